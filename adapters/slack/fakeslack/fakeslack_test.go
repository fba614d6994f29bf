package fakeslack_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"footnote/adapters/slack/fakeslack"
)

// start serves a workspace until the test ends.
func start(t *testing.T, cfg fakeslack.Config) *fakeslack.Server {
	t.Helper()
	s, err := fakeslack.Start(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// patience bounds every wait of a test. It is long, since it is only ever used
// up by a test that fails.
func patience(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// client is the real client, pointed at the fake.
func client(s *fakeslack.Server, options ...slack.Option) *slack.Client {
	options = append([]slack.Option{
		slack.OptionAPIURL(s.APIURL()), slack.OptionAppLevelToken(fakeslack.AppToken),
	}, options...)
	return slack.New(fakeslack.BotToken, options...)
}

// A bot runs the real Socket Mode client and hands every envelope to the test.
type bot struct {
	*slack.Client
	socket *socketmode.Client
	events chan socketmode.Event
	stop   func()
}

// runBot starts a bot and waits until it is connected. handle is called for
// each envelope, and its result is the payload of the acknowledgement; nil
// acknowledges with nothing.
func runBot(t *testing.T, s *fakeslack.Server, handle func(socketmode.Event) any) *bot {
	t.Helper()
	api := client(s)
	b := &bot{Client: api, socket: socketmode.New(api), events: make(chan socketmode.Event, 1000)}
	before := s.Sockets()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = b.socket.RunContext(ctx)
	}()
	go b.pump(ctx, handle)
	b.stop = func() { cancel(); <-done }
	t.Cleanup(b.stop)
	if err := s.WaitSockets(patience(t), before+1); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bot) pump(ctx context.Context, handle func(socketmode.Event) any) {
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-b.socket.Events:
			if e.Request == nil || e.Request.EnvelopeID == "" {
				continue
			}
			var reply any
			if handle != nil {
				reply = handle(e)
			}
			_ = b.socket.AckCtx(ctx, e.Request.EnvelopeID, reply)
			b.events <- e
		}
	}
}

// next is the next envelope that the bot got.
func (b *bot) next(t *testing.T) socketmode.Event {
	t.Helper()
	select {
	case e := <-b.events:
		return e
	case <-patience(t).Done():
		t.Fatal("the bot got nothing")
		return socketmode.Event{}
	}
}

// nextInner is the inner event of the next envelope.
func (b *bot) nextInner(t *testing.T) any {
	t.Helper()
	e := b.next(t)
	outer, ok := e.Data.(slackevents.EventsAPIEvent)
	if !ok {
		t.Fatalf("the bot got a %T, want an event", e.Data)
	}
	return outer.InnerEvent.Data
}

func TestAMentionIsAnswered(t *testing.T) {
	s := start(t, fakeslack.Config{})
	b := runBot(t, s, nil)
	ts := s.Mention(fakeslack.General, fakeslack.Ana, "who led it?", "")

	said, ok := b.nextInner(t).(*slackevents.MessageEvent)
	if !ok || said.TimeStamp != ts || said.User != fakeslack.Ana || said.ChannelType != "channel" {
		t.Errorf("message event = %+v", said)
	}
	mention, ok := b.nextInner(t).(*slackevents.AppMentionEvent)
	if !ok || mention.TimeStamp != ts || mention.Channel != fakeslack.General {
		t.Errorf("app_mention event = %+v", mention)
	}

	_, posted, err := b.PostMessageContext(t.Context(), fakeslack.General,
		slack.MsgOptionText("Ada Holt [1]", false), slack.MsgOptionTS(ts),
		slack.MsgOptionBlocks(slack.NewSectionBlock(slack.NewTextBlockObject("mrkdwn", "Ada Holt [1]", false, false), nil, nil)))
	if err != nil {
		t.Fatal(err)
	}
	replies := s.Replies(fakeslack.General, ts)
	if len(replies) != 1 || replies[0].TS != posted || replies[0].BotID != fakeslack.BotID {
		t.Errorf("replies = %+v, want the one posted", replies)
	}
	own, ok := b.nextInner(t).(*slackevents.MessageEvent)
	if !ok || own.BotID != fakeslack.BotID || own.ThreadTimeStamp != ts {
		t.Errorf("the bot's own message came back as %+v", own)
	}
	if err := s.WaitAcked(patience(t)); err != nil {
		t.Error(err)
	}
}

