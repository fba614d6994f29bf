package matrix

import (
	"context"
	"encoding/json"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/event/cmdschema"
	"maunium.net/go/mautrix/id"
)

// described are the commands as apps that know of commands (MSC4391) list them.
// Each has one parameter, which is the rest of the command.
var described = []struct{ command, parameter, about string }{
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
			Command: c.command, Description: event.MakeExtensibleText(c.about), TailParam: c.parameter,
			Parameters: []*cmdschema.Parameter{{Key: c.parameter, Schema: cmdschema.PrimitiveTypeString.Schema(), Optional: true}},
		}
		if _, err = r.client.SendStateEvent(ctx, room, event.StateMSC4391BotCommand, content.StateKey(r.me()), content); err != nil {
			break
		}
	}
	if err == nil {
		err = r.config.Store.SetNotes(ctx, Network, map[string]string{name: version})
	}
	if err != nil {
		r.log.Warn("commands not described", "room", room, "error", err)
	}
}

// typed is a command that an app has put together, as it would be typed; empty
// if the message is none for the bot.
func (r *receiver) typed(content *event.MessageEventContent) string {
	in := content.MSC4391BotCommand
	if in == nil || content.Mentions == nil || !content.Mentions.Has(r.me()) {
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
