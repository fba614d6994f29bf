package bot_test

import (
	"errors"
	"testing"

	"footnote/bot"
	"footnote/bot/answer"
)

// TestTold asks who says what was told unasked, and more about it.
func TestTold(t *testing.T) {
	w := newWorld(t)
	w.load(t, "firm")
	b := w.bot(bot.Options{})
	tell := func(id string, sources []string, statements ...string) {
		t.Helper()
		if err := b.Told(t.Context(), bot.Message{ID: id, Place: room, Sources: sources}, bot.Reply{Statements: statements}); err != nil {
			t.Fatal(err)
		}
	}
	tell("1", nil, "staff-2")
	tell("2", nil, "no such fact")
	tell("3", []string{"chronicle"}, "staff-2")
	tell("4", nil)
	if got := w.remembered(t, room); got != 1 {
		t.Errorf("%d turns are kept, want only that of which a fact is there", got)
	}
	if r := ask(t, b, "says who?"); r.Status != answer.Answered || len(r.Footnotes) != 1 || r.Footnotes[0].Source.ID != "gazette" {
		t.Errorf("asked who says so, it says %s: %s", r.Status, r.Text())
	}
	tell("5", nil, "owner-2")
	if r := ask(t, b, "who owned it before her?"); len(r.Answers) != 1 || r.Answers[0] != "Ann Pellow the elder" {
		t.Errorf("asked for more, it says %s: %s", r.Status, r.Text())
	}
	before := w.remembered(t, room)
	tell("5", nil, "fire")
	if got := w.remembered(t, room); got != before {
		t.Errorf("told anew in reply to the same message, %d turns are kept, want %d", got, before)
	}
}

func TestTold_failures(t *testing.T) {
	w := newWorld(t)
	w.load(t, "firm")
	for method, want := range map[string]string{
		"Statement": "read facts that were told: broken",
		"Remember":  "remember turn: broken",
	} {
		env := broken{w, method}
		b := bot.New(env, env, env, env, bot.Options{})
		if err := b.Told(t.Context(), bot.Message{Place: room}, bot.Reply{Statements: []string{"fire"}}); !errors.Is(err, errBroken) || err.Error() != want {
			t.Errorf("where %s fails: error %v, want %q", method, err, want)
		}
	}
}
