package fakeslack_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"footnote/adapters/slack/fakeslack"
)

// call makes a request of the Web API by hand and returns the answer.
func call(t *testing.T, s *fakeslack.Server, method, contentType, body, bearer string) (*http.Response, map[string]any) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.APIURL()+method, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return resp, answer
}

const formType = "application/x-www-form-urlencoded"

func TestTokensAndScopes(t *testing.T) {
	tests := []struct {
		name, method, body, bearer string
		scopes                     []string
		want                       map[string]any
	}{
		{name: "none", method: "auth.test", want: map[string]any{"ok": false, "error": "not_authed"}},
		{name: "wrong", method: "auth.test", bearer: "xoxb-wrong", want: map[string]any{"ok": false, "error": "invalid_auth"}},
		{
			name: "of the app where the bot's is due", method: "auth.test", bearer: fakeslack.AppToken,
			want: map[string]any{"ok": false, "error": "not_allowed_token_type"},
		},
		{
			name: "of the bot where the app's is due", method: "apps.connections.open", bearer: fakeslack.BotToken,
			want: map[string]any{"ok": false, "error": "not_allowed_token_type"},
		},
		{
			name: "unknown method", method: "chat.shout", bearer: fakeslack.BotToken,
			want: map[string]any{"ok": false, "error": "unknown_method"},
		},
		{
			name: "scope of a method", method: "chat.postMessage", body: "channel=C0GENERAL&text=hi", bearer: fakeslack.BotToken,
			scopes: []string{"users:read", "commands"},
			want:   map[string]any{"ok": false, "error": "missing_scope", "needed": "chat:write", "provided": "users:read,commands"},
		},
		{
			name: "scope of a kind of channel", method: "conversations.history", body: "channel=G0MODERATOR", bearer: fakeslack.BotToken,
			scopes: []string{"channels:history"},
			want:   map[string]any{"ok": false, "error": "missing_scope", "needed": "groups:history", "provided": "channels:history"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := start(t, fakeslack.Config{Scopes: tt.scopes})
			_, got := call(t, s, tt.method, formType, tt.body, tt.bearer)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
		})
	}
}

func TestScopesAreToldInAHeader(t *testing.T) {
	s := start(t, fakeslack.Config{Scopes: []string{"chat:write", "im:history"}})
	resp, _ := call(t, s, "auth.test", formType, "token="+fakeslack.BotToken, "")
	if got := resp.Header.Get("X-OAuth-Scopes"); got != "chat:write,im:history" {
		t.Errorf("X-OAuth-Scopes = %q", got)
	}
}

func TestABrokenTokenIsRefusedUntilHealed(t *testing.T) {
	s := start(t, fakeslack.Config{})
	s.BreakToken(fakeslack.BotToken, "token_revoked")
	if _, err := client(s).AuthTestContext(t.Context()); err == nil || err.Error() != "token_revoked" {
		t.Errorf("auth.test = %v, want token_revoked", err)
	}
	s.BreakToken(fakeslack.BotToken, "")
	if _, err := client(s).AuthTestContext(t.Context()); err != nil {
		t.Errorf("auth.test after healing = %v", err)
	}
}

// Real clients send forms, JSON and multipart, and the token here or there.
func TestArgumentsComeTheSameInEveryEncoding(t *testing.T) {
	blocks := `[{"type":"divider","block_id":"d"}]`
	form := url.Values{"token": {fakeslack.BotToken}, "channel": {fakeslack.General}, "text": {"a & b"}, "blocks": {blocks}}.Encode()
	tests := []struct{ name, kind, body, bearer string }{
		{"form", formType, form, ""},
		{"JSON", "application/json; charset=utf-8", `{"channel":"C0GENERAL","text":"a & b","blocks":` + blocks + `,"thread_ts":null}`, fakeslack.BotToken},
		{"JSON with the blocks as text", "application/json", `{"channel":"C0GENERAL","text":"a & b","blocks":` + fmt.Sprintf("%q", blocks) + `}`, fakeslack.BotToken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := start(t, fakeslack.Config{})
			if _, got := call(t, s, "chat.postMessage", tt.kind, tt.body, tt.bearer); got["ok"] != true {
				t.Fatalf("answer = %v", got)
			}
			m := s.Messages(fakeslack.General)[0]
			if m.Text != "a & b" || string(m.Blocks) != `[{"block_id":"d","type":"divider"}]` {
				t.Errorf("message = %q with %s", m.Text, m.Blocks)
			}
			if args := s.Calls()[0].Args; args["token"] != "" || args["blocks"] != blocks {
				t.Errorf("logged arguments = %v", args)
			}
		})
	}
}

