package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"footnote/bot"
	"footnote/bot/study"
	"footnote/bot/study/plan"
)

// A planCmd shows or changes a reading plan.
type planCmd struct {
	Room  string   `placeholder:"NETWORK:ROOM" help:"The plan of that room, such as slack:C0123; that of the terminal by default."`
	Words []string `arg:"" optional:"" passthrough:"" help:"What is said behind \"plan\" in chat."`
}

// Help is the end of the command's help.
func (planCmd) Help() string {
	return "list; add \"ch. 3\" on Thursday 18:00 Europe/Berlin; add \"ch. 1\" \"ch. 2\" every Thursday 18:00; move 2 to Friday 19:00; remove 2; undo; " +
		"zone Europe/Berlin; remind 1d 1h; spoilers on|off; digest. --room comes before these words."
}

// Run acts on the words as whoever looks after the room.
func (c *planCmd) Run(ctx context.Context, p *program) error {
	at := bot.Place{Network: "terminal"}
	if c.Room != "" {
		var ok bool
		if at.Network, at.Room, ok = strings.Cut(c.Room, ":"); !ok {
			return asUsage(fmt.Errorf("--room %s is no room: write it as NETWORK:ROOM", c.Room))
		}
	}
	words := make([]string, len(c.Words))
	for i, word := range c.Words {
		if words[i] = word; strings.Contains(word, " ") && !strings.Contains(word, `"`) && len(c.Words) > 1 {
			words[i] = `"` + word + `"` // the shell took the quotes away
		}
	}
	return p.withBase(ctx, func(base *openBase) error {
		now := p.now()
		a := &study.Act{
			Key: "command line " + strconv.FormatInt(now.UnixNano(), 36), Place: at, Member: userName(), At: now,
			Direct: true, Openly: true, Text: strings.Join(words, " "), Around: keeper{at.Room},
		}
		says, err := plan.New(base.kept, base.facts, base.bot(p), base.kept).Do(ctx, a)
		if err != nil {
			return err
		}
		for _, s := range says {
			if _, err := fmt.Fprintln(p.stdout, s.Post.Text()); err != nil {
				return err
			}
		}
		return nil
	})
}

// A keeper is whoever runs the program: all rooms are theirs.
type keeper struct{ room string }

// Moderates is true.
func (keeper) Moderates(context.Context) (bool, error) { return true, nil }

// Rooms is the room at hand.
func (k keeper) Rooms(context.Context) ([]string, error) { return []string{k.room}, nil }

// Own is the room at hand.
func (k keeper) Own(context.Context) (string, error) { return k.room, nil }

// Mention is the name.
func (keeper) Mention(user string) string { return user }

// Thread is not told here.
func (keeper) Thread(context.Context, int) ([]study.Line, error) {
	return nil, errors.ErrUnsupported
}
