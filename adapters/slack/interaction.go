package slack

import (
	"cmp"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/slack-go/slack"

	"footnote/bot"
	"footnote/bot/desk"
)

// The callback IDs of the shortcuts, which are also in the manifest.
const (
	CheckShortcut = "check_claim"
	AskShortcut   = "ask_question"
)

// referred is what Slack writes for a user or a channel that a command names.
var referred = regexp.MustCompile(`<[@#]([A-Z0-9]+)(?:\|[^<>]*)?>`)

// command is a slash command: a question, or anything else told to the bot.
func command(c *slack.SlashCommand) desk.Event {
	e := desk.Event{
		Kind: desk.Commanded, Place: bot.Place{Network: Network, Room: c.ChannelID}, Author: c.UserID,
		Direct: isDirect(c.ChannelID), Route: route(c.ResponseURL, ""),
	}
	if c.Command == "/ask" {
		e.Kind = desk.Asked
	} else {
		c.Text = referred.ReplaceAllString(c.Text, "$1") // commands want IDs
	}
	e.Text, _ = readable(c.Text, "")
	if c.Command != "/ask" && c.Command != "/footnote" { // "/quiz 5" is short for "/footnote quiz 5"
		e.Text = strings.TrimSpace(strings.TrimPrefix(c.Command, "/") + " " + e.Text)
	}
	return e
}

// interaction is what somebody did with a button, a shortcut or a form; an event
// of no kind for whatever else there is.
func interaction(c *slack.InteractionCallback) desk.Event {
	var e desk.Event
	switch {
	case c.Type == slack.InteractionTypeBlockActions && len(c.ActionCallback.BlockActions) > 0:
		e = pressed(c, c.ActionCallback.BlockActions[0]) // buttons come one by one
	case c.Type == slack.InteractionTypeMessageAction && c.CallbackID == CheckShortcut:
		e = under(c)
		e.Kind = desk.Claimed
		e.Text, _ = readable(c.Message.Text, "")
	case c.Type == slack.InteractionTypeShortcut && c.CallbackID == AskShortcut:
		e.Kind, e.Action, e.Place.Room = desk.Pressed, desk.ActionAsk, c.User.ID // which is no room, but the user's alone
	case c.Type == slack.InteractionTypeViewSubmission:
		e = submitted(&c.View)
	}
	e.Author, e.Place.Network = c.User.ID, Network
	return e
}

// under is an event about a message.
func under(c *slack.InteractionCallback) desk.Event {
	room := cmp.Or(c.Container.ChannelID, c.Channel.ID)
	thread := cmp.Or(c.Container.ThreadTs, c.Message.ThreadTimestamp)
	e := desk.Event{Message: cmp.Or(c.Container.MessageTs, c.Message.Timestamp), Direct: isDirect(room), Route: route(c.ResponseURL, thread)}
	e.Place = place(room, thread, e.Message)
	if c.Container.IsEphemeral {
		e.Place.Thread = thread // what one user sees begins no thread
	}
	return e
}

// pressed is a button under a message or in the home of the bot.
func pressed(c *slack.InteractionCallback, b *slack.BlockAction) desk.Event {
	e := under(c)
	if c.Container.Type == "view" {
		e = desk.Event{Place: carried(&c.View).Place, Direct: true}
	}
	e.Kind, e.At = desk.Pressed, moment(b.ActionTs)
	e.Action, e.Value = meant(b)
	return e
}

// meant is what a button stands for. Buttons are told apart by a number behind
// their name. Those for feedback have one name and stand in a block that names
// the delivery.
func meant(b *slack.BlockAction) (action, value string) {
	if b.ActionID == feedbackAction {
		delivery, _, _ := strings.Cut(b.BlockID, ".")
		return b.Value, delivery
	}
	action, _, _ = strings.Cut(b.ActionID, ".")
	return action, b.Value
}

// submitted is a filled form.
func submitted(v *slack.View) desk.Event {
	e := carried(v)
	e.Kind, e.Action, e.Direct, e.Fields = desk.Submitted, v.CallbackID, isDirect(e.Place.Room), make(desk.Fields)
	for name, elements := range cmp.Or(v.State, &slack.ViewState{}).Values {
		for _, element := range elements { // there is one
			if values := filled(&element); len(values) > 0 {
				e.Fields[name] = values
			}
		}
	}
	return e
}

// filled are the values of a field.
func filled(b *slack.BlockAction) []string {
	values := b.SelectedUsers
	for _, o := range b.SelectedOptions {
		values = append(values, o.Value)
	}
	if one := strings.TrimSpace(cmp.Or(b.Value, b.SelectedOption.Value, b.SelectedTime, b.SelectedConversation)); one != "" {
		values = append(values, one)
	}
	return values
}

// carry is what a view carries along of the event that opened it: where that
// was, where an answer goes, and the value of its form.
func carry(e *desk.Event, value string) string {
	text, _ := json.Marshal(desk.Event{Place: e.Place, Message: e.Message, Route: e.Route, Value: value}) // cannot fail
	return string(text)
}

// carried is what the view carries along. One that the bot did not make carries
// nothing.
func carried(v *slack.View) (e desk.Event) {
	_ = json.Unmarshal([]byte(v.PrivateMetadata), &e)
	return e
}

// route is where Slack wants the answer that only one user sees: the thread
// stands behind the address as its fragment, which is not sent.
func route(address, thread string) string { return address + "#" + thread }
