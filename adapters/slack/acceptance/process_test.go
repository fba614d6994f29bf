package acceptance_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long anything may take that is waited for. It is spent in
// full only where a test fails.
const patience = 20 * time.Second

// A process is a program that runs beside the test.
type process struct {
	cmd    *exec.Cmd
	log    *output
	exited chan struct{} // closed when it has ended
}

// start starts the program. What it prints is added to the log.
func start(log *output, env []string, name string, args ...string) (*process, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = env
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, log: log, exited: make(chan struct{})}
	go func() {
		cmd.Wait() // how it ended is in cmd.ProcessState
		close(p.exited)
	}()
	return p, nil
}

// kill ends the process without a chance to do anything more.
func (p *process) kill() {
	p.cmd.Process.Kill() // an error says that it has ended already
	<-p.exited
}

// stop asks the process to end, and waits until it has.
func (p *process) stop() error {
	p.cmd.Process.Signal(syscall.SIGTERM) // as in kill
	select {
	case <-p.exited:
		return nil
	case <-time.After(patience):
		p.kill()
		return fmt.Errorf("%s did not end in %v after it was told to", p.cmd.Path, patience)
	}
}

// ended reports whether the process has ended.
func (p *process) ended() bool {
	select {
	case <-p.exited:
		return true
	default:
		return false
	}
}

// An output keeps what is printed to it. It is safe for concurrent use.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// await asks until it is told yes, or an error, or loses patience. The what
// completes "no ... in 20s".
func await(what string, limit time.Duration, ready func() (bool, error)) error {
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

func TestAwaitLosesPatience(t *testing.T) {
	err := await("answer", time.Millisecond, func() (bool, error) { return false, nil })
	if want := "no answer in 1ms"; err == nil || err.Error() != want {
		t.Errorf("await that is never told yes = %v, want %s", err, want)
	}
}
