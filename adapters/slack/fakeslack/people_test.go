package fakeslack_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"footnote/adapters/slack/fakeslack"
)

// told is every event that the app was, or would have been, told of, in short:
// its type and subtype.
func told(t *testing.T, s *fakeslack.Server) []string {
	t.Helper()
	var list []string
	for _, d := range s.Deliveries() {
		var outer struct {
			Event struct{ Type, Subtype string }
		}
		if err := json.Unmarshal(d.Payload, &outer); err != nil {
			t.Fatal(err)
		}
		list = append(list, strings.TrimSuffix(outer.Event.Type+" "+outer.Event.Subtype, " "))
	}
	return list
}

// last is the newest event.
func last(t *testing.T, s *fakeslack.Server) map[string]any {
	t.Helper()
	all := s.Deliveries()
	var outer struct{ Event map[string]any }
	if err := json.Unmarshal(all[len(all)-1].Payload, &outer); err != nil {
		t.Fatal(err)
	}
	return outer.Event
}

func TestWhatTheAppIsTold(t *testing.T) {
	const general, ana = fakeslack.General, fakeslack.Ana
	tests := []struct {
		name string
		cfg  fakeslack.Config
		do   func(*fakeslack.Server)
		want []string
	}{
		{name: "a message", do: func(s *fakeslack.Server) { s.Say(general, ana, "hi", "") }, want: []string{"message"}},
		{name: "a mention", do: func(s *fakeslack.Server) { s.Mention(general, ana, "hi", "") }, want: []string{"message", "app_mention"}},
		{name: "a mention in a direct message", do: func(s *fakeslack.Server) { s.Mention(s.DM(ana), ana, "hi", "") }, want: []string{"message"}},
		{name: "where the bot is not", do: func(s *fakeslack.Server) { s.Mention(fakeslack.Elsewhere, ana, "hi", "") }},
		{
			name: "what it did not subscribe to", cfg: fakeslack.Config{Events: []string{"app_mention", "message.im"}},
			do:   func(s *fakeslack.Server) { s.Mention(general, ana, "hi", ""); s.Say(s.DM(ana), ana, "hi", "") },
			want: []string{"app_mention", "message"},
		},
		{
			name: "an edit", do: func(s *fakeslack.Server) { _ = s.Edit(general, s.Say(general, ana, "hi", ""), "hello") },
			want: []string{"message", "message message_changed"},
		},
		{
			name: "an edit that names it",
			do:   func(s *fakeslack.Server) { _ = s.Edit(general, s.Say(general, ana, "hi", ""), "<@U0FOOTNOTE> hi") },
			want: []string{"message", "message message_changed", "app_mention"},
		},
		{
			name: "an unfurled link",
			do: func(s *fakeslack.Server) {
				_ = s.Unfurl(general, s.Mention(general, ana, "https://example.org", ""), "https://example.org")
			},
			want: []string{"message", "app_mention", "message message_changed"},
		},
		{
			name: "a deletion", do: func(s *fakeslack.Server) { _ = s.Delete(general, s.Say(general, ana, "hi", "")) },
			want: []string{"message", "message message_deleted"},
		},
		{
			name: "another bot", do: func(s *fakeslack.Server) { s.SayAs(general, "B0OTHER", "beep", "") },
			want: []string{"message bot_message"},
		},
		{
			name: "a reaction twice, and its end",
			do: func(s *fakeslack.Server) {
				ts := s.Say(general, ana, "hi", "")
				_ = s.React(general, ts, ana, "+1")
				_ = s.React(general, ts, ana, "+1")
				_ = s.Unreact(general, ts, ana, "+1")
			},
			want: []string{"message", "reaction_added", "reaction_removed"},
		},
		{
			name: "a file", do: func(s *fakeslack.Server) { s.UploadFile(general, ana, "look", "a.txt", []byte("x")) },
			want: []string{"message file_share", "file_shared"},
		},
		{
			name: "coming and going",
			do: func(s *fakeslack.Server) {
				s.Join(general, "U0NEW")
				s.Leave(general, fakeslack.BotUser)
				s.Say(general, ana, "now it is gone", "")
			},
			want: []string{"member_joined_channel", "member_left_channel"},
		},
		{
			name: "its page and what is beside it",
			do:   func(s *fakeslack.Server) { s.OpenHome(ana, "home"); s.ChangeContext(ana, general) },
			want: []string{"app_home_opened", "app_context_changed"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := start(t, tt.cfg)
			tt.do(s)
			if diff := cmp.Diff(tt.want, told(t, s)); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
		})
	}
}

