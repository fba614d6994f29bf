package scenario

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"
)

// Patience is how long a scenario waits, by default, for what is to happen. It
// is spent in full only where a test fails.
const Patience = 30 * time.Second

// A Process is a program that runs beside the test. It is safe for concurrent
// use.
type Process struct {
	cmd    *exec.Cmd
	exited chan struct{} // closed when it has ended
}

// Start starts the command, which must not have been started.
func Start(cmd *exec.Cmd) (*Process, error) {
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &Process{cmd: cmd, exited: make(chan struct{})}
	go func() {
		cmd.Wait() // how it ended is in cmd.ProcessState
		close(p.exited)
	}()
	return p, nil
}

// Kill ends the process without a chance to do anything more. One that has
// ended is left in peace.
func (p *Process) Kill() {
	p.cmd.Process.Kill() // an error says that it has ended already
	<-p.exited
}

// Stop asks the process to end, and waits until it has. One that does not end
// within Patience is killed, which is an error.
func (p *Process) Stop() error {
	p.cmd.Process.Signal(syscall.SIGTERM) // as in Kill
	select {
	case <-p.exited:
		return nil
	case <-time.After(Patience):
		p.Kill()
		return fmt.Errorf("%s did not end in %v after it was told to", p.cmd.Path, Patience)
	}
}

// Exited is closed when the process has ended.
func (p *Process) Exited() <-chan struct{} { return p.exited }

// Ended reports whether the process has ended.
func (p *Process) Ended() bool {
	select {
	case <-p.exited:
		return true
	default:
		return false
	}
}

// State is how the process ended; nil before it has.
func (p *Process) State() *os.ProcessState {
	if !p.Ended() {
		return nil
	}
	return p.cmd.ProcessState
}

// An Output keeps what is printed to it. It is safe for concurrent use.
type Output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write keeps p. It returns no error.
func (o *Output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

// String is what was printed so far.
func (o *Output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// Await asks until it is told yes, or an error, or the limit is over. The what
// completes "no ... in 30s".
func Await(what string, limit time.Duration, ready func() (bool, error)) error {
	for end := time.Now().Add(limit); ; time.Sleep(20 * time.Millisecond) {
		ok, err := ready()
		if ok || err != nil {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("no %s in %v", what, limit)
		}
	}
}

// FreePort is a port of the loopback that nobody listens on.
func FreePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
