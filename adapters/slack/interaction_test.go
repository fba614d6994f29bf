package slack_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/facts"
)

// bothWays runs a test with either way in which events come.
func bothWays(t *testing.T, test func(t *testing.T, w *workspace)) {
	for _, mode := range []slack.Mode{slack.Socket, slack.HTTP} {
		t.Run(string(mode), func(t *testing.T) { test(t, openIn(t, mode)) })
	}
}

// take is the last event that the desk has taken, its route apart.
func take(t *testing.T, w *workspace, n int) (e desk.Event, route string) {
	t.Helper()
	e = w.desk.events(t, n)[n-1]
	route, e.Route = e.Route, ""
	return e, route
}

func TestCommands(t *testing.T) {
	bothWays(t, func(t *testing.T, w *workspace) {
		const ana, room = fakeslack.Ana, fakeslack.General
		ack, err := w.Command(within(t), room, ana, "/ask", "who led &lt;it&gt;?")
		if err != nil || ack != nil {
			t.Fatalf("acknowledged with %s, %v; want nothing", ack, err)
		}
		got, route := take(t, w, 1)
		want := desk.Event{Kind: desk.Asked, Place: at(room, ""), Author: ana, Text: "who led <it>?", Addressed: true}
		if diff := cmp.Diff(want, got, ignoreChance); diff != "" {
			t.Errorf("event (-want +got):\n%s", diff)
		}
		d := &desk.Delivery{ID: "a-0", Place: got.Place, To: ana, Route: route, Post: post.Post{Note: "For you."}}
		if _, err := w.adapter.Send(within(t), d); err != nil {
			t.Fatal(err)
		}
		if seen := w.Ephemerals(ana); len(seen) != 1 || seen[0].Text != "For you." {
			t.Errorf("Ana sees %+v, want the answer", seen)
		}
		if _, err := w.Command(within(t), "D0ANA", ana, "/footnote", "timeline ISIS"); err != nil {
			t.Fatal(err)
		}
		got, _ = take(t, w, 2)
		want = desk.Event{Kind: desk.Commanded, Place: at("D0ANA", ""), Author: ana, Text: "timeline ISIS", Addressed: true, Direct: true}
		if diff := cmp.Diff(want, got, ignoreChance); diff != "" {
			t.Errorf("event (-want +got):\n%s", diff)
		}
		if _, err := w.Command(within(t), room, ana, "/footnote", "settings moderators: <@U0BEN|ben> review: <#C0GENERAL|general>"); err != nil {
			t.Fatal(err)
		}
		if got, _ = take(t, w, 3); got.Text != "settings moderators: U0BEN review: C0GENERAL" {
			t.Errorf("the command is %q, want the IDs in it", got.Text)
		}
		if _, err := w.Command(within(t), room, ana, "/quiz", "5 about Larn"); err != nil {
			t.Fatal(err)
		}
		if got, _ = take(t, w, 4); got.Kind != desk.Commanded || got.Text != "quiz 5 about Larn" {
			t.Errorf("the command is %s %q, want the short form written out", got.Kind, got.Text)
		}
	})
}

func TestButtons(t *testing.T) {
	bothWays(t, func(t *testing.T, w *workspace) {
		const ana, room = fakeslack.Ana, fakeslack.General
		root := w.Say(room, ana, "who?", "")
		w.desk.events(t, 1)
		ts, err := w.adapter.Send(within(t), &desk.Delivery{ID: slip + "-0", Place: at(room, root), Post: posts()["answer"]})
		if err != nil {
			t.Fatal(err)
		}
		steps := []struct{ press, action, value string }{
			{"offer.0", post.Offer, "Who led the Larn Bridge Company in 1934?"},
			{"offer.1", post.Offer, "Why did the leader change?"},
			{"wrong.3", desk.ActionWrong, slip},
			{"feedback:positive_button", desk.ActionGood, slip + "-0"},
			{"feedback:negative_button", desk.ActionBad, slip + "-0"},
		}
		for i, s := range steps {
			if err := w.Press(within(t), fakeslack.Place{Channel: room, TS: ts}, s.press, fakeslack.Ben); err != nil {
				t.Fatalf("press %s: %v", s.press, err)
			}
			got, route := take(t, w, i+2)
			want := desk.Event{
				Kind: desk.Pressed, Place: at(room, root), Author: fakeslack.Ben, Message: ts, Addressed: true, Action: s.action, Value: s.value,
			}
			if diff := cmp.Diff(want, got, ignoreChance); diff != "" {
				t.Errorf("event (-want +got):\n%s", diff)
			}
			if !strings.HasSuffix(route, "#"+root) {
				t.Errorf("the route %q does not lead into the thread", route)
			}
		}
	})
}

