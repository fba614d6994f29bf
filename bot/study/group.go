package study

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/facts"
)

// A Feature is one of the things that a group does. It may be a [Hearer], a
// [Presser] and a [Ringer] too. All of them must be safe for concurrent use.
type Feature interface {
	// Commands are always the same.
	Commands() []Command
}

// A Command is something that is told to the bot.
type Command struct {
	Name  string   // "plan"; it may have several words
	Also  []string // other names
	Args  string   // what may follow, for the help
	About phrase.Text
	// Spoken reports whether the command with what follows, said to the bot like
	// any other message, is meant as one; nil is only where nothing follows.
	// Behind a slash it always is.
	Spoken func(args string) bool
	// Do acts on it; Act.Text is what follows the name.
	Do func(ctx context.Context, a *Act) ([]Saying, error)
}

// A Hearer takes messages that are no commands: answers to what it asked.
type Hearer interface {
	// Hear returns false for a message that is not for it. It is asked of every
	// message and must be quick to say so.
	Hear(ctx context.Context, a *Act) (says []Saying, heard bool, err error)
}

// A Presser acts on buttons.
type Presser interface {
	// Actions are the names of its buttons.
	Actions() []string
	// Press acts on a button; Act.Action names it.
	Press(ctx context.Context, a *Act) ([]Saying, error)
}

// A Ringer wants things to happen at certain times.
type Ringer interface {
	// Alarms are those of the networks that are set for the time or earlier and
	// have not rung, at most a hundred, and when the next after these is; the
	// zero time for none.
	Alarms(ctx context.Context, networks []string, until time.Time) (due []Alarm, next time.Time, err error)
	// Ring says what is to be said at the alarm that Act.Value names, and sees
	// to it that it is not among the Alarms again. Act.At is the time now.
	Ring(ctx context.Context, a *Act) ([]Saying, error)
}

// A Limiter keeps from rooms what they have not read yet.
type Limiter interface {
	// Limits are, for each of the network's rooms that has a reading plan, how far
	// every source of its plan may be told of at that time; to [math.MaxInt] for
	// one without a limit. Sources that are in no plan are not there.
	Limits(ctx context.Context, network string, rooms []string, at time.Time) (map[string]facts.Until, error)
}

// An Alarm is set for a time.
type Alarm struct {
	// ID is different for every alarm of its feature, also for those that have
	// rung.
	ID    string
	Place bot.Place
	At    time.Time
}

// A Group is a study group's features. The zero Group, and a nil one, have
// none. It is safe for concurrent use.
type Group struct{ features []Feature }

// New returns a group with the features, in the order of their help.
func New(features ...Feature) *Group { return &Group{features} }

// Commands are those of all features.
func (g *Group) Commands() []Command {
	if g == nil {
		return nil
	}
	var all []Command
	for _, f := range g.features {
		all = append(all, f.Commands()...)
	}
	return all
}

// Help are the commands whose names begin with the word or, for an empty one, the
// first of each word: "quiz" stands for "quiz skip" and the others.
func (g *Group) Help(word string) []Command {
	var some []Command
	listed := make(map[string]bool)
	for _, c := range g.Commands() {
		first, _, _ := strings.Cut(c.Name, " ")
		if word == "" && listed[first] || word != "" && !strings.EqualFold(first, word) {
			continue
		}
		listed[first] = true
		some = append(some, c)
	}
	return some
}

// AskedHelp returns the command that a text asks for help on, said like any
// other message: "help quiz", "help poll close?". ok is false where it names
// none.
func (g *Group) AskedHelp(text string) (word string, ok bool) {
	rest, ok := follows(strings.TrimRight(text, ".!?"), "help")
	if !ok || rest == "" {
		return "", false
	}
	word, more, _ := strings.Cut(strings.TrimPrefix(rest, "/"), " ")
	if more != "" { // the names of commands begin many a question
		_, args, found := g.Find(word + " " + more)
		return word, found && args == ""
	}
	return word, len(g.Help(word)) > 0
}

