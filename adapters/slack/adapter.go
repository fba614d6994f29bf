package slack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/time/rate"

	"footnote/bot/cache"
)

// Network is the name that places on Slack have in [bot.Place].
const Network = "slack"

// A Mode is how Slack's events reach the bot.
type Mode string

// The modes.
const (
	Socket Mode = "socket" // over a WebSocket that the bot opens
	HTTP   Mode = "http"   // as signed requests to the bot's web server
)

// A Config says how to reach a workspace.
type Config struct {
	BotToken      string // xoxb-…
	AppToken      string // xapp-…; for Socket only
	SigningSecret string // for HTTP only
	Mode          Mode   // empty means Socket
	Listen        string // the address of the web server, host:port; for HTTP only
	APIURL        string // where the Web API is; empty means Slack's own
	// Language is that of what Slack shows where no room says in which, as a BCP
	// 47 tag; empty for English.
	Language string
	// ModeratorGroups are the IDs of the user groups (S…) whose members look
	// after every channel.
	ModeratorGroups []string
	// Ping is how long the socket may be silent before it is opened anew; 0
	// means 30 s, which is right for Slack.
	Ping time.Duration
	Log  *slog.Logger     // nil means no log
	Now  func() time.Time // nil means time.Now
}

// check finds what the mode lacks.
func (c *Config) check() error {
	switch {
	case c.BotToken == "":
		return errors.New("slack: there is no bot token (xoxb-…)")
	case c.Mode == Socket && c.AppToken == "":
		return errors.New("slack: Socket Mode needs an app-level token (xapp-…)")
	case c.Mode == HTTP && (c.SigningSecret == "" || c.Listen == ""):
		return errors.New("slack: HTTP needs the signing secret and an address to listen on")
	case c.Mode != Socket && c.Mode != HTTP:
		return fmt.Errorf("slack: there is no mode %q; it is %s or %s", c.Mode, Socket, HTTP)
	}
	return nil
}

// An Adapter is a workspace as the desk sees it. It is safe for concurrent use,
// and sends whether it is Run or not.
type Adapter struct {
	config Config
	api    *slack.Client
	files  *slack.Client // the same, with more patience
	log    *slog.Logger
	me     atomic.Pointer[slack.AuthTestResponse] // who the bot is; nil until Run knows

	pace     *cache.Cache[string, *rate.Limiter] // by channel
	people   *cache.Cache[string, person]        // by user
	creators *cache.Cache[string, string]        // who made it, by channel
	groups   *cache.Cache[string, []string]      // the members, by user group
	unknown  sync.Once                           // telling that they cannot be known
}

const (
	apiPatience = 10 * time.Second // for one call; Slack answers within 3 s
	defaultPing = 30 * time.Second // Slack pings every few seconds
)

// New returns an adapter for the workspace, or what the config lacks. It does
// not connect.
func New(c Config) (*Adapter, error) {
	c.Mode, c.Ping, c.Log = cmp.Or(c.Mode, Socket), cmp.Or(c.Ping, defaultPing), cmp.Or(c.Log, slog.New(slog.DiscardHandler))
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	a := &Adapter{config: c, api: client(c, apiPatience), files: client(c, filePatience), log: c.Log}
	known := cache.Options{Age: personAge, Failure: failureAge, Now: c.Now}
	a.people, a.groups, a.creators = cache.New(known, a.findPerson), cache.New(known, a.findGroup), cache.New(known, a.findCreator)
	a.pace = cache.New(known, func(context.Context, string) (*rate.Limiter, error) {
		return rate.NewLimiter(postsPerSecond, postsAtOnce), nil
	})
	return a, nil
}

// Client is the Web API as the config reaches it. It tries nothing twice: the
// desk does, and looks first whether the message is there.
func Client(c Config) *slack.Client { return client(c, apiPatience) }

// client is the Web API, each call of which may take so long.
func client(c Config, patience time.Duration) *slack.Client {
	return slack.New(c.BotToken, slack.OptionAppLevelToken(c.AppToken), slack.OptionHTTPClient(&http.Client{Timeout: patience}),
		slack.OptionAPIURL(strings.TrimSuffix(cmp.Or(c.APIURL, slack.APIURL), "/")+"/"))
}

// again is how long to wait before what failed is tried again.
const again = 2 * time.Second

// Run receives until ctx is done, and returns nil then. It returns an error if
// Slack turns a token away for good, or the web server cannot listen; for
// anything else it tries again. What was acknowledged was taken by the desk.
func (a *Adapter) Run(ctx context.Context, d Desk) error {
	if err := a.introduce(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	r := &receiver{Adapter: a, desk: d}
	if a.config.Mode == HTTP {
		return r.serve(ctx)
	}
	return r.listen(ctx)
}

// introduce finds out who the bot is, without which it would answer itself.
func (a *Adapter) introduce(ctx context.Context) error {
	for {
		me, err := a.api.AuthTestContext(ctx)
		switch {
		case err == nil:
			a.me.Store(me)
			a.log.Info("known to slack", "team", me.Team, "user", me.UserID)
			return nil
		case is(err, turnedAway...):
			return fmt.Errorf("slack turns the bot token (xoxb-…) away; install the app and copy the token from OAuth & Permissions: %w", err)
		}
		if !a.pause(ctx, "ask slack who the bot is", err) {
			return nil
		}
	}
}

// appTokenError says what to do about an app-level token that will not do.
func appTokenError(err error) error {
	return fmt.Errorf("slack turns the app-level token (xapp-…) away; make one with the scope connections:write "+
		"under Basic Information, App-Level Tokens: %w", err)
}

// pause tells what failed and waits, and reports whether ctx is not done.
func (a *Adapter) pause(ctx context.Context, what string, err error) bool {
	if ctx.Err() != nil {
		return false
	}
	a.log.Warn("slack cannot be reached", "error", failed(what, err))
	select {
	case <-time.After(again):
		return true
	case <-ctx.Done():
		return false
	}
}
