package plan

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

const (
	askedSince  phrase.Text = "Asked here since the last session: %d questions."
	stillOpen   phrase.Text = "Still unanswered:"
	cardsDue    phrase.Text = "Cards to repeat: %s"
	cardsOf     phrase.Text = "%[1]s %[2]d¦a member and how many cards"
	moreAgenda  phrase.Text = "“agenda” lists what to talk about."
	agendaLabel phrase.Text = "Agenda"
	mostAsked               = 5
	mostCounted             = 500
	sinceNever              = 14 * 24 * time.Hour
)

// showAgenda is the action of the button under reminders.
const showAgenda = "plan-agenda"

// Actions is that button.
func (f *Feature) Actions() []string { return []string{showAgenda} }

// Press shows the agenda to whoever wants it.
func (f *Feature) Press(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	return f.agenda(ctx, a)
}

func agendaButton(a *study.Act) []post.Action {
	return []post.Action{{Name: showAgenda, Value: "next", Label: a.Say(agendaLabel)}}
}

// digestNow tells the digest of the next session when it is asked for.
func (f *Feature) digestNow(ctx context.Context, a *study.Act, t *timetable) ([]study.Saying, error) {
	at := t.next(a.At)
	if at == len(t.sessions) {
		return a.Reply(a.Say(nothingPlanned, addLike)), nil
	}
	lines, err := f.digest(ctx, a, t, at)
	if err != nil {
		return nil, err
	}
	note := strings.Join(append([]string{t.line(a, &t.sessions[at])}, lines...), "\n")
	return a.Post(post.Post{Note: note, Actions: agendaButton(a)}), nil
}

// digest tells what happened in the room between the session before and the one
// at hand.
func (f *Feature) digest(ctx context.Context, a *study.Act, t *timetable, at int) ([]string, error) {
	since := a.At.Add(-sinceNever)
	if at > 0 {
		since = t.start(&t.sessions[at-1])
	}
	room := bot.Place{Network: a.Place.Network, Room: a.Place.Room}
	asked, err := f.store.Asked(ctx, room, since.UTC(), mostCounted)
	if err != nil {
		return nil, fmt.Errorf("list what was asked: %w", err)
	}
	var lines []string
	if len(asked) > 0 {
		lines = append(lines, a.Say(askedSince, len(asked)))
		for _, q := range asked[max(0, len(asked)-mostAsked):] {
			lines = append(lines, "- "+answer.Plain(q))
		}
	}
	open, err := f.store.Missing(ctx, room.Network, []string{room.Room}, mostAsked)
	if err != nil {
		return nil, fmt.Errorf("list open questions: %w", err)
	}
	if len(open) > 0 {
		lines = append(lines, a.Say(stillOpen))
		for _, m := range open {
			lines = append(lines, "- "+answer.Plain(m.Question))
		}
	}
	due, err := f.cardLine(ctx, a)
	if due != "" {
		lines = append(lines, due)
	}
	return append(lines, a.Say(moreAgenda)), err
}

// cardLine tells whose cards are due; empty where nobody's are.
func (f *Feature) cardLine(ctx context.Context, a *study.Act) (string, error) {
	if f.cards == nil {
		return "", nil
	}
	due, err := f.cards.DueInRoom(ctx, a.Place.Network, a.Place.Room, a.At)
	if err != nil {
		return "", fmt.Errorf("count cards: %w", err)
	}
	var said []string
	for _, member := range slices.Sorted(maps.Keys(due)) {
		if due[member] > 0 {
			said = append(said, a.Say(cardsOf, a.Around.Mention(member), due[member]))
		}
	}
	if len(said) == 0 {
		return "", nil
	}
	return a.Say(cardsDue, strings.Join(said, ", ")), nil
}