func TestUpdateAndDelete(t *testing.T) {
	s := start(t, fakeslack.Config{})
	api := client(s)
	section := slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", "an answer", false, false), nil, nil)
	_, ts, err := api.PostMessage(fakeslack.General, slack.MsgOptionText("an answer", false), slack.MsgOptionBlocks(section))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := api.UpdateMessage(fakeslack.General, ts, slack.MsgOptionText("better", false), slack.MsgOptionBlocks(section)); err != nil {
		t.Fatal(err)
	}
	if m, _ := s.Message(fakeslack.General, ts); m.Text != "better" || m.Blocks == nil || m.Edited != nil {
		t.Errorf("updated with blocks: %+v", m)
	}
	if _, _, _, err := api.UpdateMessage(fakeslack.General, ts, slack.MsgOptionText("text alone", false)); err != nil {
		t.Fatal(err)
	}
	if m, _ := s.Message(fakeslack.General, ts); m.Blocks != nil || m.Edited == nil {
		t.Errorf("updated by text alone: %+v, want no blocks and the mark of an edit", m)
	}
	if _, _, err := api.DeleteMessage(fakeslack.General, ts); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Message(fakeslack.General, ts); ok {
		t.Error("deleted, but there")
	}
	said := s.Say(fakeslack.General, fakeslack.Ana, "mine", "")
	if _, _, err := api.DeleteMessage(fakeslack.General, said); err == nil || err.Error() != "cant_delete_message" {
		t.Errorf("delete somebody's message = %v", err)
	}
}

func TestWhereTheBotMayPost(t *testing.T) {
	s := start(t, fakeslack.Config{Scopes: []string{"chat:write"}})
	s.AddChannel(fakeslack.Channel{ID: "C0OLD", Name: "old", Members: []string{fakeslack.BotUser}, Archived: true})
	s.AddChannel(fakeslack.Channel{ID: "G0SECRET", Name: "secret", Type: fakeslack.Private, Members: []string{fakeslack.Ana}})
	for channel, want := range map[string]string{
		fakeslack.General: "", fakeslack.Elsewhere: "not_in_channel", "C0NOWHERE": "channel_not_found",
		"C0OLD": "is_archived", "G0SECRET": "channel_not_found", fakeslack.Ana: "",
	} {
		_, _, err := client(s).PostMessage(channel, slack.MsgOptionText("hi", false))
		if got := message(err); got != want {
			t.Errorf("post to %s = %q, want %q", channel, got, want)
		}
	}
	if got := s.Messages(s.DM(fakeslack.Ana)); len(got) != 1 {
		t.Errorf("a post to a user is in her direct messages: %v", got)
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestHistoryAndRepliesAreCutByCursor(t *testing.T) {
	s := start(t, fakeslack.Config{})
	var roots []string
	for i := range 5 {
		roots = append(roots, s.Say(fakeslack.General, fakeslack.Ana, fmt.Sprint("message ", i), ""))
	}
	for i := range 3 {
		s.Say(fakeslack.General, fakeslack.Ben, fmt.Sprint("reply ", i), roots[0])
	}
	api := client(s)
	var got []string
	params := &slack.GetConversationHistoryParameters{ChannelID: fakeslack.General, Limit: 2}
	for pages := 0; ; pages++ {
		h, err := api.GetConversationHistory(params)
		if err != nil || pages > 3 {
			t.Fatal(err, pages)
		}
		for _, m := range h.Messages {
			got = append(got, m.Text)
		}
		if params.Cursor = h.ResponseMetaData.NextCursor; params.Cursor == "" {
			break
		}
	}
	want := []string{"message 4", "message 3", "message 2", "message 1", "message 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}

	thread, more, next, err := api.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: fakeslack.General, Timestamp: roots[0], Limit: 2})
	if err != nil || !more || len(thread) != 2 || thread[0].ReplyCount != 3 || thread[1].Text != "reply 0" || thread[1].ParentUserId != fakeslack.Ana {
		t.Errorf("replies = %+v, %v, %v", thread, more, err)
	}
	thread, more, _, err = api.GetConversationReplies(&slack.GetConversationRepliesParameters{ChannelID: fakeslack.General, Timestamp: roots[0], Limit: 2, Cursor: next})
	if err != nil || more || len(thread) != 3 || thread[2].Text != "reply 2" {
		t.Errorf("replies, second page = %+v, %v, %v", thread, more, err)
	}
	if _, err := api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: fakeslack.General, Cursor: "made-up"}); message(err) != "invalid_cursor" {
		t.Errorf("a made-up cursor: %v", err)
	}
}

