package desk

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"footnote/bot"
	"footnote/bot/study"
)

// ringing is the kind of the desk's own events: an alarm of the study group's
// rings, the Value.
const ringing Kind = "ringing"

// act is the event as the study group sees it, with the text of it that is meant.
func (j *job) act(ctx context.Context, text string) (*study.Act, error) {
	sources, until, err := j.limitsOf(ctx, &j.e)
	if err != nil {
		return nil, err
	}
	return &study.Act{
		Key: j.e.Key, Place: j.e.Place, Member: j.e.Author, At: j.e.At, Direct: j.e.Direct, Openly: j.to() == "",
		Addressed: j.e.Addressed, Message: j.e.Message, Text: text, Action: j.e.Action, Value: j.e.Value,
		Sources: sources, Until: until, Phrases: j.phrases(), Around: around{j},
	}, nil
}

// study acts on a command of the study group's.
func (j *job) study(ctx context.Context, c study.Command, args string) error {
	a, err := j.act(ctx, args)
	if err != nil {
		return err
	}
	says, err := c.Do(ctx, a)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Name, err)
	}
	return j.sayAll(ctx, says)
}

// heard reports whether a message is for the study group, and acts on it then.
func (j *job) heard(ctx context.Context) (bool, error) {
	if j.opts.Study == nil {
		return false, nil
	}
	a, err := j.act(ctx, j.e.Text)
	if err != nil {
		return false, err
	}
	a.Command = a.Addressed && j.isCommand(a.Text)
	says, heard, err := j.opts.Study.Hear(ctx, a)
	if err != nil || !heard {
		return heard, err
	}
	return true, j.sayAll(ctx, says)
}

// pressedStudy reports whether a button is one of the study group's, and acts on
// it then.
func (j *job) pressedStudy(ctx context.Context) (bool, error) {
	a, err := j.act(ctx, "")
	if err != nil {
		return false, err
	}
	says, pressed, err := j.opts.Study.Press(ctx, a)
	if err != nil || !pressed {
		return pressed, err
	}
	return true, j.sayAll(ctx, says)
}

// ring rings the alarm of the event.
func (j *job) ring(ctx context.Context) error {
	a, err := j.act(ctx, "")
	if err != nil {
		return err
	}
	a.Openly = true
	a.At = j.opts.Now() // it may have been taken by a process that died
	says, err := j.opts.Study.Ring(ctx, a)
	if err != nil {
		return fmt.Errorf("ring: %w", err)
	}
	return j.sayAll(ctx, says)
}

// sayAll has the sayings stand.
func (j *job) sayAll(ctx context.Context, says []study.Saying) error {
	for i := range says {
		if err := j.say(ctx, &says[i]); err != nil {
			return err
		}
	}
	return nil
}

// say has a saying stand. One to a user who has no conversation with the bot, on
// a network that opens none, is left out.
func (j *job) say(ctx context.Context, s *study.Saying) error {
	if s.Secret && !j.whispers(s.Place) {
		return nil
	}
	x := Delivery{Place: s.Place, To: s.To, Question: s.Key}
	if s.Place == (bot.Place{}) {
		network := s.Network
		if network == "" {
			network = j.e.Place.Network
		}
		room, err := j.directRoom(ctx, user{network, s.To})
		if err != nil || room == "" {
			return err
		}
		x.Place, x.To = bot.Place{Network: network, Room: room}, ""
	}
	if x.Question == "" {
		x.Question = j.question()
	}
	if !s.Gone {
		j.putAt(x, s.Post)
		return j.told(ctx, &x, s.Post.Reply)
	}
	pages, err := j.slip(ctx, slipOf(&x))
	for _, page := range pages {
		j.out.Withdraw = append(j.out.Withdraw, page.ID)
	}
	return err
}

// told has the bot remember what a delivery tells, for those who see it.
func (j *job) told(ctx context.Context, x *Delivery, r *bot.Reply) error {
	if r == nil {
		return nil
	}
	m := bot.Message{Place: x.Place, ID: j.question(), At: j.e.At}
	if x.To != "" {
		m.Place.Thread = privateOf(x.To)
	}
	return j.bot.Told(ctx, m, *r)
}

