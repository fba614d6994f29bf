package acceptance_test

import (
	"fmt"
	"maps"
	"slices"

	"footnote/adapters/adaptertest/scenario"
)

// membership is a room as a device knows it.
type membership struct {
	ID        string
	Encrypted bool
	Members   []string
}

// joined are the rooms that the owner of a device is in.
func (s *stage) joined(device string) ([]membership, error) {
	var all []membership
	err := s.client.do(device, "rooms", nil, &all)
	return all, err
}

// present reports whether the device sees a user in the room.
func (s *stage) present(device, room, user string) (bool, error) {
	all, err := s.joined(device)
	i := slices.IndexFunc(all, func(m membership) bool { return m.ID == room })
	return i >= 0 && slices.Contains(all[i].Members, user), err
}

// enter goes to the room of that name. If there is none yet, the host makes it,
// with everybody and the bot in it.
func (s *stage) enter(name string) error {
	if s.rooms[name] != "" {
		s.room = s.rooms[name]
		return nil
	}
	var room string
	err := s.does(host, "create", object{"name": name, "invite": others(host), "encrypted": s.encrypted}, &room)
	if err != nil {
		return err
	}
	s.room, s.rooms[name], s.secret[room] = room, room, s.encrypted
	// The server may keep it from one who comes that somebody else comes at the
	// same moment.
	if err := s.gathered(len(people)); err != nil {
		return err
	}
	return s.invites(host, nil)
}

// others are the IDs of everybody but the person.
func others(who string) []string {
	var all []string
	for _, other := range people {
		if other != who {
			all = append(all, userID(other))
		}
	}
	return all
}

// gathered waits until so many are in the room, and the devices of all people
// know it.
func (s *stage) gathered(all int) error {
	return s.everywhere("arrival", func(m *membership) bool { return len(m.Members) == all })
}

// everywhere waits until every device knows the room to be so.
func (s *stage) everywhere(what string, so func(*membership) bool) error {
	for _, device := range slices.Sorted(maps.Keys(s.devices)) {
		var all []membership
		err := scenario.Await(what+" as seen on "+device, scenario.Patience, func() (_ bool, err error) {
			if s.bot.Ended() {
				return false, s.ended()
			}
			all, err = s.joined(device)
			i := slices.IndexFunc(all, func(m membership) bool { return m.ID == s.room })
			return i >= 0 && so(&all[i]), err
		})
		if err != nil {
			return fmt.Errorf("%w; there it knows %+v", err, all)
		}
	}
	return nil
}

// direct is the person's own room with the bot. If there is none yet, not even
// one that the bot has made, the person makes it.
func (s *stage) direct(who string) (string, error) {
	if room, err := s.ownRoom(who); room != "" || err != nil {
		return room, err
	}
	var room string
	err := s.does(who, "create", object{"invite": []string{userID(botName)}, "direct": true, "encrypted": s.encrypted}, &room)
	if err != nil {
		return "", err
	}
	s.secret[room] = s.encrypted
	return room, scenario.Await("bot in its own room with "+who, scenario.Patience, func() (bool, error) {
		return s.present(s.uses[who], room, userID(botName))
	})
}

// ownRoom is the room in which the person and the bot are alone; empty if there
// is none.
func (s *stage) ownRoom(who string) (string, error) {
	all, err := s.joined(s.uses[who])
	for _, m := range all {
		if len(m.Members) == 2 && slices.Contains(m.Members, userID(botName)) && !slices.Contains(slices.Collect(maps.Values(s.rooms)), m.ID) {
			s.secret[m.ID] = m.Encrypted
			return m.ID, err
		}
	}
	return "", err
}
