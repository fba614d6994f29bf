package matrix

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"go.mau.fi/util/dbutil"
	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/id"
	"maunium.net/go/mautrix/sqlstatestore"

	"footnote/bot/desk"
)

// Network is the name that places on Matrix have in [bot.Place].
const Network = "matrix"

// A Config says which account the bot has and how it behaves.
type Config struct {
	// Secrets is the folder of the account's secrets, which [Login] makes.
	Secrets string
	// DB is the open base, made by [dbutil.NewWithDB] with the dialect
	// "sqlite3". The library keeps keys and room state in it.
	DB *dbutil.Database
	// Store keeps the rest.
	Store Store
	// Prefix begins commands; empty means "!".
	Prefix string
	// Allow are the users ("@ana:example.org") and servers ("example.org")
	// whose invitations are accepted; "*" allows all. If it is empty, those of
	// the bot's own server are.
	Allow []string
	// Language is what rooms are told in that a message cannot be read, as a
	// BCP 47 tag; empty for English.
	Language string
	// Unencrypted does without encryption; the bot is silent in encrypted
	// rooms then.
	Unencrypted bool
	// Password is the account's. A few homeservers want it when cross-signing
	// is set up at the first start.
	Password string
	// MaxAge is how old a message may be to be answered, after a downtime; 0
	// means a day.
	MaxAge time.Duration
	// KeyWait is how long an encrypted message waits for its key; 0 means 25 s.
	KeyWait time.Duration
	// Confirm is shown the emoji when a user verifies the bot, and reports
	// whether they are the same on the user's screen. If it is nil, they are
	// logged and taken to be.
	Confirm func(ctx context.Context, user string, emoji []string) bool
	Log     *slog.Logger     // nil means no log
	Now     func() time.Time // nil means time.Now
}

// A Store keeps by name what the adapter has to know again after a restart.
// The package bot/sqlite has one.
type Store interface {
	// Note is the note with the name; empty if there is none.
	Note(ctx context.Context, network, name string) (string, error)
	// SetNotes keeps all the notes or none; an empty one is dropped.
	SetNotes(ctx context.Context, network string, notes map[string]string) error
}

// A Desk takes in what happens. [desk.Desk] is one.
type Desk interface {
	// Take stores the event; the adapter does not go on before it has.
	Take(ctx context.Context, e desk.Event) error
	// Moved carries over what was settled for a room to the one that replaces
	// it.
	Moved(ctx context.Context, network, from, to string) error
}

// An Adapter is an account as the desk sees it. It is safe for concurrent use.
// What it is asked to send before Run has connected waits.
type Adapter struct {
	config  Config
	client  *mautrix.Client
	state   *sqlstatestore.SQLStateStore
	log     *slog.Logger
	session session
	name    atomic.Pointer[string] // the bot's display name
	ready   chan struct{}          // closed once messages can be sent
	// verified is called when a user has verified the bot; nil for nothing.
	verified func()
	seen     *lru.Cache[id.EventID, seen]

	mu     sync.Mutex
	rooms  map[id.RoomID]bool        // that the bot is in
	crowds map[id.RoomID]int         // how many are in a room, if that was asked since it changed
	direct map[id.UserID][]id.RoomID // conversations with one user
	typing map[string]*time.Timer    // rooms in which an answer is being worked on
}

// What a Config begins with, and what is remembered.
const (
	defaultPrefix  = "!"
	defaultMaxAge  = 24 * time.Hour
	defaultKeyWait = 25 * time.Second
	remembered     = 4096
	// patience is for one request. A sync may take longer.
	patience     = 30 * time.Second
	syncPatience = 2 * time.Minute
)

// New returns an adapter for the account, or what the config lacks. It reads
// the session that Login has made, and does not connect.
func New(c Config) (*Adapter, error) {
	if c.DB == nil || c.Store == nil {
		return nil, errors.New("matrix: there is no base to keep keys in")
	}
	s, err := readSession(c.Secrets)
	if err != nil {
		return nil, fmt.Errorf("matrix: %w", err)
	}
	if !c.Unencrypted && !canEncrypt {
		return nil, fmt.Errorf("matrix: %w", ErrNoEncryption)
	}
	c.Prefix = cmp.Or(c.Prefix, defaultPrefix)
	c.MaxAge = cmp.Or(c.MaxAge, defaultMaxAge)
	c.KeyWait = cmp.Or(c.KeyWait, defaultKeyWait)
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	client, err := s.client()
	if err != nil {
		return nil, fmt.Errorf("matrix: %w", err)
	}
	cache, err := lru.New[id.EventID, seen](remembered)
	if err != nil {
		return nil, fmt.Errorf("matrix: %w", err)
	}
	state := sqlstatestore.NewSQLStateStore(c.DB, nil, false)
	client.StateStore = state
	return &Adapter{
		config: c, client: client, state: state, log: c.Log, session: s, ready: make(chan struct{}), seen: cache,
		rooms: make(map[id.RoomID]bool), crowds: make(map[id.RoomID]int), typing: make(map[string]*time.Timer),
	}, nil
}

// ErrNoEncryption says that this program was built without encryption, and how
// to build it with.
var ErrNoEncryption = errors.New("this program was built without encryption: build it with \"make\" or \"go build -tags goolm ./cmd/footnote\", or switch encryption off")

// client is the library's client of the session. It does not retry by itself:
// whoever asks it knows better when to.
func (s *session) client() (*mautrix.Client, error) {
	client, err := mautrix.NewClient(s.Homeserver, s.User, s.Token)
	if err != nil {
		return nil, fmt.Errorf("homeserver %q: %w", s.Homeserver, err)
	}
	client.DeviceID = s.Device
	client.Client = &http.Client{Timeout: syncPatience}
	return client, nil
}

// me is the bot's user ID.
func (a *Adapter) me() id.UserID { return a.session.User }

// connected returns an error until the adapter can send. Until then it does not
// know which rooms are encrypted.
func (a *Adapter) connected() error {
	select {
	case <-a.ready:
		return nil
	default:
		return &desk.RetryError{After: time.Second}
	}
}

// connect waits until the adapter has connected.
func (a *Adapter) connect(ctx context.Context) error {
	select {
	case <-a.ready:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
