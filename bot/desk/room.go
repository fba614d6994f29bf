package desk

import (
	"slices"
	"time"
)

// A Room is what its people have settled about a room. The zero Room is how
// rooms begin.
type Room struct {
	// Readings are the IDs of the sources that answers may rest on; nil allows
	// all, and an empty list none.
	Readings []string
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

// moderatedBy reports whether the room itself names the user.
func (r *Room) moderatedBy(user string) bool { return slices.Contains(r.Moderators, user) }
