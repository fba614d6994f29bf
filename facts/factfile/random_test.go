package factfile_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"footnote/facts"
	"footnote/facts/factfile"
)

// TestRoundTrip writes and reads random items, in any order, with texts that
// are hard on either format.
func TestRoundTrip(t *testing.T) {
	for seed := range uint64(300) {
		g := generator{rand.New(rand.NewPCG(seed, 1))}
		var items []facts.Item
		for range 1 + g.IntN(6) {
			items = append(items, g.item())
		}
		checkRoundTrip(t, items, factfile.YAML)
		checkRoundTrip(t, items, factfile.JSONL)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

type generator struct{ *rand.Rand }

// pieces are what the texts are made of: signs that mean something to YAML or
// JSON, and words that YAML readers take for other things.
var pieces = []string{"a", "no", "null", "true", "130", "2014-06", "-", "- ", ": ", ":", " #", "#", "'", `"`, `\`, "\n", "\r", "\t", " ",
	"{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", "<", "...", "---", "é", "e\u0301", "ﷺ", "😀", "\u2028", "\u0085", "\ufeff", "\x00", "\x7f", "\U000e0001"}

func (g generator) text() string {
	var b strings.Builder
	for range 1 + g.IntN(4) {
		b.WriteString(pieces[g.IntN(len(pieces))])
	}
	return b.String()
}

// name is a text that is more than space.
func (g generator) name() string { return g.text() + "x" }

func (g generator) maybe(s string) string {
	if g.IntN(2) == 0 {
		return ""
	}
	return s
}

func (g generator) names() (out []string) {
	for range g.IntN(3) {
		out = append(out, g.name())
	}
	return out
}

func pick[T any](g generator, choices ...T) T { return choices[g.IntN(len(choices))] }

func (g generator) item() facts.Item {
	switch g.IntN(5) {
	case 0:
		return facts.Item{Source: &facts.Source{ID: g.name(), Title: g.text(), Author: g.maybe(g.text()), Publisher: g.maybe(g.text()),
			Date: g.date(), URL: g.maybe(g.text()), Language: pick(g, "", "en", "pt-BR", "no")}}
	case 1:
		return facts.Item{Property: &facts.Property{ID: g.name(), Label: g.name(), Value: pick(g, "", facts.EntityValue, facts.TextValue, facts.QuantityValue),
			Nouns: g.names(), Verbs: g.names(), Single: g.IntN(2) == 0, Phrase: pick(g, "", "{value}: {subject}")}}
	case 2:
		return facts.Item{Entity: &facts.Entity{ID: g.name(), Label: g.name(), Kind: pick(g, "", facts.Person, "ship"),
			Aliases: g.names(), Description: g.maybe(g.text())}}
	}
	return facts.Item{Statement: g.statement(), History: g.history()}
}

func (g generator) statement() *facts.Statement {
	s := &facts.Statement{
		ID: g.maybe(g.text()), Subject: named(g.name()), Property: g.name(), Value: g.value(),
		Valid: g.interval(), Of: g.maybe(g.text()), Place: named(g.maybe(g.text())), AssertedBy: g.maybe(g.text()),
		Certainty: pick(g, "", facts.Reports, facts.Suggests),
		Replaces:  named(g.maybe(g.text())), ReplacedBy: named(g.maybe(g.text())),
		Text: g.maybe(g.text()), Rank: pick(g, facts.Normal, facts.Preferred, facts.Deprecated),
		Status:     pick(g, "", facts.Proposed, facts.Retracted),
		RecordedBy: g.maybe(g.text()), RetractedBy: g.maybe(g.text()),
	}
	for _, name := range g.names() {
		s.About = append(s.About, named(name))
	}
	for range g.IntN(3) {
		r := facts.Reference{Source: facts.Source{ID: g.name()}, Locator: g.maybe(g.text()), Quote: g.maybe(g.text())}
		if g.IntN(2) == 0 {
			r.Start = g.IntN(100)
			r.End = r.Start + g.IntN(100)
		}
		s.References = append(s.References, r)
	}
	if g.IntN(2) == 0 {
		s.RecordedAt = time.Unix(g.Int64N(4e9), g.Int64N(1e9)).UTC()
		s.RetractedAt = s.RecordedAt.Add(time.Hour)
	}
	return s
}

func (g generator) history() (changes []facts.Change) {
	for range g.IntN(3) {
		changes = append(changes, facts.Change{Status: pick(g, facts.Proposed, facts.Accepted, facts.Retracted),
			By: g.maybe(g.text()), At: time.Unix(g.Int64N(4e9), 0).UTC(), Reason: g.maybe(g.text())})
	}
	return changes
}

func (g generator) value() facts.Value {
	switch g.IntN(4) {
	case 0:
		return word(g.name())
	case 1:
		return facts.Value{Kind: facts.EntityValue, Entity: named(g.name())}
	case 2:
		return facts.Value{Kind: facts.TextValue, Text: g.name()}
	}
	return quantity(pick(g, 0, 130, -2.5, 1e300, 5e-324, float64(g.Int64()), g.NormFloat64()), g.maybe(g.text()),
		pick(g, facts.Exactly, facts.MoreThan, facts.AtLeast, facts.LessThan, facts.AtMost, facts.Nearly, facts.About))
}

func (g generator) date() facts.Date {
	return date(pick(g, "", "2014", "0500", "-0044-03-15", "2014-06", "2014-06-30", "201X", "20XX", "2014-22", "2014?", "2014-06~", "2014-06-30%"))
}

func (g generator) interval() facts.Interval {
	if g.IntN(2) == 0 {
		return facts.At(g.date())
	}
	from, to := pick(g, g.date(), facts.OpenDate), pick(g, g.date(), facts.OpenDate)
	if from.Known() && to.Known() && to.Span().Before(from.Span()) {
		from, to = to, from
	}
	return facts.FromTo(from, to)
}
