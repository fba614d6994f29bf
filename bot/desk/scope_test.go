package desk_test

import (
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
)

// reads settles the reading list of a room; with "all" it reads everything.
func (w *world) reads(t testing.TB, room string, readings ...string) {
	t.Helper()
	w.take(t, desk.Event{
		Kind: desk.Commanded, Place: bot.Place{Room: room}, Author: "mod", Text: "settings readings: " + strings.Join(readings, " "),
	})
}

// says reports whether what was said last has the words.
func (w *world) says(words string) bool {
	w.net.mu.Lock()
	defer w.net.mu.Unlock()
	n := len(w.net.messages)
	return n > 0 && strings.Contains(w.net.messages[n-1].d.Post.Text(), words)
}

// TestReadingLists asks who built the bridge, which stands in the almanac.
func TestReadingLists(t *testing.T) {
	const (
		everything = "all"
		almanac    = "almanac"
		minutes    = "minutes"
	)
	tests := []struct {
		name          string
		group, review string // the reading lists of the two rooms that everybody is in
		room, author  string
		want          bool
	}{
		{"room without a list", everything, minutes, "group", "ana", true},
		{"room with it", almanac, minutes, "group", "ana", true},
		{"room without it", minutes, almanac, "group", "ana", false},
		{"direct, no lists", everything, everything, "direct-ana", "ana", true},
		{"direct, in one room", almanac, minutes, "direct-ana", "ana", true},
		{"direct, in no room", minutes, minutes, "direct-ana", "ana", false},
		{"direct, one room reads everything", minutes, everything, "direct-ana", "ana", true},
		{"stranger, no lists", everything, everything, "direct-stranger", "stranger", true},
		{"stranger, on a list", almanac, everything, "direct-stranger", "stranger", false},
		{"stranger, on no list", minutes, everything, "direct-stranger", "stranger", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, larn(t))
			w.reads(t, "group", tt.group)
			w.reads(t, "review", tt.review)
			e := inGroup(desk.Said, "", "1", builder)
			e.Place.Room, e.Author = tt.room, tt.author
			w.take(t, e)
			if got := w.says("Tove Lind"); got != tt.want {
				t.Errorf("told: %v, want %v; it says %q", got, tt.want, w.net.texts(tt.room))
			}
		})
	}
}

// TestReadingListsCountAtOnce changes lists between direct messages.
func TestReadingListsCountAtOnce(t *testing.T) {
	w := newWorld(t, larn(t))
	for i, list := range []string{"almanac", "minutes", "all", "minutes", "almanac"} {
		w.reads(t, "group", list)
		w.reads(t, "review", list)
		w.Say(t, "direct", "", "ana", builder, true)
		if got, want := w.says("Tove Lind"), list != "minutes"; got != want {
			t.Errorf("%d: with the list %q told: %v, want %v", i, list, got, want)
		}
	}
}

// TestWhoLeavesARoomLosesItsReadings within a minute.
func TestWhoLeavesARoomLosesItsReadings(t *testing.T) {
	w := newWorld(t, larn(t))
	w.reads(t, "group", "almanac")
	w.Say(t, "direct", "", "ana", builder, true)
	if !w.says("Tove Lind") {
		t.Error("a member is not told what the room reads")
	}
	w.net.alone = true
	w.pass(time.Minute)
	w.Say(t, "direct", "", "ana", builder, true)
	if w.says("Tove Lind") {
		t.Error("one who left is told what the room reads")
	}
}

// TestSourcesOfARoom tells what there is only of what may be read.
func TestSourcesOfARoom(t *testing.T) {
	w := newWorld(t, larn(t))
	w.reads(t, "group", "minutes")
	w.Command(t, "group", "ana", "sources")
	if w.says("Almanac") || !w.says("Minutes") {
		t.Errorf("the sources of the room are told as %q", w.net.texts("group"))
	}
	w.Command(t, "group", "ana", "ask what readings do you have?")
	if w.says("Almanac") {
		t.Errorf("the readings are told as %q", w.net.texts("group"))
	}
}

// TestReadingListsElsewhere asks by command in a room that the bot is not in.
func TestReadingListsElsewhere(t *testing.T) {
	w := newWorld(t, larn(t))
	claim := desk.Event{Kind: desk.Claimed, Place: bot.Place{Room: "elsewhere"}, Author: "ana", Message: "1", Text: "Tove Lind built the Larn bridge."}
	for _, list := range []string{"almanac", "minutes"} {
		w.reads(t, "group", list)
		w.reads(t, "review", list)
		want := list == "almanac"
		w.Command(t, "elsewhere", "ana", "ask "+builder)
		if got := w.says("Tove Lind"); got != want {
			t.Errorf("with the list %q told: %v, want %v", list, got, want)
		}
		w.Command(t, "elsewhere", "ana", "sources")
		if got := w.says("Almanac"); got != want {
			t.Errorf("with the list %q the almanac is named: %v, want %v", list, got, want)
		}
		w.take(t, claim)
		if got := w.says("Supported"); got != want {
			t.Errorf("with the list %q supported: %v, want %v", list, got, want)
		}
	}
}

// TestOthersOwnReadings says openly in a room without a list nothing of a reading
// that is the room "review"'s own, whoever asks and however.
func TestOthersOwnReadings(t *testing.T) {
	ways := map[string]desk.Event{
		"mention":  {Kind: desk.Said, Message: "1", Text: builder, Addressed: true},
		"edit":     {Kind: desk.Edited, Message: "1", Text: builder, Addressed: true},
		"check":    {Kind: desk.Said, Message: "1", Text: "check Tove Lind built the Larn bridge.", Addressed: true},
		"offer":    {Kind: desk.Pressed, Message: "m1", Action: post.Offer, Value: builder},
		"timeline": {Kind: desk.Said, Message: "1", Text: "timeline of the Larn bridge", Addressed: true},
	}
	for name, e := range ways {
		for room, want := range map[string]bool{"group": false, "review": true} {
			t.Run(name+" in "+room, func(t *testing.T) {
				w := newWorld(t, larn(t))
				if err := w.kept.SetRoom(t.Context(), "test", "review", desk.Room{Own: []string{"almanac"}}); err != nil {
					t.Fatal(err)
				}
				w.Say(t, room, "", "ana", "help", true)
				e.Place.Room, e.Place.Thread, e.Author = room, e.Message, "ana"
				w.take(t, e)
				if got := w.says("Ada Holt"); got != want {
					t.Errorf("told: %v, want %v; it says %q", got, want, w.net.texts(room))
				}
			})
		}
	}
}
