package study

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/facts"
)

// An Act is what a member did, or an alarm that rang.
type Act struct {
	// Key is the same whenever the same act is done again, and different for
	// different acts of a network.
	Key string
	// Place is where it was done. Its Thread is the one that an answer belongs
	// to, also where the act itself begins that thread.
	Place bot.Place
	// Member is who did it, as the network names its users; empty for an alarm.
	Member string
	// At is when, in the member's time zone where that is known.
	At time.Time
	// Direct says that the room is the member's own conversation with the bot.
	Direct bool
	// Openly says that everyone in the room saw it: what is said to it is for
	// everyone.
	Openly bool
	// Addressed says that it was said to the bot.
	Addressed bool
	// Command says that the Text, of a message, is a command that somebody will
	// act on unless it is heard.
	Command bool
	// Message is the network's ID of the message that was said or whose button
	// was pressed; empty for none.
	Message string
	// Text is what was said or, of a command, what follows its name.
	Text string
	// Action and Value are those of the button or the alarm; people may send
	// whatever they like in the place of a button's.
	Action, Value string
	// Sources are the only readings that may be used here; see [bot.Message].
	Sources []string
	// Until is how far they have been read here; see [bot.Message].
	Until facts.Until
	// Phrases says things in the language of the place.
	Phrases phrase.Printer
	// Around is what else the network knows. It is never nil.
	Around Around
}

// Around is what the network knows about the place of an act.
type Around interface {
	Standing
	// Mention is how a post's text names a user, without calling the person.
	Mention(user string) string
	// Thread is what was said in the thread of the act or, without one, lately
	// in its room, oldest first, at most so many lines; nil where the network
	// cannot tell.
	Thread(ctx context.Context, most int) ([]Line, error)
}

// Standing is how the member of an act stands to rooms.
type Standing interface {
	// Moderates reports whether the member looks after the room.
	Moderates(ctx context.Context) (bool, error)
	// Rooms are the rooms that the member shares with the bot.
	Rooms(ctx context.Context) ([]string, error)
	// Own is the room of the member's own conversation with the bot; empty
	// where there is none and the network opens none.
	Own(ctx context.Context) (string, error)
}

// A Line is a message that somebody said.
type Line struct {
	Author  string // as the network names its users
	Own     bool   // the bot's
	Command bool   // told the bot to do something
	At      time.Time
	Text    string
	Message string
	URL     string // leads to it; empty where the network has no such links
	// Reply is what the bot's own message answered with; nil where it was no
	// answer, or is no longer known.
	Reply *bot.Reply
}

// ID is a name for what the act makes, the same whenever the act is done again:
// ten letters and digits.
func (a *Act) ID() string {
	sum := sha256.Sum256([]byte(a.Place.Network + "\x00" + a.Key))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:10]
}

// Say says a phrase in the language of the place.
func (a *Act) Say(t phrase.Text, args ...any) string { return a.Phrases.Say(t, args...) }

// Reply is a note for whoever may see what is said to the act.
func (a *Act) Reply(note string) []Saying { return a.Post(post.Post{Note: note}) }

// Post is a post for whoever may see what is said to the act.
func (a *Act) Post(p post.Post) []Saying {
	s := Saying{Place: a.Place, Post: p}
	if !a.Openly {
		s.To = a.Member
	}
	return []Saying{s}
}

// Ask is the question as the member asks it here.
func (a *Act) Ask(text string) bot.Message {
	return bot.Message{Place: a.Place, ID: a.Message, Author: a.Member, Text: text, At: a.At, Sources: a.Sources, Until: a.Until, Language: a.Phrases.Tag()}
}

// A Saying is a message as it should stand.
type Saying struct {
	Place bot.Place
	// To is the only user who sees it; empty for everyone in the place. With the
	// zero Place, it goes to that user's own conversation with the bot, in
	// [Saying.Network].
	To      string
	Network string // of To, where the Place is zero
	// Secret says that nobody but To may see it: it is left out on networks
	// where everyone in a room sees what is said to one of them there.
	Secret bool
	// Key names it within its place: said again with the same key, it is
	// changed. An empty key is that of the act.
	Key  string
	Post post.Post
	// Gone says that it should no longer stand; there is no Post then.
	Gone bool
}
