package slack

import (
	"context"
	"errors"
	"strings"

	"github.com/slack-go/slack"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/phrase"
)

// prompts are what is suggested, and what is said when it is chosen.
var prompts = []struct {
	title   phrase.Text
	message string
}{
	{"What can you do?", "help"},
	{"What do you answer from?", "sources"},
	{"What could you not answer?", "unanswered"},
}

// Prompts are suggested to somebody who opens a conversation with the bot, in
// the language of that BCP 47 tag; empty for English.
func Prompts(language string) []slack.AssistantThreadsPrompt {
	in := phrase.For(language)
	var all []slack.AssistantThreadsPrompt
	for _, p := range prompts {
		all = append(all, slack.AssistantThreadsPrompt{Title: in.Say(p.title), Message: p.message})
	}
	return all
}

// show shows the home to somebody who opened it, or what they might say in the
// conversation. What Slack refuses is not asked for again.
func (r *receiver) show(ctx context.Context, e desk.Event) (err error) {
	if e.Action == "messages" {
		p := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: e.Place.Room, Prompts: Prompts(r.config.Language)} // a thread would make it fail silently
		err = failed("suggest prompts", r.api.SetAssistantThreadsSuggestedPromptsContext(ctx, p))
	} else {
		err = r.showHome(ctx, e)
	}
	if errors.Is(err, desk.ErrRefused) {
		r.log.Warn("home not shown", "error", err)
		return nil
	}
	return err
}

func (r *receiver) showHome(ctx context.Context, e desk.Event) error {
	home, err := r.desk.Home(ctx, Network, e.Author)
	if err != nil {
		return err
	}
	_, err = r.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: e.Author, View: slack.HomeTabViewRequest{
		Type: slack.VTHomeTab, PrivateMetadata: carry(&e, ""),
		Blocks: slack.Blocks{BlockSet: homeBlocks(home.Sections(), r.me.Load().URL)},
	}})
	return failed("show home", err)
}

// homeBlocks draws a home. The workspace is at the address. One line alone is no
// list.
func homeBlocks(sections []desk.Section, workspace string) []slack.Block {
	var d drawing
	for _, s := range sections {
		if s.Title != "" {
			d.blocks = append(d.blocks, slack.NewHeaderBlock(label(s.Title)))
		}
		var lines []slack.RichTextElement
		for _, i := range s.Items {
			lines = append(lines, itemLine(i, workspace))
		}
		if len(lines) > 1 {
			lines = []slack.RichTextElement{bullets(lines...)}
		}
		d.text(lines...)
		d.buttons(s.Actions)
	}
	return d.blocks
}

// itemLine draws a line of a home.
func itemLine(i desk.Item, workspace string) *slack.RichTextSection {
	if i.Message != "" {
		i.URL = strings.TrimSuffix(workspace, "/") + "/archives/" + i.Place.Room + "/p" + strings.ReplaceAll(i.Message, ".", "")
	} else if i.Place.Room != "" {
		return section(slack.NewRichTextSectionChannelElement(i.Place.Room, nil), linked(i.Text, i.URL))
	}
	return section(linked(i.Text, i.URL))
}

// Working shows that the message is being worked on, until the answer is there.
// It lasts two minutes at most.
func (a *Adapter) Working(ctx context.Context, p bot.Place, _ string) error {
	return failed("show status", a.api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
		ChannelID: p.Room, ThreadTS: p.Thread, Status: phrase.For(a.config.Language).Say("is looking it up…"),
	}))
}

// Title names the thread.
func (a *Adapter) Title(ctx context.Context, p bot.Place, title string) error {
	return failed("name thread", a.api.SetAssistantThreadsTitleContext(ctx, slack.AssistantThreadsSetTitleParameters{
		ChannelID: p.Room, ThreadTS: p.Thread, Title: label(title).Text,
	}))
}