func TestMetadataIsKeptAndGivenWhenAsked(t *testing.T) {
	s := start(t, fakeslack.Config{})
	api := client(s)
	meta := slack.SlackMetadata{EventType: "footnote_answer", EventPayload: map[string]any{"question": "Q1"}}
	if _, _, err := api.PostMessage(fakeslack.General, slack.MsgOptionText("a", false), slack.MsgOptionMetadata(meta)); err != nil {
		t.Fatal(err)
	}
	for asked, want := range map[bool]string{false: "", true: "footnote_answer"} {
		h, err := api.GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: fakeslack.General, IncludeAllMetadata: asked})
		if err != nil || h.Messages[0].Metadata.EventType != want {
			t.Errorf("asked %v: metadata %+v, %v", asked, h.Messages[0].Metadata, err)
		}
	}
}

func TestConversationsAndUsers(t *testing.T) {
	s := start(t, fakeslack.Config{})
	s.SetGroup("S0MODS", fakeslack.Ana, fakeslack.Cleo)
	api := client(s)
	var ids []string
	params := &slack.GetConversationsParameters{Types: []string{"public_channel", "private_channel"}, Limit: 3}
	for {
		list, next, err := api.GetConversations(params)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			ids = append(ids, c.ID)
		}
		if params.Cursor = next; next == "" {
			break
		}
	}
	if diff := cmp.Diff([]string{fakeslack.General, fakeslack.Reading, fakeslack.Moderator, fakeslack.Elsewhere}, ids); diff != "" {
		t.Errorf("conversations.list (-want +got):\n%s", diff)
	}
	mine, _, err := api.GetConversationsForUser(&slack.GetConversationsForUserParameters{Types: []string{"public_channel"}})
	if err != nil || len(mine) != 2 {
		t.Errorf("users.conversations = %+v, %v, want the two that the bot is in", mine, err)
	}
	info, err := api.GetConversationInfo(&slack.GetConversationInfoInput{ChannelID: fakeslack.Moderator})
	if err != nil || !info.IsPrivate || !info.IsMember || info.Name != "moderators" {
		t.Errorf("conversations.info = %+v, %v", info, err)
	}
	members, _, err := api.GetUsersInConversation(&slack.GetUsersInConversationParameters{ChannelID: fakeslack.Moderator})
	if err != nil || cmp.Diff([]string{fakeslack.Ana, fakeslack.BotUser}, members) != "" {
		t.Errorf("conversations.members = %v, %v", members, err)
	}
	dm, _, _, err := api.OpenConversation(&slack.OpenConversationParameters{Users: []string{fakeslack.Ben}})
	if err != nil || dm.ID != s.DM(fakeslack.Ben) {
		t.Errorf("conversations.open = %+v, %v", dm, err)
	}
	user, err := api.GetUserInfo(fakeslack.Ana)
	if err != nil || user.RealName != "Ana Arrieta" || user.TZ != "Europe/Amsterdam" {
		t.Errorf("users.info = %+v, %v", user, err)
	}
	group, err := api.GetUserGroupMembers("S0MODS")
	if err != nil || cmp.Diff([]string{fakeslack.Ana, fakeslack.Cleo}, group) != "" {
		t.Errorf("usergroups.users.list = %v, %v", group, err)
	}
}

func TestPermalinks(t *testing.T) {
	s := start(t, fakeslack.Config{Now: func() time.Time { return time.Unix(1700000000, 0) }})
	root := s.Say(fakeslack.General, fakeslack.Ana, "hi", "")
	reply := s.Say(fakeslack.General, fakeslack.Ben, "hi", root)
	for ts, want := range map[string]string{
		root:  "https://reading-group.slack.com/archives/C0GENERAL/p1700000000000000",
		reply: "https://reading-group.slack.com/archives/C0GENERAL/p1700000000000001?thread_ts=1700000000.000000&cid=C0GENERAL",
	} {
		got, err := client(s).GetPermalink(&slack.PermalinkParameters{Channel: fakeslack.General, Ts: ts})
		if err != nil || got != want {
			t.Errorf("permalink of %s = %q, %v, want %q", ts, got, err, want)
		}
	}
}

