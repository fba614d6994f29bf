package desk

import (
	"context"
	"fmt"
	"math"

	"footnote/facts"
)

// limitsOf are the sources that the event may be answered from, as scopeOf has
// them, and how far these may be told of now.
func (d *Desk) limitsOf(ctx context.Context, e *Event) ([]string, facts.Until, error) {
	sources, err := d.scopeOf(ctx, e)
	if err != nil || d.opts.Study == nil {
		return sources, nil, err
	}
	rooms := []string{e.Place.Room}
	if e.Direct {
		shared, err := d.sharedWith(ctx, e)
		if err != nil {
			return nil, nil, err
		}
		rooms = append(rooms, shared...)
	}
	limits, err := d.opts.Study.Limits(ctx, e.Place.Network, rooms, d.opts.Now())
	if err != nil {
		return nil, nil, fmt.Errorf("look how far rooms have read: %w", err)
	}
	if len(limits) == 0 {
		return sources, nil, nil
	}
	lists, err := d.kept.Lists(ctx, e.Place.Network)
	if err != nil {
		return nil, nil, fmt.Errorf("read the reading lists: %w", err)
	}
	return sources, farthest(rooms, limits, lists), nil
}

// sharedWith are the rooms that the author of a direct event shares with the bot.
func (d *Desk) sharedWith(ctx context.Context, e *Event) ([]string, error) {
	n, ok := d.networks[e.Place.Network]
	if !ok || e.Author == "" {
		return nil, nil
	}
	rooms, err := n.Rooms(ctx, e.Author)
	if err != nil {
		return nil, fmt.Errorf("list the rooms of the asker: %w", err)
	}
	return rooms, nil
}

// farthest is how far somebody may be told who is in all of the rooms: a source
// is limited only as far as every room limits it that has it in its plan or on
// its list. A room that simply sees everything has no say.
func farthest(rooms []string, limits map[string]facts.Until, lists map[string][]string) facts.Until {
	until := make(facts.Until)
	for _, room := range rooms {
		for id, end := range limits[room] {
			until[id] = max(until[id], end)
		}
	}
	for _, room := range rooms {
		for _, id := range lists[room] {
			if _, planned := limits[room][id]; !planned {
				delete(until, id)
			}
		}
	}
	for id, end := range until {
		if end == math.MaxInt {
			delete(until, id)
		}
	}
	return until
}
