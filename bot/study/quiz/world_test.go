package quiz_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/post"
	botstore "footnote/bot/sqlite"
	"footnote/bot/study"
	"footnote/bot/study/card"
	"footnote/bot/study/quiz"
	"footnote/facts/factfile"
	"footnote/facts/sqlite"
)

// A world is a quiz master over a real base, and what stands in its rooms.
type world struct {
	t      testing.TB
	base   *sqlite.Base
	kept   *botstore.Store
	master *quiz.Master
	now    time.Time
	acts   int
	last   *study.Act
	// own says that members have a conversation of their own with the bot.
	own bool
	// posts are what stands, by room, whom it is for and key, in the order in
	// which it came.
	posts []standing
	// said is what the last act said.
	said []study.Saying
}

// A standing is a post that stands.
type standing struct {
	place bot.Place
	to    string
	key   string
	post  post.Post
}

// noon is when the worlds begin.
var noon = time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)

func newWorld(t testing.TB) *world {
	t.Helper()
	yaml, err := os.ReadFile("../../../adapters/adaptertest/testdata/facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return worldOf(t, string(yaml))
}

// worldOf is a world over a base with the facts.
func worldOf(t testing.TB, yaml string) *world {
	t.Helper()
	w := &world{t: t, now: noon, own: true}
	base, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), sqlite.Options{Now: func() time.Time { return w.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	if _, err := base.Import(t.Context(), factfile.Read(strings.NewReader(yaml), "facts.yaml", factfile.YAML), sqlite.ImportOptions{By: "test"}); err != nil {
		t.Fatal(err)
	}
	w.base, w.kept = base, botstore.New(base.DB())
	w.master = quiz.New(card.NewMaker(base), base, w.kept)
	return w
}

// around is what the network of the world knows.
type around struct {
	study.Around
	w      *world
	member string
}

func (around) Mention(user string) string                { return "@" + user }
func (a around) Moderates(context.Context) (bool, error) { return a.member == "mod", nil }
func (a around) Rooms(context.Context) ([]string, error) { return []string{"group"}, nil }
func (a around) Own(context.Context) (string, error) {
	if !a.w.own {
		return "", nil
	}
	return "direct-" + a.member, nil
}

// act is a new act of the member in the room; "direct" is the member's own.
func (w *world) act(room, member string) *study.Act {
	w.acts++
	w.now = w.now.Add(time.Second)
	a := &study.Act{
		Key: fmt.Sprintf("act-%d", w.acts), Member: member, At: w.now, Openly: true, Message: fmt.Sprintf("m%d", w.acts),
		Place: bot.Place{Network: "test", Room: room, Thread: "t1"}, Around: around{w: w, member: member},
	}
	if room == "direct" {
		a.Place.Room, a.Place.Thread, a.Direct, a.Addressed = "direct-"+member, "", true, true
	}
	return a
}

// command has a member tell the bot a command.
func (w *world) command(room, member, text string) []study.Saying {
	w.t.Helper()
	a := w.act(room, member)
	a.Addressed = true
	return w.do(a, text)
}

// do does an act that tells the bot a command.
func (w *world) do(a *study.Act, text string) []study.Saying {
	w.t.Helper()
	c, args, ok := study.New(w.master).Find(text)
	if !ok {
		w.t.Fatalf("there is no command %q", text)
	}
	a.Text, w.last = args, a
	says, err := c.Do(w.t.Context(), a)
	return w.stand(a, says, err)
}

// say has a member say something, and reports whether it was for the quiz.
func (w *world) say(room, member, text string) ([]study.Saying, bool) {
	w.t.Helper()
	a := w.act(room, member)
	return w.hear(a, text)
}

func (w *world) hear(a *study.Act, text string) ([]study.Saying, bool) {
	w.t.Helper()
	a.Text, w.last = text, a
	says, heard, err := w.master.Hear(w.t.Context(), a)
	return w.stand(a, says, err), heard
}

// press has a member press the button that has the label, on the last post that
// has one.
func (w *world) press(room, member, label string) []study.Saying {
	w.t.Helper()
	a := w.act(room, member)
	a.Openly = false
	for _, s := range slices.Backward(w.posts) {
		for _, b := range s.post.Actions {
			if b.Label == label && s.place.Room == a.Place.Room {
				a.Action, a.Value = b.Name, b.Value
				return w.pressed(a)
			}
		}
	}
	w.t.Fatalf("nothing has a button %q", label)
	return nil
}

func (w *world) pressed(a *study.Act) []study.Saying {
	w.t.Helper()
	w.last = a
	says, err := w.master.Press(w.t.Context(), a)
	return w.stand(a, says, err)
}

// pass lets time pass and rings what is due then.
func (w *world) pass(d time.Duration) []study.Saying {
	w.t.Helper()
	w.now = w.now.Add(d)
	due, _, err := w.master.Alarms(w.t.Context(), []string{"test"}, w.now)
	if err != nil {
		w.t.Fatal(err)
	}
	var all []study.Saying
	for _, alarm := range due {
		a := &study.Act{Key: "alarm " + alarm.ID, Place: alarm.Place, At: w.now, Openly: true, Value: alarm.ID, Around: around{w: w}}
		w.last = a
		says, err := w.master.Ring(w.t.Context(), a)
		all = append(all, w.stand(a, says, err)...)
	}
	return all
}

// stand has what was said stand.
func (w *world) stand(a *study.Act, says []study.Saying, err error) []study.Saying {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	for _, s := range says {
		if s.Place == (bot.Place{}) {
			s.Place = bot.Place{Network: "test", Room: "direct-" + s.To}
		}
		key := s.Key
		if key == "" {
			key = a.Key
		}
		at := slices.IndexFunc(w.posts, func(x standing) bool {
			return x.place.Room == s.Place.Room && x.to == s.To && x.key == key
		})
		if at < 0 {
			at, w.posts = len(w.posts), append(w.posts, standing{place: s.Place, to: s.To, key: key})
		}
		w.posts[at].post = s.Post
	}
	return says
}

// texts are what was said, in plain text.
func texts(says []study.Saying) string {
	var all []string
	for _, s := range says {
		text := s.Post.Text()
		if s.To != "" {
			text = "to " + s.To + ": " + text
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

// game is the game that goes on in the room.
func (w *world) game(room, member string) *quiz.Game {
	w.t.Helper()
	a := w.act(room, member)
	id, err := w.kept.RunningQuiz(w.t.Context(), a.Place, "")
	if err != nil {
		w.t.Fatal(err)
	}
	if id == "" {
		return nil
	}
	g, _, err := w.kept.Quiz(w.t.Context(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	return &g
}

// open is the question that is open in the room.
func (w *world) open(room, member string) *card.Card {
	w.t.Helper()
	g := w.game(room, member)
	if g == nil {
		w.t.Fatal("no quiz goes on")
	}
	for i := range g.Questions {
		if q := &g.Questions[i]; q.AskedBy != "" && q.ClosedBy == "" {
			return &q.Card
		}
	}
	w.t.Fatal("no question is open")
	return nil
}

// choices are the labels of the card's buttons: the right one and a wrong one.
func choices(c *card.Card) (right, wrong string) {
	if c.Kind == card.Truth {
		right, wrong = "True", "False"
		if !c.Expected.True {
			right, wrong = wrong, right
		}
		return right, wrong
	}
	for i, choice := range c.Choices {
		label := fmt.Sprintf("%c) %s", 'a'+i, choice)
		if choice == c.Answer {
			right = label
		} else {
			wrong = label
		}
	}
	return right, wrong
}
