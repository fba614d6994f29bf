package adaptertest

import (
	"testing"
	"time"

	"footnote/bot/desk"
)

// A World is a network with people and the bot on it. Each method waits until
// the bot has dealt with what it does.
type World interface {
	// Can reports whether the network has such a thing: "private", "buttons",
	// "forms", "commands", "check", "threads", "rooms", "reactions", "edits",
	// "deletions", "files", "time" or "asides": what one alone sees, in a thread that nobody else
	// sees begun.
	Can(what string) bool
	// Say says a text and returns the network's ID of the message. thread is
	// the message that began the thread, or empty. With to, it is said to the
	// bot.
	Say(t testing.TB, room, thread, user, text string, to bool) (message string)
	// Drop puts a file into a conversation, with a text, and returns the
	// network's ID of the message; the rest is as in Say.
	Drop(t testing.TB, room, thread, user, text string, f File, to bool) (message string)
	// Command gives a command as a slash command would have it.
	Command(t testing.TB, room, user, text string)
	Edit(t testing.TB, room, message, text string)
	Delete(t testing.TB, room, message string)
	React(t testing.TB, room, message, user, emoji string)
	// Press presses the button that has the label.
	Press(t testing.TB, room, message, user, label string)
	// Fill fills in the form that the user's last button opened and submits
	// it; the fields that are not named stay as they are.
	Fill(t testing.TB, user string, fields desk.Fields)
	// Check wants the claims of a message checked.
	Check(t testing.TB, room, message, user string)
	// Shown are the bot's messages that stand, in the order in which they
	// came.
	Shown(t testing.TB) []Message
	// Pass lets time pass, and waits for what is to happen meanwhile.
	Pass(t testing.TB, d time.Duration)
	// Restart ends the bot as a dying process would, and starts it again.
	Restart(t testing.TB)
	// Retract takes a fact back as another process would.
	Retract(t testing.TB, statement string)
}

// A Message is a message of the bot as people see it.
type Message struct {
	ID      string // the network's
	Room    string
	Thread  string   // the message that began the thread; empty outside threads
	To      string   // who alone sees it; empty for everyone
	Text    string   // in plain text
	Buttons []string // their labels
}

// A File is a file that somebody puts into a conversation.
type File struct {
	Name    string
	Content []byte
}
