package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/facts"
)

const (
	agendaOf     phrase.Text = "Agenda for %s"
	agendaNow    phrase.Text = "Agenda, while no session is planned"
	openOnes     phrase.Text = "Open questions:"
	nearTo       phrase.Text = "%[1]s (look at: %[2]s)"
	differing    phrase.Text = "The readings differ on:"
	versus       phrase.Text = "%[1]s Or: %[2]s"
	nothingOpen  phrase.Text = "Nothing is open: every question found its answer, and the readings agree."
	mostOpen                 = 8
	mostDiffer               = 5
	mostCompared             = 400
)

// agenda tells what to talk about in the next session.
func (f *Feature) agenda(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	t, _, err := f.timetable(ctx, a.Place.Network, a.Place.Room)
	if err != nil {
		return nil, err
	}
	lines := []string{a.Say(agendaNow)}
	var readings []Reading
	if at := t.next(a.At); at < len(t.sessions) {
		lines[0] = a.Say(agendaOf, t.line(a, &t.sessions[at]))
		readings = t.sessions[at].Readings
	}
	open, err := f.open(ctx, a)
	if err != nil {
		return nil, err
	}
	contested, err := f.contested(ctx, a, readings)
	if err != nil {
		return nil, err
	}
	lines = append(append(lines, open...), contested...)
	if len(lines) == 1 {
		lines = append(lines, a.Say(nothingOpen))
	}
	return a.Reply(strings.Join(lines, "\n")), nil
}

// open lists the room's unanswered questions, each with the place in the
// readings that comes nearest to it.
func (f *Feature) open(ctx context.Context, a *study.Act) ([]string, error) {
	missing, err := f.store.Missing(ctx, a.Place.Network, []string{a.Place.Room}, mostOpen)
	if err != nil {
		return nil, fmt.Errorf("list open questions: %w", err)
	}
	var lines []string
	for _, m := range missing {
		// Asked anew, it is told only what may be told now.
		reply, err := f.bot.Answer(ctx, bot.Message{Text: m.Question, At: m.At, Sources: a.Sources, Until: a.Until})
		if err != nil {
			return nil, fmt.Errorf("ask an open question again: %w", err)
		}
		line := answer.Plain(m.Question)
		switch {
		case len(reply.Nearest) > 0:
			line = a.Say(nearTo, line, answer.Cite(reply.Nearest[0].Source, reply.Nearest[0].Locator))
		case len(reply.Footnotes) > 0:
			line = a.Say(nearTo, line, answer.Cite(reply.Footnotes[0].Source, reply.Footnotes[0].Locator))
		}
		lines = append(lines, "- "+line)
	}
	if len(lines) > 0 {
		lines = append([]string{a.Say(openOnes)}, lines...)
	}
	return lines, nil
}

// contested lists what is told differently in what is read for the session or,
// where that is not in the base, in all that the room reads.
func (f *Feature) contested(ctx context.Context, a *study.Act, readings []Reading) ([]string, error) {
	sources := a.Sources
	if ids := sourcesOf(readings, a); len(ids) > 0 {
		sources = ids
	}
	found, err := f.base.Statements(ctx, facts.Query{Sources: sources, Until: a.Until, Limit: mostCompared})
	if err != nil {
		return nil, fmt.Errorf("read facts: %w", err)
	}
	properties, err := f.base.Properties(ctx)
	if err != nil {
		return nil, fmt.Errorf("read properties: %w", err)
	}
	single := func(id string) bool {
		return slices.ContainsFunc(properties, func(p facts.Property) bool { return p.ID == id && p.Single })
	}
	var lines []string
	for _, c := range facts.Conflicts(found, single) {
		one, other := cited(a, &c.A, sources), cited(a, &c.B, sources)
		if one == "" || other == "" || len(lines) == mostDiffer {
			continue
		}
		lines = append(lines, "- "+a.Say(versus, one, other))
	}
	if len(lines) > 0 {
		lines = append([]string{a.Say(differing)}, lines...)
	}
	return lines, nil
}

// sourcesOf are the sources of the readings that may be told of.
func sourcesOf(readings []Reading, a *study.Act) []string {
	var ids []string
	for _, r := range readings {
		seen := a.Sources == nil || slices.Contains(a.Sources, r.Source)
		if r.Source != "" && seen && !slices.Contains(ids, r.Source) {
			ids = append(ids, r.Source)
		}
	}
	return ids
}

// cited is a statement with where it stands; empty if it stands nowhere that may
// be told.
func cited(a *study.Act, s *facts.Statement, sources []string) string {
	for i := range s.References {
		r := &s.References[i]
		if (sources == nil || slices.Contains(sources, r.Source.ID)) && a.Until.ShowsReference(r) {
			return strings.TrimRight(answer.DescribeIn(a.Phrases, s), ".") + " (" + answer.Cite(r.Source, r.Locator) + ")."
		}
	}
	return ""
}
