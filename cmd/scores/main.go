// Scores runs every score that can be taken of the program, and writes them
// down with the date and the commit.
//
//	go run ./cmd/scores -bin bin/footnote -shared ../shared -out docs/scores.md
//
// The questions and their scorers lie outside the project, in the folder
// shared; what is measured there goes through the command line of the program
// only. Without that folder, or without Python for the scorers, nothing is
// taken, nothing is written and the exit status is 0, for then there is nothing
// to measure; it says so loudly. A scorer that fails makes the exit status 1,
// and the others are written down.
//
// The scorers' lines are read ([parseBench], [parseCheck]), set beside what is
// aimed at ([aims]) and rendered ([render]).
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "scores:", err)
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	bin, shared, out string
	limit            int
}

// run takes the scores and writes them.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	var o options
	flags := flag.NewFlagSet("scores", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.bin, "bin", "bin/footnote", "the program to score")
	flags.StringVar(&o.shared, "shared", "../shared", "the folder with the questions and their scorers")
	flags.StringVar(&o.out, "out", "docs/scores.md", "the file to write; - for standard output")
	flags.IntVar(&o.limit, "limit", 0, "ask no more than so many questions of each file; 0 for all")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if why := missing(&o); why != "" {
		fmt.Fprintf(stderr, "!! SKIPPED: %s, so no score was taken and %s is as it was\n", why, o.out)
		return nil
	}
	taken, failed := takeAll(ctx, &o, stdout, stderr)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	text := render(&report{
		Date: time.Now().UTC(), Commit: commit(ctx), Command: "make scores", Machine: machine(), Limit: o.limit, Scores: taken, Failed: failed,
	})
	if err := write(o.out, text, stdout); err != nil {
		return fmt.Errorf("write scores: %w", err)
	}
	if len(failed) > 0 {
		return fmt.Errorf("no score of %s", strings.Join(failed, ", "))
	}
	return nil
}

// write writes the text to a file, or to standard output for "-".
func write(path, text string, stdout io.Writer) error {
	if path == "-" {
		_, err := io.WriteString(stdout, text)
		return err
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return err
	}
	_, err := fmt.Fprintf(stdout, "%s: written\n", path)
	return err
}

// missing says what is missing for any score to be taken; empty if nothing is.
func missing(o *options) string {
	if _, err := exec.LookPath("python3"); err != nil {
		return "Python 3 is missing, which the scorers are written in"
	}
	for _, name := range []string{"eval/check.py", "bench/score.py"} {
		if _, err := os.Stat(filepath.Join(o.shared, name)); err != nil {
			return filepath.Join(o.shared, name) + " is missing"
		}
	}
	return ""
}

// commit is the commit that was scored, with a mark if it was changed since.
func commit(ctx context.Context) string {
	out, err := exec.CommandContext(ctx, "git", "describe", "--always", "--dirty", "--exclude", "*").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

// machine is the machine in general words.
func machine() string {
	return fmt.Sprintf("%s, %s, %d cores", runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
}
