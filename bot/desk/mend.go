package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"footnote/bot/answer"
	"footnote/facts"
)

// describe tells a statement in a line that is not too long.
func (j *job) describe(s *facts.Statement) string {
	return shorten(answer.DescribeIn(j.phrases(), s), mostDescribed)
}

// mostDescribed is how many letters a described statement has at most.
const mostDescribed = 300

// same reports whether a correction changes nothing of what can be corrected:
// the value, the time, or where it stands.
func same(a, b *facts.Statement) bool {
	sources := func(s *facts.Statement) (all []string) {
		for _, r := range s.References {
			all = append(all, r.Source.ID+" "+r.Locator+" "+r.Quote)
		}
		return all
	}
	value := cmp.Or(a.Value.Text, facts.ValueLabel(a.Value)) // as it was typed, if it was
	return value == facts.ValueLabel(b.Value) && a.Valid == b.Valid && slices.Equal(sources(a), sources(b))
}

// corrected is the statement as it should be; ok is false if nothing was said
// of that.
func corrected(s facts.Statement, f Fields) (facts.Statement, bool) {
	value, from, to := f.Get("value"), f.Get("from"), f.Get("to")
	if value == "" && from == "" && to == "" {
		return s, false
	}
	old, was := facts.ValueLabel(s.Value), s.Valid
	s.ID, s.Status = "", facts.Proposed
	s.RecordedBy, s.RecordedAt, s.RetractedBy, s.RetractedAt = "", time.Time{}, "", time.Time{} // another's word, now
	if value != "" {
		s.Value = facts.Value{Text: value}
	}
	if from != "" || to != "" {
		s.Valid = interval(s.Valid, from, to)
	}
	// The sentence said what is wrong. Where only the value was, it is mended;
	// otherwise the property's phrase tells the fact.
	if at := wordsAt(s.Text, old); from == "" && to == "" && at >= 0 {
		s.Text = s.Text[:at] + value + s.Text[at+len(old):]
	} else {
		s.Text = ""
	}
	// What the source of the wrong fact says is not what is right: without
	// another, the new one rests on the word of whoever proposes it.
	if s.Valid != was || value != "" && value != old {
		s.References = nil
	}
	if source := f.Get("source"); source != "" {
		quote := f.Get("quote")
		s.References = []facts.Reference{{Source: facts.Source{ID: source}, Locator: f.Get("locator"), Quote: quote, End: len(quote)}}
	}
	return s, true
}

// wordsAt is where the words stand in the text if they stand there once, as
// words of their own; else -1.
func wordsAt(text, words string) int {
	at := strings.Index(text, words)
	if words == "" || at < 0 || strings.Count(text, words) > 1 {
		return -1
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+len(words):])
	partOfWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if partOfWord(before) || partOfWord(after) {
		return -1
	}
	return at
}

// backwards reports whether the one date is surely after the other.
func backwards(from, to string) bool {
	first, _ := facts.ParseDate(from)
	last, _ := facts.ParseDate(to)
	return first.Known() && last.Known() && last.Span().Before(first.Span())
}

// interval is when a corrected statement holds. The dates were checked before.
func interval(was facts.Interval, from, to string) facts.Interval {
	first, _ := facts.ParseDate(from)
	last, _ := facts.ParseDate(to)
	if was.Point && to == "" {
		return facts.At(first)
	}
	next := facts.FromTo(first, last)
	if from == "" {
		next.From = was.From
	}
	if to == "" {
		next.To = was.To
	}
	return next
}