// settings is a form with a field of every kind.
func settings() *desk.Form {
	var many []desk.Option
	for _, c := range "abcdefghijklmnop" {
		many = append(many, desk.Option{Value: string(c), Label: strings.Repeat(string(c), 100)})
	}
	return &desk.Form{
		Name: "settings", Value: "C0GENERAL", Title: "Settings of this room, which are many", Intro: "For moderators.", Submit: "Keep",
		Fields: []desk.Field{
			{Name: "name", Label: "Name", Hint: "Whatever", Kind: desk.Line, Initial: []string{"Larn"}},
			{Name: "why", Label: "Why", Kind: desk.Lines, Optional: true},
			{Name: "when", Label: "When", Kind: desk.Choice, Options: many, Initial: []string{"b"}},
			{Name: "what", Label: "What", Kind: desk.Choices, Options: many[:3], Initial: []string{"a", "c"}, Optional: true},
			{Name: "which", Label: "Which", Kind: desk.Choices, Options: many, Optional: true},
			{Name: "from", Label: "From", Kind: desk.TimeOfDay, Initial: []string{"22:00"}, Optional: true},
			{Name: "who", Label: "Who", Kind: desk.People, Optional: true},
			{Name: "review", Label: "Where", Kind: desk.OneRoom, Optional: true},
		},
	}
}

func TestForms(t *testing.T) {
	bothWays(t, func(t *testing.T, w *workspace) {
		const ana, room = fakeslack.Ana, fakeslack.General
		w.desk.set(func(c *counter) {
			c.form, c.problems = settings(), map[string]string{"why": "Say why."}
		})
		if _, err := w.Command(within(t), room, ana, "/footnote", "settings"); err != nil {
			t.Fatal(err)
		}
		views := w.Views(ana)
		if len(views) != 1 {
			t.Fatalf("%d forms are open, want one", len(views))
		}
		golden(t, "view_settings.json", viewSent(t, w, "views.open"))
		values := map[string]any{"why": " because ", "which": []string{"a", "b"}, "who": []string{fakeslack.Ben}, "review": fakeslack.Moderator, "from": "21:30"}
		got, err := w.SubmitView(within(t), views[0].ID, ana, values)
		if want := map[string]string{"why": "Say why."}; err != nil || cmp.Diff(want, got.Errors) != "" {
			t.Fatalf("submitted: %+v, %v; want the errors %v", got, err, want)
		}
		w.desk.set(func(c *counter) { c.problems = nil })
		if got, err := w.SubmitView(within(t), views[0].ID, ana, values); err != nil || got.Action != "" {
			t.Fatalf("submitted: %+v, %v; want it closed", got, err)
		}
		e, route := take(t, w, 1)
		want := desk.Event{
			Kind: desk.Submitted, Place: at(room, ""), Author: ana, Addressed: true, Action: "settings", Value: "C0GENERAL",
			Fields: desk.Fields{
				"name": {"Larn"}, "why": {"because"}, "when": {"b"}, "what": {"a", "c"}, "which": {"a", "b"},
				"from": {"21:30"}, "who": {fakeslack.Ben}, "review": {fakeslack.Moderator},
			},
		}
		if diff := cmp.Diff(want, e, ignoreChance); diff != "" {
			t.Errorf("event (-want +got):\n%s", diff)
		}
		if route == "" {
			t.Error("the form has lost where the command is to be answered")
		}
	})
}

// viewSent is the view of the last call of the method, as it was sent but for
// the state that it carries.
func viewSent(t *testing.T, w *workspace, method string) []byte {
	t.Helper()
	calls, err := w.WaitCalls(within(t), method, 1)
	if err != nil {
		t.Fatal(err)
	}
	var view map[string]any
	if err := json.Unmarshal([]byte(calls[len(calls)-1].Args["view"]), &view); err != nil {
		t.Fatal(err)
	}
	delete(view, "private_metadata")
	return pretty(t, view)
}

