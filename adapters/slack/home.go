package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
)

// prompts are suggested to somebody who opens a conversation with the bot.
var prompts = []slack.AssistantThreadsPrompt{
	{Title: "What can you do?", Message: "help"},
	{Title: "What do you answer from?", Message: "sources"},
	{Title: "What could you not answer?", Message: "unanswered"},
}

// opened shows the home to somebody who opened it, or what they might say in
// the conversation.
func (r *receiver) opened(ctx context.Context, e *slackevents.AppHomeOpenedEvent) error {
	if e.Tab == "messages" {
		// With a thread_ts the call would do nothing, and say it did.
		err := r.api.SetAssistantThreadsSuggestedPromptsContext(ctx, slack.AssistantThreadsSetSuggestedPromptsParameters{
			ChannelID: e.Channel, Prompts: prompts,
		})
		if err != nil {
			return failed("suggest prompts", err)
		}
		return nil
	}
	home, err := r.desk.Home(ctx, Network, e.User)
	if err != nil {
		return err
	}
	metadata, err := json.Marshal(state{Room: e.Channel})
	if err != nil {
		return fmt.Errorf("write the home's state: %w", err)
	}
	_, err = r.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: e.User, View: slack.HomeTabViewRequest{
		Type: slack.VTHomeTab, PrivateMetadata: string(metadata), Blocks: slack.Blocks{BlockSet: homeBlocks(&home, r.me.Load().URL)},
	}})
	if err != nil {
		return failed("show home", err)
	}
	return nil
}

// mostListed is how much of each list the home shows. Slack takes 100 blocks;
// a list is one, and a room one.
const mostListed = 20

// homeBlocks draws the home. The workspace is at the address.
func homeBlocks(h *desk.Home, workspace string) []slack.Block {
	var d drawing
	d.list("Your questions", "Ask me here, or name me in a channel: I answer from the readings and say where it stands.", len(h.Questions), func(i int) *slack.RichTextSection {
		q := h.Questions[i]
		return section(linked(q.Question, permalink(workspace, q.Place, q.Message)), plain(outcomes[q.Status]))
	})
	d.list("What I answer from", "There are no readings yet.", len(h.Readings), func(i int) *slack.RichTextSection {
		return section(linked(answer.Cite(h.Readings[i], ""), h.Readings[i].URL))
	})
	d.list("Not answered yet", "Nothing is waiting for an answer.", len(h.Unanswered), func(i int) *slack.RichTextSection {
		return section(plain(h.Unanswered[i]))
	})
	if n := len(h.Open); n > 0 {
		d.heading("For you to decide")
		d.text(section(plain(fmt.Sprintf("Corrections waiting for a decision: %d. Write “review” to me to see them.", n))))
	}
	if len(h.Rooms) > 0 {
		d.heading("Channels you look after")
	}
	for i, room := range h.Rooms[:min(len(h.Rooms), mostListed)] {
		d.text(section(&slack.RichTextSectionChannelElement{Type: slack.RTSEChannel, ChannelID: room.ID}, plain(": "+settled(&room.Room))))
		b := slack.NewButtonBlockElement(fmt.Sprintf("%s.%d", desk.ActionSettings, i), room.ID, label("Settings"))
		d.blocks = append(d.blocks, slack.NewActionBlock("", b))
	}
	return d.blocks
}

// outcomes are what is told of questions that were not simply answered.
var outcomes = map[answer.Status]string{
	answer.NotFound: " (not in the readings)",
	answer.Partial:  " (answered in part)",
	answer.Conflict: " (the readings disagree)",
}

func (d *drawing) heading(text string) {
	d.blocks = append(d.blocks, slack.NewHeaderBlock(label(text)))
}

// list draws a heading and n items or, where there are none, what to say then.
func (d *drawing) list(title, none string, n int, item func(int) *slack.RichTextSection) {
	d.heading(title)
	if n == 0 {
		d.text(section(plain(none)))
		return
	}
	items := bullets()
	for i := range min(n, mostListed) {
		items.Elements = append(items.Elements, item(i))
	}
	if n > mostListed {
		items.Elements = append(items.Elements, section(plain(fmt.Sprintf("and %d more", n-mostListed))))
	}
	d.text(items)
}

// linked is a text that leads to a web page, if there is one.
func linked(text, address string) slack.RichTextSectionElement {
	if !web(address) {
		return plain(text)
	}
	return &slack.RichTextSectionLinkElement{Type: slack.RTSELink, URL: address, Text: answer.Plain(text)}
}

// permalink is the address of a message; empty for none.
func permalink(workspace string, p bot.Place, ts string) string {
	if ts == "" || workspace == "" {
		return ""
	}
	return strings.TrimSuffix(workspace, "/") + "/archives/" + p.Room + "/p" + strings.ReplaceAll(ts, ".", "")
}

// settled tells a room's settings in a line.
func settled(r *desk.Room) string {
	parts := []string{"answers when named"}
	if r.Always {
		parts[0] = "answers every question that is for me"
	}
	if r.Readings != nil {
		parts = append(parts, fmt.Sprintf("%d of the readings", len(r.Readings)))
	} else {
		parts = append(parts, "all readings")
	}
	if r.Quiet.From != r.Quiet.To {
		parts = append(parts, fmt.Sprintf("quiet from %s to %s", r.Quiet.From, r.Quiet.To))
	}
	return strings.Join(parts, ", ")
}

// Working shows in a direct conversation that the message is being worked on,
// until the answer is there. It lasts two minutes at most.
func (a *Adapter) Working(ctx context.Context, p bot.Place, message string) error {
	if !isDirect(p.Room) {
		return nil
	}
	thread := p.Thread
	if thread == "" {
		thread = message
	}
	err := a.api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
		ChannelID: p.Room, ThreadTS: thread, Status: "is looking it up…",
	})
	if err != nil {
		return failed("show status", err)
	}
	return nil
}

// Title names the thread of a direct conversation.
func (a *Adapter) Title(ctx context.Context, p bot.Place, title string) error {
	if !isDirect(p.Room) || p.Thread == "" {
		return nil
	}
	err := a.api.SetAssistantThreadsTitleContext(ctx, slack.AssistantThreadsSetTitleParameters{
		ChannelID: p.Room, ThreadTS: p.Thread, Title: shortText(title, mostLabel).Text,
	})
	if err != nil {
		return failed("name thread", err)
	}
	return nil
}
