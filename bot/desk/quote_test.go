package desk_test

import (
	"strings"
	"testing"

	"footnote/adapters/adaptertest"
	"footnote/bot"
	"footnote/bot/desk"
)

// reading brings a text into the base, as whoever runs the bot does.
func (w *world) reading(t testing.TB, name, text string) {
	t.Helper()
	r, err := adaptertest.Reader{}.Read(t.Context(), []byte(text), name, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.base.AddReading(t.Context(), r, "test"); err != nil {
		t.Fatal(err)
	}
}

const tollText = "The tolls of Larn\n\nThe bridge took a toll of 3 pence.\n\nTove Lind was mayor from 1933 to 1941, though many write 1940.\n"

// A quote has to stand in a reading byte for byte; where it does, reading and
// place are found by it.
func TestWrong_quote(t *testing.T) {
	const mayor = "who was mayor of Larn in 1935?"
	tests := []struct {
		name   string
		fields desk.Fields
		want   string // of what is told to whoever proposes; empty for thanks
	}{
		{"as it stands", desk.Fields{"quote": {"Tove Lind was mayor from 1933 to 1941"}}, ""},
		{"with its source", desk.Fields{"quote": {"Tove Lind was mayor from 1933 to 1941"}, "source": {"the-tolls-of-larn"}}, ""},
		{"misremembered", desk.Fields{"quote": {"Tove Lind was a mayor 1933 to 1941, though many write 1940"}}, "The nearest is “Tove Lind was mayor from 1933 to 1941, though many write 1940.” (\"The tolls of Larn\", ¶ 2)"},
		{"another case", desk.Fields{"quote": {"tove lind was mayor from 1933"}}, "The nearest is “Tove Lind was mayor"},
		{"made up", desk.Fields{"quote": {"Nobody ever governed anything."}}, "I don't find these words"},
		{"of a source without a text", desk.Fields{"quote": {"Tove Lind was mayor."}, "source": {"almanac"}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, town)
			w.reading(t, "tolls.txt", tollText)
			w.ask(t, "group", "1", mayor)
			tt.fields["value"] = []string{"Tove Lind"}
			w.propose(t, "ben", "1", tt.fields)
			told := strings.Join(w.net.texts("group"), "\n")
			if tt.want != "" {
				if len(w.open(t)) > 0 || !strings.Contains(told, tt.want) {
					t.Errorf("%d corrections wait, want none; told:\n%s\nwant %q", len(w.open(t)), told, tt.want)
				}
				return
			}
			if len(w.open(t)) != 1 {
				t.Fatalf("no correction waits; told:\n%s", told)
			}
			s, err := w.base.Statement(t.Context(), w.open(t)[0].Instead)
			if err != nil || len(s.References) != 1 || s.References[0].Quote != tt.fields.Get("quote") {
				t.Fatalf("proposed with %+v, error %v", s.References, err)
			}
			if r := s.References[0]; r.Source.ID != "almanac" && (r.Locator != "¶ 2" || tollText[r.Start:r.End] != r.Quote) {
				t.Errorf("the quote stands at %q, %d to %d", r.Locator, r.Start, r.End)
			}
		})
	}
}

// The same goes for a correction that is typed.
func TestWrong_quoteTyped(t *testing.T) {
	w := newWorld(t, town)
	w.reading(t, "tolls.txt", tollText)
	w.Say(t, "group", "", "ana", "who was mayor of Larn in 1935?", true)
	w.Say(t, "group", "u1", "ana", "wrong value: Tove Lind quote: Tove Lind was mayor of it from 1933 to 1941", true)
	if text, _ := w.last(); !strings.Contains(text, "The nearest is") {
		t.Errorf("ana was told %q, want the nearest sentence", text)
	}
	w.Say(t, "group", "u1", "ana", "wrong value: Tove Lind quote: Tove Lind was mayor from 1933 to 1941", true)
	if open := w.open(t); len(open) != 1 {
		t.Errorf("%d corrections wait, want 1; told %q", len(open), w.net.texts("group"))
	}
}

// Open questions are listed with what comes nearest, where the asker may see
// that.
func TestUnanswered_nearest(t *testing.T) {
	w := newWorld(t, larn(t))
	w.Say(t, "group", "", "ana", "who painted the Larn bridge?", true)
	w.Command(t, "group", "ben", "unanswered")
	if text, _ := w.last(); !strings.Contains(text, "who painted the Larn bridge? (nearest: Ada Holt, \"Larn Almanac\", p. 21)") {
		t.Errorf("ben was told %q, want the question with what comes nearest", text)
	}
	w.reads(t, "group", "minutes")
	w.take(t, desk.Event{Kind: desk.Said, Place: bot.Place{Room: "group"}, Author: "ben", Message: "x1", Text: "unanswered", Addressed: true})
	if text, _ := w.last(); strings.Contains(text, "Almanac") {
		t.Errorf("ben was told %q, though the room does not read the almanac", text)
	}
}
