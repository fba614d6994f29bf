package sqlite_test

import (
	"fmt"
	"testing"

	"footnote/bot/desk"
	"footnote/bot/post"
)

// A life is what happens to the delivery "d".
type life struct {
	*testing.T
	*file
	held      desk.Delivery // as it was when its sending began
	withdrawn int
}

// puts gives the delivery a text.
func puts(text string) func(*life) {
	return func(l *life) { put(l.T, l.Store, note(larn, "d", text)) }
}

// withdrawn takes the delivery back.
func withdrawn(l *life) {
	l.withdrawn++
	e := event(larn, fmt.Sprint("withdraw ", l.withdrawn))
	take(l.T, l.Store, e)
	finish(l.T, l.Store, desk.Outcome{Event: e, Withdraw: []string{"d"}})
}

// begun begins to send, edit or remove the delivery.
func begun(l *life) {
	d, ok, err := l.NextDue(l.Context(), "slack", "larn")
	if err != nil || !ok {
		l.Fatalf("NextDue = %v, %v, want the delivery", ok, err)
	}
	l.held = d
}

// ended settles what was begun; what was sent is the message "m".
func ended(l *life) {
	l.held.Message = "m"
	if err := l.Settle(l.Context(), l.held); err != nil {
		l.Fatal(err)
	}
}

// refused has the network refuse what was begun.
func refused(l *life) {
	d, _, err := l.Delivery(l.Context(), "d")
	if err != nil {
		l.Fatal(err)
	}
	if err := l.Refuse(l.Context(), d, "channel_not_found"); err != nil {
		l.Fatal(err)
	}
}

// refusedHeld has the network refuse the delivery as it was when its sending
// began.
func refusedHeld(l *life) {
	if err := l.Refuse(l.Context(), l.held, "channel_not_found"); err != nil {
		l.Fatal(err)
	}
}

// TestLives brings a delivery through what can happen to it, and looks at what
// is left to do; also with a new process after each step.
func TestLives(t *testing.T) {
	type state struct {
		Due     bool
		Version int
		Gone    bool
		Message string
		Note    string
	}
	type steps = []func(*life)
	for _, tt := range []struct {
		name  string
		steps steps
		want  state
	}{
		{"put", steps{puts("a")}, state{true, 1, false, "", "a"}},
		{"sent", steps{puts("a"), begun, ended}, state{false, 1, false, "m", "a"}},
		{"put the same", steps{puts("a"), puts("a")}, state{true, 1, false, "", "a"}},
		{"put the same when it stands", steps{puts("a"), begun, ended, puts("a")}, state{false, 1, false, "m", "a"}},
		{"changed before it was sent", steps{puts("a"), puts("b")}, state{true, 2, false, "", "b"}},
		{"changed when it stands", steps{puts("a"), begun, ended, puts("b")}, state{true, 2, false, "m", "b"}},
		{"edited", steps{puts("a"), begun, ended, puts("b"), begun, ended}, state{false, 2, false, "m", "b"}},
		{"changed while it is sent", steps{puts("a"), begun, puts("b"), ended}, state{true, 2, false, "m", "b"}},
		{"changed and back while it is sent", steps{puts("a"), begun, puts("b"), puts("a"), ended}, state{true, 3, false, "m", "a"}},
		{"withdrawn before it was sent", steps{puts("a"), withdrawn}, state{true, 2, true, "", "a"}},
		{"withdrawn twice", steps{puts("a"), withdrawn, withdrawn}, state{true, 2, true, "", "a"}},
		{"withdrawn twice when it stands", steps{puts("a"), begun, ended, withdrawn, withdrawn}, state{true, 2, true, "m", "a"}},
		{"withdrawn while it is sent", steps{puts("a"), begun, withdrawn, ended}, state{true, 2, true, "m", "a"}},
		{"withdrawn when it stands", steps{puts("a"), begun, ended, withdrawn}, state{true, 2, true, "m", "a"}},
		{"withdrawn while it is edited", steps{puts("a"), begun, ended, puts("b"), begun, withdrawn, ended}, state{true, 3, true, "m", "b"}},
		{"removed", steps{puts("a"), begun, ended, withdrawn, begun, ended}, state{false, 2, true, "", ""}},
		{"put again before it was sent", steps{puts("a"), withdrawn, puts("a")}, state{true, 3, false, "", "a"}},
		{"put again before it was removed", steps{puts("a"), begun, ended, withdrawn, puts("a")}, state{true, 3, false, "m", "a"}},
		{"put again while it is removed", steps{puts("a"), begun, ended, withdrawn, begun, puts("a"), ended}, state{true, 3, false, "", "a"}},
		{"put and withdrawn while it is removed", steps{puts("a"), begun, ended, withdrawn, begun, puts("b"), withdrawn, ended}, state{true, 4, true, "", "b"}},
		{"put again after it was removed", steps{puts("a"), begun, ended, withdrawn, begun, ended, puts("b")}, state{true, 3, false, "", "b"}},
		{"refused", steps{puts("a"), refused}, state{false, 1, false, "", "a"}},
		{"refused and put the same", steps{puts("a"), refused, puts("a")}, state{false, 1, false, "", "a"}},
		{"refused and changed", steps{puts("a"), refused, puts("b")}, state{true, 2, false, "", "b"}},
		{"refused and withdrawn", steps{puts("a"), refused, withdrawn}, state{true, 2, true, "", "a"}},
		{"edit refused", steps{puts("a"), begun, ended, puts("b"), refused}, state{false, 2, false, "m", "b"}},
		{"refused while it is changed", steps{puts("a"), begun, puts("b"), refusedHeld}, state{true, 2, false, "", "b"}},
		{"edit refused and withdrawn", steps{puts("a"), begun, ended, puts("b"), refused, withdrawn}, state{true, 3, true, "m", "b"}},
		{"removal refused", steps{puts("a"), begun, ended, withdrawn, refused}, state{false, 2, true, "m", "a"}},
	} {
		for name, dies := range map[string]bool{"": false, ", dying all the time": true} {
			t.Run(tt.name+name, func(t *testing.T) {
				l := &life{T: t, file: openFile(t)}
				for _, step := range tt.steps {
					step(l)
					if dies {
						l.reopen()
					}
				}
				d, ok, err := l.Delivery(t.Context(), "d")
				if err != nil || !ok {
					t.Fatalf("Delivery = %v, %v", ok, err)
				}
				_, due, err := l.NextDue(t.Context(), "slack", "larn")
				if err != nil {
					t.Fatal(err)
				}
				same(t, "delivery", tt.want, state{due, d.Version, d.Gone, d.Message, d.Post.Note})
			})
		}
	}
}

