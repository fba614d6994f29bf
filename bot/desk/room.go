package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
)

// A Room is what its people have settled about a room. The zero Room is how
// rooms begin.
type Room struct {
	// Readings are the IDs of the sources that answers may rest on; nil allows
	// all, and an empty list none.
	Readings []string
	// Own are the IDs of the sources that were brought into this room and into
	// no other, or into others too. Rooms without a list of Readings see all
	// sources but those that are other rooms' own.
	Own []string `json:",omitempty"`
	// Files says that every file that is put into the room is read and
	// proposed as a reading, also where the bot is not named.
	Files bool `json:",omitempty"`
	// Moderators are the users who may settle this and review corrections,
	// besides those whom the network itself names.
	Moderators []string
	// Always says that what is not addressed to the bot is answered too, where
	// it is a question for it.
	Always bool
	// Quiet are the hours in which nothing is said that was not asked of the
	// bot by name.
	Quiet Hours
	// Review is the room that gets proposed corrections; empty for the
	// moderators' own conversations with the bot.
	Review string
	// Language is what the bot speaks there, as a BCP 47 tag; empty for the
	// language of the program.
	Language string `json:",omitempty"`
	// Record is since when moderators may see what each member asked, proposed
	// and knew in quizzes here; the zero time while they may not.
	Record time.Time `json:",omitzero"`
}

// Hours are a part of every day. The zero Hours are none.
type Hours struct {
	From, To Clock  // the same for none
	Zone     string // an IANA time zone; empty for UTC
}

// A Clock is a time of the day in minutes since midnight, as a wall clock
// shows it.
type Clock int

// Include reports whether the moment is in the hours. They may go over
// midnight. An unknown time zone counts as UTC.
func (h Hours) Include(t time.Time) bool {
	zone, err := time.LoadLocation(h.Zone)
	if err != nil {
		zone = time.UTC
	}
	t = t.In(zone)
	now := Clock(t.Hour()*60 + t.Minute())
	if h.From <= h.To {
		return h.From <= now && now < h.To
	}
	return now >= h.From || now < h.To
}

// none reports whether there are no such hours.
func (h Hours) none() bool { return h.From == h.To }

// phrasesOf are in the language of the room.
func (d *Desk) phrasesOf(r *Room) phrase.Printer {
	return phrase.For(cmp.Or(r.Language, d.opts.Language))
}

// phrasesAt are in the language of the place's room.
func (d *Desk) phrasesAt(ctx context.Context, p bot.Place) (phrase.Printer, error) {
	room, err := d.kept.Room(ctx, p.Network, p.Room)
	if err != nil {
		return phrase.Printer{}, fmt.Errorf("read settings: %w", err)
	}
	return d.phrasesOf(&room), nil
}

// moderatedBy reports whether the room itself names the user.
func (r *Room) moderatedBy(user string) bool { return slices.Contains(r.Moderators, user) }

// parseHours reads "22:00-07:00 Europe/Berlin"; "none" is none. It returns false
// for anything else.
func parseHours(text string) (h Hours, ok bool) {
	if text = strings.TrimSpace(text); text == "none" || text == "off" {
		return Hours{}, true
	}
	times, zone, _ := strings.Cut(text, " ")
	from, to, _ := strings.Cut(times, "-")
	h.Zone = strings.TrimSpace(zone)
	var errs [3]error
	h.From, errs[0] = ParseClock(from)
	h.To, errs[1] = ParseClock(to)
	_, errs[2] = time.LoadLocation(h.Zone)
	return h, errs == [3]error{}
}

// String is the time as 15:04.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c/60, c%60) }

// ParseClock reads a time of the day as 15:04. The error says how to write it.
func ParseClock(text string) (Clock, error) {
	hour, minute, ok := strings.Cut(text, ":")
	h, err1 := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	if !ok || err1 != nil || err2 != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, fmt.Errorf("%q is no time of the day; write it as 22:00", text)
	}
	return Clock(h*60 + m), nil
}

// zoneName is how a time zone is told.
func zoneName(zone string) string {
	if zone == "" {
		return "UTC"
	}
	return zone
}
