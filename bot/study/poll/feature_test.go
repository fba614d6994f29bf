package poll_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/phrase"
	"footnote/bot/post"
	botstore "footnote/bot/sqlite"
	"footnote/bot/study"
	"footnote/bot/study/poll"
	facts "footnote/facts/sqlite"
)

// store is a real one.
func store(t testing.TB) poll.Store {
	t.Helper()
	base, err := facts.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), facts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	return botstore.New(base.DB())
}

// opened is a feature with a poll that ana has opened.
func opened(t *testing.T, text string) (*poll.Feature, *post.Poll) {
	t.Helper()
	f := poll.New(store(t), room{}, room{})
	return f, do(t, f, "poll", said("ana", "1", text))[0].Post.Poll
}

// result is what a poll says when ana closes it.
func result(t *testing.T, f *poll.Feature) []string {
	t.Helper()
	return strings.Split(do(t, f, "poll close", said("ana", "9", ""))[0].Post.Note, "\n")[1:]
}

func TestVotesCountOnce(t *testing.T) {
	f, p := opened(t, "Which one? | the first | the second | the third")
	minute := func(n int) time.Time { return noon.Add(time.Duration(n) * time.Minute) }
	press(t, f, p, "ana", "2", 0, minute(1))
	press(t, f, p, "ben", "3", 0, minute(2))
	press(t, f, p, "cleo", "4", 1, minute(3))
	press(t, f, p, "ana", "5", 1, minute(4)) // she thinks again
	press(t, f, p, "ana", "2", 0, minute(1)) // her first vote is delivered again
	want := []string{"- the first: ███ 1 (33%)", "- the second: ███████ 2 (67%)", "- the third: 0 (0%)", "3 votes."}
	if diff := cmp.Diff(want, result(t, f)); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}
	late := press(t, f, p, "dora", "6", 2, minute(5))
	if len(late) != 1 || late[0].To != "dora" || !late[0].Secret || !strings.Contains(late[0].Post.Note, "closed") {
		t.Errorf("a late vote gets %+v, want to be told alone that the poll is closed", late)
	}
}

// zoned is a room with clocks of its own.
type zoned struct{ name string }

func (z zoned) Zone(context.Context, string, string) (*time.Location, error) {
	if z.name == "" {
		return nil, nil
	}
	return time.LoadLocation(z.name)
}