// Why the network refused a delivery is kept until it is to stand otherwise.
func TestRefuse_why(t *testing.T) {
	f := openFile(t)
	why := func(what, want string) {
		t.Helper()
		var got string
		if err := f.base.DB().QueryRowContext(t.Context(), `SELECT refused FROM delivery`).Scan(&got); err != nil {
			t.Fatal(err)
		}
		same(t, what, want, got)
	}
	l := &life{T: t, file: f}
	for _, change := range []func(*life){puts("b"), withdrawn} {
		puts("a")(l)
		refused(l)
		why("refused", "channel_not_found")
		change(l)
		why("changed", "")
	}
}

// A known delivery keeps all but its Post and Route.
func TestPut_known(t *testing.T) {
	f := openFile(t)
	first := desk.Delivery{ID: "d", Place: aside, To: "ana", Question: "1", Asker: "ana", At: minute(1), Post: longPost(), Route: "r1"}
	put(t, f.Store, first)
	want := first
	want.Version = 1
	check := func(what string) {
		t.Helper()
		f.reopen()
		got, _, err := f.Delivery(t.Context(), "d")
		if err != nil {
			t.Fatal(err)
		}
		same(t, what, want, got)
	}
	check("new")
	settleAll(t, f.Store, larn)
	want.Message = "d"
	check("sent")
	second := first
	second.Route = "r2"
	put(t, f.Store, second)
	want.Route = "r2"
	check("with another route")
	if _, ok, err := f.NextDue(t.Context(), "slack", "larn"); err != nil || ok {
		t.Errorf("with another route and the same post it is due, error %v", err)
	}
	put(t, f.Store, desk.Delivery{ID: "d", Place: other, To: "ben", Question: "2", Asker: "ben", At: minute(2), Message: "x", Version: 9})
	want.Post, want.Version = post.Post{}, 2
	check("with another post")
	second.Route = "r3"
	put(t, f.Store, second)
	want.Post, want.Version, want.Route = first.Post, 3, "r3"
	check("with another post and route")
}

// longPost is a post with one of each thing there is.
func longPost() post.Post {
	return post.Post{
		Note: "<b> & \"so\"\n", Quotes: []post.Quote{{Text: "a", Source: "b"}}, Reply: longReply(), Feedback: true,
		Actions: []post.Action{{Name: "n", Value: "v", Label: "l", Style: post.Danger}},
	}
}

// Deliveries of a room become due in the order in which they were first put;
// rooms in the order of their first ones.
func TestNextDue_order(t *testing.T) {
	f := openFile(t)
	put(t, f.Store, note(larn, "1", "a"), note(other, "2", "a"), note(aside, "3", "a"), note(larn, "4", "a"))
	due := func(want ...desk.Delivery) {
		t.Helper()
		f.reopen()
		got, err := f.Due(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var rooms = got[:0:0]
		for _, d := range want {
			d.Place.Thread = ""
			rooms = append(rooms, d.Place)
		}
		same(t, "rooms", rooms, got)
	}
	due(note(larn, "", ""), note(other, "", ""))
	same(t, "first", []string{"1", "3", "4"}, settleAll(t, f.Store, larn))
	due(note(other, "", ""))
	put(t, f.Store, note(larn, "4", "b"), note(larn, "5", "b"), note(aside, "3", "b"))
	due(note(other, "", ""), note(larn, "", ""))
	same(t, "changed", []string{"3", "4", "5"}, settleAll(t, f.Store, larn))
	settleAll(t, f.Store, other)
	due()
}

// What is said of a delivery that is not there is an error.
func TestSettle_unknown(t *testing.T) {
	f := openFile(t)
	if err := f.Settle(t.Context(), note(larn, "d", "a")); err == nil {
		t.Error("Settle takes an unknown delivery")
	}
	if err := f.Refuse(t.Context(), note(larn, "d", "a"), "why"); err == nil {
		t.Error("Refuse takes an unknown delivery")
	}
}
