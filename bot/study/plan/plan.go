package plan

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"footnote/bot"
	"footnote/facts"
)

// A Plan is what is settled about the sessions of a room. The zero Plan of a
// room is one that nobody has begun.
type Plan struct {
	Network, Room string
	Zone          string // of sessions without one of their own; empty is UTC
	// Spoilers says that answers may tell what has not been read.
	Spoilers bool
	Leads    []Lead // of the reminders; nil for a day and an hour
	// Set is when Zone or Leads were settled, in UTC: no reminder is given that
	// was due before.
	Set time.Time
}

// A Session is when a room meets, and what is to be read for it.
type Session struct {
	ID            string
	Network, Room string
	Wall          Wall
	Zone          string // empty for the plan's
	Readings      []Reading
	By            string    // who planned it
	Set           time.Time // when it was set for that time, in UTC
	Change        string    // the ID of the act that changed it last; empty since it was planned
	Removed       time.Time // zero unless it was
}

// A Reading is something to read: a source of the base, a part of one or, with
// no Source, whatever the Text says.
type Reading struct {
	Text   string // as people named it
	Source string `json:",omitempty"` // its ID
	Title  string `json:",omitempty"` // as it is cited
	Part   string `json:",omitempty"` // the heading of the part; empty for all of it
	// Start and End are the bytes of the part; both 0 for all of it.
	Start, End int `json:",omitempty"`
}

// A Store keeps plans. It must be safe for concurrent use.
type Store interface {
	// Plans are those of the network's rooms that have one.
	Plans(ctx context.Context, network string, rooms []string) ([]Plan, error)
	// SetPlan settles a plan, in the stead of what was settled before.
	SetPlan(ctx context.Context, p Plan) error
	// PutSessions adds sessions, or changes those that are there.
	PutSessions(ctx context.Context, all []Session) error
	// Sessions are those of the rooms, also those that were removed.
	Sessions(ctx context.Context, network string, rooms []string) ([]Session, error)
	// ComingSessions are those of the networks from the wall's time on that were
	// not removed.
	ComingSessions(ctx context.Context, networks []string, from Wall) ([]Session, error)
	// Reminded reports which of the reminders were given.
	Reminded(ctx context.Context, ids []string) (map[string]bool, error)
	// Remind notes that a reminder was given; that it was before is no error.
	Remind(ctx context.Context, id string) error
	// Asked are the questions that the bot was asked openly in the room since
	// then, in their stand-alone wording, oldest first, at most limit.
	Asked(ctx context.Context, room bot.Place, since time.Time, limit int) ([]string, error)
	// Missing are the questions asked in the rooms that the readings could not
	// answer, the most asked first, at most limit.
	Missing(ctx context.Context, network string, rooms []string, limit int) ([]bot.Missed, error)
}

// length is how long a session goes on.
const length = 2 * time.Hour

// A timetable is a plan with its sessions, in order.
type timetable struct {
	Plan
	sessions []Session // not those that were removed
	removed  []Session
}

// newTimetable sorts the sessions of a plan.
func newTimetable(p Plan, all []Session) *timetable {
	t := &timetable{Plan: p}
	for _, s := range all {
		if s.Removed.IsZero() {
			t.sessions = append(t.sessions, s)
		} else {
			t.removed = append(t.removed, s)
		}
	}
	slices.SortFunc(t.sessions, func(a, b Session) int {
		return cmp.Or(t.start(&a).Compare(t.start(&b)), strings.Compare(a.ID, b.ID))
	})
	slices.SortFunc(t.removed, func(a, b Session) int { return cmp.Or(b.Removed.Compare(a.Removed), strings.Compare(a.ID, b.ID)) })
	return t
}

// zone is the zone of a session, and its name.
func (t *timetable) zone(s *Session) (*time.Location, string) {
	name := cmp.Or(s.Zone, t.Zone, "UTC")
	if zone, ok := FindZone(name); ok {
		return zone, name
	}
	return time.UTC, name // the zones that this machine knows have changed
}

// start is when a session begins, in its zone.
func (t *timetable) start(s *Session) time.Time {
	zone, _ := t.zone(s)
	return s.Wall.In(zone)
}

// leads are those of the reminders, the longest first.
func (t *timetable) leads() []Lead {
	all := slices.Clone(t.Leads)
	if t.Leads == nil {
		all = slices.Clone(leads)
	}
	ahead := func(l Lead) time.Duration { days, rest := l.parts(); return time.Duration(days)*24*time.Hour + rest }
	slices.SortStableFunc(all, func(a, b Lead) int { return cmp.Compare(ahead(b), ahead(a)) })
	return all
}

// next is the index of the first session that is not over; len(t.sessions) if
// all are.
func (t *timetable) next(now time.Time) int {
	for i := range t.sessions {
		if t.start(&t.sessions[i]).Add(length).After(now) {
			return i
		}
	}
	return len(t.sessions)
}

// coming are the sessions that are not over.
func (t *timetable) coming(now time.Time) []Session { return t.sessions[t.next(now):] }

// limits are how far each source of the plan may be told of.
func (t *timetable) limits(now time.Time) facts.Until {
	until := make(facts.Until)
	next := t.next(now)
	read, later := make(facts.Until), make(facts.Until)
	for i := range t.sessions {
		for _, r := range t.sessions[i].Readings {
			switch {
			case r.Source == "":
			case i <= next:
				read[r.Source] = max(read[r.Source], r.end())
			default:
				if start, has := later[r.Source]; !has || r.Start < start {
					later[r.Source] = r.Start
				}
			}
		}
	}
	for id := range read {
		until[id] = readAll
	}
	for id, start := range later {
		until[id] = start
		if end, has := read[id]; has {
			until[id] = end
		}
		if t.Spoilers {
			until[id] = readAll
		}
	}
	return until
}

// end is the byte that the reading ends at.
func (r *Reading) end() int {
	if r.End == 0 {
		return readAll
	}
	return r.End
}

// readAll is the limit of a source that has none.
const readAll = math.MaxInt
