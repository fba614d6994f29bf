package desk

import (
	"context"
	"fmt"
	"time"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
)

// The values of the setting "record".
const (
	recordOpen   = "open"
	recordClosed = "closed"
)

// recordOf begins the question that what a room is told of its record goes by;
// the key of the event follows.
const recordOf = "record:"

// What a room is told when its record is opened and closed.
const (
	recordOpened phrase.Text = "The record of this room is open from now on. Whoever moderates it can see, for each member: how many questions they ask here, " +
		"how many corrections and readings they propose here, and how they do in quizzes here. " +
		"They see nothing from before now, and nothing of direct messages. Each member sees what is kept about them by: my data"
	recordShut phrase.Text = "The record of this room is closed: moderators no longer see what members asked, proposed and knew in quizzes."
)

// recordSince is since when a record is open that was open since then: it stays
// as long open as it was, and begins anew after it was closed.
func recordSince(was time.Time, wanted string, at time.Time) time.Time {
	switch {
	case wanted != recordOpen:
		return time.Time{}
	case was.IsZero():
		return at.UTC()
	}
	return was
}

// tellRecord has the room told openly that its record was opened or closed. It
// is on disk before the setting counts, so that nothing is seen that the room
// was not told of.
func (j *job) tellRecord(ctx context.Context, was, now *Room) error {
	if was.Record.IsZero() == now.Record.IsZero() {
		return nil
	}
	in := j.phrasesOf(now)
	p := post.Post{Note: in.Say(recordOpened)}
	if now.Record.IsZero() {
		p.Note = in.Say(recordShut)
	}
	at := bot.Place{Network: j.e.Place.Network, Room: j.e.Value}
	x := Delivery{Place: at, Question: recordOf + j.e.Key, Asker: j.e.Author, At: j.opts.Now()}
	if err := j.kept.Put(ctx, j.pages(x, p)...); err != nil {
		return fmt.Errorf("tell a room of its record: %w", err)
	}
	j.wakeRoom(at)
	return nil
}

// recordText tells since when the record of a room is open, on a line of its
// own; nothing where it is closed, as records begin.
func recordText(p phrase.Printer, r *Room) string {
	if r.Record.IsZero() {
		return ""
	}
	return "\n" + p.Say("Record: open to moderators since %[1]s, %[2]s UTC.", p.Day(r.Record), p.Clock(r.Record))
}
