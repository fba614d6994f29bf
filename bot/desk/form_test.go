package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/desk"
)

// form opens a form as its author would.
func (w *world) form(t testing.TB, e desk.Event) *desk.Form {
	t.Helper()
	f, err := w.desk.Form(t.Context(), w.complete(e))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// fits holds a form to the limits that are promised to adapters.
func fits(t *testing.T, f *desk.Form) {
	t.Helper()
	short := func(what, text string, most int) {
		if n := utf8.RuneCountInString(text); n > most || n == 0 && most < 150 {
			t.Errorf("%s has %d letters, of %d: %q", what, n, most, text)
		}
	}
	short("the title", f.Title, 24)
	short("the button", f.Submit, 24)
	for _, x := range f.Fields {
		short("a label", x.Label, 48)
		short("a hint", x.Hint, 150)
		if len(x.Options) > 100 || (x.Kind == desk.Choice || x.Kind == desk.Choices) && len(x.Options) == 0 {
			t.Errorf("%s has %d options", x.Name, len(x.Options))
		}
		for _, initial := range x.Initial {
			if len(x.Options) > 0 && !strings.Contains(fmt.Sprint(x.Options), "{"+initial+" ") {
				t.Errorf("%s begins with %q, which is no option", x.Name, initial)
			}
		}
	}
}

func TestForms(t *testing.T) {
	w := newWorld(t, town)
	w.ask(t, "group", "1", "who was mayor of Larn in 1935?")
	id := w.answerTo(t, "group", "1").ID
	press := func(who, room, action, value string) desk.Event {
		return desk.Event{Kind: desk.Pressed, Place: bot.Place{Room: room}, Author: who, Action: action, Value: value}
	}
	command := func(who, room, text string) desk.Event {
		return desk.Event{Kind: desk.Commanded, Place: bot.Place{Room: room}, Author: who, Text: text}
	}
	tests := []struct {
		name  string
		event desk.Event
		want  string // the form's name; empty for none
	}{
		{"wrong", press("ben", "group", desk.ActionWrong, id), desk.FormWrong},
		{"wrong, elsewhere", press("ben", "review", desk.ActionWrong, id), ""},
		{"wrong, no answer", press("ben", "group", desk.ActionWrong, "0"), ""},
		{"settings", press("mod", "group", desk.ActionSettings, "group"), desk.FormSettings},
		{"settings from elsewhere", press("mod", "direct-mod", desk.ActionSettings, "group"), desk.FormSettings},
		{"settings, not theirs", press("ana", "group", desk.ActionSettings, "group"), ""},
		{"settings command", command("mod", "group", "settings"), desk.FormSettings},
		{"settings command, not theirs", command("ana", "group", "settings"), ""},
		{"settings command, typed", command("mod", "group", "settings answer: always"), ""},
		{"settings command, direct", command("mod", "direct-mod", "settings"), ""},
		{"another command", command("mod", "group", "help"), ""},
		{"another button", press("mod", "group", desk.ActionShare, id), ""},
		{"said", inGroup(desk.Said, "1", "2", "settings"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if f := w.form(t, tt.event); f != nil {
				got = f.Name
				fits(t, f)
			}
			if got != tt.want {
				t.Errorf("it opens %q, want %q", got, tt.want)
			}
		})
	}
}

// TestSettingsForm changes one thing in the form and leaves the others.
func TestSettingsForm(t *testing.T) {
	before := desk.Room{
		Readings: []string{"minutes"}, Moderators: []string{"mia"}, Always: true, Review: "review",
		Quiet: desk.Hours{From: 22 * 60, To: 7 * 60, Zone: "Europe/Berlin"},
	}
	with := func(change func(*desk.Room)) desk.Room {
		r := before
		change(&r)
		return r
	}
	tests := []struct {
		name   string
		change desk.Fields
		want   desk.Room
	}{
		{"nothing", desk.Fields{}, before},
		{"all readings", desk.Fields{"readings": nil}, with(func(r *desk.Room) { r.Readings = nil })},
		{"both readings", desk.Fields{"readings": {"almanac", "minutes"}}, with(func(r *desk.Room) { r.Readings = []string{"almanac", "minutes"} })},
		{"nobody", desk.Fields{"moderators": nil}, with(func(r *desk.Room) { r.Moderators = nil })},
		{"named", desk.Fields{"answer": {"named"}}, with(func(r *desk.Room) { r.Always = false })},
		{"no quiet hours", desk.Fields{"from": nil, "to": nil}, with(func(r *desk.Room) { r.Quiet.From, r.Quiet.To = 0, 0 })},
		{"no review room", desk.Fields{"review": nil}, with(func(r *desk.Room) { r.Review = "" })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, larn(t))
			if err := w.kept.SetRoom(t.Context(), "test", "group", before); err != nil {
				t.Fatal(err)
			}
			f := w.form(t, desk.Event{Kind: desk.Commanded, Place: bot.Place{Room: "group"}, Author: "mia", Text: "settings"})
			fields := desk.Fields{}
			for _, x := range f.Fields {
				fields[x.Name] = x.Initial
			}
			for name, values := range tt.change {
				fields[name] = values
			}
			w.take(t, desk.Event{Kind: desk.Submitted, Place: bot.Place{Room: "group"}, Author: "mia", Action: f.Name, Value: f.Value, Fields: fields})
			got, err := w.kept.Room(t.Context(), "test", "group")
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Moderators) == 0 {
				got.Moderators = nil
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || !w.says("Saved.") {
				t.Errorf("told %q (-want +got):\n%s", w.net.texts("group"), diff)
			}
		})
	}
}

