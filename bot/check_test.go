package bot_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

// TestClaims checks the claims in testdata/claims, on each line of which stand
// a verdict and a claim. The verdict is followed by what the readings make of
// the claim: "supported, as Ada Holt's view". One that begins with "?" says what
// a careful reader would say and the bot does not: it must come out as not in
// the readings.
func TestClaims(t *testing.T) {
	files, err := filepath.Glob("testdata/claims/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d files of claims, error %v", len(files), err)
	}
	for _, file := range files {
		base := strings.TrimSuffix(filepath.Base(file), ".tsv")
		t.Run(base, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t)
			w.load(t, base)
			b := w.bot(bot.Options{})
			for line := range strings.Lines(string(data)) {
				want, claim, _ := strings.Cut(strings.TrimSpace(line), "\t")
				if strings.HasPrefix(want, "?") {
					want = string(answer.Unsaid)
				}
				reply, err := b.Check(t.Context(), bot.Message{Text: claim})
				if err != nil {
					t.Fatal(err)
				}
				if got := verdict(&reply); got != want {
					t.Errorf("%q is %s, want %s: %s", claim, got, want, reply.Text())
				}
			}
		})
	}
}

// TestClaims_ownWords checks the sentences of the bases themselves: none is
// contradicted, and most are found to be supported, or disputed by another.
func TestClaims_ownWords(t *testing.T) {
	for _, base := range []string{"town", "club", "firm", "band", "seed"} {
		t.Run(base, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.load(t, base)
			b := w.bot(bot.Options{})
			all, err := w.facts.Statements(t.Context(), facts.Query{Limit: 10000})
			if err != nil {
				t.Fatal(err)
			}
			supported, claims := 0, 0
			for _, s := range all {
				reply, err := b.Check(t.Context(), bot.Message{Text: s.Text})
				if err != nil {
					t.Fatal(err)
				}
				for _, verdict := range reply.Answers {
					claims++
					switch answer.Verdict(verdict) {
					case answer.Contradicted:
						t.Errorf("%q is contradicted: %s", s.Text, reply.Text())
					case answer.Supported, answer.Disputed:
						supported++
					}
				}
			}
			if 10*supported < 7*claims {
				t.Errorf("%d of %d claims are supported, want most", supported, claims)
			}
		})
	}
}

// TestCheck_remembers remembers what was checked, for "says who?", and keeps
// nothing as unanswered.
func TestCheck_remembers(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{})
	for range 2 {
		_, err := b.Check(t.Context(), bot.Message{ID: "1", Place: room, Text: "Ivo Penrose built Harrow Bridge. Ivo Penrose was bald."})
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := w.remembered(t, room); got != 1 {
		t.Errorf("%d turns are kept, want 1", got)
	}
	if got := w.missed(t); len(got) > 0 {
		t.Errorf("%q is kept as unanswered", got)
	}
	if r := ask(t, b, "says who?"); r.Status != answer.Answered || !r.Leans {
		t.Errorf("asked who says so, it says %s: %s", r.Status, r.Text())
	}
}

// TestCheck_sources checks only against the readings that the message allows.
func TestCheck_sources(t *testing.T) {
	w := newWorld(t)
	w.load(t, "firm")
	b := w.bot(bot.Options{})
	for _, tt := range []struct {
		name    string
		sources []string
		want    string
	}{
		{"all", nil, "disputed"},
		{"one", []string{"gazette"}, "supported"},
		{"the other", []string{"chronicle"}, "contradicted"},
		{"none", []string{}, "not in the readings"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := b.Check(t.Context(), bot.Message{Text: "Pellow & Daughters employed 340 workers in 1950.", Sources: tt.sources})
			if err != nil {
				t.Fatal(err)
			}
			if got := verdict(&r); got != tt.want {
				t.Errorf("it is %s, want %s", got, tt.want)
			}
		})
	}
}

func TestCheck_failures(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	for _, tt := range []struct{ method, text, want string }{
		{"Properties", "Ivo Penrose built Harrow Bridge.", "list properties: broken"},
		{"Names", "Ivo Penrose built Harrow Bridge.", "link names: broken"},
		{"Statements", "Ivo Penrose built Harrow Bridge.", "find evidence: broken"},
		{"Turns", "He built Harrow Bridge.", "recall turns: broken"},
		{"Remember", "Ivo Penrose built Harrow Bridge.", "remember turn: broken"},
	} {
		t.Run(tt.method, func(t *testing.T) {
			env := broken{w, tt.method}
			b := bot.New(env, env, env, env, bot.Options{})
			if _, err := b.Check(t.Context(), bot.Message{Place: room, Text: tt.text}); !errors.Is(err, errBroken) || err.Error() != tt.want {
				t.Errorf("Check(%q): error %v, want %q", tt.text, err, tt.want)
			}
		})
	}
}

// verdict is the verdict on the one claim that was checked.
func verdict(r *bot.Reply) string {
	if len(r.Points) == 0 {
		return "no claim"
	}
	verdict, _, _ := strings.Cut(r.Points[0].Text, ":")
	return strings.ToLower(verdict[:1]) + verdict[1:]
}