func TestAReplyThatIsShownInTheChannelToo(t *testing.T) {
	s := start(t, fakeslack.Config{})
	root := s.Say(fakeslack.General, fakeslack.Ana, "who?", "")
	_, ts, err := client(s).PostMessage(fakeslack.General, slack.MsgOptionText("Ada", false), slack.MsgOptionTS(root), slack.MsgOptionBroadcast())
	if err != nil {
		t.Fatal(err)
	}
	h, err := client(s).GetConversationHistory(&slack.GetConversationHistoryParameters{ChannelID: fakeslack.General})
	if err != nil || len(h.Messages) != 2 || h.Messages[0].Timestamp != ts || h.Messages[0].SubType != "thread_broadcast" {
		t.Errorf("history = %+v, %v", h, err)
	}
	if e := last(t, s); e["subtype"] != "thread_broadcast" || e["root"].(map[string]any)["ts"] != root {
		t.Errorf("event = %v", e)
	}
}

func TestAGroupConversation(t *testing.T) {
	s := start(t, fakeslack.Config{})
	for range 2 {
		c, _, _, err := client(s).OpenConversation(&slack.OpenConversationParameters{Users: []string{fakeslack.Ben, fakeslack.Ana}})
		if err != nil || c.ID != "GU0ANAU0BEN" {
			t.Errorf("conversations.open = %+v, %v", c, err)
		}
	}
	s.Say("GU0ANAU0BEN", fakeslack.Ana, "hi", "")
	if e := last(t, s); e["channel_type"] != "mpim" {
		t.Errorf("event = %v", e)
	}
}

func TestReactions(t *testing.T) {
	s := start(t, fakeslack.Config{})
	api := client(s)
	item := slack.NewRefToMessage(fakeslack.General, s.Say(fakeslack.General, fakeslack.Ana, "hi", ""))
	steps := []struct {
		name string
		do   func() error
		want string
	}{
		{"add", func() error { return api.AddReaction("eyes", item) }, ""},
		{"add again", func() error { return api.AddReaction("eyes", item) }, "already_reacted"},
		{"take another away", func() error { return api.RemoveReaction("tada", item) }, "no_reaction"},
		{"take it away", func() error { return api.RemoveReaction("eyes", item) }, ""},
		{"on nothing", func() error { return api.AddReaction("eyes", slack.NewRefToMessage(fakeslack.General, "1.2")) }, "message_not_found"},
	}
	for _, step := range steps {
		if got := message(step.do()); got != step.want {
			t.Errorf("%s = %q, want %q", step.name, got, step.want)
		}
	}
	if err := s.React(fakeslack.General, item.Timestamp, fakeslack.Ben, "+1"); err != nil {
		t.Fatal(err)
	}
	got, err := api.GetReactions(item, slack.NewGetReactionsParameters())
	if err != nil || len(got.Reactions) != 1 || got.Reactions[0].Users[0] != fakeslack.Ben {
		t.Errorf("reactions.get = %+v, %v", got, err)
	}
}

func TestFiles(t *testing.T) {
	s := start(t, fakeslack.Config{})
	api := client(s)
	up, err := api.UploadFile(slack.UploadFileParameters{
		Filename: "facts.txt", Content: "Ada Holt", FileSize: 8, Channel: fakeslack.General, InitialComment: "the facts",
	})
	if err != nil {
		t.Fatal(err)
	}
	m := s.Messages(fakeslack.General)[0]
	if m.Subtype != "file_share" || m.Text != "the facts" || m.Files[0].ID != up.ID || m.Files[0].Mimetype != "text/plain; charset=utf-8" {
		t.Errorf("message with the file = %+v", m)
	}
	_, shared := s.UploadFile(fakeslack.General, fakeslack.Ana, "", "reading.md", []byte("# The Larn bridge"))
	info, _, _, err := api.GetFileInfo(shared.ID, 0, 0)
	if err != nil || info.Name != "reading.md" {
		t.Fatalf("files.info = %+v, %v", info, err)
	}
	var got bytes.Buffer
	if err := api.GetFile(info.URLPrivateDownload, &got); err != nil || got.String() != "# The Larn bridge" {
		t.Errorf("download = %q, %v", got.String(), err)
	}
	resp, err := http.Get(info.URLPrivate)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	page, _ := io.ReadAll(resp.Body)
	if resp.StatusCode != http.StatusOK || !strings.Contains(string(page), "Sign in") {
		t.Errorf("download without a token = %d %q, want the sign-in page", resp.StatusCode, page)
	}
}

