package slack

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"footnote/bot/desk"
)

// How long it is believed what a person, a channel or a user group is. A look-up that
// failed is not tried again at once: a slow Slack is not to be asked for every
// message.
const (
	personAge  = time.Hour
	failureAge = 10 * time.Second
)

// A person is what is known of a user.
type person struct {
	name  string
	zone  *time.Location
	heads bool // an admin or owner of the workspace
}

func (a *Adapter) findPerson(ctx context.Context, user string) (person, error) {
	u, err := a.api.GetUserInfoContext(ctx, user)
	if err != nil {
		return person{}, failed("look up user", err)
	}
	p := person{name: cmp.Or(u.Profile.DisplayName, u.RealName, u.Name), heads: u.IsAdmin || u.IsOwner}
	if p.zone, err = time.LoadLocation(u.TZ); err != nil || u.TZ == "" {
		p.zone = time.FixedZone(u.TZLabel, u.TZOffset)
	}
	return p, nil
}

// Rooms are the channels and group conversations that both the user and the
// bot are in.
func (a *Adapter) Rooms(ctx context.Context, user string) ([]string, error) {
	theirs, err := a.memberships(ctx, user)
	ours, also := a.memberships(ctx, "")
	if err := errors.Join(err, also); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(theirs, func(room string) bool { return !slices.Contains(ours, room) }), nil
}

// memberships are the rooms that the user is in and the bot may know of; those
// of the bot for the empty user.
func (a *Adapter) memberships(ctx context.Context, user string) ([]string, error) {
	p := slack.GetConversationsForUserParameters{
		UserID: user, Types: []string{"public_channel", "private_channel", "mpim"}, Limit: pageSize, ExcludeArchived: true,
	}
	var rooms []string
	for {
		channels, next, err := a.api.GetConversationsForUserContext(ctx, &p)
		if err != nil {
			return nil, failed("list the rooms of a user", err)
		}
		for _, c := range channels {
			rooms = append(rooms, c.ID)
		}
		if p.Cursor = next; next == "" {
			return rooms, nil
		}
	}
}

// Moderates reports whether the user is an admin or owner of the workspace, is
// in one of the moderators' groups or made the channel; an empty one was made
// by nobody.
func (a *Adapter) Moderates(ctx context.Context, room, user string) (bool, error) {
	for _, group := range a.config.ModeratorGroups {
		if members, err := a.groups.Get(ctx, group); err != nil || slices.Contains(members, user) {
			return err == nil, err
		}
	}
	p, err := a.people.Get(ctx, user)
	if err != nil || p.heads || room == "" {
		return p.heads, err
	}
	creator, err := a.creators.Get(ctx, room)
	return err == nil && creator == user, err
}

// findCreator is who made a channel.
func (a *Adapter) findCreator(ctx context.Context, room string) (string, error) {
	c, err := a.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: room})
	if err != nil {
		return "", failed("look up channel", err)
	}
	return c.Creator, nil
}

// findGroup is who is in a user group: nobody, where the app may not know it.
func (a *Adapter) findGroup(ctx context.Context, group string) ([]string, error) {
	members, err := a.api.GetUserGroupMembersContext(ctx, group)
	err = failed("list a user group", err)
	if errors.Is(err, desk.ErrRefused) {
		a.unknown.Do(func() { a.log.Warn("group of moderators not known", "group", group, "error", err) })
		return nil, nil
	}
	return members, err
}

// Direct opens the user's own conversation with the bot.
func (a *Adapter) Direct(ctx context.Context, user string) (string, error) {
	c, _, _, err := a.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{user}})
	if err != nil {
		return "", failed("open direct conversation", err)
	}
	return c.ID, nil
}

// Mention is Slack's mark-up for a user. It is shown as the user's name and
// calls nobody: see named.
func (a *Adapter) Mention(user string) string { return "<@" + user + ">" }

var mentioned = regexp.MustCompile(`<@([UW][A-Z0-9]+)>`)

// named puts names for the users that a note mentions. As plain text they call
// nobody, whoever wrote the note.
func (a *Adapter) named(ctx context.Context, note string) string {
	return mentioned.ReplaceAllStringFunc(note, func(m string) string {
		user := m[len("<@") : len(m)-len(">")]
		p, _ := a.people.Get(ctx, user) // or the ID
		return "@" + cmp.Or(p.name, user)
	})
}
