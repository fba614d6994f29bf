package acceptance_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// expectations are what the bot is expected to do, and what is done to it, by
// the verb.
var expectations = map[string]func(s *stage, args []string) error{
	"replies":  (*stage).botReplies,
	"posts":    (*stage).botPosts,
	"says":     (*stage).botSays,
	"reminds":  (*stage).botReminds,
	"whispers": (*stage).botWhispers,
	"edits":    (*stage).expectChange,
	"removes":  (*stage).expectRemoval,
	"shows":    (*stage).botShows,
	"hands":    (*stage).botHands,
	"counts":   (*stage).botCounts,
	"leaves":   (*stage).botLeaves,
	"dies":     (*stage).botDies,
	"stops":    func(s *stage, _ []string) error { return s.stops() },
	"returns":  func(s *stage, _ []string) error { return s.start() },
	"listens":  func(s *stage, _ []string) error { return s.listened() },
	"ends":     (*stage).botEnds,
	"begins":   func(s *stage, _ []string) error { return s.speaking() },
	"enrolls":  func(s *stage, flags []string) error { return s.login(flags...) },
}

// botReplies expects a message in the thread.
func (s *stage) botReplies(words []string) error {
	return s.expect(s.room, func(m *message) bool { return m.Thread == s.thread || m.Answers == s.thread }, words)
}

// botPosts expects a message in the room, outside all threads.
func (s *stage) botPosts(words []string) error {
	return s.expect(s.room, func(m *message) bool { return m.Thread == "" && m.Answers == "" }, words)
}

// botReminds expects a message in the room, outside all threads, for which the
// time has to come first.
func (s *stage) botReminds(words []string) error {
	defer func(was time.Duration) { s.patience = was }(s.patience)
	s.patience += 70 * time.Second
	return s.botPosts(words)
}

// botSays expects a message in the room, wherever it stands.
func (s *stage) botSays(words []string) error {
	return s.expect(s.room, func(*message) bool { return true }, words)
}

// botWhispers expects a message in somebody's own room with it, whose name is
// the first argument.
func (s *stage) botWhispers(args []string) error {
	if len(args) == 0 || s.uses[args[0]] == "" {
		return errors.New("no name of a person")
	}
	var room string
	err := scenario.Await("room of the bot with "+args[0], s.patience, func() (_ bool, err error) {
		room, err = s.ownRoom(args[0])
		return room != "", err
	})
	if err != nil {
		return err
	}
	return s.expect(room, func(*message) bool { return true }, args[1:])
}

// botLeaves expects that the bot is not in the room any more.
func (s *stage) botLeaves([]string) error {
	return s.everywhere("departure", func(m *membership) bool { return len(m.Members) == len(people) })
}

// botDies kills the program; "speaking" waits until it is about to say
// something.
func (s *stage) botDies(args []string) error {
	if len(args) == 1 && args[0] == "speaking" {
		if err := s.speaking(); err != nil {
			return err
		}
	}
	s.bot.Kill()
	return nil
}

// speaking waits until the program is about to say something, and is held up.
func (s *stage) speaking() error {
	return scenario.Await("message on its way", s.patience, func() (bool, error) { return s.gate.Holds(), nil })
}

// botEnds expects that the program gives up, and has printed the words.
func (s *stage) botEnds(words []string) error {
	err := scenario.Await("end of the program", s.patience, func() (bool, error) { return s.bot.Ended(), nil })
	if err != nil {
		return err
	}
	if s.bot.State().Success() {
		return errors.New("the program ended as if nothing had happened")
	}
	for _, w := range words {
		if !strings.Contains(s.log.String(), w) {
			return fmt.Errorf("the program did not print %q", w)
		}
	}
	return nil
}

// weather is what happens to the server, by the verb.
var weather = map[string]func(s *stage) error{
	"stalls":   func(s *stage) error { s.gate.Shut(false); return nil },
	"lags":     func(s *stage) error { s.gate.Shut(true); return nil },
	"recovers": func(s *stage) error { s.gate.Reopen(); return nil },
	"dies":     func(s *stage) error { s.server.Kill(); return nil },
	"returns":  (*stage).serverReturns,
	"forgets":  func(s *stage) error { return s.server.forget(botName) },
}

// serverReturns starts the server again and has people's devices notice.
func (s *stage) serverReturns() error {
	if err := s.server.start(); err != nil {
		return err
	}
	for device := range s.devices {
		if err := s.client.do(device, "retry", nil, nil); err != nil {
			return err
		}
	}
	return nil
}