// A question that was answered in a thread does not simply go when it is
// deleted: Slack tells of a change, to a tombstone.
func TestADeletedQuestionLeavesATombstone(t *testing.T) {
	s := start(t, fakeslack.Config{})
	root := s.Say(fakeslack.General, fakeslack.Ana, "who?", "")
	_, answer, err := client(s).PostMessage(fakeslack.General, slack.MsgOptionText("Ada", false), slack.MsgOptionTS(root))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(fakeslack.General, root); err != nil {
		t.Fatal(err)
	}
	e := last(t, s)
	after, _ := e["message"].(map[string]any)
	before, _ := e["previous_message"].(map[string]any)
	if e["subtype"] != "message_changed" || after["subtype"] != "tombstone" || before["text"] != "who?" || before["user"] != fakeslack.Ana {
		t.Errorf("event = %v", e)
	}
	if _, _, err := client(s).DeleteMessage(fakeslack.General, answer); err != nil {
		t.Fatal(err)
	}
	if e := last(t, s); e["subtype"] != "message_deleted" || e["deleted_ts"] != root {
		t.Errorf("after the last reply went: %v, want the tombstone gone", e)
	}
	if left := s.Messages(fakeslack.General); len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
}

func TestTimestampsRiseUnderAClockThatStands(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := start(t, fakeslack.Config{Now: func() time.Time { return now }})
	var got []string
	for range 3 {
		got = append(got, s.Say(fakeslack.General, fakeslack.Ana, "x", ""))
	}
	now = now.Add(-time.Hour)
	got = append(got, s.Say(fakeslack.General, fakeslack.Ana, "x", ""))
	want := []string{"1795435200.000000", "1795435200.000001", "1795435200.000002", "1795435200.000003"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("timestamps (-want +got):\n%s", diff)
	}
}

func TestUnknownThings(t *testing.T) {
	s := start(t, fakeslack.Config{})
	ctx := patience(t)
	_, submit := s.SubmitView(ctx, "V0", fakeslack.Ana, nil)
	for name, err := range map[string]error{
		"edit":     s.Edit(fakeslack.General, "1.2", "x"),
		"delete":   s.Delete("C0NOWHERE", "1.2"),
		"react":    s.React(fakeslack.General, "1.2", fakeslack.Ana, "+1"),
		"press":    s.Press(ctx, fakeslack.Place{Channel: fakeslack.General, TS: s.Say(fakeslack.General, fakeslack.Ana, "x", "")}, "b", fakeslack.Ana),
		"view":     s.Press(ctx, fakeslack.Place{View: "V0"}, "b", fakeslack.Ana),
		"submit":   submit,
		"close":    s.CloseView(ctx, fakeslack.Ana),
		"shortcut": s.MessageShortcut(ctx, fakeslack.General, "1.2", fakeslack.Ana, "x"),
	} {
		if !errors.Is(err, fakeslack.ErrNoSuch) {
			t.Errorf("%s = %v, want ErrNoSuch", name, err)
		}
	}
}

// interactions runs a bot that keeps every interaction, opening view for each
// shortcut and answering a submission with reply.
func interactions(t *testing.T, s *fakeslack.Server, view string, reply any) (*bot, chan slack.InteractionCallback) {
	t.Helper()
	got := make(chan slack.InteractionCallback, 10)
	api := client(s)
	b := runBot(t, s, func(e socketmode.Event) any {
		in, ok := e.Data.(slack.InteractionCallback)
		if !ok {
			return nil
		}
		got <- in
		if in.Type == slack.InteractionTypeShortcut {
			var request slack.ModalViewRequest
			if err := json.Unmarshal([]byte(view), &request); err != nil {
				t.Error(err)
			}
			if _, err := api.OpenView(in.TriggerID, request); err != nil {
				t.Error(err)
			}
		}
		if in.Type == slack.InteractionTypeViewSubmission {
			return reply
		}
		return nil
	})
	return b, got
}

