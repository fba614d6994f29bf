package desk_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"footnote/bot/desk"
)

// A week is one in which the clocks of a zone are changed.
type week struct {
	zone     string
	from     string   // its first day; it has seven
	sessions []string // as clocks on the wall there show them
}

var weeks = []week{
	{"Europe/Berlin", "2026-03-25", []string{"2026-03-26T18:00", "2026-03-29T02:30", "2026-03-29T18:00", "2026-03-30T02:30"}},
	{"Europe/Berlin", "2026-10-21", []string{"2026-10-22T18:00", "2026-10-25T02:30", "2026-10-25T03:15", "2026-10-25T18:00", "2026-10-26T02:30"}},
	{"America/New_York", "2026-03-04", []string{"2026-03-05T19:30", "2026-03-08T02:30", "2026-03-08T03:30", "2026-03-08T19:30", "2026-03-09T02:00"}},
	{"America/New_York", "2026-10-28", []string{"2026-10-31T19:30", "2026-11-01T01:30", "2026-11-01T02:00", "2026-11-01T19:30", "2026-11-02T01:30"}},
	{"Australia/Lord_Howe", "2026-04-01", []string{"2026-04-02T18:00", "2026-04-05T01:45", "2026-04-05T02:15", "2026-04-05T18:00", "2026-04-06T01:45"}},
	{"Australia/Lord_Howe", "2026-09-30", []string{"2026-10-01T18:00", "2026-10-04T02:15", "2026-10-04T03:00", "2026-10-04T18:00", "2026-10-05T02:15"}},
}

// cardTimes are when members want to be told of their cards, every day.
var cardTimes = map[string]string{"ana": "18:00", "ben": "02:15"}

// seeds is how many lives each of the weeks is lived in.
const seeds = 1

// TestWeek has a study group live through weeks in which the clocks are changed,
// by the desk's own timers. The process dies now and then, also in the middle of
// a reminder, and is away for a while. Each reminder comes once, in the minute
// that it is for or, if nobody was there then, as soon as somebody is.
func TestWeek(t *testing.T) {
	for i, x := range weeks {
		for seed := range uint64(seeds) {
			t.Run(fmt.Sprintf("%s %s %d", x.zone, x.from, seed), func(t *testing.T) {
				t.Parallel()
				if testing.Short() && i > 0 {
					t.Skip("it looks for alarms some ten thousand times")
				}
				synctest.Test(t, func(t *testing.T) { x.live(t, rand.New(rand.NewPCG(seed, uint64(i)))) })
			})
		}
	}
}

// live lives through the week.
func (x *week) live(t *testing.T, random *rand.Rand) {
	zone, err := time.LoadLocation(x.zone)
	if err != nil {
		t.Fatal(err)
	}
	begin := shows(zone, x.from+"T00:00")
	time.Sleep(time.Until(begin))
	w := sleepingWorld(t, larn(t))
	w.opts.Now, w.now = time.Now, time.Now()
	came := recorded(w)
	x.plan(t, w)
	begin = time.Now()
	lives := awake(t, w, random, begin.Add(7*24*time.Hour))
	want := x.reminders(zone, begin)
	if len(want) < 20 {
		t.Fatalf("the week has %d reminders", len(want))
	}
	for key, r := range want {
		r.check(t, key, zone, lives, (*came)[key])
		delete(*came, key)
	}
	for key, at := range *came {
		t.Errorf("%s came at %v, and was for no such time", key, at)
	}
}

// plan plans the sessions, and has members wait for their cards.
func (x *week) plan(t *testing.T, w *world) {
	w.start(t)
	for _, s := range x.sessions {
		w.Command(t, "group", "mod", fmt.Sprintf("plan add %q on %s %s", "ch. 3", strings.Replace(s, "T", " ", 1), x.zone))
	}
	for user, at := range cardTimes {
		for _, text := range []string{"quiz remind " + at + " " + x.zone, "quiz 1 about Bram Oke", "I don't know"} {
			w.Say(t, "direct", "", user, text, true)
		}
	}
	time.Sleep(time.Hour) // until the cards are due
	w.stop()
}

// recorded tells when reminders were sent, by what they are for.
func recorded(w *world) *map[string][]time.Time {
	came := make(map[string][]time.Time)
	w.net.fault = func(call string, d *desk.Delivery) error { // under the network's lock
		key := keyOf(d)
		if call == "send" && key != "" {
			came[key] = append(came[key], time.Now())
		}
		return nil
	}
	return &came
}

