package sqlite_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/facts"
)

// harbour is a reading of two passages.
func harbour() *facts.Reading {
	const text = "The harbour\n\nIt was dug in 1961. It is deep."
	return &facts.Reading{
		Source: facts.Source{Title: "The harbour", Author: "Dora Finch", Date: facts.YearDate(1970)}, Format: "text", Text: text,
		Passages: []facts.Passage{
			{Kind: facts.HeadingPassage, Start: 0, End: 11, Text: text[:11], Sentences: []facts.ByteRange{{Start: 0, End: 11}}},
			{Ordinal: 1, Paragraph: 1, Heading: "The harbour", Start: 13, End: 44, Text: text[13:],
				Sentences: []facts.ByteRange{{Start: 13, End: 32}, {Start: 33, End: 44}}},
		},
	}
}

// drop is something that ana brought into the thread.
func drop(p bot.Place, id, message string) desk.Drop {
	return desk.Drop{ID: id, Place: p, Message: message, Author: "ana", At: minute(1), Name: "harbour.txt"}
}

func TestDrops(t *testing.T) {
	f := openFile(t)
	check := func(when string, want desk.Drop, pending ...string) {
		t.Helper()
		f.reopen()
		got, ok, err := f.FindDrop(t.Context(), want.ID)
		if err != nil || !ok {
			t.Fatalf("%s: FindDrop = %v, %v", when, ok, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(facts.Date{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", when, diff)
		}
		waiting, err := f.Pending(t.Context(), want.Place.Network, 9)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, x := range waiting {
			ids = append(ids, x.ID)
			if x.Reading == nil {
				t.Errorf("%s: %s is pending without its reading", when, x.ID)
			}
		}
		same(t, when+": pending", pending, ids)
	}
	x := drop(larn, "d1", "m1")
	bringAll(t, f, x, drop(larn, "d2", "m1"), drop(other, "d3", "m1"))
	check("brought", x)
	x.Reading, x.Fresh = harbour(), true
	if err := f.HoldReading(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	bringAll(t, f, drop(aside, "d1", "m9")) // again
	check("read", x, "d1")
	x.Verdict, x.By, x.Decided, x.Source = desk.Accepted, "mod", minute(2), "harbour"
	for _, want := range []bool{true, false} {
		if open, err := f.CloseDrop(t.Context(), x); err != nil || open != want {
			t.Errorf("CloseDrop = %v, %v, want %v", open, err, want)
		}
	}
	if err := f.HoldReading(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	x.Reading = nil
	check("decided", x)
	all, err := f.Brought(t.Context(), "slack", "larn", "m1")
	if err != nil || len(all) != 2 || all[0].ID != "d1" || all[1].ID != "d2" {
		t.Errorf("Brought = %+v, %v, want the two of the room", all, err)
	}
	if _, ok, err := f.FindDrop(t.Context(), "x"); ok || err != nil {
		t.Errorf("FindDrop of what is not there = %v, %v", ok, err)
	}
}

func bringAll(t *testing.T, f *file, all ...desk.Drop) {
	t.Helper()
	for _, x := range all {
		if err := f.Bring(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOwned(t *testing.T) {
	f := openFile(t)
	set := func(network, room string, r desk.Room) {
		t.Helper()
		if err := f.SetRoom(t.Context(), network, room, r); err != nil {
			t.Fatal(err)
		}
	}
	set("slack", "larn", desk.Room{Own: []string{"harbour", "mill"}})
	set("matrix", "larn", desk.Room{Own: []string{"harbour"}, Readings: []string{"almanac"}})
	set("matrix", "other", desk.Room{Readings: []string{"almanac"}})
	want := map[string][]bot.Place{
		"harbour": {{Network: "matrix", Room: "larn"}, {Network: "slack", Room: "larn"}}, "mill": {{Network: "slack", Room: "larn"}},
	}
	f.reopen()
	got, err := f.Owned(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Owned", want, got)
}
