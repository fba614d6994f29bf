package scenario

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// Fails plays scenarios that are to fail, and reports whether they did and what
// they said.
func Fails(params testscript.Params) (log string, failed bool) {
	f := &failing{}
	f.Run("", func(t testscript.T) { testscript.RunT(t, params) })
	return f.log.String(), f.failed
}

// A failing is a [testscript.T] that may fail: it notes that, and goes on.
type failing struct {
	failed bool
	log    strings.Builder
}

// Skip counts as failing: a scenario that is skipped shows nothing.
func (f *failing) Skip(...any) { f.FailNow() }

// Parallel does nothing.
func (f *failing) Parallel() {}

// Verbose keeps the log to what went wrong.
func (f *failing) Verbose() bool { return false }

// Log adds a line to the log.
func (f *failing) Log(args ...any) { fmt.Fprintln(&f.log, args...) }

// Fatal logs why, and ends the part of the test that Run runs.
func (f *failing) Fatal(args ...any) {
	f.Log(args...)
	f.FailNow()
}

// FailNow ends the part of the test that Run runs.
func (f *failing) FailNow() {
	f.failed = true
	panic(f)
}

// Run runs a part of the test, and comes back also when that fails.
func (f *failing) Run(_ string, part func(testscript.T)) {
	defer func() {
		if r := recover(); r != nil && r != any(f) {
			panic(r)
		}
	}()
	part(f)
}
