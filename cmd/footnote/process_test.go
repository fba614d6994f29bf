package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// command is the program in a process of its own, with its data under home.
func command(t testing.TB, home string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "footnote", args...)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+home, "HOME="+home)
	return cmd
}

func TestExitStatus(t *testing.T) {
	tests := []struct {
		name string
		args []string
		want int
	}{
		{"help", []string{"--help"}, 0},
		{"an answer", []string{"ask", "who led ISIS in 2022"}, 0},
		{"no answer", []string{"ask", "what is the capital of France"}, 0},
		{"nothing to do", nil, 2},
		{"no question", []string{"ask"}, 2},
		{"unknown flag", []string{"facts", "list", "--colour"}, 2},
		{"bad date", []string{"facts", "add", "a", "b", "c", "--on", "soon"}, 2},
		{"no such fact", []string{"facts", "show", "s0"}, 1},
		{"no such file", []string{"facts", "import", "missing.yaml"}, 1},
	}
	home := t.TempDir()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cmd := command(t, home, tt.args...)
			out, _ := cmd.CombinedOutput()
			if got := cmd.ProcessState.ExitCode(); got != tt.want {
				t.Errorf("footnote %s exits with %d, want %d:\n%s", strings.Join(tt.args, " "), got, tt.want, out)
			}
		})
	}
}

// TestInterrupt interrupts a program that waits for the next question.
func TestInterrupt(t *testing.T) {
	for _, args := range [][]string{{"ask", "--batch"}, {"chat"}, {"facts", "import", "--format", "jsonl", "-"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			cmd := command(t, t.TempDir(), args...)
			stdin, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			var stderr strings.Builder
			cmd.Stderr = &stderr
			stdout, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if args[0] != "facts" { // wait until it has answered and waits again
				io.WriteString(stdin, `{"question": "who led ISIS in 2022"}`+"\n")
				if _, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
					t.Fatal(err)
				}
			} else { // wait until it reads
				io.WriteString(stdin, strings.Repeat("\n", 1<<20))
			}
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			io.Copy(io.Discard, stdout)
			cmd.Wait()
			if got, want := cmd.ProcessState.ExitCode(), 1; got != want {
				t.Errorf("exit status = %d, want %d", got, want)
			}
			if got, want := stderr.String(), "footnote: error: interrupted\n"; got != want {
				t.Errorf("standard error = %q, want %q", got, want)
			}
		})
	}
}

// TestFirstStarts starts several programs at once with no base there.
func TestFirstStarts(t *testing.T) {
	home := t.TempDir()
	const programs = 4
	var group sync.WaitGroup
	outs := make([]string, programs)
	for i := range programs {
		cmd := command(t, home, "doctor")
		group.Go(func() {
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("program %d: %v\n%s", i, err, out)
			}
			outs[i] = string(out)
		})
	}
	group.Wait()
	for i := range programs {
		if !strings.Contains(outs[i], "file: sound") || outs[i] != outs[0] {
			t.Errorf("program %d found\n%s\nand program 0\n%s", i, outs[i], outs[0])
		}
	}
	left, err := filepath.Glob(filepath.Join(home, "footnote", "*"))
	// Of two that end at the same moment, SQLite may have each leave its log to
	// the other.
	left = slices.DeleteFunc(left, func(f string) bool { return strings.HasSuffix(f, "-wal") || strings.HasSuffix(f, "-shm") })
	want := []string{filepath.Join(home, "footnote", "base.db"), filepath.Join(home, "footnote", "base.db.lock")}
	if strings.Join(left, " ") != strings.Join(want, " ") || err != nil {
		t.Errorf("the data folder has %v, %v, want %v", left, err, want)
	}
}
