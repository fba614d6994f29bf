package desk

import (
	"context"
	"fmt"
	"slices"
	"time"

	"footnote/facts"
)

// A user is somebody on a network.
type user struct{ network, id string }

// scopeAge is how long it counts what a member's direct messages may be answered
// from: somebody who leaves a room keeps seeing its readings no longer than
// that.
const scopeAge = time.Minute

// scopeOf are the sources that the event may be answered from: nil for all. A
// room without a list reads everything, but not one that the bot is not in, where
// commands can be given all the same.
func (d *Desk) scopeOf(ctx context.Context, e *Event) ([]string, error) {
	if !e.Direct {
		room, err := d.kept.Room(ctx, e.Place.Network, e.Place.Room)
		if err != nil {
			return nil, fmt.Errorf("read the reading list: %w", err)
		}
		if room.Readings != nil || !e.anywhere() {
			return room.Readings, nil
		}
	}
	// In a room of the asker and the bot that has no list, that is everything.
	sources, err := d.scopes.Get(ctx, user{e.Place.Network, e.Author})
	if err != nil {
		return nil, fmt.Errorf("find what the rooms of the asker read: %w", err)
	}
	return sources, nil
}

// findScope finds the sources of all rooms that the user is in; nil for all
// there are. One in none sees what is on no room's list.
func (d *Desk) findScope(ctx context.Context, u user) ([]string, error) {
	lists, err := d.kept.Lists(ctx, u.network)
	if err != nil || len(lists) == 0 {
		return nil, err // every room reads everything
	}
	n, ok := d.networks[u.network]
	if !ok {
		return []string{}, nil
	}
	rooms, err := n.Rooms(ctx, u.id)
	if err != nil {
		return nil, err
	}
	if len(rooms) == 0 {
		return d.unlisted(ctx, lists)
	}
	sources := []string{}
	for _, room := range rooms {
		list, ok := lists[room]
		if !ok {
			return nil, nil // this room reads everything
		}
		sources = append(sources, list...)
	}
	slices.Sort(sources)
	return slices.Compact(sources), nil
}

// unlisted are the sources that are on none of the lists.
func (d *Desk) unlisted(ctx context.Context, lists map[string][]string) ([]string, error) {
	all, err := d.base.Sources(ctx)
	if err != nil {
		return nil, err
	}
	sources := []string{}
	for _, s := range all {
		listed := false
		for _, list := range lists {
			listed = listed || slices.Contains(list, s.ID)
		}
		if !listed {
			sources = append(sources, s.ID)
		}
	}
	return sources, nil
}

// readings are the sources that the event may be answered from.
func (d *Desk) readings(ctx context.Context, e *Event) ([]facts.Source, error) {
	all, err := d.base.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list readings: %w", err)
	}
	allowed, err := d.scopeOf(ctx, e)
	if err != nil || allowed == nil {
		return all, err
	}
	var some []facts.Source
	for _, s := range all {
		if slices.Contains(allowed, s.ID) {
			some = append(some, s)
		}
	}
	return some, nil
}
