package slack_test

import (
	"bytes"
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot"
	"footnote/bot/desk"
)

// patience bounds every wait; it is used up only by tests that fail.
const patience = 20 * time.Second

func within(t *testing.T) context.Context {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	t.Cleanup(stop)
	return ctx
}

// A counter is a desk that keeps what it takes, and otherwise says what it is
// told to.
type counter struct {
	mu       sync.Mutex
	taken    []desk.Event
	more     chan struct{}
	refuse   error
	form     *desk.Form
	problems map[string]string
	home     desk.Home
}

func newCounter() *counter { return &counter{more: make(chan struct{}, 10_000)} }

func (c *counter) Take(_ context.Context, e desk.Event) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.refuse != nil {
		return c.refuse
	}
	if !slices.ContainsFunc(c.taken, func(x desk.Event) bool { return x.Key == e.Key }) {
		c.taken = append(c.taken, e)
		c.more <- struct{}{}
	}
	return nil
}

func (c *counter) Form(context.Context, desk.Event) (*desk.Form, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.form, nil
}

func (c *counter) Check(context.Context, desk.Event) (map[string]string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.problems, nil
}

func (c *counter) Home(context.Context, string, string) (desk.Home, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.home, nil
}

// set changes what the desk says.
func (c *counter) set(change func(*counter)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change(c)
}

// forget makes the desk take what it knows as if it were new.
func (c *counter) forget() { c.set(func(c *counter) { c.taken = nil }) }

// events waits for n events in all and returns them.
func (c *counter) events(t *testing.T, n int) []desk.Event {
	t.Helper()
	for {
		c.mu.Lock()
		got := slices.Clone(c.taken)
		c.mu.Unlock()
		if len(got) >= n {
			return got
		}
		select {
		case <-c.more:
		case <-within(t).Done():
			t.Fatalf("the desk has taken %d events, want %d: %+v", len(got), n, got)
		}
	}
}

// A workspace is a fake Slack with an adapter that runs in it.
type workspace struct {
	*fakeslack.Server
	adapter *slack.Adapter
	desk    *counter
	log     *bytes.Buffer // written to until stop
	address string        // where events go by HTTP
	stop    func() error  // ends Run and returns its error
}

// open starts a workspace and an adapter, and waits for them to be connected.
func open(t *testing.T, fake fakeslack.Config, change func(*slack.Config)) *workspace {
	t.Helper()
	s, err := fakeslack.Start(fake)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	w := &workspace{Server: s, desk: newCounter(), log: new(bytes.Buffer)}
	config := slack.Config{
		BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, SigningSecret: fakeslack.SigningSecret,
		APIURL: s.APIURL(), Log: slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if change != nil {
		change(&config)
	}
	if w.adapter, err = slack.New(config); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.adapter.Run(ctx, w.desk) }()
	w.stop = sync.OnceValue(func() error {
		stop()
		return <-ended
	})
	t.Cleanup(func() { _ = w.stop() })
	if config.Mode != slack.HTTP {
		if err := s.WaitSockets(within(t), 1); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// openIn starts a workspace whose events come in that way.
func openIn(t *testing.T, mode slack.Mode) *workspace {
	t.Helper()
	if mode == slack.Socket {
		return open(t, fakeslack.Config{}, nil)
	}
	address := freeAddress(t)
	w := open(t, fakeslack.Config{URLs: fakeslack.URLs{Events: "http://" + address + "/slack"}}, func(c *slack.Config) {
		c.Mode, c.Listen = slack.HTTP, address
	})
	for {
		if err := w.VerifyURL(within(t)); err == nil {
			w.address = "http://" + address + "/slack"
			return w
		}
		select {
		case <-time.After(time.Millisecond):
		case <-within(t).Done():
			t.Fatal("nobody listens on ", address)
		}
	}
}

// testLog is a log that is seen where the test fails.
func testLog(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// at is a place in the workspace.
func at(room, thread string) bot.Place {
	return bot.Place{Network: slack.Network, Room: room, Thread: thread}
}
