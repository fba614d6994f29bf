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
	turns, err := s.Turns(t.Context(), p, "", since, limit)
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
		Message: "m1", At: minute(1), Resolved: "Who kept the Larn bridge?", Answers: []string{"Ada Holt", "Ben Oke"},
		Subjects:   []facts.Entity{{ID: "bridge", Label: "Larn bridge", Kind: facts.Place}},
		Entities:   []facts.Entity{{ID: "ada", Label: "Ada Holt"}},
		Statements: []string{"s1", "s2"},
	}
	if err := openAt(t, path).Remember(t.Context(), larn, want, 5); err != nil {
		t.Fatal(err)
	}
	got, err := openAt(t, path).Turns(t.Context(), larn, "", time.Time{}, 5)
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

// rememberMessage remembers a question asked by the message.
func rememberMessage(t *testing.T, s *sqlite.Store, p bot.Place, message, question string) {
	t.Helper()
	if err := s.Remember(t.Context(), p, bot.Turn{Message: message, At: minute(1), Resolved: question}, 9); err != nil {
		t.Fatal(err)
	}
}

// A message has one turn in its place, which stays where it is.
func TestRemember_messageAgain(t *testing.T) {
	s := open(t)
	rememberMessage(t, s, larn, "1", "a")
	rememberMessage(t, s, larn, "2", "b")
	rememberMessage(t, s, larn, "", "c")
	rememberMessage(t, s, aside, "1", "x")
	rememberMessage(t, s, larn, "1", "A")
	rememberMessage(t, s, larn, "", "d")
	if diff := cmp.Diff([]string{"A", "b", "c", "d"}, asked(t, s, larn, time.Time{}, 9)); diff != "" {
		t.Errorf("Turns (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"x"}, asked(t, s, aside, time.Time{}, 9)); diff != "" {
		t.Errorf("Turns of another place (-want +got):\n%s", diff)
	}
}

func TestTurns_before(t *testing.T) {
	s := open(t)
	for i, question := range []string{"a", "b", "c", "d"} {
		turn := bot.Turn{Message: question, At: minute(i), Resolved: question}
		if err := s.Remember(t.Context(), larn, turn, 9); err != nil {
			t.Fatal(err)
		}
	}
	remember(t, s, larn, 9, "of no message")
	rememberMessage(t, s, aside, "e", "x")
	all := []string{"a", "b", "c", "d", "of no message"}
	for _, tt := range []struct {
		name, before string
		since        time.Time
		limit        int
		want         []string
	}{
		{"all but it and what follows", "c", time.Time{}, 9, []string{"a", "b"}},
		{"the last before it", "c", time.Time{}, 1, []string{"b"}},
		{"the first", "a", time.Time{}, 9, nil},
		{"itself too old", "a", minute(2), 9, nil},
		{"one that is not there", "z", time.Time{}, 9, all},
		{"one of another place", "e", time.Time{}, 9, all},
		{"none", "", time.Time{}, 9, all},
	} {
		t.Run(tt.name, func(t *testing.T) {
			turns, err := s.Turns(t.Context(), larn, tt.before, tt.since, tt.limit)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, turn := range turns {
				got = append(got, turn.Resolved)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Turns before %q (-want +got):\n%s", tt.before, diff)
			}
		})
	}
}

func TestDrop(t *testing.T) {
	s := open(t)
	rememberMessage(t, s, larn, "1", "a")
	rememberMessage(t, s, larn, "", "b")
	rememberMessage(t, s, larn, "2", "c")
	rememberMessage(t, s, aside, "1", "x")
	for _, message := range []string{"1", "", "9", "1"} {
		if err := s.Drop(t.Context(), larn, message); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"b", "c"}, asked(t, s, larn, time.Time{}, 9)); diff != "" {
		t.Errorf("Turns (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"x"}, asked(t, s, aside, time.Time{}, 9)); diff != "" {
		t.Errorf("Turns of another place (-want +got):\n%s", diff)
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
