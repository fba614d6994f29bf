// Cmd serves the fake Slack workspace as a program of its own, for clients that
// are not written in Go and for tests that kill the app.
//
// It prints one line of JSON with its URL and the credentials, and serves until
// it is interrupted. With -leash it also ends when its standard input does, so
// that it can't outlive the test that started it. Everything is driven by POST
// requests under /_control/.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"time"

	"footnote/adapters/slack/fakeslack"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fakeslack:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends or, on the leash, stdin does.
func run(ctx context.Context, args []string, stdin io.Reader, stdout io.Writer) error {
	flags := flag.NewFlagSet("fakeslack", flag.ContinueOnError)
	addr := flags.String("addr", "127.0.0.1:0", "`address` to listen on")
	events := flags.String("events", "", "send events, commands and interactions to this `URL` instead of sockets")
	ack := flags.Duration("ack", 0, "how long a delivery may stay unanswered; 0 is 3 seconds")
	ping := flags.Duration("ping", 0, "how often sockets are pinged; 0 is 5 seconds, negative is never")
	retry := flags.Duration("retry", 0, "wait this long before every redelivery, instead of Slack's intervals")
	leash := flags.Bool("leash", false, "end when standard input ends")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("read the flags: %w", err)
	}

	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	cfg := fakeslack.Config{Listener: l, AckTimeout: *ack, PingInterval: *ping, URLs: fakeslack.URLs{Events: *events}}
	if *retry > 0 {
		cfg.RetryIntervals = []time.Duration{*retry, *retry, *retry}
	}
	s, err := fakeslack.Start(cfg)
	if err != nil {
		return err
	}
	defer s.Close()
	err = json.NewEncoder(stdout).Encode(map[string]string{
		"url": s.URL(), "api_url": s.APIURL(), "bot_token": fakeslack.BotToken, "app_token": fakeslack.AppToken,
		"signing_secret": fakeslack.SigningSecret, "bot_user": fakeslack.BotUser, "team_id": fakeslack.TeamID,
	})
	if err != nil {
		return fmt.Errorf("tell the address: %w", err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if *leash {
		go func() {
			_, _ = io.Copy(io.Discard, stdin)
			stop()
		}()
	}
	<-ctx.Done()
	return nil
}
