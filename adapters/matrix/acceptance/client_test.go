package acceptance_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// A client is the program in the folder client, on which people's devices run.
// It is safe for concurrent use.
type client struct {
	*scenario.Process
	log *scenario.Output // what it prints beside its answers

	mu      sync.Mutex
	in      io.Writer
	waiting map[int]chan answer // who waits for an answer, by the request's ID
	last    int
}

// An answer is one line of the client's output.
type answer struct {
	ID     int
	Result json.RawMessage
	Error  string
}

// startClient starts the client. The program is its main.mjs.
func startClient(program string) (*client, error) {
	c := &client{log: new(scenario.Output), waiting: map[int]chan answer{}}
	cmd := exec.Command("node", program)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	lines, out := io.Pipe()
	cmd.Stdout, cmd.Stderr = out, c.log
	if c.Process, err = scenario.Start(cmd); err != nil {
		return nil, err
	}
	c.in = in
	go c.read(lines)
	go func() {
		<-c.Exited()
		out.Close()
	}()
	return c, nil
}

// read hands the answers to who waits for them, until there are no more.
func (c *client) read(lines io.Reader) {
	reader := bufio.NewReader(lines)
	for {
		line, err := reader.ReadBytes('\n')
		if err != nil {
			return
		}
		var a answer
		if err := json.Unmarshal(line, &a); err != nil {
			fmt.Fprintf(c.log, "no answer: %s", line)
			continue
		}
		c.mu.Lock()
		waiting := c.waiting[a.ID]
		delete(c.waiting, a.ID)
		c.mu.Unlock()
		if waiting != nil {
			waiting <- a
		}
	}
}

// errEnded is for what is asked of a client that has ended.
var errEnded = errors.New("the client has ended")

// do has a device do something, and reads what comes of it unless into is nil.
func (c *client) do(device, verb string, args, into any) error {
	done := make(chan answer, 1)
	if err := c.request(device, verb, args, done); err != nil {
		return err
	}
	select {
	case a := <-done:
		if a.Error != "" {
			return fmt.Errorf("%s: %s: %s", device, verb, a.Error)
		}
		if into == nil {
			return nil
		}
		return json.Unmarshal(a.Result, into)
	case <-c.Exited():
		return errEnded
	case <-time.After(2 * scenario.Patience):
		return fmt.Errorf("%s: %s: no answer in %v", device, verb, 2*scenario.Patience)
	}
}

// request sends a request whose answer is to go to done.
func (c *client) request(device, verb string, args any, done chan answer) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last++
	line, err := json.Marshal(object{"id": c.last, "device": device, "do": verb, "args": args})
	if err != nil {
		return err
	}
	c.waiting[c.last] = done
	_, err = c.in.Write(append(line, '\n'))
	return err
}
