package matrix

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"maunium.net/go/mautrix"
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
	in, direct := maps.Clone(a.rooms), a.direct[who]
	a.mu.Unlock()
	rooms := []string{}
	for room, there := range in {
		if !there || slices.Contains(direct, room) {
			continue
		}
		membership, err := a.state.GetMembership(ctx, room, who)
		if err != nil {
			return nil, fmt.Errorf("look who is in a room: %w", err)
		}
		if membership == event.MembershipJoin {
			rooms = append(rooms, room.String())
		}
	}
	slices.Sort(rooms)
	return rooms, nil
}

// Moderates reports whether the user may take away what others say in the room
// and change what it is, and was given that power rather than having it like
// everybody.
func (a *Adapter) Moderates(ctx context.Context, room, user string) (bool, error) {
	if room == "" {
		return false, nil // power is of single rooms
	}
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

// isDirect reports whether the room is the user's own conversation with the
// bot: it was meant as one, and nobody else has come to it since.
func (a *Adapter) isDirect(ctx context.Context, room id.RoomID, user id.UserID) bool {
	a.mu.Lock()
	meant := slices.Contains(a.direct[user], room)
	a.mu.Unlock()
	return meant && a.alone(ctx, room)
}

// IsDirect is isDirect for the desk, which would have to open a conversation to
// know otherwise.
func (a *Adapter) IsDirect(ctx context.Context, room, user string) (bool, error) {
	if err := a.connect(ctx); err != nil {
		return false, err
	}
	return a.isDirect(ctx, id.RoomID(room), id.UserID(user)), nil
}

// alone reports whether at most one other is in the room.
func (a *Adapter) alone(ctx context.Context, room id.RoomID) bool {
	a.mu.Lock()
	crowd, known := a.crowds[room]
	a.mu.Unlock()
	if !known {
		members, err := a.state.GetRoomJoinedOrInvitedMembers(ctx, room)
		if err != nil {
			return false
		}
		crowd = len(members)
		a.mu.Lock()
		a.crowds[room] = crowd
		a.mu.Unlock()
	}
	return crowd == 1 || crowd == 2
}

// Direct is the room of the user's own conversation with the bot. If there is
// none, it is made, encrypted if the bot can, and the user is invited.
func (a *Adapter) Direct(ctx context.Context, user string) (string, error) {
	if err := a.connect(ctx); err != nil {
		return "", err
	}
	who := id.UserID(user)
	a.mu.Lock()
	in, meant := maps.Clone(a.rooms), slices.Clone(a.direct[who])
	a.mu.Unlock()
	for _, room := range meant {
		if in[room] && a.state.IsInvited(ctx, room, who) && a.alone(ctx, room) {
			return room.String(), nil
		}
	}
	request := mautrix.ReqCreateRoom{Preset: "trusted_private_chat", IsDirect: true, Invite: []id.UserID{who}}
	if a.client.Crypto != nil {
		request.InitialState = []*event.Event{{
			Type:    event.StateEncryption,
			Content: event.Content{Parsed: &event.EncryptionEventContent{Algorithm: id.AlgorithmMegolmV1}},
		}}
	}
	made, err := a.client.CreateRoom(ctx, &request)
	if err != nil {
		return "", failed("open direct conversation", err)
	}
	a.setIn(made.RoomID, true)
	return made.RoomID.String(), a.addDirect(ctx, who, made.RoomID)
}

// addDirect notes, on the homeserver, that a room is the user's own
// conversation with the bot.
func (a *Adapter) addDirect(ctx context.Context, user id.UserID, room id.RoomID) error {
	content := event.DirectChatsEventContent(a.meanDirect(user, room))
	if err := a.client.SetAccountData(ctx, event.AccountDataDirectChats.Type, &content); err != nil {
		return fmt.Errorf("note direct conversation: %w", err)
	}
	return nil
}

// meanDirect takes a room for the user's own conversation, and returns all that
// are somebody's.
func (a *Adapter) meanDirect(user id.UserID, room id.RoomID) map[id.UserID][]id.RoomID {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !slices.Contains(a.direct[user], room) {
		direct := make(map[id.UserID][]id.RoomID, len(a.direct)+1)
		maps.Copy(direct, a.direct)
		direct[user] = append(slices.Clone(direct[user]), room)
		a.direct = direct
	}
	return a.direct
}

// Mention is the user's ID. It is shown as the user's name and calls nobody:
// see named.
func (a *Adapter) Mention(user string) string { return user }

// userID is a user's ID in a text.
var userID = regexp.MustCompile(`@[A-Za-z0-9._=/+-]+:[A-Za-z0-9.-]+(?::[0-9]+)?`)

// named puts names for the users that a note mentions. As plain text they call
// nobody, whoever wrote the note.
func (a *Adapter) named(ctx context.Context, room id.RoomID, note string) string {
	return userID.ReplaceAllStringFunc(note, func(m string) string {
		member, err := a.state.TryGetMember(ctx, room, id.UserID(m))
		if err == nil && member != nil && member.Displayname != "" {
			return "@" + answer.Plain(member.Displayname)
		}
		return "@" + id.UserID(m).Localpart()
	})
}
