package sqlite_test

import (
	"testing"

	"footnote/bot"
	"footnote/bot/desk"
)

// TestDeliveries looks for deliveries in every way there is, when they are due,
// when they stand, and when they are withdrawn.
func TestDeliveries(t *testing.T) {
	f := openFile(t)
	private := reply(aside, "private", "", "s1")
	private.To = "ana"
	bens := reply(larn, "bens", "q2", "s1", "s2")
	bens.Asker = "ben"
	put(t, f.Store, reply(larn, "one", "q1", "s1", "s2", "s1"), reply(larn, "two", "q1"), bens, private,
		note(aside, "note", "hello"), reply(other, "there", "q1", "s1"))

	check := func(when string, shown bool, answers, using1, using2, asked []string) {
		t.Helper()
		f.reopen()
		d, ok, err := f.Shown(t.Context(), "slack", "larn", "one")
		if err != nil || ok != shown || ok && d.ID != "one" {
			t.Errorf("%s: Shown = %q, %v, %v, want %v", when, d.ID, ok, err, shown)
		}
		found := func(what string, want []string) func([]desk.Delivery, error) {
			return func(got []desk.Delivery, err error) {
				t.Helper()
				if err != nil {
					t.Errorf("%s: %s: %v", when, what, err)
				}
				same(t, when+": "+what, want, ids(got))
			}
		}
		found("Answers", answers)(f.Answers(t.Context(), "slack", "larn", "q1"))
		found("Using(s1)", using1)(f.Using(t.Context(), "s1"))
		found("Using(s2)", using2)(f.Using(t.Context(), "s2"))
		found("AskedBy", asked)(f.AskedBy(t.Context(), "slack", "ana", 9))
	}
	check("due", false, []string{"one", "two"}, []string{"one", "bens", "private", "there"}, []string{"one", "bens"}, []string{"private", "two", "one"})
	settleAll(t, f.Store, larn)
	check("standing", true, []string{"one", "two"}, []string{"one", "bens", "private", "there"}, []string{"one", "bens"}, []string{"private", "two", "one"})
	put(t, f.Store, reply(larn, "two", "q1", "s1"), reply(larn, "bens", "q2", "s2"))
	check("changed", true, []string{"one", "two"}, []string{"one", "two", "private", "there"}, []string{"one", "bens"}, []string{"private", "two", "one"})
	withdraw(t, f.Store, "one", "private")
	check("withdrawn", true, []string{"two"}, []string{"two", "there"}, []string{"bens"}, []string{"two"})
	settleAll(t, f.Store, larn)
	check("removed", false, []string{"two"}, []string{"two", "there"}, []string{"bens"}, []string{"two"})
	put(t, f.Store, reply(larn, "one", "q1", "s2"))
	check("put again", false, []string{"one", "two"}, []string{"two", "there"}, []string{"one", "bens"}, []string{"two", "one"})
}

// TestDeliveries_none finds nothing where nothing is, nor by empty IDs.
func TestDeliveries_none(t *testing.T) {
	f := openFile(t)
	unasked := note(larn, "d", "hello")
	unasked.Asker, unasked.Post.Reply = "", &bot.Reply{}
	put(t, f.Store, unasked)
	for _, id := range []string{"", "x"} {
		if _, ok, err := f.Shown(t.Context(), "slack", "larn", id); err != nil || ok {
			t.Errorf("Shown(%q) = %v, %v", id, ok, err)
		}
		if _, ok, err := f.Delivery(t.Context(), id); err != nil || ok {
			t.Errorf("Delivery(%q) = %v, %v", id, ok, err)
		}
		if got, err := f.Answers(t.Context(), "slack", "larn", id); err != nil || got != nil {
			t.Errorf("Answers(%q) = %v, %v", id, ids(got), err)
		}
		if got, err := f.AskedBy(t.Context(), "slack", id, 9); err != nil || got != nil {
			t.Errorf("AskedBy(%q) = %v, %v", id, ids(got), err)
		}
		if got, err := f.Using(t.Context(), id); err != nil || got != nil {
			t.Errorf("Using(%q) = %v, %v", id, ids(got), err)
		}
	}
}

func TestAskedBy_last(t *testing.T) {
	f := openFile(t)
	put(t, f.Store, reply(larn, "1", ""), reply(aside, "2", ""), note(larn, "n", "note"), reply(larn, "3", ""))
	for limit, want := range map[int][]string{0: nil, 1: {"3"}, 2: {"3", "2"}, 9: {"3", "2", "1"}} {
		got, err := f.AskedBy(t.Context(), "slack", "ana", limit)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "AskedBy", want, ids(got))
	}
}

func TestInThread(t *testing.T) {
	toAna := note(aside, "d", "a")
	toAna.To = "ana"
	for _, tt := range []struct {
		name  string
		do    func(*testing.T, *file)
		place bot.Place
		want  bool
	}{
		{"never", func(*testing.T, *file) {}, aside, false},
		{"about to", func(t *testing.T, f *file) { put(t, f.Store, note(aside, "d", "a")) }, aside, true},
		{"spoken", func(t *testing.T, f *file) { put(t, f.Store, note(aside, "d", "a")); settleAll(t, f.Store, larn) }, aside, true},
		{"to one user", func(t *testing.T, f *file) { put(t, f.Store, toAna); settleAll(t, f.Store, larn) }, aside, false},
		{"outside it", func(t *testing.T, f *file) { put(t, f.Store, note(larn, "d", "a")); settleAll(t, f.Store, larn) }, aside, false},
		{"no thread", func(t *testing.T, f *file) { put(t, f.Store, note(larn, "d", "a")); settleAll(t, f.Store, larn) }, larn, false},
		{"taken back", func(t *testing.T, f *file) { put(t, f.Store, note(aside, "d", "a")); withdraw(t, f.Store, "d") }, aside, false},
		{"refused", func(t *testing.T, f *file) {
			put(t, f.Store, note(aside, "d", "a"))
			refused := note(aside, "d", "a")
			refused.Version = 1
			if err := f.Refuse(t.Context(), refused, "why"); err != nil {
				t.Error(err)
			}
		}, aside, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := openFile(t)
			tt.do(t, f)
			if got, err := f.InThread(t.Context(), tt.place); err != nil || got != tt.want {
				t.Errorf("InThread = %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}
