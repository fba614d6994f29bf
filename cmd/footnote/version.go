package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by the linker when the Makefile builds the program.
var version string

// A versionCmd prints the version.
type versionCmd struct{}

// Run prints the version and what the program was built with.
func (versionCmd) Run(p *program) error {
	_, err := fmt.Fprintf(p.stdout, "footnote %s (%s %s/%s)\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// programVersion is the linker's version, or else that of the module, or "devel".
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