// The end of a poll is told by the room's clocks, whoever votes, and by the
// member's own where only they see it.
func TestEndByWhichClocks(t *testing.T) {
	tests := []struct {
		name, zone string
		direct     bool
		want       string
	}{
		{"no zone", "", false, "Wednesday, 3 April 2024, 12:00 UTC"},
		{"the room's", "Europe/Berlin", false, "Wednesday, 3 April 2024, 14:00 CEST"},
		{"one's own", "", true, "Wednesday, 3 April 2024, 08:00 EDT"},
		{"the plan's, alone", "Europe/Berlin", true, "Wednesday, 3 April 2024, 14:00 CEST"},
	}
	york, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		a := said("ana", "1", "Tea?")
		a.At, a.Direct, a.Openly = noon.In(york), tt.direct, !tt.direct
		if got := do(t, poll.New(store(t), room{}, zoned{tt.zone}), "poll", a)[0].Post.Note; !strings.Contains(got, tt.want) {
			t.Errorf("%s: the poll says\n%s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTooFewOptionsAreCounted(t *testing.T) {
	for text, want := range map[string]map[string]string{
		"Which? | a": {"en": "there is only one.", "de": "es ist nur eins."}, "Which? | a|b|c|d|e|f|g|h|i|j|k": {"en": "there are 11.", "de": "es sind 11."},
	} {
		for language, end := range want {
			a := said("ana", "1", text)
			a.Phrases = phrase.For(language)
			if got := do(t, poll.New(store(t), room{}, room{}), "poll", a)[0].Post.Note; !strings.HasSuffix(got, end) {
				t.Errorf("poll %q in %s is told %q, want %q at its end", text, language, got, end)
			}
		}
	}
}

func TestVotesAreSecret(t *testing.T) {
	f, p := opened(t, "on The bridge was closed")
	for _, s := range press(t, f, p, "ben", "2", 1, noon) {
		text := s.Post.Text()
		if s.To == "" && (strings.Contains(text, "ben") || strings.Contains(text, "Said so.") || strings.Contains(text, "Disagree:")) {
			t.Errorf("everyone is told %q", text)
		}
		if s.To != "" && s.To != "ben" {
			t.Errorf("%s is told of the vote", s.To)
		}
	}
}

func TestEvidenceComesAfterTheVote(t *testing.T) {
	f, p := opened(t, "on The bridge was closed")
	has := func(says []study.Saying, to string) bool {
		for _, s := range says {
			if s.To == to && strings.Contains(s.Post.Text(), "Said so.") {
				return true
			}
		}
		return false
	}
	if says := press(t, f, p, "ben", "2", 1, noon); !has(says, "ben") || has(says, "") {
		t.Errorf("after the vote: %+v; want the evidence for the voter alone", says)
	}
	if says := do(t, f, "poll close", said("mod", "3", "")); !has(says, "") {
		t.Errorf("after the end: %+v; want the evidence for everyone", says)
	}
}

func TestActsDoneAgain(t *testing.T) {
	f := poll.New(store(t), room{}, room{})
	first := do(t, f, "poll", said("ana", "1", "Which one? | a | b"))
	edit := said("ana", "1 edited", "Which one? | a | c")
	edit.Message, edit.Place.Thread = "1", "1"
	for _, a := range []*study.Act{said("ana", "1", "Which one? | a | b"), edit} {
		if diff := cmp.Diff(first, do(t, f, "poll", a)); diff != "" {
			t.Errorf("opened again (-first +again):\n%s", diff)
		}
	}
}

func TestClosesByItself(t *testing.T) {
	f, p := opened(t, "Which one? | a | b for 1 hour")
	press(t, f, p, "ben", "2", 0, noon)
	due, _, err := f.Alarms(t.Context(), []string{"n"}, noon.Add(time.Hour))
	if err != nil || len(due) != 1 {
		t.Fatalf("Alarms gives %v, error %v; want one", due, err)
	}
	ring := said("", "alarm", "")
	ring.Value, ring.At = due[0].ID, due[0].At
	var first []study.Saying
	for range 2 {
		says, err := f.Ring(t.Context(), ring)
		if err != nil || len(says) != 2 || !says[0].Post.Poll.Closed {
			t.Fatalf("Ring says %+v, error %v; want the closed poll and the result", says, err)
		}
		if first == nil {
			first = says
		} else if diff := cmp.Diff(first, says); diff != "" {
			t.Errorf("rung again (-first +again):\n%s", diff)
		}
	}
	if due, next, err := f.Alarms(t.Context(), []string{"n"}, noon.Add(2*time.Hour)); err != nil || len(due) > 0 || !next.IsZero() {
		t.Errorf("after that, Alarms gives %v, %v, error %v; want none", due, next, err)
	}
}

func TestWhoCloses(t *testing.T) {
	f, p := opened(t, "Which one? | a | b")
	for _, tt := range []struct {
		member string
		want   bool
	}{{"ben", false}, {"mod", true}} {
		a := said(tt.member, "close by "+tt.member, "")
		a.Action, a.Value = "poll-close", strings.TrimSuffix(p.Options[0].Value, "-1")
		says, err := f.Press(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		if got := says[0].Post.Poll != nil; got != tt.want {
			t.Errorf("%s closes the poll: %v, want %v", tt.member, got, tt.want)
		}
	}
}

func TestForgedVotes(t *testing.T) {
	f, p := opened(t, "Which one? | a | b")
	id := strings.TrimSuffix(p.Options[0].Value, "-1")
	for _, value := range []string{"", "x", id, id + "-0", id + "-3", id + "-x", "other-1"} {
		a := said("ben", "2", "")
		a.Action, a.Value = post.Vote, value
		if says, err := f.Press(t.Context(), a); err != nil || len(says) != 1 || says[0].Post.Poll != nil {
			t.Errorf("a vote for %q gives %+v, error %v; want only a note", value, says, err)
		}
	}
	a := said("ben", "3", "")
	a.Action, a.Value, a.Place.Room = post.Vote, p.Options[0].Value, "elsewhere"
	if says, err := f.Press(t.Context(), a); err != nil || says[0].Post.Poll != nil {
		t.Errorf("a vote from another room gives %+v, error %v; want only a note", says, err)
	}
}
