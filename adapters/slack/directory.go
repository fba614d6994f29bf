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

// A person is what is known of a user, for a while.
type person struct {
	name  string
	zone  *time.Location // nil if unknown
	heads bool           // an admin or owner of the workspace
	err   error          // why nothing is known
	until time.Time
}

// How long it is believed. A look-up that failed is not tried again at once:
// a slow Slack is not to be asked for every message.
const (
	personAge  = time.Hour
	failureAge = 10 * time.Second
)

// person looks a user up.
func (a *Adapter) person(ctx context.Context, user string) (person, error) {
	now := a.config.Now()
	if p, ok := a.people.Get(user); ok && now.Before(p.until) {
		return p, p.err
	}
	u, err := a.api.GetUserInfoContext(ctx, user)
	if err != nil {
		p := person{err: failed("look up user", err), until: now.Add(failureAge)}
		a.people.Add(user, p)
		return p, p.err
	}
	p := person{name: cmp.Or(u.Profile.DisplayName, u.RealName, u.Name), heads: u.IsAdmin || u.IsOwner, until: now.Add(personAge)}
	if p.zone, err = time.LoadLocation(u.TZ); err != nil || u.TZ == "" {
		p.zone = time.FixedZone(u.TZLabel, u.TZOffset)
	}
	a.people.Add(user, p)
	return p, nil
}

// local is the moment on the user's clock, or in UTC where that is not known:
// a wrong "today" is better than no answer.
func (a *Adapter) local(ctx context.Context, t time.Time, user string) time.Time {
	if p, err := a.person(ctx, user); err == nil && p.zone != nil {
		return t.In(p.zone)
	}
	return t.UTC()
}

// Rooms are the channels and group conversations that both the user and the
// bot are in.
func (a *Adapter) Rooms(ctx context.Context, user string) ([]string, error) {
	theirs, err := a.memberships(ctx, user)
	if err != nil {
		return nil, err
	}
	ours, err := a.memberships(ctx, "")
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(theirs, func(room string) bool { return !slices.Contains(ours, room) }), nil
}

// memberships are the rooms that the user is in and the bot may know of; those
// of the bot for the empty user.
func (a *Adapter) memberships(ctx context.Context, user string) ([]string, error) {
	p := slack.GetConversationsForUserParameters{
		UserID: user, Types: []string{"public_channel", "private_channel", "mpim"}, Limit: 200, ExcludeArchived: true,
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

// Moderates reports whether the user is an admin or owner of the workspace or
// made the channel.
func (a *Adapter) Moderates(ctx context.Context, room, user string) (bool, error) {
	if p, err := a.person(ctx, user); err != nil || p.heads {
		return p.heads, err
	}
	c, err := a.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: room})
	if err := failed("look up channel", err); err != nil {
		if errors.Is(err, desk.ErrRefused) {
			return false, nil // nobody is known to look after it
		}
		return false, err
	}
	return c.Creator == user, nil
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
		user := mentioned.FindStringSubmatch(m)[1]
		if p, err := a.person(ctx, user); err == nil && p.name != "" {
			return "@" + p.name
		}
		return "@" + user
	})
}