// TestManyReadings keeps those on the list that a form has no room for.
func TestManyReadings(t *testing.T) {
	var b strings.Builder
	b.WriteString("sources:\n")
	for i := range 150 {
		fmt.Fprintf(&b, "  - {id: s%03d, title: Volume %d}\n", i, i)
	}
	w := newWorld(t, b.String())
	if err := w.kept.SetRoom(t.Context(), "test", "group", desk.Room{Readings: []string{"s149", "s001", "s120"}}); err != nil {
		t.Fatal(err)
	}
	f := w.form(t, desk.Event{Kind: desk.Pressed, Place: bot.Place{Room: "group"}, Author: "mod", Action: desk.ActionSettings, Value: "group"})
	fits(t, f)
	for _, x := range f.Fields {
		if x.Name == "readings" && len(x.Initial) != 3 {
			t.Errorf("the form begins with %q", x.Initial)
		}
	}
}

// TestBadSettings are told and not kept.
func TestBadSettings(t *testing.T) {
	tests := []struct{ by, text, want string }{
		{"ana", "answer: always", "Only moderators"},
		{"mod", "answer: sometimes", "answer: Say named or always."},
		{"mod", "always", "Write what to set as NAME: VALUE."},
		{"mod", "quiet: 22-7", "quiet: Write them as"},
		{"mod", "quiet: 22:00-25:00", "quiet: Write them as"},
		{"mod", "quiet: 22:00-07:00 Berlin", "quiet: Write them as"},
		{"mod", "from: 22:00", "to: Say also when they end."},
		{"mod", "to: 07:00", "from: Say also when they begin."},
		{"mod", "from: ten to: 07:00", "no time of the day"},
		{"mod", "zone: Berlin", "zone: Write it as"},
		{"mod", "readings: bible", "There is no reading “bible”. There are: almanac, minutes."},
		{"mod", "review: nowhere", "review: Choose a room that you and I are both in."},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			w := newWorld(t, larn(t))
			before, err := w.kept.Room(t.Context(), "test", "group")
			if err != nil {
				t.Fatal(err)
			}
			w.Command(t, "group", tt.by, "settings "+tt.text)
			after, err := w.kept.Room(t.Context(), "test", "group")
			if diff := cmp.Diff(before, after); diff != "" || err != nil {
				t.Errorf("it is kept, error %v (-before +after):\n%s", err, diff)
			}
			if text, to := w.last(); !strings.Contains(text, tt.want) || to != tt.by {
				t.Errorf("%q is told %q, want %q", to, text, tt.want)
			}
		})
	}
}

func TestTypedSettings(t *testing.T) {
	tests := []struct {
		text string
		want desk.Room
	}{
		{"answer: always, quiet: 22:00-07:00 Europe/Berlin", desk.Room{Review: "review", Always: true, Quiet: desk.Hours{From: 22 * 60, To: 7 * 60, Zone: "Europe/Berlin"}}},
		{"Readings: almanac, minutes moderators: mia noa", desk.Room{Review: "review", Readings: []string{"almanac", "minutes"}, Moderators: []string{"mia", "noa"}}},
		{"from: 12:00 to: 13:00", desk.Room{Review: "review", Quiet: desk.Hours{From: 12 * 60, To: 13 * 60}}},
		{"review: none", desk.Room{}},
		{"review: group", desk.Room{Review: "group"}},
		{"quiet: none", desk.Room{Review: "review"}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			w := newWorld(t, larn(t))
			w.Command(t, "group", "mod", "settings "+tt.text)
			got, err := w.kept.Room(t.Context(), "test", "group")
			if diff := cmp.Diff(tt.want, got); diff != "" || err != nil {
				t.Errorf("told %q, error %v (-want +got):\n%s", w.net.texts("group"), err, diff)
			}
		})
	}
}

func TestHome(t *testing.T) {
	w := newWorld(t, larn(t))
	w.ask(t, "group", "1", builder)
	w.ask(t, "group", "2", "who painted the Larn bridge?")
	w.Command(t, "group", "ana", "ask who was mayor of Larn in 1930?")
	w.Command(t, "group", "ana", "help")
	w.propose(t, "ben", "1", desk.Fields{"value": {"Ida Wren"}})
	w.reads(t, "group", "almanac")
	w.reads(t, "review", "almanac")
	for _, tt := range []struct {
		user                               string
		questions, readings, rooms, review int
	}{{"ana", 3, 1, 0, 0}, {"mod", 0, 1, 2, 1}, {"stranger", 0, 1, 0, 0}} {
		h, err := w.desk.Home(t.Context(), "test", tt.user)
		if err != nil {
			t.Fatal(err)
		}
		got := []int{len(h.Questions), len(h.Readings), len(h.Rooms), len(h.Open)}
		if diff := cmp.Diff([]int{tt.questions, tt.readings, tt.rooms, tt.review}, got); diff != "" {
			t.Errorf("%s sees other questions, readings, rooms, reviews (-want +got):\n%s", tt.user, diff)
		}
		if tt.user == "ana" && (h.Questions[0].Message != "" || h.Questions[2].Message != "m1" || len(h.Unanswered) != 1) {
			t.Errorf("ana sees the questions %+v and the open %q", h.Questions, h.Unanswered)
		}
	}
	if h, err := w.desk.Home(t.Context(), "other", "ana"); err != nil || len(h.Questions)+len(h.Rooms)+len(h.Open) > 0 {
		t.Errorf("on a network that is not served ana sees %+v, error %v", h, err)
	}
}
