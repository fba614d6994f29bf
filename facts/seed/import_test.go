package seed_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts/seed"
	"footnote/facts/sqlite"
)

// A store takes the whole base, makes up nothing that the files do not
// describe, and takes it only once.
func TestItems_import(t *testing.T) {
	b := read(t)
	store, err := sqlite.Open(t.Context(), t.TempDir()+"/base.db", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	first, err := store.Import(t.Context(), seed.Items(), sqlite.ImportOptions{By: "seed"})
	if err != nil {
		t.Fatal(err)
	}
	want := sqlite.Summary{
		Entities:   len(b.entities),
		Properties: len(b.properties),
		Sources:    len(b.sources),
		Statements: len(b.statements),
	}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Errorf("first import (-want +got):\n%s", diff)
	}
	second, err := store.Import(t.Context(), seed.Items(), sqlite.ImportOptions{By: "seed"})
	if err != nil {
		t.Fatal(err)
	}
	want = sqlite.Summary{Unchanged: len(b.entities) + len(b.properties) + len(b.sources) + len(b.statements)}
	if diff := cmp.Diff(want, second); diff != "" {
		t.Errorf("second import (-want +got):\n%s", diff)
	}
}
