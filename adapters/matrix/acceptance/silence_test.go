package acceptance_test

import (
	"fmt"
	"maps"
	"slices"

	"footnote/adapters/adaptertest/scenario"
)

// listened waits until the program has heard everything that was said: until,
// twice, somebody has said something more and it has listened again. The
// first time may be about what came before.
func (s *stage) listened() error {
	if err := s.listensMoreThan(s.began); err != nil {
		return err
	}
	for range 2 {
		room, err := s.shared()
		if room == "" || err != nil {
			return err
		}
		before := s.syncs.Load()
		if err := s.does(host, "send", object{"room": room, "text": "that was all"}, nil); err != nil {
			return err
		}
		if err := s.listensMoreThan(before); err != nil {
			return err
		}
	}
	return nil
}

// listensMoreThan waits until the program has begun to listen more often than
// that.
func (s *stage) listensMoreThan(times int64) error {
	return scenario.Await("sign that the program listens", scenario.Patience, func() (bool, error) {
		return s.syncs.Load() > times, nil
	})
}

// shared is a room that the host and the bot are in; empty if there is none.
func (s *stage) shared() (string, error) {
	rooms, err := s.joined(s.uses[host])
	for _, room := range rooms {
		if slices.Contains(room.Members, userID(botName)) {
			return room.ID, err
		}
	}
	return "", err
}

// allSeen returns an error if the bot has said more than the scenario expected.
// The program has ended. In every room somebody says something then: when
// that has come, so has everything before.
func (s *stage) allSeen() error {
	fenced := map[string]bool{}
	for _, device := range append([]string{s.uses[host]}, slices.Collect(maps.Keys(s.devices))...) { // others may not speak everywhere
		rooms, err := s.joined(device)
		if err != nil {
			return err
		}
		for _, room := range rooms {
			if fenced[room.ID] {
				continue
			}
			fenced[room.ID] = true
			if err := s.fence(device, room.ID); err != nil {
				return err
			}
		}
	}
	for device := range s.devices {
		all, err := s.heard(device)
		if err != nil {
			return err
		}
		if more := slices.DeleteFunc(slices.Clone(all), s.expected); len(more) > 0 {
			return fmt.Errorf("the bot also said, on %s:\n%s", device, list(more))
		}
		if other := slices.DeleteFunc(all, s.unchanged); len(other) > 0 {
			return fmt.Errorf("the bot also edited, on %s:\n%s", device, list(other))
		}
	}
	return nil
}

// expected reports whether a message is none of the bot's, or one that the
// scenario has seen.
func (s *stage) expected(m message) bool {
	_, seen := s.seen[m.ID]
	return m.Sender != userID(botName) || seen
}

// unchanged reports whether a message is none of the bot's, or says what it said
// when the scenario saw it.
func (s *stage) unchanged(m message) bool {
	return m.Sender != userID(botName) || m.Text == s.seen[m.ID].Text
}

// fence says something in the room, and waits until all devices there have it.
func (s *stage) fence(device, room string) error {
	var id string
	if err := s.client.do(device, "send", object{"room": room, "text": "that was all"}, &id); err != nil {
		return err
	}
	for other := range s.devices {
		there, err := s.present(other, room, userID(s.devices[other]))
		if err != nil {
			return err
		}
		err = scenario.Await("word of "+device+" on "+other, scenario.Patience, func() (bool, error) {
			all, err := s.heard(other)
			return !there || slices.ContainsFunc(all, func(m message) bool { return m.ID == id }), err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
