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

// A failing is a test that may fail.
type failing struct {
	failed bool
	log    strings.Builder
}

func (f *failing) Skip(...any)   { f.FailNow() }
func (f *failing) Parallel()     {}
func (f *failing) Verbose() bool { return false }

func (f *failing) Log(args ...any) { fmt.Fprintln(&f.log, args...) }

func (f *failing) Fatal(args ...any) {
	f.Log(args...)
	f.FailNow()
}

// FailNow ends the part of the test that Run runs.
func (f *failing) FailNow() {
	f.failed = true
	panic(f)
}

func (f *failing) Run(_ string, part func(testscript.T)) {
	defer func() {
		if r := recover(); r != nil && r != any(f) {
			panic(r)
		}
	}()
	part(f)
}
