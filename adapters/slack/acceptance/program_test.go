package acceptance_test

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"footnote/adapters/adaptertest/scenario"
)

// A transport is a way of events to the program.
type transport struct {
	// requestURL is where the server sends events; empty for the socket.
	requestURL string
	// env is what the program is told about it.
	env []string
	// ready reports whether the program can be talked to.
	ready func(*server) (bool, error)
}

// socketMode is a WebSocket that the program opens.
func socketMode() (transport, error) {
	return transport{
		env: []string{"SLACK_APP_TOKEN=" + appToken},
		ready: func(s *server) (bool, error) {
			now, err := s.screen()
			return err == nil && now.Apps[0].Connected, err
		},
	}, nil
}

// signedHTTP is a server that the program runs.
func signedHTTP() (transport, error) {
	port, err := scenario.FreePort()
	if err != nil {
		return transport{}, err
	}
	address := "127.0.0.1:" + port
	return transport{
		requestURL: "http://" + address + "/slack/events",
		env:        []string{"SLACK_SIGNING_SECRET=" + signingSecret, "FOOTNOTE_SLACK_MODE=http", "FOOTNOTE_SLACK_LISTEN=" + address},
		ready: func(*server) (bool, error) {
			conn, err := net.Dial("tcp", address)
			if err != nil {
				return false, nil // not yet
			}
			return true, conn.Close()
		},
	}, nil
}

// newStage builds a stage in the folder: the server, the gate, and what starts
// the program. What it returns is to be closed, also with an error.
func newStage(dir string, t transport, program string, args ...string) (*stage, error) {
	s := &stage{dir: dir, said: map[string]message{}, seen: map[string]message{}, log: new(scenario.Output)}
	var err error
	if s.slack, err = startServer(os.Getenv(serverVar), dir, t.requestURL); err != nil {
		return s, fmt.Errorf("start the server: %w", err)
	}
	if s.gate, err = scenario.NewGate(s.slack.base, speaks); err != nil {
		return s, fmt.Errorf("put a gate before the server: %w", err)
	}
	env := append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "XDG_DATA_HOME=" + dir + "/data",
		"SLACK_BOT_TOKEN=" + botToken, "FOOTNOTE_SLACK_API_URL=" + s.gate.URL + "/api/",
		"FOOTNOTE_SLACK_MODERATORS=" + people["mia"],
	}, t.env...)
	if facts := filepath.Join(dir, "facts.yaml"); exists(facts) {
		base := filepath.Join(dir, "facts.db")
		if out, err := exec.Command(program, "--db", base, "facts", "import", facts).CombinedOutput(); err != nil {
			return s, fmt.Errorf("import the facts: %w\n%s", err, out)
		}
		args = append([]string{"--db", base}, args...)
	}
	s.launch = func() (*scenario.Process, error) { return start(s.log, env, program, args...) }
	s.ready = func() (bool, error) { return t.ready(s.slack) }
	return s, s.start()
}

// speaks reports whether a request is one that the program says something by.
func speaks(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/chat.") }

// start starts a program that prints to the log.
func start(log *scenario.Output, env []string, name string, args ...string) (*scenario.Process, error) {
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, log, log
	return scenario.Start(cmd)
}

// exists reports whether there is a file of that name.
func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
