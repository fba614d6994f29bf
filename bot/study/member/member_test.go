package member_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/bot/study/member"
)

// A desk of one room, in memory, whose moderator is mod.
type around struct {
	study.Around
	user string
	own  string
}

func (a around) Mention(user string) string              { return "@" + user }
func (a around) Moderates(context.Context) (bool, error) { return a.user == "mod", nil }
func (a around) Rooms(context.Context) ([]string, error) { return []string{"group"}, nil }
func (a around) Own(context.Context) (string, error)     { return a.own, nil }

// books hold one question of everybody, and a roll.
type books struct{ opened time.Time }

func (books) About(context.Context, member.Member, int) ([]member.Holding, error) {
	e := member.Entry{Text: "who was it?", Record: json.RawMessage(`{"room":"group"}`)}
	return []member.Holding{{Kind: member.Questions, Count: 1, Last: []member.Entry{e}}}, nil
}
func (books) ForgetMember(context.Context, member.Member) error           { return nil }
func (b books) Opened(context.Context, string, string) (time.Time, error) { return b.opened, nil }
func (books) Roll(context.Context, string, string, time.Time) ([]member.Row, error) {
	return []member.Row{{Member: "=ana", Questions: 1}, {Member: "ben", Questions: 2}}, nil
}

// do gives the command in the room, openly.
func do(t *testing.T, user, own, command string, opened time.Time) []study.Saying {
	t.Helper()
	b := books{opened}
	c, args, ok := study.New(member.New(b, b)).FindSpoken(command)
	if !ok {
		t.Fatalf("%q is no command", command)
	}
	says, err := c.Do(t.Context(), &study.Act{Key: "k", Place: bot.Place{Network: "n", Room: "group"}, Member: user, At: opened, Openly: true,
		Text: args, Phrases: phrase.For("en"), Around: around{user: user, own: own}})
	if err != nil {
		t.Fatal(err)
	}
	return says
}

var june = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)

// What is told of members goes into their own conversation alone.
func TestPrivate(t *testing.T) {
	for _, command := range []string{"my data", "my data export", "my data delete", "my data delete confirm"} {
		for _, s := range do(t, "ana", "direct-ana", command, june) {
			if s.Place != (bot.Place{}) && strings.Contains(s.Post.Text(), "question") || s.Place == (bot.Place{}) && s.To != "ana" {
				t.Errorf("%s: said in %v to %q: %s", command, s.Place, s.To, s.Post.Text())
			}
		}
		if says := do(t, "ana", "", command, june); len(says) != 1 || says[0].Post.File != nil || strings.Contains(says[0].Post.Text(), "question") {
			t.Errorf("%s: without a conversation of their own they are told %+v", command, says)
		}
	}
}

func TestExport(t *testing.T) {
	says := do(t, "ana", "direct-ana", "my data export", june)
	var got struct {
		Member string
		Kept   []struct {
			Kind    string
			Entries []struct{ Text string }
		}
	}
	if err := json.Unmarshal(says[1].Post.File.Data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Member != "ana" || len(got.Kept) != 1 || got.Kept[0].Kind != "questions" || got.Kept[0].Entries[0].Text != "who was it?" {
		t.Errorf("the file has %+v", got)
	}
}

func TestRollFile(t *testing.T) {
	says := do(t, "mod", "direct-mod", "members by questions export", june)
	const want = "member,questions,proposals,quiz_right,quiz_answered,last\nben,2,0,0,0,0001-01-01T00:00:00Z\n'=ana,1,0,0,0,0001-01-01T00:00:00Z\n"
	if got := string(says[1].Post.File.Data); got != want {
		t.Errorf("the file is\n%s, want\n%s", got, want)
	}
	for name, says := range map[string][]study.Saying{
		"a member": do(t, "ana", "direct-ana", "members export", june), "closed": do(t, "mod", "direct-mod", "members export", time.Time{}),
	} {
		if len(says) != 1 || says[0].Post.File != nil || strings.Contains(says[0].Post.Text(), "ben") {
			t.Errorf("%s is told %+v", name, says)
		}
	}
}

// What is kept as a sign is told in words, in the language of the act.
func TestSignsInWords(t *testing.T) {
	at := time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		kind              member.Kind
		text              string
		english, inGerman string
	}{
		{member.Feedbacks, "good", "“helpful” (2 April 2024)", "„hilfreich“ (2. April 2024)"},
		{member.Feedbacks, "bad", "“not helpful” (2 April 2024)", "„nicht hilfreich“ (2. April 2024)"},
		{member.Feedbacks, "tada", "“tada” (2 April 2024)", "„tada“ (2. April 2024)"},
		{member.Quizzes, "alone", "“on your own” (2 April 2024)", "„allein“ (2. April 2024)"},
		{member.Days, "2024-03-31", "“31 March 2024” (2 April 2024)", "„31. März 2024“ (2. April 2024)"},
		{member.Questions, "good", "“good” (2 April 2024)", "„good“ (2. April 2024)"},
	}
	for _, tt := range tests {
		for language, want := range map[string]string{"en": tt.english, "de": tt.inGerman} {
			b := one{books{}, member.Holding{Kind: tt.kind, Count: 1, Last: []member.Entry{{At: at, Text: tt.text}}}}
			says, err := member.New(b, b).Commands()[0].Do(t.Context(), &study.Act{Key: "k", Place: bot.Place{Network: "n", Room: "direct"}, Member: "ana",
				Direct: true, Phrases: phrase.For(language), Around: around{user: "ana", own: "direct"}})
			if err != nil {
				t.Fatal(err)
			}
			if got := says[0].Post.Note; !strings.Contains(got, ": "+want+"\n") {
				t.Errorf("%s %q in %s is told as\n%s, want %s", tt.kind, tt.text, language, got, want)
			}
		}
	}
}

// one are books that hold one thing.
type one struct {
	books
	held member.Holding
}

func (o one) About(context.Context, member.Member, int) ([]member.Holding, error) {
	return []member.Holding{o.held}, nil
}
