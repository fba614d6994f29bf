package acceptance_test

import (
	"fmt"
	"os/exec"
	"sync/atomic"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// people are those who talk to the bot. The last one makes the rooms.
var people = []string{"ana", "ben", "mia"}

// host is who makes the rooms, and so moderates them.
const host = "mia"

// botName is the bot's.
const botName = "footnote"

// A stage is where a scenario is played: a server, people, the program, and what
// was seen and said so far.
type stage struct {
	server    *homeserver
	gate      *scenario.Gate // between program and server
	client    *client        // between people and server
	dir       string         // the files of the scenario
	encrypted bool           // rooms are, from the start

	bot     *scenario.Process
	log     *scenario.Output // what the program prints
	program func(args ...string) *exec.Cmd
	launch  func() (*scenario.Process, error)
	login   func(flags ...string) error // logs the program in
	syncs   atomic.Int64                // how often the program began to listen
	began   int64                       // how often it had when it was last started

	recovery map[string]string // people's recovery keys
	devices  map[string]string // who has the device, by its name
	uses     map[string]string // which device somebody uses
	rooms    map[string]string // rooms by the scenario's names
	secret   map[string]bool   // whether nothing may be said in the room without encryption
	room     string            // where it happens
	thread   string            // what replies are to
	latest   string            // the last event in that thread

	said    map[string]message // the last message of each person
	flagged message            // the last of them
	seen    map[string]message // the bot's messages that the scenario expected
	last    message            // the last of them
	polled  string             // the last of them that is a poll

	patience time.Duration // how long the scenario waits for the bot
}

// start starts the program.
func (s *stage) start() (err error) {
	s.began = s.syncs.Load()
	s.bot, err = s.launch()
	return err
}

// Close implements [scenario.Stage].
func (s *stage) Close() {
	if s.bot != nil {
		s.bot.Kill()
	}
	if s.client != nil {
		s.client.Kill()
	}
	if s.gate != nil {
		s.gate.Close()
	}
	if s.server != nil && s.server.Process != nil {
		s.server.Kill()
	}
}

// Finish implements [scenario.Stage].
func (s *stage) Finish() error {
	if s.bot.Ended() {
		return s.ended()
	}
	if err := s.listened(); err != nil {
		return err
	}
	if err := s.stops(); err != nil {
		return err
	}
	return s.allSeen()
}

// stops tells the program to end, and waits until it has.
func (s *stage) stops() error {
	if err := s.bot.Stop(); err != nil {
		return err
	}
	if code := s.bot.State().ExitCode(); code != 0 {
		return fmt.Errorf("the program ended with status %d when it was told to", code)
	}
	return nil
}

// ended is the error for a program that should not have ended.
func (s *stage) ended() error { return fmt.Errorf("the program ended by itself: %v", s.bot.State()) }

// Story implements [scenario.Stage].
func (s *stage) Story() string {
	story := fmt.Sprintf("[what the program printed]\n%s", s.log)
	if s.client != nil {
		story += fmt.Sprintf("[what the people's client printed]\n%s", s.client.log)
		for device := range s.devices {
			all, err := s.heard(device)
			story += fmt.Sprintf("[what %s heard] %v\n%s", device, err, list(all))
		}
	}
	return story
}

// heard is everything that a device shows now.
func (s *stage) heard(device string) ([]message, error) {
	var all []message
	err := s.client.do(device, "messages", nil, &all)
	return all, err
}
