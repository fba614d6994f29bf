package facttest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/facttest"
)

func collect(t *testing.T, entities, statements int) []facts.Item {
	t.Helper()
	var items []facts.Item
	for item, err := range facttest.Synthetic(entities, statements) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

func TestSynthetic_sameEachTime(t *testing.T) {
	dates := cmp.Comparer(func(a, b facts.Date) bool { return a == b })
	if diff := cmp.Diff(collect(t, 50, 200), collect(t, 50, 200), dates); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
}

func TestSynthetic_makesSense(t *testing.T) {
	people, named := make(map[string]bool), make(map[string]bool)
	for _, item := range collect(t, 1_000, 10_000) {
		s := item.Statement
		people[s.Subject.Label], named[s.Subject.Label], named[s.Value.Text] = true, true, true
		from, to := s.Valid.From.Date, s.Valid.To.Date
		if from.Precision() != facts.Month || to.Known() && !from.Span().Before(to.Span()) {
			t.Errorf("line %d holds over %s, want months in order", item.Line, s.Valid.EDTF())
		}
	}
	if len(people) != 900 || len(named) != 1_000 {
		t.Errorf("%d people among %d entities, want 900 among 1000", len(people), len(named))
	}
}

func TestPerson_namesDiffer(t *testing.T) {
	seen := make(map[string]int)
	for i := range 100_000 {
		for _, name := range []string{facttest.Person(i), facttest.Body(i)} {
			if j, ok := seen[name]; ok {
				t.Fatalf("%d and %d are both called %q", j, i, name)
			}
			seen[name] = i
		}
	}
}
