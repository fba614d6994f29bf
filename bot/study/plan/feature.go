package plan

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/facts"
)

// Cards know who has cards to repeat. They must be safe for concurrent use.
type Cards interface {
	// DueInRoom are how many cards are due for those members of the room who
	// let others see their scores, by member.
	DueInRoom(ctx context.Context, network, room string, at time.Time) (map[string]int, error)
}

// A Feature is the reading plans of study groups. It is safe for concurrent use.
type Feature struct {
	store Store
	base  Base
	bot   study.Bot
	cards Cards
}

// New returns the plans that are kept in the store, for the readings of the
// base. The bot looks ahead; cards may be nil.
func New(store Store, base Base, bot study.Bot, cards Cards) *Feature {
	return &Feature{store, base, bot, cards}
}

const (
	aboutPlan   phrase.Text = "show the reading plan, or change it: add, move, remove, undo, zone, remind, spoilers, digest"
	aboutAgenda phrase.Text = "show what to talk about in the next session"
	aboutAhead  phrase.Text = "answer a question to you alone, also from what is planned for later"
)

// Commands are what is told to the bot about plans.
func (f *Feature) Commands() []study.Command {
	return []study.Command{
		{Name: "plan", Args: "[add \"ch. 3\" on Thursday 18:00 Europe/Berlin | move 2 to Friday 19:00 | remove 2 | …]", About: aboutPlan, Spoken: spokenPlan, Do: f.plan},
		{Name: "agenda", About: aboutAgenda, Do: f.agenda},
		{Name: "ahead", Args: "QUESTION", About: aboutAhead, Spoken: spokenAhead, Do: f.ahead},
	}
}

// A verb is what follows "plan".
type verb func(f *Feature, ctx context.Context, a *study.Act, t *timetable, args string) (string, error)

// verbs are all of them.
var verbs = map[string]verb{
	"list": (*Feature).list, "show": (*Feature).list, "add": (*Feature).add, "move": (*Feature).move,
	"remove": (*Feature).remove, "delete": (*Feature).remove, "cancel": (*Feature).remove, "undo": (*Feature).undo,
	"zone": (*Feature).zone, "remind": (*Feature).remind, "spoilers": (*Feature).spoilers,
}

func spokenPlan(args string) bool {
	first, _, _ := strings.Cut(strings.ToLower(args), " ")
	mistyped := len(strings.Fields(args)) <= 2 && !strings.HasSuffix(args, "?")
	return first == "" || verbs[first] != nil || first == "digest" || mistyped
}

func spokenAhead(args string) bool {
	return len(strings.Fields(args)) != 1 && !strings.HasPrefix(strings.ToLower(args), "of ")
}

const noVerb phrase.Text = "I don't know “plan %[1]s”. There are: %[2]s"

// plan acts on "plan ...".
func (f *Feature) plan(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	says, err := f.Do(ctx, a)
	if wrong, ok := errors.AsType[*problem](err); ok {
		return a.Reply(wrong.in(a.Phrases)), nil
	}
	return says, err
}

// in says the problem in a language.
func (p *problem) in(phrases phrase.Printer) string {
	args := slices.Clone(p.args)
	for i := range args {
		if t, ok := args[i].(spoken); ok {
			args[i] = phrases.Moment(t.Time)
		}
	}
	return phrases.Say(p.text, args...)
}

// Do acts on what follows "plan", which is Act.Text. Its error is also what the
// member should be told who asked for something that cannot be done, in English.
func (f *Feature) Do(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	name, args, _ := strings.Cut(strings.TrimSpace(a.Text), " ")
	name = strings.ToLower(strings.TrimRight(name, ":"))
	if name == "" {
		name = "list"
	}
	t, _, err := f.timetable(ctx, a.Place.Network, a.Place.Room)
	if err != nil {
		return nil, err
	}
	if name == "digest" {
		return f.digestNow(ctx, a, t)
	}
	do, ok := verbs[name]
	if !ok {
		return nil, refuse(noVerb, name, "list, add, move, remove, undo, zone, remind, spoilers, digest")
	}
	note, err := do(f, ctx, a, t, strings.TrimSpace(args))
	if err != nil {
		return nil, err
	}
	return a.Reply(note), nil
}

// sources are the readings of the place of an act, those that are planned for
// later among them.
func (f *Feature) sources(ctx context.Context, a *study.Act) ([]facts.Source, error) {
	all, err := f.base.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list readings: %w", err)
	}
	if a.Sources == nil {
		return all, nil
	}
	return slices.DeleteFunc(slices.Clone(all), func(s facts.Source) bool { return !slices.Contains(a.Sources, s.ID) }), nil
}

const notYours phrase.Text = "Only whoever planned that session or somebody who looks after the room can change it."

const notModerator phrase.Text = "Only somebody who looks after the room can change that."

// mayChange refuses members who may not change what others have settled.
func mayChange(ctx context.Context, a *study.Act, by string, or phrase.Text) error {
	if a.Direct || by != "" && by == a.Member {
		return nil
	}
	ok, err := a.Around.Moderates(ctx)
	if err == nil && !ok {
		return refuse(or)
	}
	return err
}
