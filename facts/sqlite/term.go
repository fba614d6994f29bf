package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
)

// A term is a stem of a query that is in the index.
type term struct {
	stem      string
	sentences int     // in how many it stands, in the whole base
	places    int     // at how many it is, titles and headings included
	weight    float64 // the less common the higher
	found     keys    // of the places where it was found, in order
}

const stemCounts = `SELECT s.text, s.sentences, s.places FROM json_each(?) j CROSS JOIN stem s ON s.text = j.value`

// maxTerms bounds the stems that a search looks for, so that a set of them fits
// a machine word; no question has so many.
const maxTerms = 64

// terms are the stems that the index has, each once, the rarest first. Whatever
// else the stems hold is no word of any text.
func (s *session) terms(ctx context.Context, stems []string, sentences int) ([]term, error) {
	var all []term
	err := s.each(ctx, func(rows *sql.Rows) error {
		var t term
		err := rows.Scan(&t.stem, &t.sentences, &t.places)
		t.weight = rarity(t.sentences, sentences)
		all = append(all, t)
		return err
	}, stemCounts, jsonList(unite(nil, stems)))
	slices.SortFunc(all, func(a, b term) int {
		return cmp.Or(cmp.Compare(a.places, b.places), cmp.Compare(a.stem, b.stem))
	})
	return all[:min(len(all), maxTerms)], err
}

// rarity is the inverse document frequency as BM25 has it in Lucene, which is
// never negative.
func rarity(n, of int) float64 {
	return math.Log(1 + (float64(of-n)+0.5)/(float64(n)+0.5))
}

// The keys come in one row, since each row costs a call into SQLite. The second
// argument is the most keys; the third of the latter is a JSON array of pairs,
// the first and the last key of a range.
const (
	placesOfStem = `
SELECT group_concat(rowid) FROM (SELECT rowid FROM reading_words WHERE reading_words MATCH ?1 LIMIT ?2)`
	placesInRanges = `
SELECT group_concat(rowid) FROM (SELECT w.rowid FROM json_each(?3) j CROSS JOIN reading_words w
WHERE w.reading_words MATCH ?1 AND w.rowid BETWEEN json_extract(j.value, '$[0]') AND json_extract(j.value, '$[1]') LIMIT ?2)`
)

// findPlaces looks where the term stands, the first so many places; ranges, if
// there are any, are where alone.
func (s *session) findPlaces(ctx context.Context, t *term, limit int, ranges string) error {
	query, args := placesOfStem, []any{quoted(t.stem), limit}
	if ranges != "" {
		query, args = placesInRanges, append(args, ranges)
	}
	if err := s.row(ctx, query, args...).Scan(&t.found); err != nil {
		return err
	}
	if !slices.IsSorted(t.found) { // the index is walked in order, though SQL does not promise it
		slices.Sort(t.found)
	}
	return nil
}
