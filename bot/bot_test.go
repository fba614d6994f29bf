package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

// TestUnansweredIsKept keeps in its stand-alone wording what the base could not
// answer, and nothing that it could.
func TestUnansweredIsKept(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{})
	for _, text := range []string{
		"who was mayor of Tarnwick in 1925?", "and in 1936?", "hello", "who was pope of Tarnwick?", "Who was Pope of Tarnwick",
	} {
		ask(t, b, text)
	}
	want := []string{"Who was Pope of Tarnwick", "who was mayor of Tarnwick in 1936?"}
	if diff := cmp.Diff(want, w.missed(t)); diff != "" {
		t.Errorf("unanswered (-want +got):\n%s", diff)
	}
}

// TestAskersTime counts "last year" from the asker's day, not from the bot's.
func TestAskersTime(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	at := time.Date(1931, 5, 1, 9, 0, 0, 0, time.UTC)
	r, err := w.bot(bot.Options{}).Answer(t.Context(), bot.Message{Text: "who was mayor of Tarnwick last year?", At: at})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Bertha Lunn"}, r.Answers); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

// TestNewPropertyIsAskable asks by a property that came into the base after
// the bot had begun.
func TestNewPropertyIsAskable(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{})
	const text = "who was bell ringer of Tarnwick in 1930?"
	if r := ask(t, b, text); r.Status != answer.NotFound {
		t.Errorf("before, it gets %s: %q", r.Status, r.Text())
	}
	w.addYAML(t, "statements: [{subject: tarnwick, property: bell ringer, value: Hob Tull, from: 1920, to: 1940}]")
	if r := ask(t, b, text); r.Status != answer.Answered || len(r.Answers) != 1 || r.Answers[0] != "Hob Tull" {
		t.Errorf("after, it gets %s: %q, want Hob Tull", r.Status, r.Text())
	}
}

// TestConcurrentPlaces talks in many places at once; each keeps its own
// subject.
func TestConcurrentPlaces(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	b := w.bot(bot.Options{})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			p := bot.Place{Network: "test", Room: fmt.Sprint("room ", i)}
			year := fmt.Sprint(1940 + i)
			for _, text := range []string{"who was mayor of Tarnwick in 1925?", "and in " + year + "?", "says who?"} {
				r, err := b.Answer(t.Context(), bot.Message{Place: p, Text: text})
				if err != nil || r.Status != answer.Answered {
					t.Errorf("%q in %s gets %s, error %v", text, p.Room, r.Status, err)
				}
				if strings.HasPrefix(text, "and") && !strings.Contains(r.Resolved, year) {
					t.Errorf("%q in %s is understood as %q", text, p.Room, r.Resolved)
				}
			}
		})
	}
	wg.Wait()
}

// broken is an environment in which the named method fails; the others work.
type broken struct {
	*world
	method string
}

func (b broken) fail(method string) error {
	if b.method == method {
		return errBroken
	}
	return nil
}

func (b broken) Names(ctx context.Context, how facts.Match, phrases []string) ([]facts.Name, error) {
	if err := b.fail("Names"); err != nil {
		return nil, err
	}
	return b.facts.Names(ctx, how, phrases)
}

func (b broken) Spellings(ctx context.Context, words []string) (map[string][]string, error) {
	if err := b.fail("Spellings"); err != nil {
		return nil, err
	}
	return b.facts.Spellings(ctx, words)
}

func (b broken) Statements(ctx context.Context, q facts.Query) ([]facts.Statement, error) {
	if err := b.fail("Statements"); err != nil {
		return nil, err
	}
	return b.facts.Statements(ctx, q)
}

func (b broken) Statement(ctx context.Context, id string) (facts.Statement, error) {
	if err := b.fail("Statement"); err != nil {
		return facts.Statement{}, err
	}
	return b.facts.Statement(ctx, id)
}

