package sqlite_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/facttest"
	"footnote/facts/seed"
	"footnote/facts/sqlite"
)

// dates compares dates by ==.
var dates = cmp.Comparer(func(a, b facts.Date) bool { return a == b })

// exported is the whole base as the entries of a file.
func exported(t testing.TB, base *sqlite.Base) []facts.Item {
	t.Helper()
	var items []facts.Item
	for item, err := range base.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// checkRoundTrip puts the export of a base into an empty one, which then must
// give the same export.
func checkRoundTrip(t *testing.T, base *sqlite.Base) {
	t.Helper()
	first := exported(t, base)
	copied := openWith(t, first...)
	if diff := cmp.Diff(first, exported(t, copied), dates); diff != "" {
		t.Errorf("export, import, export (-first +second):\n%s", diff)
	}
	again := importAll(t, base, first...)
	if again.Unchanged != len(first) {
		t.Errorf("importing its own export: %+v, want %d unchanged", again, len(first))
	}
}

func TestExport_roundTrip(t *testing.T) {
	base := openWith(t, larn()...)
	proposed := statement("Larn", "keeper", "Dee Fry", "1960?", "..")
	proposed.Status = facts.Proposed
	id, err := base.Add(t.Context(), *proposed, "dee")
	if err != nil {
		t.Fatal(err)
	}
	if err := base.Accept(t.Context(), id, "ben"); err != nil {
		t.Fatal(err)
	}
	if err := base.Retract(t.Context(), "toll-1934", "ben", "misread"); err != nil {
		t.Fatal(err)
	}
	waiting := statement("Larn", "keeper", "Eli Ash", "", "199X")
	waiting.Status = facts.Proposed
	if _, err := base.Add(t.Context(), *waiting, "eli"); err != nil {
		t.Fatal(err)
	}
	checkRoundTrip(t, base)
}

func TestExport_roundTripOfBundled(t *testing.T) {
	base := open(t)
	if _, err := base.Import(t.Context(), seed.Items(), sqlite.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	checkRoundTrip(t, base)
}

// More than a page of everything.
func TestExport_pages(t *testing.T) {
	base := open(t)
	if _, err := base.Import(t.Context(), facttest.Synthetic(1_200, 1_700), sqlite.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	entities, statements := 0, 0
	for _, item := range exported(t, base) {
		if item.Entity != nil {
			entities++
		}
		if item.Statement != nil {
			statements++
		}
	}
	if entities != 1_200 || statements != 1_700 {
		t.Errorf("exported %d entities and %d statements, want 1200 and 1700", entities, statements)
	}
}

// A reader that has enough leaves the base fit for use.
func TestExport_stops(t *testing.T) {
	base := openWith(t, larn()...)
	for range base.Export(t.Context()) {
		break
	}
	if _, err := base.Add(t.Context(), *statement("Larn", "keeper", "Dee Fry", "", ""), "dee"); err != nil {
		t.Error(err)
	}
}
