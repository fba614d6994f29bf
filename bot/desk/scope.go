package desk

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"footnote/bot"
	"footnote/facts"
)

// A user is somebody on a network.
type user struct{ network, id string }

// scopeAge is how long it counts what a member's direct messages may be answered
// from: somebody who leaves a room keeps seeing its readings no longer than
// that.
const scopeAge = time.Minute

// scopeOf are the sources that the event may be answered from: nil for all. A
// room without a list reads everything but what is other rooms' own, unless the
// bot is not in it, where commands can be given all the same.
func (d *Desk) scopeOf(ctx context.Context, e *Event) ([]string, error) {
	if !e.Direct {
		room, err := d.kept.Room(ctx, e.Place.Network, e.Place.Room)
		if err != nil {
			return nil, fmt.Errorf("read the reading list: %w", err)
		}
		if room.Readings != nil {
			return room.Readings, nil
		}
		open, err := d.answeredOpenly(ctx, e)
		if err != nil {
			return nil, err
		}
		if open {
			return d.openTo(ctx, roomOf(e.Place))
		}
	}
	// In a room of the asker and the bot that has no list, that is everything.
	sources, err := d.scopes.Get(ctx, user{e.Place.Network, e.Author})
	if err != nil {
		return nil, fmt.Errorf("find what the rooms of the asker read: %w", err)
	}
	if sources == nil || !e.Direct {
		return sources, nil
	}
	return d.withOwn(ctx, sources, roomOf(e.Place))
}

// answeredOpenly reports whether everyone in the room sees what is said to the
// event: also to a button under what everyone sees.
func (d *Desk) answeredOpenly(ctx context.Context, e *Event) (bool, error) {
	if e.Kind != Pressed || e.Message == "" {
		return !e.anywhere(), nil
	}
	shown, ok, err := d.kept.Shown(ctx, e.Place.Network, e.Place.Room, e.Message)
	if err != nil {
		return false, fmt.Errorf("look for what was pressed: %w", err)
	}
	return ok && shown.To == "", nil
}

// findOwners finds the sources that are rooms' own, with those rooms.
func (d *Desk) findOwners(ctx context.Context, _ struct{}) (map[string][]bot.Place, error) {
	return d.kept.Owned(ctx)
}

// forgetScopes is called when the readings of a room have changed.
func (d *Desk) forgetScopes() {
	d.owners.Clear()
	d.scopes.Clear()
}

// withOwn are the sources and those that are the room's own.
func (d *Desk) withOwn(ctx context.Context, sources []string, room bot.Place) ([]string, error) {
	owned, err := d.owners.Get(ctx, struct{}{})
	if err != nil {
		return nil, fmt.Errorf("look whose the readings are: %w", err)
	}
	sources = slices.Clip(sources) // it is shared
	for id, owners := range owned {
		if slices.Contains(owners, room) && !slices.Contains(sources, id) {
			sources = append(sources, id)
		}
	}
	return sources, nil
}

// findScope finds the sources of all rooms that the user is in; nil for all
// there are. One in none sees what is on no room's list, and no room's own.
func (d *Desk) findScope(ctx context.Context, u user) ([]string, error) {
	lists, err := d.kept.Lists(ctx, u.network)
	if err != nil {
		return nil, err
	}
	owned, err := d.owners.Get(ctx, struct{}{})
	if err != nil || len(lists)+len(owned) == 0 {
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
		return d.unlisted(ctx, lists, owned)
	}
	sources := []string{}
	var open []bot.Place // rooms that see everything but what is others' own
	for _, room := range rooms {
		if list, ok := lists[room]; ok {
			sources = append(sources, list...)
		} else {
			open = append(open, bot.Place{Network: u.network, Room: room})
		}
	}
	if len(open) > 0 {
		more, err := d.openTo(ctx, open...)
		if more == nil || err != nil {
			return nil, err
		}
		sources = append(sources, more...)
	}
	slices.Sort(sources)
	return slices.Compact(sources), nil
}

// openTo are the sources that somebody in these rooms may see who may see
// everything: all but what is only other rooms' own; nil for all.
func (d *Desk) openTo(ctx context.Context, rooms ...bot.Place) ([]string, error) {
	owned, err := d.owners.Get(ctx, struct{}{})
	if err != nil {
		return nil, fmt.Errorf("look whose the readings are: %w", err)
	}
	hidden := maps.Clone(owned)
	maps.DeleteFunc(hidden, func(_ string, owners []bot.Place) bool { return common(owners, rooms) })
	if len(hidden) == 0 {
		return nil, nil
	}
	all, err := d.base.Sources(ctx)
	if err != nil {
		return nil, err
	}
	sources := []string{}
	for _, s := range all {
		if hidden[s.ID] == nil {
			sources = append(sources, s.ID)
		}
	}
	return sources, nil
}

// common reports whether the two lists of rooms have one in common.
func common(a, b []bot.Place) bool {
	return slices.ContainsFunc(a, func(p bot.Place) bool { return slices.Contains(b, p) })
}

// unlisted are the sources that are on none of the lists, and no room's own.
func (d *Desk) unlisted(ctx context.Context, lists map[string][]string, owned map[string][]bot.Place) ([]string, error) {
	all, err := d.base.Sources(ctx)
	if err != nil {
		return nil, err
	}
	sources := []string{}
	for _, s := range all {
		hidden := len(owned[s.ID]) > 0
		for _, list := range lists {
			hidden = hidden || slices.Contains(list, s.ID)
		}
		if !hidden {
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
	allowed, until, err := d.limitsOf(ctx, e)
	if err != nil || allowed == nil && len(until) == 0 {
		return all, err
	}
	var some []facts.Source
	for _, s := range all {
		if (allowed == nil || slices.Contains(allowed, s.ID)) && !until.Hides(s.ID) {
			some = append(some, s)
		}
	}
	return some, nil
}