// whispers reports whether what is said to one user in the place is seen by
// nobody else.
func (j *job) whispers(p bot.Place) bool {
	n, ok := j.networks[p.Network].(Whisperer)
	return ok && n.Whispers(p.Room) || j.e.Direct && p.Room == j.e.Place.Room
}

// around is what the study group may ask about the place of an event.
type around struct{ j *job }

// Mention names a user.
func (a around) Mention(user string) string { return a.j.name(user) }

// Moderates reports whether the author looks after the room.
func (a around) Moderates(ctx context.Context) (bool, error) {
	return a.j.moderates(ctx, a.j.e.Place.Network, a.j.e.Place.Room, a.j.e.Author)
}

// Rooms are those that the author shares with the bot.
func (a around) Rooms(ctx context.Context) ([]string, error) {
	n, ok := a.j.networks[a.j.e.Place.Network]
	if !ok || a.j.e.Author == "" {
		return nil, nil
	}
	return n.Rooms(ctx, a.j.e.Author)
}

// Own is the room of the author's own conversation with the bot.
func (a around) Own(ctx context.Context) (string, error) {
	if a.j.e.Direct {
		return a.j.e.Place.Room, nil
	}
	return a.j.directRoom(ctx, user{a.j.e.Place.Network, a.j.e.Author})
}

// Thread is what was said in the event's thread.
func (a around) Thread(ctx context.Context, most int) ([]study.Line, error) {
	h, ok := a.j.networks[a.j.e.Place.Network].(Historian)
	if !ok {
		return nil, nil
	}
	lines, err := h.Thread(ctx, a.j.e.Place, most)
	if errors.Is(err, ErrRefused) {
		return nil, nil
	}
	for i := range lines {
		if err := a.recognise(ctx, &lines[i]); err != nil {
			return nil, err
		}
	}
	return lines, err
}

// recognise tells of a line what the desk knows of it: what the bot answered with
// it, or that it was a command.
func (a around) recognise(ctx context.Context, l *study.Line) error {
	if l.Own {
		p := a.j.e.Place
		x, ok, err := a.j.kept.Shown(ctx, p.Network, p.Room, l.Message)
		if err != nil {
			return fmt.Errorf("look what was answered: %w", err)
		}
		if ok {
			l.Reply = x.Post.Reply
		}
		return nil
	}
	l.Command = a.j.isCommand(l.Text)
	return nil
}

// longestSleep is how long the desk sleeps at most before it looks for alarms
// again: another process may have set one.
const longestSleep = 30 * time.Second

// keepTime rings the study group's alarms until ctx is done.
func (d *Desk) keepTime(ctx context.Context) {
	for {
		_, next, err := d.ringDue(ctx)
		if err != nil && ctx.Err() == nil {
			d.opts.Log.Error("alarms not rung", "error", err)
		}
		sleep := longestSleep
		if !next.IsZero() {
			sleep = min(max(next.Sub(d.opts.Now()), leastWait), longestSleep)
		}
		select {
		case <-ctx.Done():
			return
		case <-d.alarmed:
		case <-time.After(sleep):
		}
	}
}

// ringDue takes the alarms that are due as events, each once, and returns
// whether there were any, and when the next is due.
func (d *Desk) ringDue(ctx context.Context) (rang bool, next time.Time, err error) {
	due, next, err := d.opts.Study.Alarms(ctx, slices.Sorted(maps.Keys(d.networks)), d.opts.Now())
	if err != nil {
		return false, next, err
	}
	for _, alarm := range due {
		e := Event{Kind: ringing, Key: "alarm " + alarm.ID, Place: alarm.Place, Value: alarm.ID, At: d.opts.Now()}
		if err := d.Take(ctx, e); err != nil {
			return rang, next, err
		}
	}
	return len(due) > 0, next, nil
}

// setAlarms has the desk look at the alarms anew, for one may have been set.
func (d *Desk) setAlarms() {
	select {
	case d.alarmed <- struct{}{}:
	default:
	}
}
