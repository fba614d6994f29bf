package acceptance_test

import (
	"errors"
	"fmt"

	"github.com/rogpeppe/go-internal/testscript"
)

// stageKey is what a script's stage is kept under.
type stageKey struct{}

// A command is one of a script.
type command = func(ts *testscript.TestScript, neg bool, args []string)

// commands are the people and the bot as commands of a script.
func commands() map[string]command {
	all := map[string]command{"bot": perform(expected), "slack": perform(weather)}
	for who := range people {
		all[who] = perform(func(s *stage, verb string, args []string) error { return done(s, who, verb, args) })
	}
	return all
}

// perform is a command that does something on the script's stage, and tells
// the whole story if it fails; or if it succeeds, where it is to fail.
func perform(do func(s *stage, verb string, args []string) error) command {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if len(args) == 0 {
			ts.Fatalf("usage: WHO VERB ARGUMENTS...")
		}
		s := ts.Value(stageKey{}).(*stage)
		err := do(s, args[0], args[1:])
		if neg {
			err = failed(err)
		}
		if err != nil {
			s.failed = true
			ts.Logf("%s", s.story())
			ts.Fatalf("%v", err)
		}
	}
}

// failed is nil for an error, and an error for nil.
func failed(err error) error {
	if err == nil {
		return errors.New("that was to fail")
	}
	return nil
}

// done does what a person does.
func done(s *stage, who, verb string, args []string) error {
	deed, ok := deeds[verb]
	if !ok || len(args) < arguments[verb] {
		return fmt.Errorf("nobody can do that: %s %q", verb, args)
	}
	return deed(s, who, args)
}

// expected expects something of the bot.
func expected(s *stage, verb string, args []string) error {
	expectation, ok := expectations[verb]
	if !ok {
		return fmt.Errorf("nothing of the kind can be expected: %s", verb)
	}
	return expectation(s, args)
}

// weather makes the network stall and recover.
func weather(s *stage, verb string, _ []string) error {
	switch verb {
	case "stalls":
		s.gate.shut(false)
	case "lags":
		s.gate.shut(true)
	case "recovers":
		s.gate.reopen()
	default:
		return fmt.Errorf("the network cannot %s", verb)
	}
	return nil
}
