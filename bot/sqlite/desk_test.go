package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/bot/sqlite"
	"footnote/facts"
	store "footnote/facts/sqlite"
)

var _ desk.Kept = (*sqlite.Store)(nil)

// A file is a base in a file that can be opened anew at any time, as a process
// does that comes after one that died. What was open stays so, and nothing of it
// is used any more.
type file struct {
	t    *testing.T
	path string
	base *store.Base
	*sqlite.Store
}

func openFile(t *testing.T) *file {
	t.Helper()
	f := &file{t: t, path: filepath.Join(t.TempDir(), "base.db")}
	f.reopen()
	return f
}

func (f *file) reopen() {
	f.t.Helper()
	b, err := store.Open(f.t.Context(), f.path, store.Options{})
	if err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(func() { b.Close() })
	f.base, f.Store = b, sqlite.New(b.DB())
}

// event is something that was said in the place.
func event(p bot.Place, key string) desk.Event {
	return desk.Event{Kind: desk.Said, Key: key, Place: p, Author: "ana", At: minute(1), Message: "m-" + key, Text: "who?"}
}

// note is a delivery of a few words to everyone.
func note(p bot.Place, id, text string) desk.Delivery {
	return desk.Delivery{ID: id, Place: p, Asker: "ana", At: minute(1), Post: post.Post{Note: text}}
}

// reply is a delivery that answers a question by the statements.
func reply(p bot.Place, id, question string, statements ...string) desk.Delivery {
	d := note(p, id, "")
	d.Question, d.Post = question, post.Post{Reply: &bot.Reply{Lead: "Ada Holt.", Statements: statements}}
	return d
}

func take(t testing.TB, s *sqlite.Store, events ...desk.Event) {
	t.Helper()
	for _, e := range events {
		if fresh, err := s.Take(t.Context(), e); err != nil || !fresh {
			t.Fatalf("Take(%q) = %v, %v, want true", e.Key, fresh, err)
		}
	}
}

func finish(t testing.TB, s *sqlite.Store, o desk.Outcome) {
	t.Helper()
	if err := s.Finish(t.Context(), o); err != nil {
		t.Fatal(err)
	}
}

func put(t testing.TB, s *sqlite.Store, ds ...desk.Delivery) {
	t.Helper()
	if err := s.Put(t.Context(), ds...); err != nil {
		t.Fatal(err)
	}
}

// settleAll settles all that is due in the room, as messages with the IDs of
// their deliveries.
func settleAll(t testing.TB, s *sqlite.Store, p bot.Place) (settled []string) {
	t.Helper()
	for {
		d, ok, err := s.NextDue(t.Context(), p.Network, p.Room)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return settled
		}
		d.Message = d.ID
		if err := s.Settle(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		settled = append(settled, d.ID)
	}
}

// withdraw withdraws deliveries by an event made for it.
func withdraw(t testing.TB, s *sqlite.Store, ids ...string) {
	t.Helper()
	e := event(larn, "withdraw "+ids[0])
	take(t, s, e)
	finish(t, s, desk.Outcome{Event: e, Withdraw: ids})
}

// same fails the test unless got is what is wanted.
func same[T any](t *testing.T, what string, want, got T) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b facts.Date) bool { return a == b })); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// ids are the IDs of deliveries.
func ids(ds []desk.Delivery) []string {
	var out []string
	for _, d := range ds {
		out = append(out, d.ID)
	}
	return out
}