func TestButtonAndForm(t *testing.T) {
	s := start(t, fakeslack.Config{})
	var b *bot
	submitted := make(chan slack.InteractionCallback, 1)
	b = runBot(t, s, func(e socketmode.Event) any {
		in, ok := e.Data.(slack.InteractionCallback)
		switch {
		case ok && in.Type == slack.InteractionTypeBlockActions:
			input := slack.NewInputBlock("why", slack.NewTextBlockObject("plain_text", "Why?", false, false), nil,
				slack.NewPlainTextInputBlockElement(nil, "reason"))
			_, err := b.OpenView(in.TriggerID, slack.ModalViewRequest{
				Type: slack.VTModal, CallbackID: "wrong", PrivateMetadata: in.Message.Timestamp,
				Title:  slack.NewTextBlockObject("plain_text", "This is wrong", false, false),
				Submit: slack.NewTextBlockObject("plain_text", "Send", false, false),
				Blocks: slack.Blocks{BlockSet: []slack.Block{input}},
			})
			if err != nil {
				t.Errorf("open the form: %v", err)
			}
		case ok && in.Type == slack.InteractionTypeViewSubmission:
			submitted <- in
			if in.View.State.Values["why"]["reason"].Value == "no" {
				return slack.NewErrorsViewSubmissionResponse(map[string]string{"why": "say more"})
			}
		}
		return nil
	})
	_, ts, err := b.PostMessageContext(t.Context(), fakeslack.General, slack.MsgOptionBlocks(
		slack.NewActionBlock("buttons", slack.NewButtonBlockElement("wrong", "s1", slack.NewTextBlockObject("plain_text", "This is wrong", false, false)))))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Press(patience(t), fakeslack.Place{Channel: fakeslack.General, TS: ts}, "wrong", fakeslack.Ben); err != nil {
		t.Fatal(err)
	}
	views := s.Views(fakeslack.Ben)
	if len(views) != 1 || views[0].CallbackID != "wrong" || views[0].PrivateMetadata != ts {
		t.Fatalf("Ben's views = %+v", views)
	}

	got, err := s.SubmitView(patience(t), views[0].ID, fakeslack.Ben, map[string]any{"reason": "no"})
	if err != nil || got.Errors["why"] != "say more" {
		t.Errorf("submit = %+v, %v, want the error of the app", got, err)
	}
	<-submitted
	got, err = s.SubmitView(patience(t), views[0].ID, fakeslack.Ben, map[string]any{"reason": "it was in 1934"})
	if err != nil || got.Action != "" {
		t.Errorf("submit again = %+v, %v", got, err)
	}
	if in := <-submitted; in.View.State.Values["why"]["reason"].Value != "it was in 1934" {
		t.Errorf("state = %+v", in.View.State)
	}
	if left := s.Views(fakeslack.Ben); len(left) != 0 {
		t.Errorf("views left open = %+v", left)
	}
}

func TestCommand(t *testing.T) {
	s := start(t, fakeslack.Config{})
	runBot(t, s, func(e socketmode.Event) any {
		if cmd, ok := e.Data.(slack.SlashCommand); ok {
			return map[string]any{"response_type": "ephemeral", "text": "looking up " + cmd.Text}
		}
		return nil
	})
	if _, err := s.Command(patience(t), fakeslack.General, fakeslack.Cleo, "/ask", "who led it?"); err != nil {
		t.Fatal(err)
	}
	got := s.Ephemerals(fakeslack.Cleo)
	if len(got) != 1 || got[0].Text != "looking up who led it?" || got[0].Channel != fakeslack.General {
		t.Errorf("Cleo was shown %+v", got)
	}
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	s := start(t, fakeslack.Config{})
	s.Say(fakeslack.General, fakeslack.Ana, "hi", "")
	if got, err := s.WaitMessages(patience(t), fakeslack.General, 1); err != nil || len(got) != 1 {
		t.Errorf("wait for what is there = %v, %v", got, err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_, messages := s.WaitMessages(ended, fakeslack.General, 2)
	_, replies := s.WaitReplies(ended, fakeslack.General, "1.2", 1)
	_, calls := s.WaitCalls(ended, "auth.test", 1)
	for name, err := range map[string]error{
		"messages": messages, "replies": replies, "calls": calls, "sockets": s.WaitSockets(ended, 1), "acked": s.WaitAcked(ended),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("wait for %s = %v, want the context's error", name, err)
		}
	}
}
