package plan

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot/phrase"
	"footnote/bot/study"
	"footnote/facts"
)

const (
	planned      phrase.Text = "Planned: %s"
	notAReading  phrase.Text = "None of the readings here is called “%s”; I keep it as it is."
	assumed      phrase.Text = "I took that for the time in %s. If it is another, say for instance: plan zone Europe/Berlin"
	nowSafe      phrase.Text = "From now on my answers here leave out what is planned for after the next session. “ahead QUESTION” looks ahead for you alone, and “plan spoilers on” lifts this."
	mostSessions             = 60
)

// idOf names what an act makes by the message that it was said in: an edit of
// that message makes no other one.
func idOf(a *study.Act) string {
	by := *a
	if a.Message != "" {
		by.Key = "plan " + a.Place.Room + " " + a.Message
	}
	return by.ID()
}

// home is the zone that times without a zone are meant in.
func home(a *study.Act, t *timetable) (zone *time.Location, name string, known bool) {
	if zone, ok := FindZone(t.Zone); ok {
		return zone, t.Zone, true
	}
	if name := a.At.Location().String(); strings.Contains(name, "/") {
		if zone, ok := FindZone(name); ok {
			return zone, name, false
		}
	}
	return time.UTC, "UTC", false
}

// add plans sessions.
func (f *Feature) add(ctx context.Context, a *study.Act, t *timetable, args string) (string, error) {
	zone, name, known := home(a, t)
	w, wrong := readWish(args, a.At, zone)
	if wrong != nil {
		return "", wrong
	}
	readings, err := f.matchAll(ctx, a, t, w.readings)
	if err != nil {
		return "", err
	}
	all, err := sessionsOf(a, &w, readings)
	if err != nil {
		return "", err
	}
	fresh := len(t.sessions) == 0 && t.Zone == ""
	if t.Zone == "" { // what was named or assumed once goes for all that follow
		t.Zone, t.Set = name, a.At.UTC()
		if w.Zone != "" {
			t.Zone = w.Zone
		}
		if err := f.store.SetPlan(ctx, t.Plan); err != nil {
			return "", fmt.Errorf("settle a plan: %w", err)
		}
	}
	for i := range all {
		all[i].Zone = w.Zone // what was said of one stays, wherever the plan goes
	}
	if err := f.store.PutSessions(ctx, append(t.dropped(a, all), all...)); err != nil {
		return "", fmt.Errorf("plan a session: %w", err)
	}
	return f.added(a, t, all, w.Zone == "" && !known, fresh), nil
}

// dropped are sessions that the act's message planned before it was edited, and no
// longer does, as removed ones.
func (t *timetable) dropped(a *study.Act, all []Session) []Session {
	var gone []Session
	for _, s := range t.sessions {
		kept := slices.ContainsFunc(all, func(x Session) bool { return x.ID == s.ID })
		if strings.HasPrefix(s.ID, idOf(a)+"-") && !kept {
			s.Removed, s.Change = a.At.UTC(), a.ID()
			gone = append(gone, s)
		}
	}
	return gone
}

// added says what was planned.
func (f *Feature) added(a *study.Act, t *timetable, all []Session, guessed, fresh bool) string {
	var lines []string
	for i := range all {
		lines = append(lines, a.Say(planned, t.line(a, &all[i])))
		if note := t.skipped(a, &all[i]); note != "" {
			lines = append(lines, note)
		}
	}
	var unknown []string
	for i := range all {
		for _, r := range all[i].Readings {
			if r.Source == "" && !slices.Contains(unknown, r.Text) {
				unknown = append(unknown, r.Text)
				lines = append(lines, a.Say(notAReading, r.Text))
			}
		}
	}
	if guessed {
		lines = append(lines, a.Say(assumed, t.Zone))
	}
	if fresh && !t.Spoilers {
		lines = append(lines, a.Say(nowSafe))
	}
	return strings.Join(lines, "\n")
}