const form = `{"type":"modal","callback_id":"settings","notify_on_close":true,
	"title":{"type":"plain_text","text":"Settings"},"submit":{"type":"plain_text","text":"Save"},"blocks":[
	{"type":"input","block_id":"when","label":{"type":"plain_text","text":"Answer"},"element":{"type":"static_select","action_id":"when",
		"options":[{"text":{"type":"plain_text","text":"always"},"value":"always"},{"text":{"type":"plain_text","text":"when mentioned"},"value":"mention"}]}},
	{"type":"input","block_id":"mods","optional":true,"label":{"type":"plain_text","text":"Moderators"},"element":{"type":"multi_users_select","action_id":"mods","initial_users":["U0ANA"]}},
	{"type":"input","block_id":"quiet","optional":true,"label":{"type":"plain_text","text":"Quiet from"},"element":{"type":"timepicker","action_id":"quiet"}},
	{"type":"input","block_id":"lists","optional":true,"label":{"type":"plain_text","text":"Readings"},"element":{"type":"checkboxes","action_id":"lists",
		"options":[{"text":{"type":"mrkdwn","text":"*One*"},"value":"1"},{"text":{"type":"mrkdwn","text":"*Two*"},"value":"2"}]}}]}`

func TestFormsAreFilledByActionID(t *testing.T) {
	s := start(t, fakeslack.Config{})
	_, got := interactions(t, s, form, nil)
	if err := s.Shortcut(patience(t), fakeslack.Ben, "settings"); err != nil {
		t.Fatal(err)
	}
	<-got
	id := s.Views(fakeslack.Ben)[0].ID
	if _, err := s.SubmitView(patience(t), id, fakeslack.Ben, nil); !errors.Is(err, fakeslack.ErrIncomplete) {
		t.Errorf("submit without what is required = %v", err)
	}
	if _, err := s.SubmitView(patience(t), id, fakeslack.Ben, map[string]any{"when": "never"}); !errors.Is(err, fakeslack.ErrNoSuch) {
		t.Errorf("choose what is not offered = %v", err)
	}
	if _, err := s.SubmitView(patience(t), id, fakeslack.Ben, map[string]any{"colour": "red"}); !errors.Is(err, fakeslack.ErrNoSuch) {
		t.Errorf("fill in what is not there = %v", err)
	}
	_, err := s.SubmitView(patience(t), id, fakeslack.Ben, map[string]any{"when": "always", "quiet": "22:00", "lists": []string{"2"}})
	if err != nil {
		t.Fatal(err)
	}
	state := (<-got).View.State.Values
	if v := state["when"]["when"].SelectedOption; v.Value != "always" || v.Text.Text != "always" {
		t.Errorf("when = %+v", v)
	}
	if v := state["mods"]["mods"].SelectedUsers; !slices.Equal(v, []string{fakeslack.Ana}) {
		t.Errorf("mods = %v, want the initial ones", v)
	}
	if v := state["quiet"]["quiet"].SelectedTime; v != "22:00" {
		t.Errorf("quiet = %q", v)
	}
	if v := state["lists"]["lists"].SelectedOptions; len(v) != 1 || v[0].Text.Text != "*Two*" {
		t.Errorf("lists = %+v", v)
	}
}

