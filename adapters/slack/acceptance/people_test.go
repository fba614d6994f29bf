package acceptance_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"footnote/adapters/adaptertest/scenario"
)

// deeds are what people do, by the verb. The first argument is their name.
var deeds = map[string]func(s *stage, who string, args []string) error{
	"posts":    (*stage).posts,
	"replies":  (*stage).replies,
	"whispers": (*stage).whispers,
	"runs":     (*stage).runs,
	"edits":    (*stage).edits,
	"deletes":  (*stage).deletes,
	"presses":  (*stage).presses,
	"fills":    (*stage).fills,
	"submits":  (*stage).submits,
	"reacts":   func(s *stage, who string, args []string) error { return s.reacts(who, args, true) },
	"unreacts": func(s *stage, who string, args []string) error { return s.reacts(who, args, false) },
	"uploads":  (*stage).uploads,
	"slips":    (*stage).slips,
	"opens": func(s *stage, who string, _ []string) error {
		return s.slack.post("open-home", map[string]string{"user": people[who]}, &struct{}{})
	},
}

// arguments is how many arguments the deeds take at least.
var arguments = map[string]int{"posts": 1, "replies": 1, "whispers": 1, "runs": 1, "edits": 1,
	"presses": 1, "fills": 2, "reacts": 1, "unreacts": 1, "uploads": 1, "slips": 1}

// posts begins a thread in the channel.
func (s *stage) posts(who string, args []string) error {
	err := s.say(who, channel, "", args[0])
	s.thread = s.said[who].TS
	return err
}

// replies says something in the thread.
func (s *stage) replies(who string, args []string) error {
	return s.say(who, channel, s.thread, args[0])
}

// whispers says something to the bot alone.
func (s *stage) whispers(who string, args []string) error {
	return s.say(who, people[who], "", args[0])
}

// uploads puts a file into the channel, with a text over it if there is one.
func (s *stage) uploads(who string, args []string) error {
	err := s.upload(who, channel, args)
	s.thread = s.said[who].TS
	return err
}

// slips hands the bot a file alone.
func (s *stage) slips(who string, args []string) error { return s.upload(who, people[who], args) }

// upload shares a file of the scenario in the room.
func (s *stage) upload(who, room string, args []string) error {
	text := mention(strings.Join(args[1:], " "))
	sent, err := s.slack.upload(people[who], room, text, filepath.Join(s.dir, args[0]))
	s.said[who] = sent
	return err
}

// say sends a message; @footnote in it is a mention.
func (s *stage) say(who, room, thread, text string) error {
	body := map[string]string{"user": people[who], "channel": room, "text": mention(text)}
	if thread != "" {
		body["thread_ts"] = thread
	}
	var sent struct{ Message message }
	err := s.slack.post("message", body, &sent)
	s.said[who] = sent.Message
	return err
}

// mention writes the bot's name as the network does.
func mention(text string) string { return strings.ReplaceAll(text, "@footnote", "<@"+botUser+">") }

// runs gives a slash command in the channel.
func (s *stage) runs(who string, args []string) error {
	return s.slack.post("command", map[string]string{"user": people[who], "channel": channel,
		"command": args[0], "text": strings.Join(args[1:], " ")}, &struct{}{})
}

// edits gives the last message of the person another text.
func (s *stage) edits(who string, args []string) error {
	m := s.said[who]
	return s.slack.post("edit-message", map[string]string{"user": people[who], "channel": m.Channel,
		"ts": m.TS, "text": mention(args[0])}, &struct{}{})
}

// deletes takes the last message of the person away.
func (s *stage) deletes(who string, _ []string) error {
	m := s.said[who]
	return s.slack.post("delete-message", map[string]string{"user": people[who], "channel": m.Channel,
		"ts": m.TS}, &struct{}{})
}

// presses presses a button with the words, of the message that was seen last
// among those that have one and that the person sees.
func (s *stage) presses(who string, args []string) error {
	var labels []string
	pressed := func() (bool, error) {
		all, err := s.lately()
		labels = nil
		for _, m := range all {
			for _, b := range m.buttons() {
				if m.shownTo(people[who]) && strings.Contains(b.label(), args[0]) {
					return true, s.press(who, &m, &b)
				}
				labels = append(labels, b.label())
			}
		}
		return false, err
	}
	if err := scenario.Await(fmt.Sprintf("button %q", args[0]), s.patience, pressed); err != nil {
		return fmt.Errorf("%w; there are %q", err, labels)
	}
	return nil
}

// press presses the button of the message.
func (s *stage) press(who string, m *message, b *button) error {
	s.filled = nil
	return s.slack.post("interact", map[string]any{"user": people[who], "channel": m.Channel,
		"messageTs": m.TS, "action": b}, &struct{}{})
}

// fills writes into a field of the form on the screen.
func (s *stage) fills(_ string, args []string) error {
	form, err := s.slack.top()
	if err != nil {
		return err
	}
	if s.filled == nil {
		s.filled = form.untouched()
	}
	return s.filled.fill(&form, args[0], args[1])
}

// submits submits the form on the screen.
func (s *stage) submits(who string, _ []string) error {
	form, err := s.slack.top()
	if err != nil {
		return err
	}
	if s.filled == nil {
		s.filled = form.untouched()
	}
	err = s.slack.submit(people[who], s.filled)
	s.filled = nil
	return err
}

// reacts puts an emoji on what the bot was last seen to say to everyone, or
// takes it off.
func (s *stage) reacts(who string, args []string, present bool) error {
	all, err := s.lately()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(m message) bool { return m.EphemeralTo == "" })
	if i < 0 {
		return errors.New("there is nothing to react to")
	}
	return s.slack.post("reaction", map[string]any{"user": people[who], "channel": all[i].Channel,
		"ts": all[i].TS, "name": args[0], "present": present}, &struct{}{})
}
