package matrix

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/desk"
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
