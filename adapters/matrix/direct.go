package matrix

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

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
	members, err := a.state.GetRoomJoinedOrInvitedMembers(ctx, room)
	return err == nil && len(members) > 0 && len(members) <= 2
}

// Direct is the room of the user's own conversation with the bot. If there is
// none, it is made, encrypted if the bot can, and the user is invited.
func (a *Adapter) Direct(ctx context.Context, user string) (string, error) {
	if err := a.connect(ctx); err != nil {
		return "", err
	}
	who := id.UserID(user)
	a.mu.Lock()
	meant := slices.Clone(a.direct[who])
	in := maps.Clone(a.rooms)
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
	a.enteredRoom(made.RoomID)
	return made.RoomID.String(), a.addDirect(ctx, who, made.RoomID)
}

// addDirect notes, on the homeserver, that a room is the user's own
// conversation with the bot.
func (a *Adapter) addDirect(ctx context.Context, user id.UserID, room id.RoomID) error {
	a.mu.Lock()
	direct := maps.Clone(a.direct)
	if direct == nil {
		direct = make(map[id.UserID][]id.RoomID)
	}
	if !slices.Contains(direct[user], room) {
		direct[user] = append(slices.Clone(direct[user]), room)
	}
	a.direct = direct
	a.mu.Unlock()
	content := event.DirectChatsEventContent(direct)
	if err := a.client.SetAccountData(ctx, event.AccountDataDirectChats.Type, &content); err != nil {
		return fmt.Errorf("note direct conversation: %w", err)
	}
	return nil
}
