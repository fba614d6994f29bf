package study_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/study"
)

// A choir is a feature that sings what it is told.
type choir struct {
	name   string
	alarms []study.Alarm
	next   time.Time
}

func (c choir) Commands() []study.Command {
	sing := func(_ context.Context, a *study.Act) ([]study.Saying, error) {
		return a.Reply(c.name + ": " + a.Text), nil
	}
	return []study.Command{
		{Name: c.name, Also: []string{"sing with " + c.name}, Do: sing},
		{Name: c.name + " loudly", Spoken: func(args string) bool { return strings.HasPrefix(args, "la") }, Do: sing},
	}
}

func (c choir) Hear(_ context.Context, a *study.Act) ([]study.Saying, bool, error) {
	if a.Text == "fail "+c.name {
		return nil, false, errors.New("out of tune")
	}
	return a.Reply(c.name + " hears"), a.Text == "psst "+c.name, nil
}

func (c choir) Actions() []string { return []string{c.name + "-button"} }

func (c choir) Press(_ context.Context, a *study.Act) ([]study.Saying, error) {
	return a.Reply(c.name + " pressed " + a.Value), nil
}

func (c choir) Alarms(_ context.Context, _ []string, until time.Time) (due []study.Alarm, next time.Time, err error) {
	for _, alarm := range c.alarms {
		if !alarm.At.After(until) {
			due = append(due, alarm)
		}
	}
	return due, c.next, nil
}

func (c choir) Ring(_ context.Context, a *study.Act) ([]study.Saying, error) {
	return a.Reply(c.name + " rings " + a.Value), nil
}