// matchAll matches all readings that are named.
func (f *Feature) matchAll(ctx context.Context, a *study.Act, t *timetable, names []string) ([]Reading, error) {
	if len(names) == 0 {
		return nil, nil
	}
	sources, err := f.sources(ctx, a)
	if err != nil {
		return nil, err
	}
	var before []string
	for i := range t.sessions {
		for _, r := range t.sessions[i].Readings {
			before = append(before, r.Source)
		}
	}
	all := make([]Reading, len(names))
	for i, name := range names {
		if all[i], err = f.match(ctx, name, sources, before); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// sessionsOf are the sessions of a wish: one or, "every" week, one after the
// other. Of several readings, each week has one.
func sessionsOf(a *study.Act, w *wish, readings []Reading) ([]Session, error) {
	n, each := 1, false
	if w.Every {
		n, each = w.Repeat, len(readings) > 1
		if n == 0 && each {
			n = len(readings)
		}
	}
	switch {
	case n == 0:
		return nil, refuse(needLast)
	case n > mostSessions:
		return nil, refuse(tooOften, strconv.Itoa(mostSessions))
	}
	id := idOf(a)
	all := make([]Session, n)
	for i := range all {
		all[i] = Session{
			ID: id + "-" + strconv.Itoa(i), Network: a.Place.Network, Room: a.Place.Room, Wall: w.Wall.AddDays(7 * i),
			Readings: readings, By: a.Member, Set: a.At.UTC(),
		}
		if each {
			all[i].Readings = readings[min(i, len(readings)):min(i+1, len(readings))]
		}
	}
	return all, nil
}

const (
	whichOne    phrase.Text = "Which session? Say its number: plan %s 2"
	noSuch      phrase.Text = "There is no session %s; “plan” lists those there are."
	moved       phrase.Text = "Moved: %s"
	removed     phrase.Text = "Removed: %s\n“plan undo” brings it back."
	restored    phrase.Text = "It is planned again: %s"
	nothingGone phrase.Text = "No session was removed here."
)

// changed is the session that the act has changed before; nil for none.
func changed(all []Session, a *study.Act) *Session {
	id := a.ID()
	if i := slices.IndexFunc(all, func(s Session) bool { return s.Change == id }); i >= 0 {
		return &all[i]
	}
	return nil
}

// named is the coming session with the number that the words begin with or, of
// which there is one only, with the reading that they name before "to"; and what
// follows that.
func (t *timetable) named(a *study.Act, verb, args string) (s Session, rest string, err error) {
	args = strings.TrimSpace(args)
	first, rest, _ := strings.Cut(args, " ")
	if first == "" {
		return s, "", refuse(whichOne, verb)
	}
	coming := t.coming(a.At)
	if n, err := strconv.Atoi(strings.Trim(first, "#.,")); err == nil && n >= 1 && n <= len(coming) {
		return coming[n-1], strings.TrimSpace(rest), nil
	}
	name, rest := args, ""
	if i := strings.LastIndex(args, " to "); i >= 0 {
		name, rest = args[:i], args[i+len(" to "):]
	}
	name = strings.Trim(name, quotes+" ")
	var found []Session
	for _, s := range coming {
		if slices.ContainsFunc(s.Readings, func(r Reading) bool { return facts.Fold(r.Text) == facts.Fold(name) }) {
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return s, "", refuse(noSuch, name)
	}
	return found[0], rest, nil
}

// move sets a session for another time.
func (f *Feature) move(ctx context.Context, a *study.Act, t *timetable, args string) (string, error) {
	if s := changed(t.sessions, a); s != nil {
		return a.Say(moved, t.line(a, s)), nil
	}
	s, rest, err := t.named(a, "move", args)
	if err != nil {
		return "", err
	}
	if err := mayChange(ctx, a, s.By, notYours); err != nil {
		return "", err
	}
	zone, _ := t.zone(&s)
	if word, after, ok := strings.Cut(rest, " "); ok && strings.EqualFold(word, "to") {
		rest = after
	}
	m, wrong := readMoment(rest, a.At, zone)
	if wrong != nil {
		return "", wrong
	}
	if m.Zone != "" {
		s.Zone = m.Zone
	}
	s.Wall, s.Set, s.Change = m.Wall, a.At.UTC(), a.ID()
	if err := f.store.PutSessions(ctx, []Session{s}); err != nil {
		return "", fmt.Errorf("move a session: %w", err)
	}
	return strings.TrimSpace(a.Say(moved, t.line(a, &s)) + "\n" + t.skipped(a, &s)), nil
}

const noSuchTime phrase.Text = "The clocks go forward then and skip %[1]s: it is at %[2]s."

// skipped says that the clocks do not show the session's time on that day; it is
// empty where they do.
func (t *timetable) skipped(a *study.Act, s *Session) string {
	start := t.start(s)
	if WallOf(start) == s.Wall {
		return ""
	}
	return a.Say(noSuchTime, a.Phrases.Clock(s.Wall.plain()), a.Phrases.Clock(start))
}

// remove removes a session.
func (f *Feature) remove(ctx context.Context, a *study.Act, t *timetable, args string) (string, error) {
	if s := changed(t.removed, a); s != nil {
		return a.Say(removed, t.line(a, s)), nil
	}
	s, _, err := t.named(a, "remove", args)
	if err != nil {
		return "", err
	}
	if err := mayChange(ctx, a, s.By, notYours); err != nil {
		return "", err
	}
	s.Removed, s.Change = a.At.UTC(), a.ID()
	if err := f.store.PutSessions(ctx, []Session{s}); err != nil {
		return "", fmt.Errorf("remove a session: %w", err)
	}
	return a.Say(removed, t.line(a, &s)), nil
}

// undo brings back the session that was removed last.
func (f *Feature) undo(ctx context.Context, a *study.Act, t *timetable, _ string) (string, error) {
	if s := changed(t.sessions, a); s != nil {
		return a.Say(restored, t.line(a, s)), nil
	}
	if len(t.removed) == 0 {
		return "", refuse(nothingGone)
	}
	s := t.removed[0]
	if err := mayChange(ctx, a, s.By, notYours); err != nil {
		return "", err
	}
	s.Removed, s.Set, s.Change = time.Time{}, a.At.UTC(), a.ID()
	if err := f.store.PutSessions(ctx, []Session{s}); err != nil {
		return "", fmt.Errorf("bring back a session: %w", err)
	}
	return a.Say(restored, t.line(a, &s)), nil
}
