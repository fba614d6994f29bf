package acceptance_test

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// views are what the devices show of a room, for each device whose owner is in
// it.
func (s *stage) views(room string) (map[string][]message, error) {
	views := map[string][]message{}
	for device, owner := range s.devices {
		there, err := s.present(device, room, userID(owner))
		if err != nil {
			return nil, err
		}
		if !there {
			continue
		}
		all, err := s.heard(device)
		if err != nil {
			return nil, err
		}
		views[device] = slices.DeleteFunc(all, func(m message) bool { return m.Room != room })
	}
	return views, nil
}

// expect waits until the next message of the bot in the room, among those that
// belong, says the words on every device.
func (s *stage) expect(room string, belongs func(*message) bool, words []string) error {
	var next map[string]message
	err := scenario.Await(fmt.Sprintf("message with %q", words), s.patience, func() (bool, error) {
		views, err := s.views(room)
		next = map[string]message{}
		for device, all := range views {
			i := slices.IndexFunc(all, func(m message) bool { return !s.expected(m) && belongs(&m) })
			if i >= 0 {
				next[device] = all[i]
			}
		}
		return len(views) > 0 && len(next) == len(views) && agree(next, words), err
	})
	if err != nil {
		return fmt.Errorf("%w; not yet expected there:\n%s", err, list(slices.Collect(maps.Values(next))))
	}
	return s.see(next)
}

// agree reports whether the message is the same on all devices, and says the
// words.
func agree(on map[string]message, words []string) bool {
	id := ""
	for _, m := range on {
		if !m.says(words) || id != "" && m.ID != id {
			return false
		}
		id = m.ID
	}
	return true
}

// see keeps a message as seen on the devices. It returns an error for one that
// nobody should be sent.
func (s *stage) see(on map[string]message) error {
	for device, m := range on {
		m, err := s.settled(device, m)
		if err != nil {
			return err
		}
		s.last, s.seen[m.ID] = m, m
		if m.Kind == "poll" {
			s.polled = m.ID
		}
		if s.thread != "" && m.Thread == s.thread {
			s.latest = m.ID
		}
		if flaw := m.flaw(s.secret[m.Room]); flaw != "" {
			return fmt.Errorf("on %s %s:\n%s", device, flaw, list([]message{m}))
		}
	}
	return nil
}

// settled is a message as the device shows it when it has had a moment: until it
// has asked who signed the keys of somebody new, it warns of what they say.
func (s *stage) settled(device string, m message) (message, error) {
	for end := time.Now().Add(5 * time.Second); m.Warning != "" && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		all, err := s.heard(device)
		if err != nil {
			return m, err
		}
		if i := slices.IndexFunc(all, func(other message) bool { return other.ID == m.ID }); i >= 0 {
			m = all[i]
		}
	}
	return m, nil
}

// now is what became of a message on the devices that have ever had it and
// still do.
func (s *stage) now(was message) (map[string]message, error) {
	views, err := s.views(was.Room)
	now := map[string]message{}
	for device, all := range views {
		if i := slices.IndexFunc(all, func(m message) bool { return m.ID == was.ID }); i >= 0 {
			now[device] = all[i]
		}
	}
	return now, err
}

// expectChange waits until a message that did not say the words when it was
// seen does say them, everywhere.
func (s *stage) expectChange(words []string) error {
	var on map[string]message
	err := scenario.Await(fmt.Sprintf("change to %q", words), s.patience, func() (bool, error) {
		for _, was := range s.seen {
			if was.says(words) {
				continue
			}
			var err error
			if on, err = s.now(was); err != nil {
				return false, err
			}
			if len(on) > 0 && agree(on, words) {
				return true, nil
			}
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	return s.see(on)
}

// expectRemoval waits until a message that was seen to say the words is gone
// everywhere.
func (s *stage) expectRemoval(words []string) error {
	return scenario.Await(fmt.Sprintf("removal of %q", words), s.patience, func() (bool, error) {
		for id, was := range s.seen {
			if !was.says(words) {
				continue
			}
			if on, err := s.now(was); err != nil || len(on) == 0 {
				delete(s.seen, id)
				return err == nil, err
			}
		}
		return false, nil
	})
}