// Find finds the command that a text begins with, and what follows it. Of
// several, the one with the longest name counts.
func (g *Group) Find(text string) (found Command, args string, ok bool) {
	longest := 0
	for _, c := range g.Commands() {
		for _, name := range append([]string{c.Name}, c.Also...) {
			if rest, is := follows(text, name); is && len(name) > longest {
				found, args, ok, longest = c, rest, true, len(name)
			}
		}
	}
	return found, args, ok
}

// follows returns what follows the name in the text; ok is false if the text
// does not begin with it.
func follows(text, name string) (rest string, ok bool) {
	text = strings.TrimSpace(text)
	for _, word := range strings.Fields(name) {
		first, after := text, ""
		if i := strings.IndexAny(text, " \t\n"); i >= 0 {
			first, after = text[:i], strings.TrimSpace(text[i:])
		}
		if !strings.EqualFold(strings.TrimRight(first, ":"), word) {
			return "", false
		}
		text = after
	}
	return text, true
}

// FindSpoken is Find for what was said like any other message, which begins
// with a command's name in many a question too.
func (g *Group) FindSpoken(text string) (c Command, args string, ok bool) {
	c, args, ok = g.Find(text)
	if !ok {
		c, args, ok = g.Find(strings.TrimRight(text, ".!?"))
	}
	if ok && c.Spoken != nil {
		ok = c.Spoken(args)
	} else if ok {
		ok = args == ""
	}
	return c, args, ok
}

// Hear has the first feature that the message is for act on it; false if there
// is none.
func (g *Group) Hear(ctx context.Context, a *Act) ([]Saying, bool, error) {
	if g == nil {
		return nil, false, nil
	}
	for _, f := range g.features {
		if h, ok := f.(Hearer); ok {
			if says, heard, err := h.Hear(ctx, a); heard || err != nil {
				return says, heard, err
			}
		}
	}
	return nil, false, nil
}

// Press has the feature with that button act on it; false if none has it.
func (g *Group) Press(ctx context.Context, a *Act) ([]Saying, bool, error) {
	if g == nil {
		return nil, false, nil
	}
	for _, f := range g.features {
		if p, ok := f.(Presser); ok && slices.Contains(p.Actions(), a.Action) {
			says, err := p.Press(ctx, a)
			return says, true, err
		}
	}
	return nil, false, nil
}

// Alarms are those of all features; see [Ringer.Alarms]. Their IDs are for
// [Group.Ring] of this group.
func (g *Group) Alarms(ctx context.Context, networks []string, until time.Time) (due []Alarm, next time.Time, err error) {
	if g == nil {
		return nil, time.Time{}, nil
	}
	for _, f := range g.features {
		r, ok := f.(Ringer)
		if !ok {
			continue
		}
		alarms, later, err := r.Alarms(ctx, networks, until)
		if err != nil {
			return nil, time.Time{}, fmt.Errorf("look for alarms: %w", err)
		}
		for _, alarm := range alarms {
			alarm.ID = nameOf(f) + "/" + alarm.ID
			due = append(due, alarm)
		}
		if next.IsZero() || !later.IsZero() && later.Before(next) {
			next = later
		}
	}
	return due, next, nil
}

// nameOf is the name of a feature: that of its first command.
func nameOf(f Feature) string { return f.Commands()[0].Name }

// Limits are those of the first feature that has any; see [Limiter.Limits].
func (g *Group) Limits(ctx context.Context, network string, rooms []string, at time.Time) (map[string]facts.Until, error) {
	if g == nil {
		return nil, nil
	}
	for _, f := range g.features {
		if l, ok := f.(Limiter); ok {
			return l.Limits(ctx, network, rooms, at)
		}
	}
	return nil, nil
}

// Ring rings the alarm that Act.Value names. One of a feature that is no longer
// there says nothing.
func (g *Group) Ring(ctx context.Context, a *Act) ([]Saying, error) {
	if g == nil {
		return nil, nil
	}
	name, id, _ := strings.Cut(a.Value, "/")
	for _, f := range g.features {
		if r, ok := f.(Ringer); ok && nameOf(f) == name {
			a.Value = id
			return r.Ring(ctx, a)
		}
	}
	return nil, nil
}
