package poll_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/post"
	"footnote/bot/study"
	"footnote/bot/study/poll"
)

// A room is what is around an act, with one moderator in it.
type room struct{ by string }

func (room) Mention(user string) string { return "@" + user }
func (r room) Moderates(context.Context) (bool, error) {
	return r.by == "mod", nil
}
func (room) Own(context.Context) (string, error)                          { return "own", nil }
func (room) Rooms(context.Context) ([]string, error)                      { return []string{"r"}, nil }
func (room) Thread(context.Context, int) ([]study.Line, error)            { return nil, nil }
func (room) Zone(context.Context, string, string) (*time.Location, error) { return nil, nil }
func (room) Check(context.Context, bot.Message) (bot.Reply, error) {
	return bot.Reply{Lead: "Said so."}, nil
}
func (room) Answer(context.Context, bot.Message) (bot.Reply, error) { return bot.Reply{}, nil }

var noon = time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)

// said is an act of a member who says something in the room.
func said(member, key, text string) *study.Act {
	return &study.Act{
		Key: key, Place: bot.Place{Network: "n", Room: "r", Thread: key}, Member: member, At: noon, Openly: true, Addressed: true,
		Message: key, Text: text, Around: room{member},
	}
}

func TestOpenReads(t *testing.T) {
	tests := []struct {
		name, text string
		question   string // empty where no poll is opened
		options    string
		open       time.Duration
	}{
		{"yes or no", "Should we meet?", "Should we meet?", "Yes,No,Not sure", 24 * time.Hour},
		{"options", "Which one? | the first |the second", "Which one?", "the first,the second", 24 * time.Hour},
		{"lines", "Which one?\n- the first\n- the second", "Which one?", "the first,the second", 24 * time.Hour},
		{"semicolons", "Which one?; a; b;", "Which one?", "a,b", 24 * time.Hour},
		{"time behind the question", "Which one? for 2 hours | a | b", "Which one?", "a,b", 2 * time.Hour},
		{"time behind the options", "Which one? | a | b for an hour", "Which one?", "a,b", time.Hour},
		{"time alone", "Should we meet, for 3 days", "Should we meet", "Yes,No,Not sure", 72 * time.Hour},
		{"time in German", "Wo? | hier | dort für 2 Stunden", "Wo?", "hier,dort", 2 * time.Hour},
		{"one day in German", "Wo? für einen Tag | hier | dort", "Wo?", "hier,dort", 24 * time.Hour},
		{"a question about a time", "Should we meet for 2 hours?", "Should we meet for 2 hours?", "Yes,No,Not sure", 24 * time.Hour},
		{"claim", "on The bridge was closed", "The bridge was closed", "Agree,Disagree,Not sure", 24 * time.Hour},
		{"a question that begins with on", "on Friday? | yes | no", "on Friday?", "yes,no", 24 * time.Hour},
		{"a word that begins with on", "once more?", "once more?", "Yes,No,Not sure", 24 * time.Hour},
		{"no question", " ", "", "", 0},
		{"no claim", "on", "", "", 0},
		{"one option", "Which one? | a", "", "", 0},
		{"the same option twice", "Which one? | a | A", "", "", 0},
		{"eleven options", "Which? | a|b|c|d|e|f|g|h|i|j|k", "", "", 0},
		{"a long question", strings.Repeat("long ", 61) + "? | a | b", "", "", 0},
		{"a long option", "Which one? | a | " + strings.Repeat("b", 76), "", "", 0},
		{"no time", "Should we meet? for 0 hours", "", "", 0},
		{"too much time", "Should we meet? for 5 weeks", "", "", 0},
		{"more time than there is", "Should we meet? for 99999999999999999999 weeks", "", "", 0},
	}
	for _, tt := range tests {
		f := poll.New(store(t), room{}, room{})
		says := do(t, f, "poll", said("ana", "1", tt.text))
		if len(says) != 1 {
			t.Fatalf("%s: poll %q says %v, want one thing", tt.name, tt.text, says)
		}
		p := says[0].Post.Poll
		if p == nil {
			if tt.question != "" || says[0].Post.Note == "" {
				t.Errorf("%s: poll %q opens none and says %q", tt.name, tt.text, says[0].Post.Note)
			}
			continue
		}
		var options []string
		for _, o := range p.Options {
			options = append(options, o.Label)
		}
		if p.Question != tt.question || strings.Join(options, ",") != tt.options {
			t.Errorf("%s: poll %q asks %q with %q, want %q with %s", tt.name, tt.text, p.Question, options, tt.question, tt.options)
		}
		_, next, err := f.Alarms(t.Context(), []string{"n"}, noon)
		if want := noon.Add(tt.open); err != nil || !next.Equal(want) {
			t.Errorf("%s: poll %q closes at %v, error %v; want %v", tt.name, tt.text, next, err, want)
		}
	}
}

func TestSpoken(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"poll", true},
		{"poll Should we meet?", true},
		{"Poll: should we meet? for 2 hours", true},
		{"poll us | a | b", true},
		{"poll on The bridge was closed", true},
		{"poll close", true},
		{"close the poll.", true},
		{"poll numbers of the mayor?", false},
		{"poll on Friday?", false},
		{"poll results say that Wren won", false},
		{"polls are open", false},
	}
	g := study.New(poll.New(store(t), room{}, room{}))
	for _, tt := range tests {
		if _, _, got := g.FindSpoken(tt.text); got != tt.want {
			t.Errorf("FindSpoken(%q) = %v, want %v", tt.text, got, tt.want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("Should we meet? | Yes | No for 2 hours")
	f.Add("on \x00|;\n for a day for a day")
	kept := store(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range do(t, poll.New(kept, room{}, room{}), "poll", said("ana", text, text)) {
			if p := s.Post.Poll; p != nil && (len(p.Options) < 2 || len(p.Options) > 10 || strings.TrimSpace(p.Question) == "") {
				t.Errorf("poll %q opens %+v", text, p)
			}
		}
	})
}

// do gives a command.
func do(t testing.TB, f *poll.Feature, name string, a *study.Act) []study.Saying {
	t.Helper()
	for _, c := range f.Commands() {
		if c.Name == name {
			says, err := c.Do(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			return says
		}
	}
	t.Fatalf("there is no command %q", name)
	return nil
}

// press votes for the option of a poll, counted from 0, at a time.
func press(t testing.TB, f *poll.Feature, p *post.Poll, member, key string, option int, at time.Time) []study.Saying {
	t.Helper()
	a := said(member, key, "")
	a.Action, a.Value, a.At, a.Openly = post.Vote, p.Options[option].Value, at, false
	says, err := f.Press(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return says
}