func TestStreams(t *testing.T) {
	s := start(t, fakeslack.Config{})
	api := client(s)
	root := s.Say(fakeslack.General, fakeslack.Ana, "why?", "")
	_, _, err := api.StartStream(fakeslack.General, slack.MsgOptionTS(root))
	if message(err) != "missing_recipient_team_id" {
		t.Errorf("a stream for nobody = %v", err)
	}
	_, ts, err := api.StartStream(fakeslack.General, slack.MsgOptionTS(root), slack.MsgOptionMarkdownText("Because "),
		slack.MsgOptionRecipientTeamID(fakeslack.TeamID), slack.MsgOptionRecipientUserID(fakeslack.Ana))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := api.AppendStream(fakeslack.General, ts, slack.MsgOptionMarkdownText("of the bridge")); err != nil {
		t.Error(err)
	}
	if _, _, _, err := api.UpdateMessage(fakeslack.General, ts, slack.MsgOptionText("x", false)); message(err) != "streaming_state_conflict" {
		t.Errorf("update while streaming = %v", err)
	}
	if _, _, err := api.StopStream(fakeslack.General, ts, slack.MsgOptionMarkdownText(".")); err != nil {
		t.Error(err)
	}
	if _, _, err := api.AppendStream(fakeslack.General, ts, slack.MsgOptionMarkdownText("more")); message(err) != "message_not_in_streaming_state" {
		t.Errorf("append after the end = %v", err)
	}
	if m, _ := s.Message(fakeslack.General, ts); m.Text != "Because of the bridge." || m.ThreadTS != root {
		t.Errorf("message = %+v", m)
	}
}

func TestAssistant(t *testing.T) {
	s := start(t, fakeslack.Config{})
	api := client(s)
	dm := s.DM(fakeslack.Ana)
	root := s.Say(dm, fakeslack.Ana, "who led it?", "")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
	must(api.SetAssistantThreadsStatus(slack.AssistantThreadsSetStatusParameters{ChannelID: dm, ThreadTS: root, Status: "is reading"}))
	must(api.SetAssistantThreadsTitle(slack.AssistantThreadsSetTitleParameters{ChannelID: dm, ThreadTS: root, Title: "Leaders"}))
	prompts := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: dm, Title: "Try"}
	prompts.AddPrompt("Who?", "Who led it?")
	must(api.SetAssistantThreadsSuggestedPrompts(prompts))
	if got := s.Assistant(dm, root); got.Status != "is reading" || got.Title != "Leaders" {
		t.Errorf("around the thread: %+v", got)
	}
	if got := s.Assistant(dm, ""); len(got.Prompts) != 1 || got.PromptsTitle != "Try" {
		t.Errorf("around the channel: %+v", got)
	}
	_, _, err := api.PostMessage(dm, slack.MsgOptionText("Ada", false), slack.MsgOptionTS(root))
	must(err)
	if got := s.Assistant(dm, root); got.Status != "" || len(got.Statuses) != 1 {
		t.Errorf("after the answer: %+v, want the status gone", got)
	}
}

func TestResponseURLServesFiveTimesInHalfAnHour(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := start(t, fakeslack.Config{Now: func() time.Time { return now }})
	responseURL := commandURL(t, s)
	for i := range 5 {
		if err := slack.PostWebhook(responseURL, &slack.WebhookMessage{Text: fmt.Sprint(i), ResponseType: "ephemeral"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := slack.PostWebhook(responseURL, &slack.WebhookMessage{Text: "sixth"}); !isStatus(err, http.StatusNotFound) {
		t.Errorf("the sixth use = %v, want 404", err)
	}
	if got := s.Ephemerals(fakeslack.Ana); len(got) != 5 {
		t.Errorf("Ana was shown %d messages, want 5", len(got))
	}
	responseURL = commandURL(t, s)
	now = now.Add(31 * time.Minute)
	if err := slack.PostWebhook(responseURL, &slack.WebhookMessage{Text: "late"}); !isStatus(err, http.StatusNotFound) {
		t.Errorf("use after 31 minutes = %v, want 404", err)
	}
}

func isStatus(err error, want int) bool {
	var status slack.StatusCodeError
	return errors.As(err, &status) && status.Code == want
}
