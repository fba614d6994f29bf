package slack

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"footnote/bot"
	"footnote/bot/desk"
)

// The callback IDs of the shortcuts, which are also in the manifest.
const (
	checkShortcut = "check_claim"
	askShortcut   = "ask_question"
)

// A route is where Slack wants the answer that only one user sees. As text, the
// thread stands behind the address as its fragment, which is not sent.
type route struct{ url, thread string }

func (r route) String() string {
	if r.url == "" {
		return ""
	}
	return r.url + "#" + r.thread
}

func parseRoute(text string) route {
	url, thread, _ := strings.Cut(text, "#")
	return route{url, thread}
}

// command is a slash command: a question, or anything else told to the bot.
func command(c *slack.SlashCommand) desk.Event {
	e := desk.Event{
		Kind: desk.Commanded, Key: "command:" + c.TriggerID, Place: bot.Place{Network: Network, Room: c.ChannelID},
		Author: c.UserID, Addressed: true, Direct: isDirect(c.ChannelID), Route: route{url: c.ResponseURL}.String(),
	}
	e.Text, _ = readable(c.Text, "")
	if c.Command == "/ask" {
		e.Kind = desk.Asked
	}
	return e
}

// claimed is a message whose claims somebody wants checked.
func claimed(c *slack.InteractionCallback) desk.Event {
	e := desk.Event{
		Kind: desk.Claimed, Key: "claim:" + c.TriggerID, Place: place(c.Channel.ID, c.Message.ThreadTimestamp, c.Message.Timestamp),
		Author: c.User.ID, Message: c.Message.Timestamp, Addressed: true, Direct: isDirect(c.Channel.ID),
		Route: route{c.ResponseURL, c.Message.ThreadTimestamp}.String(),
	}
	e.Text, _ = readable(c.Message.Text, "")
	return e
}

// pressed is a button under a message or in the home of the bot.
func pressed(c *slack.InteractionCallback, b *slack.BlockAction) desk.Event {
	e := desk.Event{
		Kind: desk.Pressed, Key: "press:" + c.TriggerID + ":" + b.ActionTs, Author: c.User.ID, At: moment(b.ActionTs), Addressed: true,
	}
	e.Action, e.Value = meant(b)
	if c.Container.Type == "view" {
		e.Place, e.Direct = bot.Place{Network: Network, Room: stateOf(&c.View).Room}, true
		return e
	}
	room := cmp.Or(c.Container.ChannelID, c.Channel.ID)
	thread := cmp.Or(c.Container.ThreadTs, c.Message.ThreadTimestamp)
	e.Message = c.Container.MessageTs
	e.Place = place(room, thread, c.Container.MessageTs)
	if c.Container.IsEphemeral {
		e.Place.Thread = thread // what one user sees begins no thread
	}
	e.Direct = isDirect(room)
	e.Route = route{c.ResponseURL, thread}.String()
	return e
}

// meant is what a button stands for. Buttons of one name are told apart by a
// number behind it, since Slack wants the names in a message to differ. Those
// for feedback have one name and stand in a block that names the delivery.
func meant(b *slack.BlockAction) (action, value string) {
	if b.ActionID == feedbackAction {
		delivery, _, _ := strings.Cut(b.BlockID, ".")
		return b.Value, delivery
	}
	action, _, _ = strings.Cut(b.ActionID, ".")
	return action, b.Value
}

// A state is what a view carries along: where it was opened from, and the value
// of its form.
type state struct {
	Room    string `json:"room,omitempty"`
	Thread  string `json:"thread,omitempty"`
	Message string `json:"message,omitempty"`
	Route   string `json:"route,omitempty"`
	Value   string `json:"value,omitempty"`
}

// String is the state as it rides along.
func (s state) String() string {
	text, _ := json.Marshal(s) // strings cannot fail
	return string(text)
}

// stateOf is the state of the view. One that the bot did not make has none.
func stateOf(v *slack.View) (s state) {
	_ = json.Unmarshal([]byte(v.PrivateMetadata), &s)
	return s
}

// submitted is a filled form.
func submitted(c *slack.InteractionCallback) desk.Event {
	s := stateOf(&c.View)
	e := desk.Event{
		Kind: desk.Submitted, Key: "submit:" + c.TriggerID, Place: bot.Place{Network: Network, Room: s.Room, Thread: s.Thread},
		Author: c.User.ID, Message: s.Message, Addressed: true, Direct: isDirect(s.Room),
		Action: c.View.CallbackID, Value: s.Value, Route: s.Route, Fields: make(desk.Fields),
	}
	if c.View.State == nil {
		return e
	}
	for name, actions := range c.View.State.Values {
		for _, action := range slices.Sorted(maps.Keys(actions)) {
			if values := filled(actions[action]); len(values) > 0 {
				e.Fields[name] = values
			}
		}
	}
	return e
}

// filled are the values of a field.
func filled(b slack.BlockAction) []string {
	values := append(slices.Clone(b.SelectedUsers), b.SelectedConversations...)
	for _, o := range b.SelectedOptions {
		values = append(values, o.Value)
	}
	one := cmp.Or(b.Value, b.SelectedOption.Value, b.SelectedTime, b.SelectedConversation, b.SelectedChannel, b.SelectedUser)
	if one = strings.TrimSpace(one); one != "" {
		values = append(values, one)
	}
	return values
}
