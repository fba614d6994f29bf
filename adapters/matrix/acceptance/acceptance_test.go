package acceptance_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"footnote/adapters/adaptertest/scenario"
)

// The environment variables that name the programs, as run.sh sets them.
const (
	serverVar = "FOOTNOTE_ACCEPTANCE_SERVER" // the homeserver
	clientVar = "FOOTNOTE_ACCEPTANCE_CLIENT" // the main.mjs of the people's client
	botVar    = "FOOTNOTE_ACCEPTANCE_BOT"    // Footnote
)

// cast are those who act in a scenario.
var cast = append([]string{"bot", "server", "room"}, people...)

// Act implements [scenario.Stage].
func (s *stage) Act(who, verb string, args []string) error {
	switch who {
	case "room":
		return s.enter(verb)
	case "bot":
		if expectation, ok := expectations[verb]; ok {
			return expectation(s, args)
		}
	case "server":
		if change, ok := weather[verb]; ok {
			return change(s)
		}
	default:
		if deed, ok := deeds[verb]; ok && len(args) >= arguments[verb] {
			return deed(s, who, args)
		}
	}
	return fmt.Errorf("that cannot be done: %s %s %q", who, verb, args)
}

func TestPlainRooms(t *testing.T) {
	need(t, serverVar, clientVar, botVar)
	testscript.Run(t, scenarios("testdata", false, footnote()))
	testscript.Run(t, scenarios("testdata/plain", false, footnote()))
}

func TestEncryptedRooms(t *testing.T) {
	need(t, serverVar, clientVar, botVar)
	testscript.Run(t, scenarios("testdata", true, footnote()))
	testscript.Run(t, scenarios("testdata/encrypted", true, footnote()))
}

// need skips the test if a program is not there.
func need(t *testing.T, vars ...string) {
	t.Helper()
	for _, v := range vars {
		if os.Getenv(v) == "" {
			t.Skipf("%s is not set; run make acceptance-matrix", v)
		}
	}
}

// scenarios are the scripts of the folder, each played with the program in
// rooms that are encrypted or not.
func scenarios(folder string, encrypted bool, p program) testscript.Params {
	return patient(scenario.Patience, folder, encrypted, p)
}

// patient are scenarios that wait for the bot as long as that.
func patient(limit time.Duration, folder string, encrypted bool, p program) testscript.Params {
	return scenario.Params(folder, cast, func(dir string) (scenario.Stage, error) {
		return newStage(dir, encrypted, limit, p)
	})
}
