package plan

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

// mostAlarms is how many alarms are told at once.
const mostAlarms = 100

// Alarms are the reminders that are due, and when the next is.
func (f *Feature) Alarms(ctx context.Context, networks []string, until time.Time) (due []study.Alarm, next time.Time, err error) {
	// No zone is farther than a day from UTC.
	sessions, err := f.store.ComingSessions(ctx, networks, WallOf(until.UTC()).AddDays(-1))
	if err != nil {
		return nil, next, fmt.Errorf("list coming sessions: %w", err)
	}
	rooms := make(map[string][]string)
	for i := range sessions {
		if s := &sessions[i]; !slices.Contains(rooms[s.Network], s.Room) {
			rooms[s.Network] = append(rooms[s.Network], s.Room)
		}
	}
	for network, in := range rooms {
		plans, err := f.store.Plans(ctx, network, in)
		if err != nil {
			return nil, next, fmt.Errorf("read plans: %w", err)
		}
		for i := range sessions {
			s := &sessions[i]
			at := slices.IndexFunc(plans, func(p Plan) bool { return p.Network == s.Network && p.Room == s.Room })
			if at < 0 {
				continue
			}
			t := &timetable{Plan: plans[at]}
			alarms, later := t.alarms(s, until)
			due = append(due, alarms...)
			if next.IsZero() || !later.IsZero() && later.Before(next) {
				next = later
			}
		}
	}
	due, err = f.notGiven(ctx, due)
	slices.SortStableFunc(due, func(a, b study.Alarm) int { return a.At.Compare(b.At) })
	return due[:min(len(due), mostAlarms)], next, err
}

// alarms is the last reminder of a session that is due, if any is, and when the
// next is.
func (t *timetable) alarms(s *Session, until time.Time) (due []study.Alarm, next time.Time) {
	zone, name := t.zone(s)
	start := s.Wall.In(zone)
	if !start.After(until) {
		return nil, next
	}
	for _, l := range t.leads() {
		at := l.Before(s.Wall, zone)
		switch {
		case at.Before(s.Set) || at.Before(t.Set):
		case at.After(until):
			if next.IsZero() || at.Before(next) {
				next = at
			}
		default: // those before it are over with it
			due = []study.Alarm{{ID: alarmID(s, name, l), Place: bot.Place{Network: s.Network, Room: s.Room}, At: at}}
		}
	}
	return due, next
}

// notGiven leaves out what was given before.
func (f *Feature) notGiven(ctx context.Context, due []study.Alarm) ([]study.Alarm, error) {
	if len(due) == 0 {
		return nil, nil
	}
	ids := make([]string, len(due))
	for i := range due {
		ids[i] = due[i].ID
	}
	given, err := f.store.Reminded(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("look which reminders were given: %w", err)
	}
	return slices.DeleteFunc(due, func(a study.Alarm) bool { return given[a.ID] }), nil
}

const reminder phrase.Text = "The next session is near. %s"

// Ring gives a reminder, the first of a session with its digest. One whose
// session was moved or removed, or has begun, says nothing.
func (f *Feature) Ring(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	id := a.Value
	if err := f.store.Remind(ctx, id); err != nil {
		return nil, fmt.Errorf("note a reminder: %w", err)
	}
	t, _, err := f.timetable(ctx, a.Place.Network, a.Place.Room)
	if err != nil {
		return nil, err
	}
	session, wall, zone, lead, ok := readAlarmID(id)
	at := slices.IndexFunc(t.sessions, func(s Session) bool { return s.ID == session })
	if !ok || at < 0 {
		return nil, nil
	}
	s := &t.sessions[at]
	if _, name := t.zone(s); s.Wall != wall || name != zone || !t.start(s).After(a.At) || !slices.Contains(t.leads(), lead) {
		return nil, nil
	}
	p := post.Post{Note: a.Say(reminder, t.line(a, s)), Actions: agendaButton(a), Until: t.start(s).UTC()}
	if lead == t.leads()[0] {
		lines, err := f.digest(ctx, a, t, at)
		if err != nil {
			return nil, err
		}
		p.Note = strings.Join(append([]string{p.Note}, lines...), "\n")
	}
	return []study.Saying{{Place: a.Place, Key: "plan " + id, Post: p}}, nil
}
