package matrix

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/event/cmdschema"
	"maunium.net/go/mautrix/id"

	"footnote/bot/desk"
	"footnote/bot/phrase"
)

// commanded makes a command of what was said, if it begins like one: "!ask
// QUESTION", "!check CLAIM", or any of the desk's as "!footnote COMMAND". It
// reports whether there is nothing more to do.
//
// A question and a claim are left as messages that are said to the bot, so that
// they can be followed up on, edited and taken back like any other.
func (r *receiver) commanded(ctx context.Context, in *event.Event, e *desk.Event, said, to seen, text string) (handled bool, err error) {
	rest, ok := strings.CutPrefix(text, r.config.Prefix)
	if !ok {
		return false, nil
	}
	name, args := firstWord(rest)
	if name == "footnote" {
		name, args = firstWord(args)
	} else if name != "ask" && name != "check" {
		return false, nil
	}
	switch {
	case name == "ask" && args != "":
		e.Text, e.Addressed = args, true
		return false, nil
	case name == "check" && args != "":
		e.Text, e.Addressed = "check: "+args, true
		return false, nil
	case name == "timeline":
		e.Text, e.Addressed = "timeline of "+cmp.Or(args, "it"), true
		return false, nil
	case name == "check" && to.sender != "" && to.sender != r.me():
		return true, r.hand(ctx, claimed(*e, said.reply, to))
	case name == "leave" && strings.EqualFold(args, "room"):
		return true, r.leave(ctx, in.RoomID, in.Sender)
	}
	e.Kind = desk.Commanded
	e.Text = cmp.Or(strings.TrimSpace(name+" "+args), "help")
	return true, r.hand(ctx, *e)
}

// firstWord splits a text behind its first word, which is lowered.
func firstWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	return strings.ToLower(text[:end]), strings.TrimSpace(text[end:])
}

// leave leaves a room that somebody who looks after it sends the bot out of.
func (r *receiver) leave(ctx context.Context, room id.RoomID, user id.UserID) error {
	ok, err := r.Moderates(ctx, room.String(), user.String())
	if err != nil || !ok && !r.isDirect(ctx, room, user) {
		return err
	}
	if _, err := r.client.LeaveRoom(ctx, room); err != nil && !gone(err) {
		return fmt.Errorf("leave room: %w", err)
	}
	r.log.Info("left a room as told", "room", room, "user", user)
	return nil
}

// described are the commands as apps that know of commands (MSC4391) list them.
// Each has one parameter, which is the rest of the command.
var described = []struct {
	command, parameter string
	about              phrase.Text
}{
	{"ask", "question", "Ask a question of the readings"},
	{"check", "claim", "See whether the readings support a claim"},
	{"footnote", "command", "Tell the bot something; \"help\" lists what"},
}

// describe publishes the commands in a room, once, if the bot has the power to.
// It is a courtesy: its failure is no matter.
func (r *receiver) describe(ctx context.Context, room id.RoomID) {
	const version = "1" // of described
	name := "described " + room.String()
	known, err := r.config.Store.Note(ctx, Network, name)
	levels, unknown := r.state.GetPowerLevels(ctx, room)
	if err != nil || unknown != nil || levels == nil || known == version ||
		levels.GetUserLevel(r.me()) < levels.GetEventLevel(event.StateMSC4391BotCommand) {
		return
	}
	for _, c := range described {
		content := &cmdschema.EventContent{
			Command: c.command, Description: event.MakeExtensibleText(phrase.For(r.config.Language).Say(c.about)), TailParam: c.parameter,
			Parameters: []*cmdschema.Parameter{{Key: c.parameter, Schema: cmdschema.PrimitiveTypeString.Schema(), Optional: true}},
		}
		if _, err := r.client.SendStateEvent(ctx, room, event.StateMSC4391BotCommand, content.StateKey(r.me()), content); err != nil {
			r.log.Warn("commands not described", "room", room, "error", err)
			return
		}
	}
	_ = r.config.Store.SetNotes(ctx, Network, map[string]string{name: version}) // or it is done again
}

// typed is a command that an app has put together, as it would be typed; empty
// if the message is none for the bot.
func (r *receiver) typed(content *event.MessageEventContent) string {
	in := content.MSC4391BotCommand
	if in == nil || !content.Mentions.Has(r.me()) {
		return ""
	}
	var arguments map[string]string
	_ = json.Unmarshal(in.Arguments, &arguments) // others are not ours
	for _, c := range described {
		if c.command == in.Command {
			return r.config.Prefix + c.command + " " + arguments[c.parameter]
		}
	}
	return ""
}