// Every element that a person can use says what was chosen in its own field.
func TestActionsOfEveryElement(t *testing.T) {
	options := `"options":[{"text":{"type":"plain_text","text":"One"},"value":"1"}]`
	groups := `"option_groups":[{"label":{"type":"plain_text","text":"All"},` + options + `}]`
	tests := []struct {
		element string
		value   any
		field   string
		want    string // as JSON
	}{
		{`"static_select",` + options, "1", "selected_option", `{"text":{"text":"One","type":"plain_text"},"value":"1"}`},
		{`"static_select",` + groups, "1", "selected_option", `{"text":{"text":"One","type":"plain_text"},"value":"1"}`},
		{`"external_select"`, "7", "selected_option", `{"text":{"emoji":true,"text":"7","type":"plain_text"},"value":"7"}`},
		{`"checkboxes",` + options, []any{"1"}, "selected_options", `[{"text":{"text":"One","type":"plain_text"},"value":"1"}]`},
		{`"overflow",` + options, "1", "selected_option", `{"text":{"text":"One","type":"plain_text"},"value":"1"}`},
		{`"users_select"`, "U0ANA", "selected_user", `"U0ANA"`},
		{`"multi_users_select"`, "U0ANA", "selected_users", `["U0ANA"]`},
		{`"channels_select"`, "C0GENERAL", "selected_channel", `"C0GENERAL"`},
		{`"multi_conversations_select"`, []string{"C0GENERAL"}, "selected_conversations", `["C0GENERAL"]`},
		{`"datepicker"`, "2026-11-23", "selected_date", `"2026-11-23"`},
		{`"timepicker"`, "22:00", "selected_time", `"22:00"`},
		{`"datetimepicker"`, 1795435200, "selected_date_time", `1795435200`},
	}
	for _, tt := range tests {
		t.Run(tt.element, func(t *testing.T) {
			s := start(t, fakeslack.Config{URLs: fakeslack.URLs{Events: serveApp(t).URL}, Events: []string{}})
			body := `{"channel":"C0GENERAL","text":"x","blocks":[{"type":"actions","elements":[{"action_id":"it","type":` + tt.element + `}]}]}`
			_, posted := call(t, s, "chat.postMessage", "application/json", body, fakeslack.BotToken)
			ts, _ := posted["ts"].(string)
			at := fakeslack.Place{Channel: fakeslack.General, TS: ts}
			if err := s.Choose(patience(t), at, "it", fakeslack.Ana, tt.value); err != nil {
				t.Fatal(err, posted)
			}
			var in struct{ Actions []map[string]json.RawMessage }
			if err := json.Unmarshal(s.Deliveries()[0].Payload, &in); err != nil {
				t.Fatal(err)
			}
			if got := string(in.Actions[0][tt.field]); got != tt.want {
				t.Errorf("%s = %s, want %s", tt.field, got, tt.want)
			}
		})
	}
}

