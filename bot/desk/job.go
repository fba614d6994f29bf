package desk

import (
	"context"

	"footnote/bot/phrase"
	"footnote/bot/post"
)

// A job is the handling of one event.
type job struct {
	*Desk
	e    Event
	room Room // the settings of the event's room
	// apart says that the room is a conversation of two others.
	apart bool
	out   Outcome
}

func (d *Desk) job(e Event) *job { return &job{Desk: d, e: e, out: Outcome{Event: e}} }

// do works out what follows from the event. What it changes besides j.out may
// be done again, since the process may die before the outcome is kept.
func (j *job) do(ctx context.Context) error {
	switch j.e.Kind {
	case Said:
		return j.said(ctx)
	case Edited:
		return j.edited(ctx)
	case Deleted:
		return j.deleted(ctx)
	case Asked:
		return j.ask(ctx)
	case Claimed:
		return j.check(ctx)
	case Commanded:
		return j.command(ctx)
	case Pressed:
		return j.pressed(ctx)
	case Submitted:
		return j.submitted(ctx)
	case Reacted, Unreacted:
		return j.reacted(ctx)
	case importing:
		return j.read(ctx)
	case extracting:
		return j.extract(ctx)
	case waiting:
		return j.answerLate(ctx)
	case ringing:
		return j.ring(ctx)
	case recheck:
		return j.repair(ctx)
	}
	j.opts.Log.Warn("event passed over", "network", j.e.Place.Network, "kind", j.e.Kind)
	return nil
}

// question is what the answers to the event go by in the outbox: the message
// that was said or, for what is no message, the event.
func (j *job) question() string {
	if j.e.Message != "" && (j.e.Kind == Said || j.e.Kind == Edited || j.e.Kind == Deleted) {
		return j.e.Message
	}
	return j.e.Key
}

// put says a post in the place of the event to the person to, or to everyone
// for an empty to, in as many messages as it needs. Said for the same question
// before, it is changed.
func (j *job) put(to string, p post.Post) {
	j.putAt(Delivery{Place: j.e.Place, To: to, Question: j.question()}, p)
}

// putAt says a post where the delivery has it.
func (j *job) putAt(x Delivery, p post.Post) {
	x.Asker, x.At = j.e.Author, j.opts.Now()
	if x.To != "" {
		x.Route = j.e.Route
	}
	j.out.Put = append(j.out.Put, j.pages(x, p)...)
}

// tell says a note to the author alone.
func (j *job) tell(note string) { j.put(j.e.Author, post.Post{Note: note}) }

// reply says a note where the event came from: to the author alone unless it
// was said openly.
func (j *job) reply(note string) { j.put(j.to(), post.Post{Note: note}) }

// to is who sees what is said to the event; empty for everyone.
func (j *job) to() string {
	if j.e.Kind == Said || j.e.Kind == Edited {
		return ""
	}
	return j.e.Author
}

// phrases are in the language of the event's room.
func (j *job) phrases() phrase.Printer { return j.phrasesOf(&j.room) }

// text is a phrase in the language of the event's room.
func (j *job) text(t phrase.Text, args ...any) string { return j.phrases().Say(t, args...) }

// pages are the deliveries that a post takes, which is in the language of the
// event's room unless it says another.
func (j *job) pages(x Delivery, p post.Post) []Delivery {
	if p.Language == "" && j.phrases() != (phrase.Printer{}) {
		p.Language = j.phrases().Tag()
	}
	return j.Desk.pages(x, p)
}

// name is how a user is named in a text. An empty one is a member whose data was
// deleted.
func (j *job) name(user string) string {
	if user == "" {
		return j.text("Somebody")
	}
	if n, ok := j.networks[j.e.Place.Network]; ok {
		return n.Mention(user)
	}
	return user
}
