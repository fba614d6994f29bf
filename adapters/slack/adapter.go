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
	log    *slog.Logger
	me     atomic.Pointer[slack.AuthTestResponse] // who the bot is; nil until Run knows

	pace    *cache.Cache[string, *rate.Limiter] // by channel
	people  *cache.Cache[string, person]        // by user
	groups  *cache.Cache[string, []string]      // the members, by user group
	unknown sync.Once                           // telling that they cannot be known
}

const (
	apiPatience = 10 * time.Second // for one call; Slack answers within 3 s
	defaultPing = 30 * time.Second // Slack pings every few seconds
)

// New returns an adapter for the workspace, or what the config lacks. It does
// not connect.
func New(c Config) (*Adapter, error) {
	c.Mode, c.Ping = cmp.Or(c.Mode, Socket), cmp.Or(c.Ping, defaultPing)
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	a := &Adapter{config: c, api: Client(c), log: c.Log}
	known := cache.Options{Age: personAge, Failure: failureAge, Now: c.Now}
	a.people, a.groups = cache.New(known, a.findPerson), cache.New(known, a.findGroup)
	a.pace = cache.New(known, func(context.Context, string) (*rate.Limiter, error) {
		return rate.NewLimiter(postsPerSecond, postsAtOnce), nil
	})
	return a, nil
}

// Client is the Web API as the config reaches it. It tries nothing twice: the
// desk does, and looks first whether the message is there.
func Client(c Config) *slack.Client {
	options := []slack.Option{
		slack.OptionAppLevelToken(c.AppToken),
		slack.OptionHTTPClient(&http.Client{Timeout: apiPatience}),
	}
	if c.APIURL != "" {
		options = append(options, slack.OptionAPIURL(strings.TrimSuffix(c.APIURL, "/")+"/"))
	}
	return slack.New(c.BotToken, options...)
}
