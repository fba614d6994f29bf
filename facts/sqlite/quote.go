package sqlite

import (
	"context"
	"database/sql"
	"regexp"
	"strconv"
	"strings"

	"footnote/facts"
)

// A quotable is a text in which quotes are looked for.
type quotable struct {
	text       string
	paragraphs map[int]facts.ByteRange // by their numbers
}

func quotableOf(r *facts.Reading) *quotable {
	q := &quotable{r.Text, make(map[int]facts.ByteRange)}
	for i := range r.Passages {
		q.number(r.Passages[i].Paragraph, r.Passages[i].Start, r.Passages[i].End)
	}
	return q
}

// number notes where the paragraph with the number stands, or goes on.
func (q *quotable) number(n, start, end int) {
	if had, ok := q.paragraphs[n]; ok {
		start = had.Start
	}
	q.paragraphs[n] = facts.ByteRange{Start: start, End: end}
}

// place finds the reference's quote in the text, and corrects its byte range
// to where it stands. Of several places it takes the one that the range names,
// or else the first in the paragraph of the locator, or else the first.
func (q *quotable) place(r *facts.Reference) bool {
	if r.End <= len(q.text) && q.text[r.Start:r.End] == r.Quote {
		return true
	}
	at := -1
	if p, ok := q.paragraphs[paragraphOf(r.Locator)]; ok {
		if i := strings.Index(q.text[p.Start:p.End], r.Quote); i >= 0 {
			at = p.Start + i
		}
	}
	if at < 0 {
		at = strings.Index(q.text, r.Quote)
	}
	r.Start, r.End = at, at+len(r.Quote)
	return at >= 0
}

var paragraphMark = regexp.MustCompile(`¶\s*(\d+)`)

// paragraphOf is the number of the paragraph that a locator names; -1 if it
// names none.
func paragraphOf(locator string) int {
	if m := paragraphMark.FindStringSubmatch(locator); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			return n
		}
	}
	return -1
}

// missing is the error for a quote that is not in the text.
func (q *quotable) missing(r *facts.Reference, who string) error {
	but := ""
	if strings.Contains(facts.Fold(q.text), facts.Fold(r.Quote)) {
		but = "; its words are, with other punctuation or spaces"
	}
	return wrong("%s quotes %q, which does not stand in the text of %q%s; quote it byte for byte", who, r.Quote, r.Source.ID, but)
}

const readingBySource = `SELECT coalesce(reading, 0) FROM source WHERE key = ?`

// quotable is the text of the source with the key; nil if it has none. The last
// one is remembered, for a file of facts mostly quotes one source.
func (w *writer) quotable(ctx context.Context, source int64) (*quotable, error) {
	var reading int64
	if err := w.row(ctx, readingBySource, source).Scan(&reading); err != nil || reading == 0 {
		return nil, err
	}
	if w.quoted != nil && w.quotedReading == reading {
		return w.quoted, nil
	}
	q := &quotable{paragraphs: make(map[int]facts.ByteRange)}
	var err error
	q.text, err = w.text(ctx, reading, func(p *facts.Passage) { q.number(p.Paragraph, p.Start, p.End) })
	w.quoted, w.quotedReading = q, reading
	return q, err
}

// placeQuotes finds the quotes of a new statement in the texts of its sources,
// and refuses those that are not there.
func (w *writer) placeQuotes(ctx context.Context, s *resolved) error {
	for i := range s.References {
		r := &s.References[i]
		if r.Quote == "" {
			continue
		}
		q, err := w.quotable(ctx, s.sources[i])
		if err != nil {
			return err
		}
		if q != nil && !q.place(r) {
			return q.missing(r, "the statement")
		}
	}
	return nil
}

// A settled is a reference of a statement that is in the base, with the place
// of its quote.
type settled struct {
	statement int64
	position  int
	facts.Reference
}

const quotesOfSource = `
SELECT r.statement, r.position, r.locator, r.quote, r.start_byte, r.end_byte, s.id
FROM reference r CROSS JOIN statement s ON s.key = r.statement
WHERE r.source = ? AND r.quote <> '' AND s.status <> 'retracted'`

// quotesToSettle finds the quotes of a source, which gets its text now, in that
// text, and refuses the text if one is not there.
func (w *writer) quotesToSettle(ctx context.Context, had sourceRow, r *facts.Reading) ([]settled, error) {
	if had.key == 0 || had.reading != 0 {
		return nil, nil
	}
	text := quotableOf(r)
	var all []settled
	err := w.each(ctx, func(rows *sql.Rows) error {
		s := settled{Reference: facts.Reference{Source: had.Source}}
		var id string
		if err := rows.Scan(&s.statement, &s.position, &s.Locator, &s.Quote, &s.Start, &s.End, &id); err != nil {
			return err
		}
		if !text.place(&s.Reference) {
			return text.missing(&s.Reference, "the fact "+strconv.Quote(id))
		}
		all = append(all, s)
		return nil
	}, quotesOfSource, had.key)
	return all, err
}

const settleQuote = `UPDATE reference SET start_byte = ?, end_byte = ? WHERE statement = ? AND position = ?`

func (w *writer) settleQuotes(ctx context.Context, quotes []settled) error {
	for _, q := range quotes {
		if _, err := w.exec(ctx, settleQuote, q.Start, q.End, q.statement, q.position); err != nil {
			return err
		}
	}
	return nil
}