// keyOf names a reminder by its session and lead, or its member and moment;
// empty for what is none.
func keyOf(d *desk.Delivery) string {
	if parts := strings.Fields(d.Question); len(parts) == 5 && parts[0] == "plan" {
		return parts[2] + " " + parts[4]
	}
	if s, ok := strings.CutPrefix(d.Question, "quiz-test-"); ok {
		if at, err := strconv.ParseInt(s, 10, 64); err == nil {
			return d.Place.Room + " " + time.Unix(at, 0).UTC().Format(time.RFC3339)
		}
	}
	return ""
}

// A span is from when until when a process lived.
type span struct{ from, to time.Time }

// awake has one process live after the other, until the end; the last does not die.
func awake(t *testing.T, w *world, random *rand.Rand, end time.Time) []span {
	var lives []span
	base, born := w.facts, w.bot
	for last := false; !last; {
		last = time.Now().After(end)
		now := &life{last: 1 + random.IntN(30), after: random.IntN(2) == 0}
		if last {
			now.last = 0
		}
		ctx, kill := context.WithCancel(t.Context())
		now.kill = kill
		w.store, w.bot, w.facts = mortalStore{w.kept, now}, mortalBot{born, now}, mortalBase{base, now}
		w.networks = map[string]desk.Network{"test": mortalNetwork{w.net, now}}
		lived := span{from: time.Now()}
		w.startIn(t, ctx)
		select {
		case <-ctx.Done():
		case <-time.After(time.Minute + time.Duration(random.Int64N(int64(12*time.Hour)))):
		}
		w.stop()
		kill()
		lived.to = time.Now()
		lives = append(lives, lived)
		if random.IntN(3) > 0 {
			time.Sleep(time.Duration(random.Int64N(int64(8 * time.Hour))))
		}
	}
	return lives
}

// A due is when a reminder is for, and when it is too late for it.
type due struct{ at, late time.Time }

// reminders are those that are to come from begin on, by their keys.
func (x *week) reminders(zone *time.Location, begin time.Time) map[string]due {
	want := make(map[string]due)
	for _, s := range x.sessions {
		start := shows(zone, s)
		hour, day := start.Add(-time.Hour), shows(zone, onDay(s, -1))
		want[s+" 1h"], want[s+" 1d"] = due{hour, start}, due{day, hour}
	}
	for user, at := range cardTimes {
		for n := range 12 {
			day := onDay(x.from+"T"+at, n)
			moment, midnight := shows(zone, day), shows(zone, onDay(x.from+"T00:00", n+1))
			if moment.After(begin) {
				want["direct-"+user+" "+moment.UTC().Format(time.RFC3339)] = due{moment, midnight}
			}
		}
	}
	return want
}

// onDay is what a wall shows so many days later.
func onDay(wall string, n int) string {
	at, _ := time.Parse(layout, wall)
	return at.AddDate(0, 0, n).Format(layout)
}

const layout = "2006-01-02T15:04"

// shows is the first minute in which the clocks of the zone show that or more,
// found by looking at every minute.
func shows(zone *time.Location, wall string) time.Time {
	at, _ := time.Parse(layout, wall)
	for at = at.Add(-24 * time.Hour); at.In(zone).Format(layout) < wall; {
		at = at.Add(time.Minute)
	}
	return at
}

// check checks when a reminder came: with the first process that lived when it
// was due and was not too late. One that died at it has it brought by the next,
// however late that is.
func (r due) check(t *testing.T, key string, zone *time.Location, lives []span, came []time.Time) {
	t.Helper()
	tried, brought := false, time.Time{}
	for _, l := range lives {
		from := later(l.from, r.at)
		if l.to.Before(from) || !from.Before(r.late) && !tried {
			continue
		}
		tried = true
		if l.to.Sub(from) > time.Second { // it did not die at once
			brought = from
			break
		}
	}
	switch {
	case len(came) == 0 && (brought.IsZero() || !brought.Before(r.late)):
	case len(came) != 1:
		t.Errorf("%s: came at %v, want once at %v", key, came, brought.In(zone))
	case came[0].Before(r.at) || came[0].After(brought):
		t.Errorf("%s: came at %v, want it at %v", key, came[0].In(zone), brought.In(zone))
	}
}

// later is the later of two times.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
