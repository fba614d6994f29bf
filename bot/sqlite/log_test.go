package sqlite_test

import (
	"testing"

	"footnote/facts"
)

// add adds statements about the bridge with the status, whose IDs are given.
func add(t *testing.T, f *file, status facts.Status, ids ...string) {
	t.Helper()
	for _, id := range ids {
		s := facts.Statement{ID: id, Subject: facts.Entity{Label: "Larn bridge"}, Property: "keeper",
			Value: facts.Value{Text: "keeper " + id}, Status: status}
		if _, err := f.base.Add(t.Context(), s, "ana"); err != nil {
			t.Fatal(err)
		}
	}
}

func accept(t *testing.T, f *file, id string) {
	t.Helper()
	if err := f.base.Accept(t.Context(), id, "ana"); err != nil {
		t.Fatal(err)
	}
}

func retract(t *testing.T, f *file, id string) {
	t.Helper()
	if err := f.base.Retract(t.Context(), id, "ana", "wrong"); err != nil {
		t.Fatal(err)
	}
}

func TestChanged(t *testing.T) {
	f := openFile(t)
	changed := func(after int64, limit int, want ...string) int64 {
		t.Helper()
		f.reopen()
		got, mark, err := f.Changed(t.Context(), after, limit)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "Changed", want, got)
		return mark
	}
	changed(0, 9)
	add(t, f, facts.Accepted, "a", "b")
	add(t, f, facts.Proposed, "c", "d")
	if mark := changed(0, 9); mark != 0 {
		t.Errorf("where nothing changed, the mark went to %d", mark)
	}
	retract(t, f, "b")
	accept(t, f, "c")
	accept(t, f, "b")
	end := changed(0, 9, "b", "c")
	if mark := changed(end, 9); mark != end {
		t.Errorf("at the end of the log, the mark went from %d to %d", end, mark)
	}
	retract(t, f, "a")
	changed(end, 9, "a")
	first := changed(0, 1, "b")
	second := changed(first, 1, "c")
	third := changed(second, 1, "b")
	changed(third, 1, "a")
	changed(0, 3, "b", "c")
}

// The log is followed from where it ended when it was first looked at, also if
// the program ends before it has followed anything.
func TestMark(t *testing.T) {
	f := openFile(t)
	add(t, f, facts.Accepted, "a", "b")
	retract(t, f, "a")
	mark := func() int64 {
		t.Helper()
		f.reopen()
		m, err := f.Mark(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	begin := mark()
	if got, _, err := f.Changed(t.Context(), begin, 9); err != nil || got != nil {
		t.Errorf("after the first mark there is %v, error %v, want nothing", got, err)
	}
	retract(t, f, "b")
	if m := mark(); m != begin {
		t.Errorf("Mark = %d, want %d still", m, begin)
	}
	got, end, err := f.Changed(t.Context(), begin, 9)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Changed", []string{"b"}, got)
	for _, m := range []int64{end, end + 1} {
		if err := f.SetMark(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		if got := mark(); got != m {
			t.Errorf("Mark = %d, want %d", got, m)
		}
	}
}

func TestMark_empty(t *testing.T) {
	f := openFile(t)
	if m, err := f.Mark(t.Context()); err != nil || m != 0 {
		t.Errorf("Mark = %d, %v, want 0", m, err)
	}
	g := openFile(t)
	if err := g.SetMark(t.Context(), 7); err != nil {
		t.Fatal(err)
	}
	if m, err := g.Mark(t.Context()); err != nil || m != 7 {
		t.Errorf("Mark = %d, %v, want 7", m, err)
	}
}
