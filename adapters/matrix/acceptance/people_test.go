package acceptance_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"footnote/adapters/adaptertest/scenario"
)

// deeds are what people do, by the verb. The first argument is their name.
var deeds = map[string]func(s *stage, who string, args []string) error{
	"posts":    (*stage).posts,
	"replies":  (*stage).replies,
	"answers":  (*stage).answers,
	"quotes":   (*stage).quotes,
	"whispers": (*stage).whispers,
	"uploads":  (*stage).uploads,
	"slips":    (*stage).slips,
	"chats":    (*stage).chats,
	"edits":    (*stage).edits,
	"deletes":  (*stage).deletes,
	"reacts":   (*stage).reacts,
	"flags":    (*stage).flags,
	"votes":    (*stage).votes,
	"takes":    (*stage).takes,
	"excludes": func(s *stage, who string, _ []string) error { return s.does(who, "exclude", object{}, nil) },
	"verifies": (*stage).verifies,
	"encrypts": (*stage).encrypts,
	"invites":  (*stage).invites,
	"kicks":    (*stage).kicks,
	"upgrades": (*stage).upgrades,
}

// arguments is how many arguments the deeds take at least.
var arguments = map[string]int{"posts": 1, "replies": 1, "answers": 1, "quotes": 1, "whispers": 1, "uploads": 1, "slips": 1, "chats": 2,
	"edits": 1, "reacts": 1, "flags": 1, "votes": 1, "takes": 1, "upgrades": 1}

// does has the device that somebody uses do something.
func (s *stage) does(who, verb string, args, into any) error {
	return s.client.do(s.uses[who], verb, args, into)
}

// posts begins something in the room.
func (s *stage) posts(who string, args []string) error {
	err := s.say(who, object{"room": s.room, "text": s.named(args[0])})
	s.thread, s.latest = s.said[who].ID, s.said[who].ID
	return err
}

// replies says something in the thread.
func (s *stage) replies(who string, args []string) error {
	err := s.say(who, object{"room": s.room, "text": s.named(args[0]), "thread": s.thread, "last": s.latest})
	s.latest = s.said[who].ID
	return err
}

// answers says something as a reply to what the bot was last seen to say.
func (s *stage) answers(who string, args []string) error {
	s.thread = s.last.Thread
	return s.say(who, object{"room": s.last.Room, "text": s.named(args[0]), "answers": s.last.ID})
}

// quotes says something as a reply to what a person said last.
func (s *stage) quotes(who string, args []string) error {
	s.thread, s.latest = s.flagged.ID, s.flagged.ID
	return s.say(who, object{"room": s.flagged.Room, "text": s.named(args[0]), "answers": s.thread})
}

// whispers says something in the person's own room with the bot.
func (s *stage) whispers(who string, args []string) error {
	room, err := s.direct(who)
	if err != nil {
		return err
	}
	return s.say(who, object{"room": room, "text": s.named(args[0])})
}

// uploads puts a file into the room, with a caption if there is one.
func (s *stage) uploads(who string, args []string) error {
	err := s.share(who, s.room, args)
	s.thread, s.latest = s.said[who].ID, s.said[who].ID
	return err
}

// slips hands the bot a file in the person's own room with it.
func (s *stage) slips(who string, args []string) error {
	room, err := s.direct(who)
	if err != nil {
		return err
	}
	return s.share(who, room, args)
}

// share puts a file of the scenario into a room.
func (s *stage) share(who, room string, args []string) error {
	data, err := os.ReadFile(filepath.Join(s.dir, args[0]))
	if err != nil {
		return err
	}
	return s.send(who, "share", object{"room": room, "name": args[0], "data": data, "text": strings.Join(args[1:], " ")})
}

// chats says many things that are nobody's business.
func (s *stage) chats(who string, args []string) error {
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	for i := range n {
		if err := s.say(who, object{"room": s.room, "text": fmt.Sprintf("%s %d", args[1], i+1)}); err != nil {
			return err
		}
	}
	return nil
}

// say sends a message; @footnote in it is a mention.
func (s *stage) say(who string, what object) error { return s.send(who, "send", what) }

