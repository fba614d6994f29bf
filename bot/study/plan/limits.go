package plan

import (
	"context"
	"fmt"
	"time"

	"footnote/facts"
)

// Limits are how far the rooms with a plan have read, as package plan tells.
func (f *Feature) Limits(ctx context.Context, network string, rooms []string, at time.Time) (map[string]facts.Until, error) {
	tables, err := f.timetables(ctx, network, rooms)
	if err != nil {
		return nil, err
	}
	limits := make(map[string]facts.Until, len(tables))
	for room, t := range tables {
		limits[room] = t.limits(at)
	}
	return limits, nil
}

// timetables are those of the rooms that have sessions or a plan.
func (f *Feature) timetables(ctx context.Context, network string, rooms []string) (map[string]*timetable, error) {
	plans, err := f.store.Plans(ctx, network, rooms)
	if err != nil {
		return nil, fmt.Errorf("read plans: %w", err)
	}
	if len(plans) == 0 {
		return nil, nil // most often
	}
	sessions, err := f.store.Sessions(ctx, network, rooms)
	if err != nil {
		return nil, fmt.Errorf("read sessions: %w", err)
	}
	of := make(map[string][]Session)
	for _, s := range sessions {
		of[s.Room] = append(of[s.Room], s)
	}
	tables := make(map[string]*timetable, len(plans))
	for _, p := range plans {
		tables[p.Room] = newTimetable(p, of[p.Room])
	}
	return tables, nil
}

// timetable is that of a room, empty where nobody has planned.
func (f *Feature) timetable(ctx context.Context, network, room string) (t *timetable, begun bool, err error) {
	all, err := f.timetables(ctx, network, []string{room})
	if err != nil {
		return nil, false, err
	}
	if t, ok := all[room]; ok {
		return t, true, nil
	}
	return newTimetable(Plan{Network: network, Room: room}, nil), false, nil
}