func TestFind(t *testing.T) {
	g := study.New(choir{name: "altos"}, choir{name: "basses"})
	tests := []struct {
		text         string
		name, args   string // of the command, behind a slash
		spoken       bool
		spokenArgs   string
		spokenAsName string
	}{
		{"altos", "altos", "", true, "", "altos"},
		{"  ALTOS:  an air", "altos", "an air", false, "", ""},
		{"Altos!", "", "", true, "", "altos"},
		{"altos loudly la la", "altos loudly", "la la", true, "la la", "altos loudly"},
		{"altos loudly please", "altos loudly", "please", false, "", ""},
		{"sing with basses", "basses", "", true, "", "basses"},
		{"sing with tenors", "", "", false, "", ""},
		{"altosaxophone", "", "", false, "", ""},
		{"", "", "", false, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			c, args, ok := g.Find(tt.text)
			if ok != (tt.name != "") || ok && (c.Name != tt.name || args != tt.args) {
				t.Errorf("Find(%q) = %q, %q, %v, want %q, %q", tt.text, c.Name, args, ok, tt.name, tt.args)
			}
			c, args, ok = g.FindSpoken(tt.text)
			if ok != tt.spoken || ok && (c.Name != tt.spokenAsName || args != tt.spokenArgs) {
				t.Errorf("FindSpoken(%q) = %q, %q, %v, want %q, %q, %v", tt.text, c.Name, args, ok, tt.spokenAsName, tt.spokenArgs, tt.spoken)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	g := study.New(choir{name: "altos"}, choir{name: "basses"})
	for word, want := range map[string]string{"": "altos, basses", "Altos": "altos, altos loudly", "tenors": ""} {
		var names []string
		for _, c := range g.Help(word) {
			names = append(names, c.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("Help(%q) = %q, want %q", word, got, want)
		}
	}
}

// notes are what sayings say.
func notes(says []study.Saying) string {
	var all []string
	for _, s := range says {
		all = append(all, s.Post.Note)
	}
	return strings.Join(all, "\n")
}

func TestAskedHelp(t *testing.T) {
	g := study.New(choir{name: "altos"}, choir{name: "basses"})
	tests := []struct {
		text, want string
		ok         bool
	}{
		{"help altos", "altos", true},
		{"Help: /Basses?", "Basses", true},
		{"help altos loudly!", "altos", true},
		{"help", "", false},
		{"help tenors", "", false},
		{"help altos to be heard", "", false},
		{"helpless altos", "", false},
		{"who can help altos", "", false},
	}
	for _, tt := range tests {
		if got, ok := g.AskedHelp(tt.text); ok != tt.ok || ok && got != tt.want {
			t.Errorf("AskedHelp(%q) = %q, %v, want %q, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
	if _, ok := (*study.Group)(nil).AskedHelp("help altos"); ok {
		t.Error("a group of nothing helps with altos")
	}
}

func TestTheFeatureThatItIsForActs(t *testing.T) {
	g := study.New(choir{name: "altos"}, choir{name: "basses"})
	says, heard, err := g.Hear(t.Context(), &study.Act{Text: "psst basses"})
	if got := notes(says); !heard || err != nil || got != "basses hears" {
		t.Errorf("Hear = %q, %v, %v", got, heard, err)
	}
	if _, heard, err := g.Hear(t.Context(), &study.Act{Text: "psst tenors"}); heard || err != nil {
		t.Errorf("what is for nobody is heard: %v, %v", heard, err)
	}
	if _, _, err := g.Hear(t.Context(), &study.Act{Text: "fail altos"}); err == nil {
		t.Error("the error of a feature is lost")
	}
	says, pressed, err := g.Press(t.Context(), &study.Act{Action: "basses-button", Value: "v"})
	if got := notes(says); !pressed || err != nil || got != "basses pressed v" {
		t.Errorf("Press = %q, %v, %v", got, pressed, err)
	}
	if _, pressed, err := g.Press(t.Context(), &study.Act{Action: "other"}); pressed || err != nil {
		t.Errorf("a button of nobody is pressed: %v, %v", pressed, err)
	}
}

func TestAlarms(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2024, 4, 2, 12, minute, 0, 0, time.UTC) }
	g := study.New(
		choir{name: "altos", alarms: []study.Alarm{{ID: "1", At: at(1)}}, next: at(9)},
		choir{name: "basses", alarms: []study.Alarm{{ID: "1", At: at(2)}, {ID: "2", At: at(8)}}, next: at(8)})
	due, next, err := g.Alarms(t.Context(), []string{"test"}, at(5))
	if err != nil {
		t.Fatal(err)
	}
	want := []study.Alarm{{ID: "altos/1", At: at(1)}, {ID: "basses/1", At: at(2)}}
	if diff := cmp.Diff(want, due); diff != "" || !next.Equal(at(8)) {
		t.Errorf("next %v, alarms (-want +got):\n%s", next, diff)
	}
	says, err := g.Ring(t.Context(), &study.Act{Value: due[1].ID})
	if got := notes(says); err != nil || got != "basses rings 1" {
		t.Errorf("Ring = %q, %v", got, err)
	}
	if says, err := g.Ring(t.Context(), &study.Act{Value: "tenors/1"}); len(says) > 0 || err != nil {
		t.Errorf("an alarm of nobody rings: %v, %v", says, err)
	}
}

func TestNoGroup(t *testing.T) {
	var g *study.Group
	if _, heard, err := g.Hear(t.Context(), &study.Act{}); heard || err != nil {
		t.Error("nobody hears something")
	}
	if _, _, ok := g.FindSpoken("help"); ok || len(g.Commands()) > 0 {
		t.Error("nobody knows a command")
	}
	if due, next, err := g.Alarms(t.Context(), nil, time.Now()); len(due) > 0 || !next.IsZero() || err != nil {
		t.Error("nobody has set an alarm")
	}
}

func TestActID(t *testing.T) {
	a := study.Act{Key: "k", Place: bot.Place{Network: "slack"}}
	same, other := a, a
	same.Text = "said otherwise"
	other.Place.Network = "matrix"
	if a.ID() != same.ID() || a.ID() == other.ID() || len(a.ID()) != 10 {
		t.Errorf("IDs %q, %q and %q, want the first two the same, of ten letters", a.ID(), same.ID(), other.ID())
	}
}

func TestWhoSeesAReply(t *testing.T) {
	a := study.Act{Place: bot.Place{Network: "slack", Room: "group"}, Member: "ana"}
	if got := a.Reply("x")[0].To; got != "ana" {
		t.Errorf("a private act is answered to %q, want ana", got)
	}
	a.Openly = true
	if got := a.Reply("x")[0].To; got != "" {
		t.Errorf("an open act is answered to %q alone", got)
	}
}