// send has the person's device send a message in the way of the verb.
func (s *stage) send(who, verb string, what object) error {
	what["mentions"] = object{"@" + botName: userID(botName)}
	sent := message{Room: what["room"].(string), Text: what["text"].(string)}
	err := s.does(who, verb, what, &sent.ID)
	s.said[who], s.flagged = sent, sent
	return err
}

// named writes the IDs of rooms in place of #NAME, and the whole minute that
// begins in one to two minutes in place of %soon. What happens a minute before it
// is ten seconds away at least.
func (s *stage) named(text string) string {
	soon := time.Now().UTC().Add(10 * time.Second).Truncate(time.Minute).Add(2 * time.Minute)
	text = strings.ReplaceAll(text, "%soon", soon.Format("2006-01-02 15:04 UTC"))
	for name, id := range s.rooms {
		text = strings.ReplaceAll(text, "#"+name, id)
	}
	return text
}

// edits gives the last message of the person another text.
func (s *stage) edits(who string, args []string) error {
	m := s.said[who]
	return s.does(who, "edit", object{"room": m.Room, "event": m.ID, "text": s.named(args[0]),
		"mentions": object{"@" + botName: userID(botName)}}, nil)
}

// deletes takes the last message of the person away.
func (s *stage) deletes(who string, _ []string) error {
	m := s.said[who]
	return s.does(who, "redact", object{"room": m.Room, "event": m.ID}, nil)
}

// reacts puts an emoji on what the bot was last seen to say, with the words if
// there are any.
func (s *stage) reacts(who string, args []string) error {
	to := s.last
	for _, m := range s.seen {
		if len(args) > 1 && m.says(args[1:]) {
			to = m
		}
	}
	return s.does(who, "react", object{"room": to.Room, "event": to.ID, "emoji": args[0]}, nil)
}

// flags puts an emoji on what a person said last.
func (s *stage) flags(who string, args []string) error {
	return s.does(who, "react", object{"room": s.flagged.Room, "event": s.flagged.ID, "emoji": args[0]}, nil)
}

// takes has the person use another device from now on, which is a new one if
// there is none of that name.
func (s *stage) takes(who string, args []string) error {
	device := who + "'s " + args[0]
	if s.devices[device] == "" {
		if err := s.connect(who, device); err != nil {
			return err
		}
	}
	s.uses[who] = device
	return nil
}

// verifies compares emoji with the bot in the person's room with it.
func (s *stage) verifies(who string, _ []string) error {
	room, err := s.direct(who)
	if err != nil {
		return err
	}
	return s.does(who, "verify", object{"room": room, "user": userID(botName)}, nil)
}

// encrypts switches encryption on in the room.
func (s *stage) encrypts(who string, _ []string) error {
	s.secret[s.room] = true
	if err := s.does(who, "encrypt", object{"room": s.room}, nil); err != nil {
		return err
	}
	return s.everywhere("encryption", func(m *membership) bool { return m.Encrypted })
}

// invites invites the bot, and waits until it has come.
func (s *stage) invites(who string, _ []string) error {
	if err := s.does(who, "invite", object{"room": s.room, "user": userID(botName)}, nil); err != nil {
		return err
	}
	return s.gathered(len(people) + 1)
}

// kicks throws the bot out.
func (s *stage) kicks(who string, _ []string) error {
	return s.does(who, "kick", object{"room": s.room, "user": userID(botName)}, nil)
}

// upgrades makes the room one of another version, and takes everybody along,
// the bot first.
func (s *stage) upgrades(who string, args []string) error {
	var next string
	err := s.does(who, "upgrade", object{"room": s.room, "version": args[0], "invite": []string{userID(botName)}}, &next)
	if err != nil {
		return err
	}
	for name, id := range s.rooms {
		if id == s.room {
			s.rooms[name] = next
		}
	}
	s.room, s.secret[next] = next, s.secret[s.room]
	err = scenario.Await("bot in the upgraded room", scenario.Patience, func() (bool, error) {
		return s.present(s.uses[who], next, userID(botName))
	})
	if err != nil {
		return err
	}
	for _, other := range others(who) {
		if err := s.does(who, "invite", object{"room": next, "user": other}, nil); err != nil {
			return err
		}
	}
	return s.gathered(len(people) + 1)
}
