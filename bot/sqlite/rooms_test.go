package sqlite_test

import (
	"testing"

	"footnote/bot"
	"footnote/bot/desk"
)

func TestRoom(t *testing.T) {
	f := openFile(t)
	full := desk.Room{
		Readings: []string{"almanac", "letters"}, Moderators: []string{"ana"}, Always: true,
		Quiet: desk.Hours{From: 22 * 60, To: 7 * 60, Zone: "Europe/Berlin"}, Review: "reviews",
	}
	for _, tt := range []struct {
		name string
		room desk.Room
	}{
		{"full", full}, {"changed", desk.Room{Moderators: []string{"ben"}}}, {"no reading at all", desk.Room{Readings: []string{}}}, {"zero", desk.Room{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := f.SetRoom(t.Context(), "slack", "larn", tt.room); err != nil {
				t.Fatal(err)
			}
			f.reopen()
			got, err := f.Room(t.Context(), "slack", "larn")
			if err != nil {
				t.Fatal(err)
			}
			same(t, "Room", tt.room, got)
			elsewhere, err := f.Room(t.Context(), "matrix", "larn")
			if err != nil {
				t.Fatal(err)
			}
			same(t, "Room where nothing was settled", desk.Room{}, elsewhere)
		})
	}
}

func TestLists(t *testing.T) {
	f := openFile(t)
	for room, readings := range map[string][]string{"one": {"almanac"}, "none": {}, "all": nil, "two": {"letters", "almanac"}} {
		if err := f.SetRoom(t.Context(), "slack", room, desk.Room{Readings: readings, Always: true}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := f.Lists(t.Context(), "slack")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Lists", map[string][]string{"one": {"almanac"}, "none": {}, "two": {"letters", "almanac"}}, got)
	if got, err := f.Lists(t.Context(), "matrix"); err != nil || len(got) > 0 {
		t.Errorf("Lists of a network without rooms = %v, %v", got, err)
	}
}

func TestLeave(t *testing.T) {
	f := openFile(t)
	check := func(want bool) {
		t.Helper()
		f.reopen()
		if got, err := f.Left(t.Context(), aside); err != nil || got != want {
			t.Errorf("Left = %v, %v, want %v", got, err, want)
		}
		for _, p := range []bot.Place{larn, other} {
			if got, err := f.Left(t.Context(), p); err != nil || got {
				t.Errorf("Left(%v) = %v, %v, want false", p, got, err)
			}
		}
	}
	do := func(change error) {
		t.Helper()
		if change != nil {
			t.Fatal(change)
		}
	}
	check(false)
	do(f.Enter(t.Context(), aside))
	check(false)
	do(f.Leave(t.Context(), aside))
	do(f.Leave(t.Context(), aside))
	check(true)
	do(f.Enter(t.Context(), aside))
	check(false)
}
