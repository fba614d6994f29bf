package sqlite_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"footnote/bot/desk"
)

func TestRate(t *testing.T) {
	f := openFile(t)
	good := desk.Feedback{Delivery: "d", Author: "ana", Sign: "good", At: minute(1)}
	later, bad, bens := good, good, good
	later.At, bad.Sign, bens.Author = minute(2), "bad", "ben"
	const all = `SELECT coalesce(group_concat(delivery || ' ' || author || ' ' || sign || ' ' || at, '; '), '') FROM feedback`
	row := func(f desk.Feedback) string {
		return fmt.Sprintf("%s %s %s %d", f.Delivery, f.Author, f.Sign, f.At.UnixMicro())
	}
	for _, step := range []struct {
		name string
		do   func() error
		want string
	}{
		{"taken back before", func() error { return f.Unrate(t.Context(), good) }, ""},
		{"given", func() error { return f.Rate(t.Context(), good) }, row(good)},
		{"given again", func() error { return f.Rate(t.Context(), later) }, row(good)},
		{"another sign", func() error { return f.Rate(t.Context(), bad) }, row(bad) + "; " + row(good)},
		{"somebody else", func() error { return f.Rate(t.Context(), bens) }, row(bad) + "; " + row(good) + "; " + row(bens)},
		{"taken back", func() error { return f.Unrate(t.Context(), later) }, row(bad) + "; " + row(bens)},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		f.reopen()
		var got string
		if err := f.base.DB().QueryRowContext(t.Context(), all).Scan(&got); err != nil {
			t.Fatal(err)
		}
		same(t, step.name, step.want, got)
	}
}

// wrong is a correction of the statement "s1".
func wrong(id string) desk.Correction {
	return desk.Correction{ID: id, Statement: "s1", Instead: "s2", Why: "p. 14 says so", Author: "ana", At: minute(1), Place: aside, Delivery: "d"}
}

func propose(t *testing.T, f *file, cs ...desk.Correction) {
	t.Helper()
	for _, c := range cs {
		if err := f.Propose(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCorrection(t *testing.T) {
	f := openFile(t)
	want := wrong("c")
	decided := want
	decided.Verdict, decided.By, decided.Decided = desk.Accepted, "ben", minute(2)
	propose(t, f, decided) // is open all the same
	check := func(what string) {
		t.Helper()
		f.reopen()
		got, ok, err := f.Correction(t.Context(), "c")
		if err != nil || !ok {
			t.Fatalf("Correction = %v, %v", ok, err)
		}
		same(t, what, want, got)
	}
	check("proposed")
	again := want
	again.Why = "no reason"
	propose(t, f, again)
	check("proposed again")
	decide := func(id string, from, to desk.Verdict, by string, want bool) {
		t.Helper()
		if ok, err := f.Decide(t.Context(), id, from, to, by, minute(2)); err != nil || ok != want {
			t.Errorf("Decide from %q to %q = %v, %v, want %v", from, to, ok, err, want)
		}
	}
	decide("x", desk.Open, desk.Accepted, "ben", false)
	decide("c", desk.Rejected, desk.Accepted, "cy", false)
	check("decided by who thought that it was rejected")
	decide("c", desk.Open, desk.Accepted, "ben", true)
	want = decided
	check("decided")
	decide("c", desk.Open, desk.Rejected, "cy", false)
	propose(t, f, again)
	check("decided and proposed again when it was")
	decide("c", desk.Accepted, desk.Open, "cy", true)
	want.Verdict, want.By = desk.Open, "cy"
	check("taken back")
	if _, ok, err := f.Correction(t.Context(), "x"); err != nil || ok {
		t.Errorf("Correction that is not there = %v, %v, want false", ok, err)
	}
}

// Of many moderators who decide at once, one does.
func TestDecide_concurrent(t *testing.T) {
	f := openFile(t)
	propose(t, f, wrong("c"))
	var decided atomic.Int32
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			ok, err := f.Decide(t.Context(), "c", desk.Open, []desk.Verdict{desk.Accepted, desk.Rejected}[i%2], fmt.Sprint(i), minute(i))
			if err != nil {
				t.Error(err)
			}
			if ok {
				decided.Add(1)
			}
		})
	}
	wg.Wait()
	if n := decided.Load(); n != 1 {
		t.Errorf("%d moderators decided, want 1", n)
	}
}

func TestCorrections(t *testing.T) {
	f := openFile(t)
	propose(t, f, wrong("3"), wrong("1"), wrong("4"), wrong("2"))
	if _, err := f.Decide(t.Context(), "1", desk.Open, desk.Rejected, "ben", minute(2)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		verdict desk.Verdict
		limit   int
		want    []string
	}{
		{desk.Open, 9, []string{"3", "4", "2"}}, {desk.Open, 2, []string{"3", "4"}}, {desk.Open, 0, nil},
		{desk.Rejected, 9, []string{"1"}}, {desk.Accepted, 9, nil},
	} {
		all, err := f.Corrections(t.Context(), tt.verdict, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range all {
			got = append(got, c.ID)
		}
		same(t, fmt.Sprintf("Corrections(%q, %d)", tt.verdict, tt.limit), tt.want, got)
	}
}
