package slack

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"footnote/bot/desk"
	"footnote/bot/post"
)

// Slack takes about one message a second into a channel, and a few at once.
const (
	postsPerSecond = 1
	postsAtOnce    = 4
)

// private reports whether only one of several people in a room sees it. In a
// direct conversation there is only one anyway.
func private(d *desk.Delivery) bool { return d.To != "" && !isDirect(d.Place.Room) }

// Whispers is true: Slack shows a message to one user in any room.
func (a *Adapter) Whispers(string) bool { return true }

// Send posts the delivery: into the thread for everyone, or so that only d.To
// sees it. An answer to a command or a button goes where Slack wants it, which
// works in rooms that the bot is not in; that ends after half an hour or five
// messages.
func (a *Adapter) Send(ctx context.Context, d *desk.Delivery) (string, error) {
	thread := d.Place.Thread
	if d.To != "" && d.Route != "" {
		err := a.respond(ctx, d, slack.WebhookMessage{ResponseType: slack.ResponseTypeEphemeral})
		if !errors.Is(err, desk.ErrRefused) {
			if err == nil {
				a.share(ctx, d, "")
			}
			return "", err
		}
		_, thread, _ = strings.Cut(d.Route, "#")
	}
	if private(d) {
		var ts string
		err := a.posting(ctx, d, thread, func(m slack.MsgOption) (err error) {
			ts, err = a.api.PostEphemeralContext(ctx, d.Place.Room, d.To, m)
			return err
		})
		if err == nil {
			a.share(ctx, d, ts)
		}
		return ts, failed("post message to one user", err)
	}
	if wait := a.wait(ctx, d.Place.Room); wait > 0 {
		return "", &desk.RetryError{After: wait}
	}
	var ts string
	err := a.posting(ctx, d, thread, func(m slack.MsgOption) (err error) {
		_, ts, err = a.api.PostMessageContext(ctx, d.Place.Room, m)
		return err
	})
	if err == nil {
		a.share(ctx, d, ts)
	}
	return ts, failed("post message", err)
}

// wait is how long the channel has to be left alone; 0 counts as a message.
func (a *Adapter) wait(ctx context.Context, room string) time.Duration {
	limiter, _ := a.pace.Get(ctx, room) // never fails
	now := a.config.Now()
	if limiter.AllowN(now, 1) {
		return 0
	}
	return time.Duration((1 - limiter.TokensAt(now)) / postsPerSecond * float64(time.Second))
}

// respond posts to the address that came with an event. That there is none, or
// that it is used up or too old, is a refusal; what is answered with 200 was
// taken, whatever else the answer says.
func (a *Adapter) respond(ctx context.Context, d *desk.Delivery, m slack.WebhookMessage) error {
	address, thread, _ := strings.Cut(d.Route, "#")
	if address == "" {
		return fmt.Errorf("respond: %w: there is no button to answer", desk.ErrRefused)
	}
	ctx, stop := context.WithTimeout(ctx, apiPatience)
	defer stop()
	p := d.Post
	shown := a.pictureOf(ctx, &p)
	text, blocks := a.content(ctx, d, &p, shown)
	m.Text, m.Blocks, m.ThreadTimestamp = text, &slack.Blocks{BlockSet: blocks}, thread
	m.Parse, m.UnfurlLinks, m.UnfurlMedia = "none", new(bool), new(bool)
	err := slack.PostWebhookContext(ctx, address, &m)
	if over, ok := errors.AsType[slack.StatusCodeError](err); ok && over.Code >= 400 && over.Code < 500 {
		return fmt.Errorf("respond: %w: status %d", desk.ErrRefused, over.Code)
	}
	return failed("respond", err)
}

