package fakeslack

import (
	"net"
	"slices"
	"time"
)

// What a [Config] with nothing set uses. Tests name these rather than repeat
// the strings.
const (
	TeamID        = "T0READING"
	AppID         = "A0FOOTNOTE"
	BotUser       = "U0FOOTNOTE"
	BotID         = "B0FOOTNOTE"
	BotToken      = "xoxb-fake-bot-token"
	AppToken      = "xapp-1-fake-app-token"
	SigningSecret = "fake-signing-secret"

	// Three people; Ana, Ben and Cleo are in every channel but the last.
	Ana  = "U0ANA"
	Ben  = "U0BEN"
	Cleo = "U0CLEO"

	// Two public channels that the bot is in, a private one that it is in,
	// and a public one that it is not in.
	General   = "C0GENERAL"
	Reading   = "C0READING"
	Moderator = "G0MODERATOR"
	Elsewhere = "C0ELSEWHERE"
)

// A Config says what workspace to serve and how fast. Its zero value serves the
// small workspace named by the constants on a free port of 127.0.0.1.
type Config struct {
	// Listener is where to serve; nil listens on 127.0.0.1 at a free port.
	Listener net.Listener
	// Now is the clock behind timestamps, trigger IDs, response URLs and rate
	// limits; nil is time.Now. Waiting (retries, pings) goes by real time.
	Now func() time.Time

	// BotToken, AppToken and SigningSecret are the app's credentials; empty
	// ones are the constants of the same names.
	BotToken, AppToken, SigningSecret string
	// Scopes are those of the bot token; nil grants every scope that the
	// method table names.
	Scopes []string
	// Events are the bot events that the app is subscribed to, in the words of
	// a manifest ("message.channels", "app_mention"); nil is all of them.
	Events []string

	// Users and Channels are the workspace; nil is the small one. The bot is
	// added to Users when it is missing, and every user gets a direct message
	// channel with the bot.
	Users    []User
	Channels []Channel

	// URLs, when any is set, sends the app's events, commands and
	// interactions there instead of over sockets.
	URLs URLs

	// AckTimeout is how long a delivery may stay unanswered; 0 is 3 seconds.
	AckTimeout time.Duration
	// RetryIntervals is how long to wait before each redelivery of an event
	// that was not acknowledged; nil is Slack's: at once, a minute, 5 minutes.
	RetryIntervals []time.Duration
	// PingInterval is how often a socket is pinged; 0 is 5 seconds, negative
	// is never.
	PingInterval time.Duration
	// MaxSockets is how many sockets may be open at once; 0 is Slack's 10.
	MaxSockets int
}

// URLs are the request URLs of an app that uses HTTP. Commands and Interactions
// default to Events.
type URLs struct {
	Events       string `json:"events"`
	Commands     string `json:"commands"`
	Interactions string `json:"interactions"`
}

// forKind is the URL that takes deliveries of that kind; "" when the app uses
// sockets.
func (u URLs) forKind(k Kind) string {
	switch {
	case k == Command && u.Commands != "":
		return u.Commands
	case k == Interaction && u.Interactions != "":
		return u.Interactions
	default:
		return u.Events
	}
}

// withDefaults fills in what was left empty.
func (c Config) withDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	setDefault(&c.BotToken, BotToken)
	setDefault(&c.AppToken, AppToken)
	setDefault(&c.SigningSecret, SigningSecret)
	setDefault(&c.AckTimeout, 3*time.Second)
	setDefault(&c.PingInterval, 5*time.Second)
	setDefault(&c.MaxSockets, 10)
	if c.RetryIntervals == nil {
		c.RetryIntervals = []time.Duration{0, time.Minute, 5 * time.Minute}
	}
	if c.Scopes == nil {
		c.Scopes = AllScopes()
	}
	if c.Users == nil {
		c.Users = smallUsers()
	}
	if c.Channels == nil {
		c.Channels = smallChannels()
	}
	return c
}

func setDefault[T comparable](p *T, value T) {
	if zero := *new(T); *p == zero {
		*p = value
	}
}

func smallUsers() []User {
	return []User{
		{ID: Ana, Name: "ana", RealName: "Ana Arrieta"},
		{ID: Ben, Name: "ben", RealName: "Ben Okafor"},
		{ID: Cleo, Name: "cleo", RealName: "Cleo Marsh"},
	}
}

func smallChannels() []Channel {
	people := []string{Ana, Ben, Cleo}
	with := append(slices.Clone(people), BotUser)
	return []Channel{
		{ID: General, Name: "general", Type: Public, Members: slices.Clone(with)},
		{ID: Reading, Name: "reading", Type: Public, Members: slices.Clone(with)},
		{ID: Moderator, Name: "moderators", Type: Private, Members: []string{Ana, BotUser}},
		{ID: Elsewhere, Name: "elsewhere", Type: Public, Members: people},
	}
}
