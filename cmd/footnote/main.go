// Footnote is a discussion chatbot: it answers questions from a fact base with
// dates and footnotes, and says so when the readings don't say.
//
// This package wires the parts together and does nothing else: one file a
// subcommand. See "footnote --help" for what there is.
package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // quiet hours, also where the system has no time zones

	"github.com/alecthomas/kong"
)

// The exit statuses.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
)

func main() { os.Exit(runSignalled()) }

// runSignalled runs the program until it ends or is asked to end. A second
// signal ends it at once.
func runSignalled() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// A commandLine is the whole command line.
type commandLine struct {
	DB      string `name:"db" placeholder:"PATH" help:"Use this base instead of the default one; it is made empty if it is not there."`
	Verbose bool   `short:"v" help:"Log to standard error what is done; never what is asked."`

	Chat       chatCmd       `cmd:"" help:"Talk in the terminal."`
	Ask        askCmd        `cmd:"" help:"Answer one question, or a batch of them."`
	Timeline   timelineCmd   `cmd:"" help:"Tell what happened in order, and draw it."`
	Compare    compareCmd    `cmd:"" help:"Set two things side by side."`
	Serve      serveCmd      `cmd:"" help:"Serve the chat networks that are set up."`
	Slack      slackCmd      `cmd:"" help:"Set up Slack."`
	Matrix     matrixCmd     `cmd:"" help:"Set up Matrix."`
	Import     importCmd     `cmd:"" help:"Bring a text into the base: a file or a web page."`
	Readings   readingsCmd   `cmd:"" help:"Show the texts in the base."`
	Facts      factsCmd      `cmd:"" help:"Look after the facts."`
	Quiz       quizCmd       `cmd:"" help:"Ask questions that the base has the answers to."`
	Cards      cardsCmd      `cmd:"" help:"Quiz cards to take along."`
	Unanswered unansweredCmd `cmd:"" help:"List the questions that the base could not answer, most asked first."`
	Plan       planCmd       `cmd:"" help:"Show or change a reading plan."`
	Doctor     doctorCmd     `cmd:"" help:"Check that the base is sound and answers, and that the chat networks can be reached."`
	Backup     backupCmd     `cmd:"" help:"Copy the base to a file, also while it is in use."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

// A program is what the subcommands work with.
type program struct {
	db     string // the base named on the command line; empty for the default one
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	log    *slog.Logger
	now    func() time.Time
}

// run is the program as a function: it acts on the arguments and returns the
// exit status. When ctx is done it stops and fails.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var line commandLine
	config := make(configFile)
	helped := false // kong asks to exit after it has shown help
	parser, err := kong.New(&line,
		kong.Name("footnote"),
		kong.Description("A discussion chatbot that puts a footnote under everything it says."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(int) { helped = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Vars{"card_kinds": cardKinds()},
		kong.Resolvers(config),
		kong.WithBeforeResolve(config.beforeResolve),
	)
	if err != nil {
		return complain(stderr, err)
	}
	parsed, err := parser.Parse(args)
	switch {
	case helped:
		return exitOK
	case err != nil:
		return complain(stderr, asUsage(err))
	}
	p := &program{db: line.DB, stdin: stdin, stdout: stdout, stderr: stderr, log: newLog(stderr, line.Verbose), now: time.Now}
	if err := parsed.Run(p); err != nil {
		if ctx.Err() != nil {
			err = errInterrupted // whatever it led to
		}
		return complain(stderr, err)
	}
	return exitOK
}

// newLog logs what goes wrong or, when verbose, also what is done.
func newLog(w io.Writer, verbose bool) *slog.Logger {
	level := slog.LevelError
	if verbose {
		level = slog.LevelInfo
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level}))
}
