package fakeslack

import (
	"slices"
	"strings"
	"time"
)

func userInfo(s *Server, a args) (object, error) {
	u := s.space.users[a["user"]]
	if u == nil {
		return nil, refuse("user_not_found")
	}
	return object{"user": s.describeUser(u)}, nil
}

// describeUser is a user as the Web API gives it.
func (s *Server) describeUser(u *User) object {
	var offset int
	if zone, err := time.LoadLocation(u.TZ); err == nil {
		_, offset = s.cfg.Now().In(zone).Zone()
	}
	first, last, _ := strings.Cut(u.RealName, " ")
	return object{
		"id": u.ID, "team_id": TeamID, "name": u.Name, "deleted": u.Deleted, "real_name": u.RealName,
		"tz": u.TZ, "tz_label": u.TZ, "tz_offset": offset, "is_bot": u.IsBot, "is_admin": u.IsAdmin, "is_owner": false,
		"is_primary_owner": false, "is_restricted": false, "is_ultra_restricted": false, "is_app_user": false,
		"is_email_confirmed": true, "updated": 1700000000, "color": "9f69e7", "who_can_share_contact_card": "EVERYONE",
		"profile": object{
			"real_name": u.RealName, "real_name_normalized": u.RealName, "display_name": u.Name, "display_name_normalized": u.Name,
			"first_name": first, "last_name": last, "team": TeamID, "title": "", "phone": "", "skype": "",
			"status_text": "", "status_emoji": "", "status_expiration": 0, "avatar_hash": "g0",
		},
	}
}

func groupMembers(s *Server, a args) (object, error) {
	users, ok := s.space.groups[a["usergroup"]]
	if !ok {
		return nil, refuse("no_such_subteam")
	}
	return object{"users": append([]string{}, users...)}, nil
}

// reacted is the message that a reactions method is about.
func (s *Server) reacted(a args) (*channel, *Message, error) {
	c := s.space.channels[a["channel"]]
	if c == nil {
		return nil, nil, refuse("channel_not_found")
	}
	m, _ := c.find(a["timestamp"])
	if m == nil {
		return nil, nil, refuse("message_not_found")
	}
	if !c.has(BotUser) {
		return nil, nil, refuse("not_in_channel")
	}
	return c, m, nil
}

func addReaction(s *Server, a args) (object, error) {
	c, m, err := s.reacted(a)
	if err != nil {
		return nil, err
	}
	name := a["name"]
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_+-:") != "" {
		return nil, refuse("invalid_name")
	}
	mine := slices.Collect(func(yield func(string) bool) {
		for _, r := range m.Reactions {
			if slices.Contains(r.Users, BotUser) && !yield(r.Name) {
				return
			}
		}
	})
	switch {
	case slices.Contains(mine, name):
		return nil, refuse("already_reacted")
	case len(mine) >= maxReactions:
		return nil, refuse("too_many_reactions")
	}
	s.react(c, m, BotUser, name, true)
	return nil, nil
}

func removeReaction(s *Server, a args) (object, error) {
	c, m, err := s.reacted(a)
	if err != nil {
		return nil, err
	}
	if !s.react(c, m, BotUser, a["name"], false) {
		return nil, refuse("no_reaction")
	}
	return nil, nil
}

func getReactions(s *Server, a args) (object, error) {
	c, m, err := s.reacted(a)
	if err != nil {
		return nil, err
	}
	said := m.copy()
	said.Metadata = nil
	return object{"type": "message", "channel": c.ID, "message": said}, nil
}