// Edit changes what the message says. One that only one user sees can be
// changed in answer to a button under it, and never else.
func (a *Adapter) Edit(ctx context.Context, d *desk.Delivery) error {
	if private(d) {
		return a.respond(ctx, d, slack.WebhookMessage{ReplaceOriginal: true})
	}
	err := a.posting(ctx, d, "", func(m slack.MsgOption) error {
		_, _, _, err := a.api.UpdateMessageContext(ctx, d.Place.Room, d.Message, m)
		return err
	})
	return failed("edit message", err)
}

// Remove takes the message away. See Edit about those that one user sees.
func (a *Adapter) Remove(ctx context.Context, d *desk.Delivery) error {
	if private(d) {
		return a.respond(ctx, d, slack.WebhookMessage{DeleteOriginal: true})
	}
	_, _, err := a.api.DeleteMessageContext(ctx, d.Place.Room, d.Message)
	if is(err, "message_not_found") {
		return nil // it is gone already
	}
	return failed("remove message", err)
}

// content is what the message says, as text and as blocks. The ID of the first
// block is that of the delivery, by which Find knows it: it stays with the
// message, without a scope of its own to read it, where message metadata is for
// real Slack only. An edited message has new ones, as Slack wants it. The post is
// that of the delivery, with what is to be said besides; the block shows its
// picture.
func (a *Adapter) content(ctx context.Context, d *desk.Delivery, of *post.Post, shown slack.Block) (text string, blocks []slack.Block) {
	p := *of
	p.Note = a.named(ctx, p.Note)
	return escaped(p), withPicture(render(p, d.ID+"."+strconv.Itoa(d.Version)), shown)
}

// message is what the message says and the thread that it stands in, and that
// Slack is to find neither names nor links to show in it.
func (a *Adapter) message(ctx context.Context, d *desk.Delivery, p *post.Post, shown slack.Block, thread string) slack.MsgOption {
	text, blocks := a.content(ctx, d, p, shown)
	options := []slack.MsgOption{
		slack.MsgOptionText(text, false), slack.MsgOptionBlocks(blocks...),
		slack.MsgOptionDisableMarkdown(), slack.MsgOptionParse(false), slack.MsgOptionLinkNames(false),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
	}
	if thread != "" {
		options = append(options, slack.MsgOptionTS(thread))
	}
	return slack.MsgOptionCompose(options...)
}

// pageSize is how much of a list Slack is asked for at once.
const pageSize = 200

// foundWithin is how far the clocks of Slack and of this machine may differ.
const foundWithin = 10 * time.Minute

// Find looks through what was said in the place since the delivery was made. A
// message to one user is in no history: it is never found.
func (a *Adapter) Find(ctx context.Context, d *desk.Delivery) (string, error) {
	if private(d) {
		return "", nil
	}
	oldest := strconv.FormatInt(d.At.Add(-foundWithin).Unix(), 10)
	for cursor := ""; ; {
		messages, next, err := a.history(ctx, d, oldest, cursor)
		if is(err, "thread_not_found", "message_not_found") {
			return "", nil // nothing can stand in a thread that is gone
		}
		if err != nil {
			return "", failed("look for message", err)
		}
		for _, m := range messages {
			if len(m.Blocks.BlockSet) > 0 && strings.HasPrefix(m.Blocks.BlockSet[0].ID(), d.ID+".") {
				return m.Timestamp, nil
			}
		}
		if cursor = next; cursor == "" {
			return "", nil
		}
	}
}

// history is a page of what was said in the delivery's thread or, without one,
// in its room.
func (a *Adapter) history(ctx context.Context, d *desk.Delivery, oldest, cursor string) ([]slack.Message, string, error) {
	if d.Place.Thread != "" {
		messages, _, next, err := a.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: d.Place.Room, Timestamp: d.Place.Thread, Oldest: oldest, Cursor: cursor, Limit: pageSize,
		})
		return messages, next, err
	}
	page, err := a.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
		ChannelID: d.Place.Room, Oldest: oldest, Cursor: cursor, Limit: pageSize,
	})
	if err != nil {
		return nil, "", err
	}
	return page.Messages, page.ResponseMetaData.NextCursor, nil
}
