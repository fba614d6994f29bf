package acceptance_test

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// A program is the bot, and how to use it.
type program struct {
	path  string
	login []string // logs it in; nil if it does so by itself
	serve []string // has it serve until it is told to end
}

// footnote is Footnote.
func footnote() program {
	return program{os.Getenv(botVar), []string{"matrix", "login"}, []string{"serve"}}
}

// newStage builds a stage in the folder: the server, people, the program, and
// a room that all of them are in. What it returns is to be closed, also with an
// error.
func newStage(dir string, encrypted bool, patience time.Duration, p program) (*stage, error) {
	s := &stage{dir: dir, encrypted: encrypted, patience: patience, log: new(scenario.Output),
		recovery: map[string]string{}, devices: map[string]string{}, uses: map[string]string{},
		rooms: map[string]string{}, secret: map[string]bool{}, said: map[string]message{}, seen: map[string]message{}}
	var err error
	if s.server, err = startHomeserver(os.Getenv(serverVar), dir); err != nil {
		return s, fmt.Errorf("start the server: %w", err)
	}
	if s.gate, err = scenario.NewGate(s.server.base, s.speaks); err != nil {
		return s, fmt.Errorf("put a gate before the server: %w", err)
	}
	if s.client, err = startClient(os.Getenv(clientVar)); err != nil {
		return s, fmt.Errorf("start the people's client: %w", err)
	}
	if err := s.enrollPeople(); err != nil {
		return s, fmt.Errorf("log people in: %w", err)
	}
	if err := s.prepare(p); err != nil {
		return s, fmt.Errorf("prepare the program: %w", err)
	}
	if err := s.start(); err != nil {
		return s, fmt.Errorf("start the program: %w", err)
	}
	return s, s.enter("history")
}

// speaks reports whether a request is one that the program says something by. It
// counts those by which the program listens.
func (s *stage) speaks(r *http.Request) bool {
	if strings.HasSuffix(r.URL.Path, "/sync") {
		s.syncs.Add(1)
	}
	return strings.Contains(r.URL.Path, "/send/") || strings.Contains(r.URL.Path, "/redact/")
}

// enrollPeople makes the accounts, and a device for each person.
func (s *stage) enrollPeople() error {
	if err := s.server.register(botName); err != nil {
		return err
	}
	failures := make([]error, len(people))
	var logins sync.WaitGroup
	for i, who := range people {
		s.devices[who], s.uses[who], s.recovery[who] = who, who, newRecovery()
		logins.Go(func() {
			if failures[i] = s.server.register(who); failures[i] == nil {
				failures[i] = s.connect(who, who)
			}
		})
	}
	logins.Wait()
	return errors.Join(failures...)
}

// connect logs somebody in on a device of that name.
func (s *stage) connect(who, device string) error {
	return s.client.do(device, "start", object{"homeserver": s.server.base, "user": who,
		"password": passwordOf(who), "recovery": s.recovery[who]}, nil)
}

// newRecovery is a new recovery key.
func newRecovery() string {
	key := make([]byte, 32)
	rand.Read(key) // never fails
	return base64.StdEncoding.EncodeToString(key)
}

// prepare writes the program's configuration, and its base if the scenario
// brings facts, and logs it in.
func (s *stage) prepare(p program) error {
	files := map[string]string{"password": passwordOf(botName), "footnote.toml": s.config()}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	var base []string
	if facts := filepath.Join(s.dir, "facts.yaml"); exists(facts) {
		base = []string{"--db", filepath.Join(s.dir, "base.db")}
	}
	s.program = func(args ...string) *exec.Cmd {
		cmd := exec.Command(p.path, append(slices.Clone(base), args...)...)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + s.dir, "XDG_DATA_HOME=" + filepath.Join(s.dir, "data"), "FOOTNOTE_CONFIG=footnote.toml"}
		cmd.Dir, cmd.Stdout, cmd.Stderr = s.dir, s.log, s.log
		return cmd
	}
	s.launch = func() (*scenario.Process, error) { return scenario.Start(s.program(p.serve...)) }
	if base != nil {
		if err := s.program("facts", "import", "facts.yaml").Run(); err != nil {
			return fmt.Errorf("import the facts: %w", err)
		}
	}
	if p.login == nil {
		return nil
	}
	s.login = func(flags ...string) error { return s.program(append(p.login, flags...)...).Run() }
	return s.login()
}

// config is the program's configuration.
func (s *stage) config() string {
	return fmt.Sprintf(`[matrix]
homeserver = %q
user = %q
password_file = "password"
secrets = "secrets"
`, s.gate.URL, userID(botName))
}

// exists reports whether there is a file of that name.
func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
