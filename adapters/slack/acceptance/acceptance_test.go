package acceptance_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// The environment variables that name the programs, as run.sh sets them.
const (
	serverVar = "FOOTNOTE_ACCEPTANCE_SERVER"
	botVar    = "FOOTNOTE_ACCEPTANCE_BOT"
)

func TestSocketMode(t *testing.T) {
	need(t, serverVar, botVar)
	testscript.Run(t, scenarios("testdata", socketMode, patience, os.Getenv(botVar), "serve"))
}

func TestSignedHTTP(t *testing.T) {
	need(t, serverVar, botVar)
	testscript.Run(t, scenarios("testdata", signedHTTP, patience, os.Getenv(botVar), "serve"))
}

// need skips the test if a program is not there.
func need(t *testing.T, vars ...string) {
	t.Helper()
	for _, v := range vars {
		if os.Getenv(v) == "" {
			t.Skipf("%s is not set; run make acceptance-slack", v)
		}
	}
}

// scenarios are the scripts of the folder, each played on a stage of its own
// with the program, which gets that much patience.
func scenarios(dir string, way func() (transport, error), patience time.Duration, program string, args ...string) testscript.Params {
	return testscript.Params{Dir: dir, Cmds: commands(), Setup: func(env *testscript.Env) error {
		t, err := way()
		if err != nil {
			return err
		}
		s, err := newStage(env.WorkDir, t, program, args...)
		s.patience = patience
		env.Values[stageKey{}] = s
		env.Setenv("FOOTNOTE", program)
		env.Defer(s.close)
		if err != nil {
			return fmt.Errorf("%w\n%s", err, s.story())
		}
		env.Defer(func() { finish(env.T(), s) })
		return nil
	}}
}

// finish ends a scenario, and fails it if more was said than it expected.
func finish(t testscript.T, s *stage) {
	if s.failed {
		return // it has told why
	}
	if err := s.finish(); err != nil {
		t.Fatal(err, "\n", s.story())
	}
}
