package acceptance_test

import (
	"errors"
	"fmt"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// expectations are what the bot is expected to do, and what is done to it, by
// the verb.
var expectations = map[string]func(s *stage, args []string) error{
	"replies":   (*stage).botReplies,
	"posts":     (*stage).botPosts,
	"reminds":   (*stage).botReminds,
	"whispers":  (*stage).botWhispers,
	"shows":     (*stage).botShows,
	"asks":      (*stage).botAsks,
	"publishes": (*stage).botPublishes,
	"draws":     (*stage).botDraws,
	"hands":     (*stage).botHands,
	"edits":     (*stage).expectChange,
	"removes":   (*stage).expectRemoval,
	"dies":      (*stage).botDies,
	"returns":   func(s *stage, _ []string) error { return s.start() },
}

// botReplies expects a message in the thread.
func (s *stage) botReplies(words []string) error {
	return s.expect(channel, func(m *message) bool { return m.EphemeralTo == "" && m.Thread == s.thread }, words)
}

// botPosts expects a message in the channel, outside all threads.
func (s *stage) botPosts(words []string) error {
	return s.expect(channel, func(m *message) bool { return m.EphemeralTo == "" && m.Thread == "" }, words)
}

// botReminds expects what botPosts does, and waits longer for it: until the
// clock has come to the minute before the time of [soonVar].
func (s *stage) botReminds(words []string) error {
	patience := s.patience
	defer func() { s.patience = patience }()
	s.patience = max(patience, soonest+time.Minute+scenario.Patience)
	return s.botPosts(words)
}

// botWhispers expects a message in somebody's conversation with the bot, whose
// name is the first argument.
func (s *stage) botWhispers(args []string) error {
	who, words, err := name(args)
	if err != nil {
		return err
	}
	var room string
	err = scenario.Await("conversation with "+args[0], s.patience, func() (bool, error) {
		rooms, err := s.slack.rooms()
		room = rooms[who]
		return room != "", err
	})
	if err != nil {
		return err
	}
	return s.expect(room, func(*message) bool { return true }, words)
}

// botShows expects a message in the channel that only one person sees, whose
// name is the first argument.
func (s *stage) botShows(args []string) error {
	who, words, err := name(args)
	if err != nil {
		return err
	}
	return s.expect(channel, func(m *message) bool { return m.EphemeralTo == who }, words)
}

// botDraws expects the message that was seen last to have a picture that the
// server holds, with the words as its description.
func (s *stage) botDraws(words []string) error {
	all, err := s.lately()
	if err != nil || len(all) == 0 {
		return errors.Join(errors.New("no message was seen"), err)
	}
	for _, p := range all[0].pictures() {
		if contains(p.Alt, words) {
			return s.slack.holds(p.File, []string{"\x89PNG"})
		}
	}
	return fmt.Errorf("no picture with %q; not in:\n%s", words, list(all[:1]))
}

// botHands expects a file, whose name is the second argument, in the
// conversation with the bot of the person whose name is the first. The words
// are in the file.
func (s *stage) botHands(args []string) error {
	who, words, err := name(args)
	if err != nil || len(words) == 0 {
		return errors.Join(errors.New("no name of a file"), err)
	}
	rooms, err := s.slack.rooms()
	if err != nil {
		return err
	}
	room := rooms[who]
	return scenario.Await(fmt.Sprintf("file %q", words[0]), s.patience, func() (bool, error) {
		all, err := s.unseen(room)
		for _, m := range all {
			for _, f := range m.Files {
				if f.Name == words[0] {
					s.seen[room+m.TS] = m
					return true, s.slack.holds(f.ID, words[1:])
				}
			}
		}
		return false, err
	})
}

// botAsks expects a form on the screen.
func (s *stage) botAsks(words []string) error {
	return scenario.Await(fmt.Sprintf("form with %q", words), s.patience, func() (bool, error) {
		now, err := s.slack.screen()
		if err != nil || len(now.Forms) == 0 {
			return false, err
		}
		form := now.Forms[len(now.Forms)-1]
		return form.says(words), nil
	})
}

// botPublishes expects the home of the person whose name is the first argument.
func (s *stage) botPublishes(args []string) error {
	who, words, err := name(args)
	if err != nil {
		return err
	}
	return scenario.Await(fmt.Sprintf("home with %q", words), s.patience, func() (bool, error) {
		now, err := s.slack.screen()
		for _, home := range now.Homes[who] {
			return home.says(words), err
		}
		return false, err
	})
}

// says reports whether all the words are on the view.
func (v *view) says(words []string) bool {
	return contains(text(v.Title["text"])+"\n"+shown(v.Blocks), words)
}

// botDies kills the program; "speaking" waits until it is about to say
// something.
func (s *stage) botDies(args []string) error {
	if len(args) == 1 && args[0] == "speaking" {
		if err := scenario.Await("message on its way", s.patience, func() (bool, error) { return s.gate.Holds(), nil }); err != nil {
			return err
		}
	}
	s.bot.Kill()
	return scenario.Await("end of the connection", scenario.Patience, func() (bool, error) {
		connected, err := s.ready()
		return !connected, err
	})
}

// name splits the name of a person from the words, and returns who it is.
func name(args []string) (user string, words []string, err error) {
	if len(args) == 0 || people[args[0]] == "" {
		return "", nil, errors.New("no name of a person")
	}
	return people[args[0]], args[1:], nil
}
