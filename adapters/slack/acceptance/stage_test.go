package acceptance_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// A stage is where a scenario is played: a server, the program, and what was
// seen and said so far.
type stage struct {
	slack *server
	gate  *scenario.Gate
	dir   string // the files of the scenario
	bot   *scenario.Process
	log   *scenario.Output // what the program prints
	// launch starts the program, and ready reports whether it can be talked to.
	launch func() (*scenario.Process, error)
	ready  func() (bool, error)

	thread string             // what replies are to
	said   map[string]message // the last message of each person, by name
	seen   map[string]message // the bot's messages that the scenario expected, by room and time
	order  []string           // the keys of seen, as they were last expected
	filled filling            // what stands in the form on the screen; nil if nobody touched it

	patience time.Duration // how long the scenario waits for the bot
}

// start starts the program and waits until it can be talked to.
func (s *stage) start() error {
	bot, err := s.launch()
	if err != nil {
		return err
	}
	s.bot = bot
	return scenario.Await("sign of the program", scenario.Patience, func() (bool, error) {
		if bot.Ended() {
			return false, fmt.Errorf("the program ended: %v", bot.State())
		}
		return s.ready()
	})
}

// Close implements [scenario.Stage].
func (s *stage) Close() {
	if s.bot != nil {
		s.bot.Kill()
	}
	if s.gate != nil {
		s.gate.Close()
	}
	if s.slack != nil {
		s.slack.Kill()
	}
}

// Finish implements [scenario.Stage].
func (s *stage) Finish() error {
	if s.bot.Ended() {
		return fmt.Errorf("the program ended by itself: %v", s.bot.State())
	}
	if err := s.bot.Stop(); err != nil {
		return err
	}
	if err := s.allSeen(); err != nil {
		return err
	}
	if code := s.bot.State().ExitCode(); code != 0 {
		return fmt.Errorf("the program ended with status %d when it was told to", code)
	}
	return nil
}

// allSeen returns an error if the bot has said more than the scenario expected.
func (s *stage) allSeen() error {
	rooms, err := s.slack.rooms()
	if err != nil {
		return err
	}
	for _, room := range slices.Sorted(maps.Values(rooms)) {
		more, err := s.unseen(room)
		if err != nil {
			return err
		}
		if len(more) > 0 {
			return fmt.Errorf("the bot also said:\n%s", list(more))
		}
	}
	return nil
}

// Story implements [scenario.Stage].
func (s *stage) Story() string {
	traffic := "there is no server"
	if s.slack != nil {
		traffic = s.slack.traffic()
	}
	return fmt.Sprintf("[what the program printed]\n%s[what went between server and program]\n%s", s.log, traffic)
}

// unseen are the bot's messages in the room that the scenario has not expected
// yet.
func (s *stage) unseen(room string) ([]message, error) {
	all, err := s.slack.messages(room)
	return slices.DeleteFunc(all, func(m message) bool {
		_, seen := s.seen[room+m.TS]
		return m.User != botUser || seen
	}), err
}

// expect waits until the next message of the bot in the room, among those that
// belong, says the words.
func (s *stage) expect(room string, belongs func(*message) bool, words []string) error {
	var next []message
	err := scenario.Await(fmt.Sprintf("message with %q", words), s.patience, func() (bool, error) {
		all, err := s.unseen(room)
		next = slices.DeleteFunc(all, func(m message) bool { return !belongs(&m) })
		return len(next) > 0 && next[0].says(words), err
	})
	if err != nil {
		return fmt.Errorf("%w; not yet expected there:\n%s", err, list(next))
	}
	return s.see(room, next[0])
}

// see keeps a message as seen. It returns an error for one that nobody should
// be sent.
func (s *stage) see(room string, m message) error {
	key := room + m.TS
	s.seen[key] = m
	s.order = append(slices.DeleteFunc(s.order, func(k string) bool { return k == key }), key)
	switch {
	case strings.TrimSpace(m.Text) == "":
		return fmt.Errorf("a message has no text for notifications:\n%s", list([]message{m}))
	case strings.Contains(m.markup(), "<!") || strings.Contains(m.markup(), "<@"):
		return fmt.Errorf("a message calls people:\n%s", list([]message{m}))
	}
	return nil
}

// expectChange waits until a message that did not say the words when it was
// seen does say them.
func (s *stage) expectChange(words []string) error {
	return scenario.Await(fmt.Sprintf("change to %q", words), s.patience, func() (bool, error) {
		for _, was := range s.seen {
			now, ok, err := s.find(was)
			if err != nil {
				return false, err
			}
			if ok && !was.says(words) && now.says(words) {
				return true, s.see(was.Channel, now)
			}
		}
		return false, nil
	})
}

// expectRemoval waits until a message that was seen to say the words is gone.
func (s *stage) expectRemoval(words []string) error {
	return scenario.Await(fmt.Sprintf("removal of %q", words), s.patience, func() (bool, error) {
		for key, was := range s.seen {
			if !was.says(words) {
				continue
			}
			if _, ok, err := s.find(was); err != nil || !ok {
				delete(s.seen, key)
				return true, err
			}
		}
		return false, nil
	})
}

// lately are the messages seen that still stand, as they stand now, the last one
// first.
func (s *stage) lately() ([]message, error) {
	var all []message
	for _, key := range slices.Backward(s.order) {
		was, ok := s.seen[key]
		if !ok {
			continue // it was seen to go
		}
		now, ok, err := s.find(was)
		if err != nil {
			return nil, err
		}
		if ok {
			all = append(all, now)
		}
	}
	return all, nil
}

// find is what became of a message; ok is false if it is gone.
func (s *stage) find(was message) (now message, ok bool, err error) {
	all, err := s.slack.messages(was.Channel)
	i := slices.IndexFunc(all, func(m message) bool { return m.TS == was.TS })
	if err != nil || i < 0 {
		return message{}, false, err
	}
	return all[i], true, nil
}

// list is messages for people to read.
func list(all []message) string {
	var b strings.Builder
	for _, m := range all {
		fmt.Fprintf(&b, "%s thread %q to %q: %s\n--- as blocks: %s\n", m.TS, m.Thread, m.EphemeralTo, m.Text, shown(m.Blocks))
	}
	return b.String()
}
