package sqlite_test

import (
	"slices"
	"testing"

	"footnote/facts"
	"footnote/facts/facttest"
	"footnote/facts/sqlite"
)

func TestSample(t *testing.T) {
	const statements = 500
	base, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	if _, err := base.Import(t.Context(), facttest.Synthetic(200, statements), sqlite.ImportOptions{By: "ana"}); err != nil {
		t.Fatal(err)
	}
	ids := func(q facts.Query, seed uint64, offset int) []string {
		t.Helper()
		found, err := base.Sample(t.Context(), q, seed, offset)
		if err != nil {
			t.Fatal(err)
		}
		out := make([]string, len(found))
		for i := range found {
			out[i] = found[i].ID
		}
		return out
	}
	all := ids(facts.Query{Limit: 2 * statements}, 1, 0)
	if distinct := slices.Compact(slices.Sorted(slices.Values(all))); len(distinct) != len(all) || len(all) < statements*9/10 {
		t.Fatalf("%d statements, %d different", len(all), len(distinct))
	}
	var pages []string
	for offset := 0; offset < len(all)+70; offset += 70 {
		pages = append(pages, ids(facts.Query{Limit: 70}, 1, offset)...)
	}
	if !slices.Equal(pages, all) {
		t.Error("page by page, the order is another")
	}
	if slices.Equal(ids(facts.Query{Limit: 70}, 2, 0), all[:70]) {
		t.Error("another seed gives the same order")
	}
	first, err := base.Statement(t.Context(), all[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids(facts.Query{Entities: []string{first.Subject.ID}}, 1, 0) {
		if s, err := base.Statement(t.Context(), id); err != nil || !s.Mentions(first.Subject.ID) {
			t.Errorf("%s does not speak of %s: %v", id, first.Subject.ID, err)
		}
	}
}
