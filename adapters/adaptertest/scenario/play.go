package scenario

import (
	"errors"
	"fmt"

	"github.com/rogpeppe/go-internal/testscript"
)

// A Stage is where one scenario is played: a server, the program, people, and
// what was said so far. It is used by one goroutine.
type Stage interface {
	// Act does what a line of the scenario says: "ana posts hello" is the verb
	// posts of ana with one argument. Where something is expected of the
	// program, it waits for that, and returns an error if it did not come.
	Act(who, verb string, args []string) error
	// Finish ends the program in good order, and returns an error if it said
	// anything that the scenario did not expect.
	Finish() error
	// Story is what happened, for the person who looks into a failure.
	Story() string
	// Close ends everything at once.
	Close()
}

// Params has testscript play the scenarios of a folder, each on a stage of its
// own that build makes in the scenario's working folder. A stage that comes
// with an error is closed too; it may be nil. The cast are the first words that
// lines may begin with, beside testscript's own commands.
func Params(folder string, cast []string, build func(dir string) (Stage, error)) testscript.Params {
	commands := map[string]func(*testscript.TestScript, bool, []string){}
	for _, who := range cast {
		commands[who] = command(who)
	}
	return testscript.Params{Dir: folder, Cmds: commands, Setup: func(env *testscript.Env) error {
		stage, err := build(env.WorkDir)
		if stage != nil {
			env.Defer(stage.Close)
		}
		if err != nil {
			return fmt.Errorf("%w\n%s", err, told(stage))
		}
		s := &played{Stage: stage}
		env.Values[stageKey{}] = s
		env.Defer(func() { s.finish(env.T()) })
		return nil
	}}
}

// stageKey is what a scenario's stage is kept under.
type stageKey struct{}

// A played is a stage, and whether the scenario on it failed.
type played struct {
	Stage
	failed bool
}

// command is what one of the cast does or is expected to do. A "!" before the
// line says that this is to fail.
func command(who string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if len(args) == 0 {
			ts.Fatalf("usage: %s VERB ARGUMENTS...", who)
		}
		s := ts.Value(stageKey{}).(*played)
		err := s.Act(who, args[0], args[1:])
		if neg {
			err = failed(err)
		}
		if err != nil {
			s.failed = true
			ts.Logf("%s", s.Story())
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

// finish ends a scenario, and fails it if more was said than it expected.
func (s *played) finish(t testscript.T) {
	if s.failed {
		return // it has told why
	}
	if err := s.Finish(); err != nil {
		t.Fatal(err, "\n", s.Story())
	}
}

// told is the stage's story, if there is a stage.
func told(s Stage) string {
	if s == nil {
		return ""
	}
	return s.Story()
}
