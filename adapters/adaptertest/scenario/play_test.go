package scenario_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/adapters/adaptertest/scenario"
)

// An echo is a stage where the bot has to say what ana last said.
type echo struct {
	said   string
	closed *int
}

func (e *echo) Act(who, verb string, args []string) error {
	switch {
	case who == "ana" && verb == "posts":
		e.said = args[0]
	case who == "bot" && verb == "replies" && args[0] == e.said:
		e.said = ""
	default:
		return errors.New("the bot does not say so")
	}
	return nil
}

func (e *echo) Finish() error {
	if e.said != "" {
		return errors.New("the bot also said " + e.said)
	}
	return nil
}

func (e *echo) Story() string { return "last was said: " + e.said }
func (e *echo) Close()        { *e.closed++ }

// play plays a script on an echo.
func play(t *testing.T, script string) testscript.Params {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script.txtar")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	closed := 0
	t.Cleanup(func() {
		if closed != 1 {
			t.Errorf("the stage was closed %d times, want once", closed)
		}
	})
	params := scenario.Params("", []string{"ana", "bot"}, func(string) (scenario.Stage, error) { return &echo{closed: &closed}, nil })
	params.Files = []string{file}
	return params
}

func TestPlay(t *testing.T) {
	testscript.Run(t, play(t, "ana posts hello\nbot replies hello\n! bot replies goodbye\n"))
}

func TestFails(t *testing.T) {
	tests := []struct{ name, script, want string }{
		{"not expected", "ana posts hello\n", "also said hello"},
		{"not said", "ana posts hello\nbot replies goodbye\n", "last was said: hello"},
		{"said after all", "ana posts hello\n! bot replies hello\n", "was to fail"},
		{"no verb", "ana\n", "usage"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if log, failed := scenario.Fails(play(t, tt.script)); !failed || !strings.Contains(log, tt.want) {
				t.Errorf("failed = %v, want true with %q in:\n%s", failed, tt.want, log)
			}
		})
	}
	if log, failed := scenario.Fails(play(t, "ana posts hello\nbot replies hello\n")); failed {
		t.Errorf("a scenario failed that should not:\n%s", log)
	}
}

func TestStageThatIsNot(t *testing.T) {
	closed := 0
	params := scenario.Params("", nil, func(string) (scenario.Stage, error) {
		return &echo{closed: &closed}, errors.New("no server")
	})
	file := filepath.Join(t.TempDir(), "script.txtar")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	params.Files = []string{file}
	if log, failed := scenario.Fails(params); !failed || !strings.Contains(log, "no server") || closed != 1 {
		t.Errorf("failed = %v, closed %d times, want true and once, with the cause in:\n%s", failed, closed, log)
	}
}