func TestWhatAnAppAnswersToAForm(t *testing.T) {
	var update slack.ModalViewRequest
	if err := json.Unmarshal([]byte(strings.ReplaceAll(form, `"Settings"`, `"Thank you"`)), &update); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		reply any
		want  []string // titles of the views that are left
	}{
		{"nothing", nil, nil},
		{"errors", slack.NewErrorsViewSubmissionResponse(map[string]string{"when": "no"}), []string{"Settings"}},
		{"update", slack.NewUpdateViewSubmissionResponse(&update), []string{"Thank you"}},
		{"push", slack.NewPushViewSubmissionResponse(&update), []string{"Settings", "Thank you"}},
		{"clear", slack.NewClearViewSubmissionResponse(), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := start(t, fakeslack.Config{})
			_, _ = interactions(t, s, form, tt.reply)
			if err := s.Shortcut(patience(t), fakeslack.Ben, "settings"); err != nil {
				t.Fatal(err)
			}
			if _, err := s.SubmitView(patience(t), s.Views(fakeslack.Ben)[0].ID, fakeslack.Ben, map[string]any{"when": "always"}); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, v := range s.Views(fakeslack.Ben) {
				got = append(got, v.Title)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("views left (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAClosedFormIsTold(t *testing.T) {
	s := start(t, fakeslack.Config{})
	_, got := interactions(t, s, form, nil)
	if err := s.Shortcut(patience(t), fakeslack.Ben, "settings"); err != nil {
		t.Fatal(err)
	}
	<-got
	if err := s.CloseView(patience(t), fakeslack.Ben); err != nil {
		t.Fatal(err)
	}
	if in := <-got; in.Type != slack.InteractionTypeViewClosed || in.View.CallbackID != "settings" {
		t.Errorf("told %+v", in)
	}
}

func TestHome(t *testing.T) {
	s := start(t, fakeslack.Config{})
	b, got := interactions(t, s, form, nil)
	home := slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{
		slack.NewActionBlock("a", slack.NewButtonBlockElement("more", "1", slack.NewTextBlockObject("plain_text", "More", false, false))),
	}}}
	for range 2 { // the second time it is updated in place
		if _, err := b.PublishView(fakeslack.Ana, home, ""); err != nil {
			t.Fatal(err)
		}
	}
	v, ok := s.Home(fakeslack.Ana)
	if !ok || v.Type != "home" {
		t.Fatalf("home = %+v, %v", v, ok)
	}
	if err := s.Press(patience(t), fakeslack.Place{View: v.ID}, "more", fakeslack.Ana); err != nil {
		t.Fatal(err)
	}
	if in := <-got; in.View.ID != v.ID || in.ActionCallback.BlockActions[0].Value != "1" || in.User.ID != fakeslack.Ana {
		t.Errorf("told %+v", in)
	}
	s.OpenHome(fakeslack.Ana, "home")
	if e := last(t, s); e["tab"] != "home" || e["view"] == nil {
		t.Errorf("app_home_opened = %v", e)
	}
}

func TestFeedbackAndAnEphemeralThatIsReplaced(t *testing.T) {
	s := start(t, fakeslack.Config{})
	b, got := interactions(t, s, form, nil)
	feedback := slack.NewContextActionsBlock("fb", slack.NewFeedbackButtonsBlockElement("feedback",
		slack.NewFeedbackButton(slack.NewTextBlockObject("plain_text", "Good", false, false), "good"),
		slack.NewFeedbackButton(slack.NewTextBlockObject("plain_text", "Bad", false, false), "bad")))
	ts, err := b.PostEphemeral(fakeslack.General, fakeslack.Ana, slack.MsgOptionText("only you", false), slack.MsgOptionBlocks(feedback))
	if err != nil {
		t.Fatal(err)
	}
	at := fakeslack.Place{Channel: fakeslack.General, TS: ts}
	if err := s.Press(patience(t), at, "feedback:negative_button", fakeslack.Ana); err != nil {
		t.Fatal(err)
	}
	in := <-got
	if a := in.ActionCallback.BlockActions[0]; a.Value != "bad" || !in.Container.IsEphemeral || in.Container.MessageTs != ts {
		t.Errorf("told %+v in %+v", a, in.Container)
	}
	if err := slack.PostWebhook(in.ResponseURL, &slack.WebhookMessage{Text: "thanks", ReplaceOriginal: true}); err != nil {
		t.Fatal(err)
	}
	if shown := s.Ephemerals(fakeslack.Ana); len(shown) != 1 || shown[0].Text != "thanks" || shown[0].Blocks != nil {
		t.Errorf("shown %+v", shown)
	}
	if err := slack.PostWebhook(in.ResponseURL, &slack.WebhookMessage{DeleteOriginal: true}); err != nil {
		t.Fatal(err)
	}
	if shown := s.Ephemerals(fakeslack.Ana); len(shown) != 0 {
		t.Errorf("still shown %+v", shown)
	}
	if err := s.Press(patience(t), at, "feedback:negative_button", fakeslack.Ben); !errors.Is(err, fakeslack.ErrNoSuch) {
		t.Errorf("Ben presses what Ana saw = %v", err)
	}
}

func TestMessageShortcut(t *testing.T) {
	s := start(t, fakeslack.Config{})
	_, got := interactions(t, s, form, nil)
	ts := s.Say(fakeslack.General, fakeslack.Ana, "the bridge opened in 1934", "")
	if err := s.MessageShortcut(patience(t), fakeslack.General, ts, fakeslack.Ben, "check_claim"); err != nil {
		t.Fatal(err)
	}
	if in := <-got; in.CallbackID != "check_claim" || in.Message.Text != "the bridge opened in 1934" || in.MessageTs != ts || in.ResponseURL == "" {
		t.Errorf("told %+v", in)
	}
}