func (b broken) Properties(ctx context.Context) ([]facts.Property, error) {
	if err := b.fail("Properties"); err != nil {
		return nil, err
	}
	return b.facts.Properties(ctx)
}

func (b broken) SearchTexts(ctx context.Context, q facts.TextQuery) (facts.TextFound, error) {
	if err := b.fail("SearchTexts"); err != nil {
		return facts.TextFound{}, err
	}
	return b.facts.SearchTexts(ctx, q)
}

func (b broken) Sources(ctx context.Context) ([]facts.Source, error) {
	if err := b.fail("Sources"); err != nil {
		return nil, err
	}
	return b.facts.Sources(ctx)
}

func (b broken) Turns(ctx context.Context, p bot.Place, before string, since time.Time, limit int) ([]bot.Turn, error) {
	if err := b.fail("Turns"); err != nil {
		return nil, err
	}
	return b.kept.Turns(ctx, p, before, since, limit)
}

func (b broken) Remember(ctx context.Context, p bot.Place, t bot.Turn, keep int) error {
	if err := b.fail("Remember"); err != nil {
		return err
	}
	return b.kept.Remember(ctx, p, t, keep)
}

func (b broken) Drop(context.Context, bot.Place, string) error { return b.fail("Drop") }

func (b broken) Forget(context.Context, bot.Place) error { return b.fail("Forget") }

func (b broken) Missed(ctx context.Context, m bot.Missed) error {
	if err := b.fail("Missed"); err != nil {
		return err
	}
	return b.kept.Missed(ctx, m)
}

// TestFailures reports what fails, with what was being done.
func TestFailures(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	tests := []struct{ method, text, want string }{
		{"Names", "who was mayor of Tarnwick?", "link names: broken"},
		{"Spellings", "who was mayor of Tarnwikk?", "link names: broken"},
		{"Statements", "who was mayor of Tarnwick?", "find evidence: broken"},
		{"Statement", "says who?", "find evidence: broken"},
		{"Sources", "who is the author?", "find evidence: broken"},
		{"Properties", "who was mayor of Tarnwick?", "list properties: broken"},
		{"Turns", "and in 1930?", "recall turns: broken"},
		{"Remember", "who was mayor of Tarnwick?", "remember turn: broken"},
		{"Missed", "who was pope of Tarnwick?", "keep unanswered question: broken"},
	}
	for _, tt := range tests {
		t.Run(tt.method, func(t *testing.T) {
			ask(t, w.bot(bot.Options{}), "who was mayor of Tarnwick in 1925?")
			env := broken{w, tt.method}
			b := bot.New(env, env, env, env, bot.Options{Now: func() time.Time { return w.now }})
			_, err := b.Answer(t.Context(), bot.Message{Place: room, Text: tt.text})
			if !errors.Is(err, errBroken) || err.Error() != tt.want {
				t.Errorf("Answer(%q): error %v, want %q", tt.text, err, tt.want)
			}
		})
	}
	t.Run("Drop", func(t *testing.T) {
		env := broken{w, "Drop"}
		b := bot.New(env, env, env, env, bot.Options{})
		if err := b.Unsay(t.Context(), room, "7"); !errors.Is(err, errBroken) {
			t.Errorf("Unsay: error %v, want %v", err, errBroken)
		}
		_, err := b.Answer(t.Context(), bot.Message{Place: room, ID: "7", Text: "thanks"})
		if !errors.Is(err, errBroken) {
			t.Errorf("Answer: error %v, want %v", err, errBroken)
		}
	})
	t.Run("Forget", func(t *testing.T) {
		env := broken{w, "Forget"}
		if err := bot.New(env, env, env, env, bot.Options{}).Forget(t.Context(), room); !errors.Is(err, errBroken) {
			t.Errorf("Forget: error %v, want %v", err, errBroken)
		}
	})
}

// TestCancelled gives the context's error.
func TestCancelled(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := w.bot(bot.Options{}).Answer(ctx, bot.Message{Place: room, Text: "who was mayor of Tarnwick?"}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}
