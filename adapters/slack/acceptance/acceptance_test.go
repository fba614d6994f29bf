package acceptance_test

import (
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/adapters/adaptertest/scenario"
)

// The environment variables that name the programs, as run.sh sets them.
const (
	serverVar = "FOOTNOTE_ACCEPTANCE_SERVER"
	botVar    = "FOOTNOTE_ACCEPTANCE_BOT"
)

func TestSocketMode(t *testing.T) {
	need(t, serverVar, botVar)
	testscript.Run(t, scenarios("testdata", socketMode, scenario.Patience, os.Getenv(botVar), "serve"))
}

func TestSignedHTTP(t *testing.T) {
	need(t, serverVar, botVar)
	testscript.Run(t, scenarios("testdata", signedHTTP, scenario.Patience, os.Getenv(botVar), "serve"))
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
	params := scenario.Params(dir, cast, func(dir string) (scenario.Stage, error) {
		t, err := way()
		if err != nil {
			return nil, err
		}
		s, err := newStage(dir, t, program, args...)
		s.patience = patience
		return s, err
	})
	build := params.Setup
	params.Setup = func(env *testscript.Env) error {
		env.Setenv("FOOTNOTE", program)
		env.Setenv(soonVar, soon(time.Now()))
		return build(env)
	}
	return params
}

// soonVar names the variable of scenarios that has a time to plan for, as soon.
const soonVar = "SOON"

// soonest is how long after the beginning of a scenario the minute before its
// soon may begin, so that something can be planned until then.
const soonest = 15 * time.Second

// soon is the next full minute but one, as it is told to the bot.
func soon(now time.Time) string {
	return now.UTC().Add(soonest).Truncate(time.Minute).Add(2 * time.Minute).Format("2006-01-02 15:04 UTC")
}
