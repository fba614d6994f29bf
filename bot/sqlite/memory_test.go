package sqlite_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/sqlite"
	"footnote/facts"
)

var (
	larn  = bot.Place{Network: "slack", Room: "larn"}
	aside = bot.Place{Network: "slack", Room: "larn", Thread: "7"}
	other = bot.Place{Network: "matrix", Room: "larn"}
)

// asked are the questions of the turns that the place remembers.
func asked(t *testing.T, s *sqlite.Store, p bot.Place, since time.Time, limit int) []string {
	t.Helper()
	turns, err := s.Turns(t.Context(), p, since, limit)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, turn := range turns {
		out = append(out, turn.Resolved)
	}
	return out
}

func remember(t *testing.T, s *sqlite.Store, p bot.Place, keep int, questions ...string) {
	t.Helper()
	for i, question := range questions {
		if err := s.Remember(t.Context(), p, bot.Turn{At: minute(i), Resolved: question}, keep); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTurns(t *testing.T) {
	s := open(t)
	remember(t, s, larn, 10, "a", "b", "c", "d")
	remember(t, s, aside, 10, "x")
	for _, tt := range []struct {
		name  string
		place bot.Place
		since time.Time
		limit int
		want  []string
	}{
		{"all, oldest first", larn, time.Time{}, 10, []string{"a", "b", "c", "d"}},
		{"the last", larn, time.Time{}, 2, []string{"c", "d"}},
		{"since", larn, minute(2), 10, []string{"c", "d"}},
		{"the last since", larn, minute(1), 1, []string{"d"}},
		{"too late", larn, minute(9), 10, nil},
		{"thread", aside, time.Time{}, 10, []string{"x"}},
		{"elsewhere", other, time.Time{}, 10, nil},
		{"none wanted", larn, time.Time{}, 0, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, asked(t, s, tt.place, tt.since, tt.limit)); diff != "" {
				t.Errorf("Turns (-want +got):\n%s", diff)
			}
		})
	}
}

// A turn comes back as it was, also from a file that was closed in between.
func TestTurns_survive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "base.db")
	want := bot.Turn{
		At: minute(1), Resolved: "Who kept the Larn bridge?", Answers: []string{"Ada Holt", "Ben Oke"},
		Subjects:   []facts.Entity{{ID: "bridge", Label: "Larn bridge", Kind: facts.Place}},
		Entities:   []facts.Entity{{ID: "ada", Label: "Ada Holt"}},
		Statements: []string{"s1", "s2"},
	}
	if err := openAt(t, path).Remember(t.Context(), larn, want, 5); err != nil {
		t.Fatal(err)
	}
	got, err := openAt(t, path).Turns(t.Context(), larn, time.Time{}, 5)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]bot.Turn{want}, got); diff != "" {
		t.Errorf("Turns (-want +got):\n%s", diff)
	}
}

func TestRemember_keepsTheLast(t *testing.T) {
	for _, tt := range []struct {
		keep int
		want []string
	}{
		{9, []string{"a", "b", "c"}}, {3, []string{"a", "b", "c"}}, {2, []string{"b", "c"}}, {1, []string{"c"}}, {0, nil}, {-1, nil},
	} {
		t.Run(fmt.Sprint(tt.keep), func(t *testing.T) {
			s := open(t)
			remember(t, s, aside, 9, "x", "y")
			remember(t, s, larn, tt.keep, "a", "b", "c")
			if diff := cmp.Diff(tt.want, asked(t, s, larn, time.Time{}, 9)); diff != "" {
				t.Errorf("Turns (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"x", "y"}, asked(t, s, aside, time.Time{}, 9)); diff != "" {
				t.Errorf("Turns of another place (-want +got):\n%s", diff)
			}
		})
	}
}

func TestForget(t *testing.T) {
	s := open(t)
	remember(t, s, larn, 9, "a", "b")
	remember(t, s, aside, 9, "x")
	if err := s.Forget(t.Context(), larn); err != nil {
		t.Fatal(err)
	}
	if got := asked(t, s, larn, time.Time{}, 9); got != nil {
		t.Errorf("after Forget there is %q", got)
	}
	if got := asked(t, s, aside, time.Time{}, 9); len(got) != 1 {
		t.Errorf("Forget left %q of another place, want its turn", got)
	}
}

func BenchmarkRemember(b *testing.B) {
	s := open(b)
	turn := bot.Turn{Resolved: "Who kept the Larn bridge?", Answers: []string{"Ada Holt"}}
	for b.Loop() {
		if err := s.Remember(b.Context(), larn, turn, 20); err != nil {
			b.Fatal(err)
		}
	}
}
