package answer

import (
	"slices"
	"strconv"

	"footnote/facts"
)

type noteKey struct{ source, locator, quote string }

// mostPoints bounds a reply; nobody reads further in a chat.
const mostPoints = 30

// shorten cuts a reply that is too long to read, says so, and drops the
// footnotes that nothing refers to any more.
func (c *composer) shorten() {
	if n := len(c.reply.Offers); n > mostPoints {
		c.reply.Offers = c.reply.Offers[:mostPoints]
	}
	more := len(c.reply.Points) - mostPoints
	if more <= 0 {
		return
	}
	c.reply.Points = c.reply.Points[:mostPoints]
	if t := c.reply.Timeline; t != nil {
		t.Statements = t.Statements[:min(len(t.Statements), mostPoints)]
	}
	c.caveat(c.say("And %s more; ask for a shorter time or about one of them.", strconv.Itoa(more)))
	used := append(c.reply.Table.Notes(), c.reply.LeadNotes...)
	for _, p := range c.reply.Points {
		used = append(used, p.Notes...)
	}
	c.reply.Footnotes = slices.DeleteFunc(c.reply.Footnotes, func(f Footnote) bool { return !slices.Contains(used, f.N) })
}

// note returns the footnote numbers of the statements, making footnotes as
// needed, and notes that the reply uses them.
func (c *composer) note(statements ...*facts.Statement) []int {
	var out []int
	for _, s := range statements {
		if s.ID != "" && !slices.Contains(c.reply.Statements, s.ID) {
			c.reply.Statements = append(c.reply.Statements, s.ID)
		}
		for _, r := range c.references(s) {
			if n := c.noteOf(r); !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return out
}

// references are what a statement rests on; one that was recorded without a
// source rests on the word of who recorded it, and the footnote says so.
func (c speaker) references(s *facts.Statement) []facts.Reference {
	if len(s.References) > 0 {
		return s.References
	}
	record := facts.Source{ID: "record", Title: c.say("Recorded without a source"), Author: s.RecordedBy}
	if !s.RecordedAt.IsZero() {
		record.Date = facts.DateOf(facts.DayOf(s.RecordedAt.UTC()))
	}
	return []facts.Reference{{Source: record, Locator: c.say("fact %s", s.ID)}}
}

// noteOf is the number of the reference's footnote, made when there is none
// yet.
func (c *composer) noteOf(r facts.Reference) int {
	k := noteKey{r.Source.ID, r.Locator, r.Quote}
	n, ok := c.notes[k]
	if !ok {
		n = len(c.notes) + 1
		c.notes[k] = n
		c.reply.Footnotes = append(c.reply.Footnotes, footnote(n, r))
	}
	return n
}

func footnote(n int, r facts.Reference) Footnote {
	return Footnote{N: n, Source: r.Source, Locator: r.Locator, Quote: r.Quote, Start: r.Start, End: r.End}
}
