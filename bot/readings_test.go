package bot_test

import (
	"strings"
	"testing"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
	"footnote/facts/reading"
)

const bridgeText = `The stone bridge at Larn was opened on 3 May 1933. Ida Wren designed it.

The old mill burned down in 1940. Nobody believes that the ferry sank in a storm.
`

// readBridge puts a reading into the world.
func readBridge(t *testing.T, w *world) string {
	t.Helper()
	given := facts.Source{ID: "bridge", Title: "The Larn Bridge", Author: "Ada Holt"}
	r, err := reading.Read(t.Context(), []byte(bridgeText), reading.Options{Format: reading.Text, Given: given})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.facts.AddReading(t.Context(), r, "ana"); err != nil {
		t.Fatal(err)
	}
	return r.Text
}

// What no fact answers is answered from a text with a quote that stands there,
// and from none that the message may not be answered from.
func TestAnswerFromReadings(t *testing.T) {
	w := newWorld(t)
	text := readBridge(t, w)
	b := w.bot(bot.Options{})
	tests := []struct {
		question string
		sources  []string
		want     answer.Status
		says     string
	}{
		{"when was the stone bridge at Larn opened?", nil, answer.Answered, "3 May 1933"},
		{"says who?", nil, answer.Answered, "Ada Holt"},
		{"who was the first emperor of Japan?", nil, answer.NotFound, "don't say"},
		{"when was the stone bridge at Larn opened?", []string{}, answer.NotFound, "don't say"},
	}
	for _, tt := range tests {
		r, err := b.Answer(t.Context(), bot.Message{Place: room, Text: tt.question, Sources: tt.sources})
		if err != nil {
			t.Fatal(err)
		}
		if r.Status != tt.want || !strings.Contains(r.Text(), tt.says) {
			t.Errorf("%q of %v: %s, %q; want %s with %q", tt.question, tt.sources, r.Status, r.Text(), tt.want, tt.says)
		}
		for _, f := range r.Footnotes {
			if text[f.Start:f.End] != f.Quote {
				t.Errorf("%q: the quote %q does not stand at %d", tt.question, f.Quote, f.Start)
			}
		}
	}
}

// A text supports what it says, and not what a part of its sentence says.
func TestCheckAgainstReadings(t *testing.T) {
	w := newWorld(t)
	readBridge(t, w)
	b := w.bot(bot.Options{})
	for claim, want := range map[string]answer.Status{
		"The old mill burned down in 1940.": answer.Answered,
		"The old mill burned down in 1941.": answer.NotFound,
		"The ferry sank in a storm.":        answer.NotFound,
	} {
		r, err := b.Check(t.Context(), bot.Message{Text: claim})
		if err != nil {
			t.Fatal(err)
		}
		if r.Status != want {
			t.Errorf("%q: %s, %q; want %s", claim, r.Status, r.Text(), want)
		}
	}
}

// Beside a claim that nothing settles, the text that comes near it is quoted; not
// from where the message may not be answered, and not what has little of it.
func TestSidesNearReadings(t *testing.T) {
	w := newWorld(t)
	text := readBridge(t, w)
	b := w.bot(bot.Options{})
	tests := []struct {
		claim   string
		sources []string
		until   facts.Until
		want    string // the quote; empty for none
	}{
		{claim: "The ferry sank in a storm.", want: "Nobody believes that the ferry sank in a storm."},
		{claim: "The ferry sank in a storm.", sources: []string{}},
		{claim: "The ferry sank in a storm.", until: facts.Until{"bridge": 60}},
		{claim: "The emperor of Japan owned the old mill near Kyoto."},
	}
	for _, tt := range tests {
		r, err := b.Sides(t.Context(), bot.Message{Text: tt.claim, Sources: tt.sources, Until: tt.until})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range r.Footnotes {
			got += f.Quote
			if text[f.Start:f.End] != f.Quote {
				t.Errorf("%q: the quote %q does not stand at %d", tt.claim, f.Quote, f.Start)
			}
		}
		if got != tt.want || tt.want != "" && !strings.Contains(r.Text(), tt.want) {
			t.Errorf("beside %q of %v until %v stands %q: %s; want %q", tt.claim, tt.sources, tt.until, got, r.Text(), tt.want)
		}
	}
}