func TestShortcuts(t *testing.T) {
	bothWays(t, func(t *testing.T, w *workspace) {
		const ana, room = fakeslack.Ana, fakeslack.General
		ts := w.Say(room, fakeslack.Ben, "The bridge &amp; the ferry opened in 1933.", "")
		w.desk.events(t, 1)
		if err := w.MessageShortcut(within(t), room, ts, ana, "check_claim"); err != nil {
			t.Fatal(err)
		}
		got, route := take(t, w, 2)
		want := desk.Event{
			Kind: desk.Claimed, Place: at(room, ts), Author: ana, Message: ts, Text: "The bridge & the ferry opened in 1933.", Addressed: true,
		}
		if diff := cmp.Diff(want, got, ignoreChance); diff != "" {
			t.Errorf("event (-want +got):\n%s", diff)
		}
		if !strings.HasSuffix(route, "#") {
			t.Errorf("the route %q leads into a thread that is none", route)
		}
		w.desk.set(func(c *counter) {
			c.form = &desk.Form{Name: desk.FormAsk, Title: "Ask a question", Submit: "Ask", Fields: []desk.Field{
				{Name: "question", Label: "Your question", Kind: desk.Lines, Hint: "The answer comes into your conversation with me."},
			}}
		})
		if err := w.Shortcut(within(t), ana, slack.AskShortcut); err != nil {
			t.Fatal(err)
		}
		views := w.Views(ana)
		if len(views) != 1 {
			t.Fatalf("%d forms are open, want one", len(views))
		}
		golden(t, "view_ask.json", viewSent(t, w, "views.open"))
		if _, err := w.SubmitView(within(t), views[0].ID, ana, map[string]any{"question": "who?"}); err != nil {
			t.Fatal(err)
		}
		got, _ = take(t, w, 3)
		want = desk.Event{
			Kind: desk.Submitted, Place: at(ana, ""), Author: ana, Addressed: true, Action: desk.FormAsk,
			Fields: desk.Fields{"question": {"who?"}},
		}
		if diff := cmp.Diff(want, got, ignoreChance); diff != "" {
			t.Errorf("event (-want +got):\n%s", diff)
		}
	})
}

func TestHome(t *testing.T) {
	bothWays(t, func(t *testing.T, w *workspace) {
		const ana = fakeslack.Ana
		w.desk.set(func(c *counter) {
			c.home = desk.Home{
				Questions:  []desk.AskedQuestion{{Question: "Who built it?", Place: at(fakeslack.General, "1.2"), Message: "1700000000.000100"}},
				Readings:   []facts.Source{almanac, gazette},
				Unanswered: []string{"Who paid for it?"},
				Open:       make([]desk.Correction, 1),
				Rooms:      []desk.ModeratedRoom{{ID: fakeslack.General}, {ID: fakeslack.Reading}},
			}
		})
		w.OpenHome(ana, "home")
		if _, err := w.WaitCalls(within(t), "views.publish", 1); err != nil {
			t.Fatal(err)
		}
		home, _ := w.Home(ana)
		golden(t, "view_home.json", viewSent(t, w, "views.publish"))
		if err := w.Press(within(t), fakeslack.Place{View: home.ID}, "settings.0", ana); err != nil {
			t.Fatal(err)
		}
		got, _ := take(t, w, 1)
		want := desk.Event{Kind: desk.Pressed, Place: at("D0ANA", ""), Author: ana, Addressed: true, Direct: true, Action: "settings", Value: fakeslack.General}
		if diff := cmp.Diff(want, got, ignoreChance); diff != "" {
			t.Errorf("event (-want +got):\n%s", diff)
		}
	})
}

func TestAgentView(t *testing.T) {
	w := open(t, fakeslack.Config{}, nil)
	w.OpenHome(fakeslack.Ana, "messages")
	calls, err := w.WaitCalls(within(t), "assistant.threads.setSuggestedPrompts", 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := calls[0].Args["thread_ts"]; ok || !json.Valid([]byte(calls[0].Args["prompts"])) || calls[0].Args["channel_id"] != "D0ANA" {
		t.Errorf("prompts were set by %v", calls[0].Args)
	}
	first := w.Say("D0ANA", fakeslack.Ana, "who?", "")
	second := w.Say("D0ANA", fakeslack.Ana, "who?", "")
	for _, p := range []bot.Place{at("D0ANA", first), at("D0ANA", second)} {
		if err := w.adapter.Working(within(t), p, p.Thread); err != nil {
			t.Error(err)
		}
		if err := w.adapter.Title(within(t), p, "Who built it?"); err != nil {
			t.Error(err)
		}
	}
	var statuses []string
	for _, c := range w.CallsOf("assistant.threads.setStatus") {
		statuses = append(statuses, c.Args["thread_ts"])
	}
	if diff := cmp.Diff([]string{first, second}, statuses); diff != "" {
		t.Errorf("threads with a status (-want +got):\n%s", diff)
	}
	if titles := w.CallsOf("assistant.threads.setTitle"); len(titles) != 2 || titles[0].Args["title"] != "Who built it?" {
		t.Errorf("titles were set by %+v", titles)
	}
}
