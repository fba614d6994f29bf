package matrix

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/answer"
)

// Rooms are the rooms that both the user and the bot are in, other than the
// user's own conversation with the bot.
func (a *Adapter) Rooms(ctx context.Context, user string) ([]string, error) {
	if err := a.connect(ctx); err != nil {
		return nil, err
	}
	who := id.UserID(user)
	a.mu.Lock()
	var candidates []id.RoomID
	for room := range a.rooms {
		if !slices.Contains(a.direct[who], room) {
			candidates = append(candidates, room)
		}
	}
	a.mu.Unlock()
	slices.Sort(candidates)
	rooms := []string{}
	for _, room := range candidates {
		membership, err := a.state.GetMembership(ctx, room, who)
		if err != nil {
			return nil, fmt.Errorf("look who is in a room: %w", err)
		}
		if membership == event.MembershipJoin {
			rooms = append(rooms, room.String())
		}
	}
	return rooms, nil
}

// Moderates reports whether the user may take away what others say in the room
// and change what it is, and was given that power rather than having it like
// everybody.
func (a *Adapter) Moderates(ctx context.Context, room, user string) (bool, error) {
	if err := a.connect(ctx); err != nil {
		return false, err
	}
	if err := a.know(ctx, id.RoomID(room)); err != nil {
		if gone(err) {
			return false, nil // the bot is not there any more
		}
		return false, err
	}
	levels, err := a.state.GetPowerLevels(ctx, id.RoomID(room))
	if err != nil || levels == nil {
		return false, err
	}
	level := levels.GetUserLevel(id.UserID(user))
	return level >= max(levels.Redact(), levels.StateDefault()) && level > levels.UsersDefault, nil
}

// Mention is the user's ID. It is shown as the user's name and calls nobody:
// see named.
func (a *Adapter) Mention(user string) string { return user }

// userID is a user's ID in a text; the name part is what old servers allow too.
var userID = regexp.MustCompile(`@[A-Za-z0-9._=/+-]+:[A-Za-z0-9.-]+(?::[0-9]+)?`)

// named puts names for the users that a note mentions. As plain text they call
// nobody, whoever wrote the note.
func (a *Adapter) named(ctx context.Context, room id.RoomID, note string) string {
	return userID.ReplaceAllStringFunc(note, func(m string) string {
		who := id.UserID(m)
		member, err := a.state.TryGetMember(ctx, room, who)
		if err == nil && member != nil && member.Displayname != "" {
			return "@" + answer.Plain(member.Displayname)
		}
		return "@" + who.Localpart()
	})
}
