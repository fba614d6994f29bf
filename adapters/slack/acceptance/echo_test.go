package acceptance_test

import (
	"context"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

// An echo is the smallest bot that does something of every kind, to try the
// stage with. It repeats in a thread what mentions it, and what is edited or
// deleted it edits or deletes; asked to stutter it says it twice.
type echo struct {
	api    *slack.Client
	socket *socketmode.Client
	echoes map[string]string // time of the message -> time of its echo
}

// echobot is the program.
func echobot() {
	api := slack.New(os.Getenv("SLACK_BOT_TOKEN"), slack.OptionAppLevelToken(os.Getenv("SLACK_APP_TOKEN")),
		slack.OptionAPIURL(os.Getenv("FOOTNOTE_SLACK_API_URL")))
	e := &echo{api, socketmode.New(api), map[string]string{}}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go e.socket.RunContext(ctx)
	for {
		select {
		case event := <-e.socket.Events:
			e.take(&event)
		case <-ctx.Done():
			return
		}
	}
}

// take acknowledges what comes and answers it.
func (e *echo) take(event *socketmode.Event) {
	if event.Request == nil {
		return
	}
	if command, ok := event.Data.(slack.SlashCommand); ok {
		e.socket.Ack(*event.Request, map[string]string{"response_type": "ephemeral", "text": "echo: " + command.Text})
		return
	}
	e.socket.Ack(*event.Request)
	switch data := event.Data.(type) {
	case slackevents.EventsAPIEvent:
		e.event(data.InnerEvent.Data)
	case slack.InteractionCallback:
		e.interaction(&data)
	}
}

// event answers an event.
func (e *echo) event(event any) {
	switch event := event.(type) {
	case *slackevents.AppMentionEvent:
		e.say(event.Channel, event.TimeStamp, event.Text)
		if strings.Contains(event.Text, "stutter") {
			e.say(event.Channel, event.TimeStamp, event.Text)
		}
	case *slackevents.AppHomeOpenedEvent:
		e.api.PublishViewContext(context.Background(), slack.PublishViewContextRequest{UserID: event.User,
			View: slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{section("an echo lives here")}}}})
	case *slackevents.ReactionAddedEvent:
		e.say(event.User, "", event.Reaction)
	case *slackevents.MessageEvent:
		switch event.SubType {
		case "message_changed":
			e.api.UpdateMessage(event.Channel, e.echoes[event.Message.Timestamp], slack.MsgOptionText(echoed(event.Message.Text), false))
		case "message_deleted":
			e.api.DeleteMessage(event.Channel, e.echoes[event.DeletedTimeStamp])
		}
	}
}

// echoed is what is said to a text.
func echoed(text string) string {
	return "echo: " + strings.ReplaceAll(text, "<@"+botUser+">", "@footnote")
}

// say says it with a button.
func (e *echo) say(room, thread, text string) {
	label := slack.NewTextBlockObject(slack.PlainTextType, "Wrong?", false, false)
	_, ts, _ := e.api.PostMessage(room, slack.MsgOptionTS(thread), slack.MsgOptionText(echoed(text), false),
		slack.MsgOptionBlocks(section(echoed(text)), slack.NewActionBlock("b", slack.NewButtonBlockElement("wrong", "", label))))
	e.echoes[thread] = ts
}

// interaction answers the button with a form, and echoes what was filled in.
func (e *echo) interaction(i *slack.InteractionCallback) {
	label := slack.NewTextBlockObject(slack.PlainTextType, "What is wrong", false, false)
	if i.Type == slack.InteractionTypeBlockActions {
		input := slack.NewInputBlock("why", label, nil, slack.NewPlainTextInputBlockElement(nil, "line"))
		e.api.OpenView(i.TriggerID, slack.ModalViewRequest{Type: slack.VTModal, Title: label, Blocks: slack.Blocks{BlockSet: []slack.Block{input}}})
		return
	}
	e.say(i.User.ID, "", i.View.State.Values["why"]["line"].Value)
}

// section is a block with a text.
func section(text string) slack.Block {
	return slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, text, false, false), nil, nil)
}
