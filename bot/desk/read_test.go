package desk_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"footnote/adapters/adaptertest"
	"footnote/bot"
	"footnote/bot/desk"
)

func TestImportWish(t *testing.T) {
	tests := []struct {
		text     string
		bare, ok bool
	}{
		{"import this", true, true},
		{"Please add this to the readings!", true, true},
		{"could you import it for us, please?", true, true},
		{"add https://larn.example/ferry to our reading list", true, true},
		{"import https://larn.example/ferry, the one about Cleo", false, true},
		{"import", true, true},
		{"import duties rose in 1933", false, false},
		{"who added this to the readings?", false, false},
		{"add three more questions about the bridge", false, false},
		{"see https://larn.example/ferry", false, false},
		{"", false, false},
	}
	for _, tt := range tests {
		if bare, ok := desk.ImportWish(tt.text); bare != tt.bare || ok != tt.ok {
			t.Errorf("ImportWish(%q) = %v, %v, want %v, %v", tt.text, bare, ok, tt.bare, tt.ok)
		}
	}
}

// mill is a file that somebody brings.
var mill = adaptertest.File{Name: "mill.txt", Content: []byte("The mill of Larn burned down in 1888.\n")}

// What a network does not give is tried again, for a while; what it refuses is
// not.
func TestRead_fetching(t *testing.T) {
	tests := []struct {
		name  string
		fails int // how often fetching fails
		err   error
		want  string
		tries int
	}{
		{"at once", 0, nil, "I have read “mill.txt”", 1},
		{"after some tries", 3, errors.New("connection reset"), "I have read “mill.txt”", 4},
		{"never", 99, errors.New("connection reset"), "I could not get “mill.txt”", desk.MostTries},
		{"refused", 99, fmt.Errorf("%w: not yours", desk.ErrRefused), "I can't get at “mill.txt”", 1},
		{"too large", 99, desk.ErrTooLarge, "larger than 20 MB", 1},
		{"not now", 2, &desk.RetryError{After: time.Minute}, "I have read “mill.txt”", 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, town)
				defer w.stop()
				tries := 0
				w.net.unfetched = func() error {
					if tries++; tries <= tt.fails {
						return tt.err
					}
					return nil
				}
				w.Drop(t, "group", "", "ana", "", mill, true)
				got := w.net.texts("group")
				if len(got) != 1 || !strings.Contains(got[0], tt.want) || tries != tt.tries {
					t.Errorf("after %d tries told %q, want %q after %d", tries, got, tt.want, tt.tries)
				}
			})
		})
	}
}

// Pictures, and files that say that they are too large, are not even fetched.
func TestRead_unfetched(t *testing.T) {
	for name, f := range map[string]desk.File{
		"no text": {Name: "a.png", Type: "image/png", Ref: "x"}, "larger": {Name: "a.pdf", Size: 1 << 30, Ref: "x"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, town)
			w.net.unfetched = func() error { t.Error("it was fetched"); return nil }
			e := inGroup(desk.Said, "1", "1", "")
			e.Files = []desk.File{f}
			w.take(t, e)
			if !w.says(name) {
				t.Errorf("told %q, want %q", w.net.texts("group"), name)
			}
		})
	}
}

// What is brought is a question too, if it asks something.
func TestBring_asks(t *testing.T) {
	w := newWorld(t, town)
	w.Drop(t, "group", "", "ana", "who was mayor of Larn in 1935?", mill, true)
	if w.net.count("group", "I have read") != 1 || w.net.count("group", "Ida Wren") != 1 {
		t.Errorf("told %q, want the file read and the question answered", w.net.texts("group"))
	}
}

// A reading that a room brought is seen there, and in direct messages of those
// who are in it; elsewhere by nobody, until it is brought there too. What was
// there before stays everybody's.
func TestOwnReadings(t *testing.T) {
	w := newWorld(t, larn(t))
	w.reading(t, "tolls.txt", tollText)
	bring := func(room string, f adaptertest.File) {
		t.Helper()
		message := w.Drop(t, room, "", "ana", "", f, true)
		w.take(t, desk.Event{Kind: desk.Pressed, Place: bot.Place{Room: room}, Author: "mod", Action: desk.ActionShelve,
			Value: desk.DropID(bot.Place{Network: "test", Room: room}, message)})
	}
	sees := func(room string, want bool) {
		t.Helper()
		w.Say(t, room, "", "ben", "sources", true)
		if got := w.says("mill"); got != want || !w.says("Tolls") && !w.says("tolls") {
			t.Errorf("%s is told of the mill: %v, want %v, and of the tolls", room, got, want)
		}
	}
	bring("group", mill)
	sees("group", true)
	sees("review", false)
	sees("direct", true)
	bring("review", mill)
	sees("review", true)
	bring("group", adaptertest.File{Name: "tolls.txt", Content: []byte(tollText)})
	sees("review", true)
	w.reads(t, "group", "almanac", "the-tolls-of-larn")
	sees("group", false)
	bring("group", mill)
	sees("group", true)
}
