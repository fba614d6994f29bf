package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"runtime/debug"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"footnote/bot/desk"
)

// A Desk takes in what happens. [desk.Desk] is one.
type Desk interface {
	// Take stores the event; what it returns nil for is acknowledged.
	Take(ctx context.Context, e desk.Event) error
	// Form is the form that a button or a command opens; nil for none.
	Form(ctx context.Context, e desk.Event) (*desk.Form, error)
	// Check finds what is wrong with a filled form, by the names of its fields.
	Check(ctx context.Context, e desk.Event) (problems map[string]string, err error)
	// Home is what the user sees in the bot's home.
	Home(ctx context.Context, network, user string) (desk.Home, error)
}

// Slack counts what is not acknowledged within three seconds as lost and, if it
// is an event, sends it again.
const (
	ackWithin = 2500 * time.Millisecond
	zoneWait  = time.Second // the longest that the author's time zone is waited for
)

// A receiver hands what Slack sends to the desk.
type receiver struct {
	*Adapter
	desk Desk
}

// An arrival is something that Slack sent, as the desk is to hear of it. One
// without a Kind is no matter of the desk's.
type arrival struct {
	desk.Event
	trigger string // what a form can be opened by; empty for what opens none
}

// arrival is what is to be heard of something that Slack sent.
func (r *receiver) arrival(content any) (x arrival) {
	switch c := content.(type) {
	case slackevents.EventsAPIEvent:
		x.Event = r.happened(&c.InnerEvent)
		if callback, ok := c.Data.(*slackevents.EventsAPICallbackEvent); ok {
			x.Key = cmp.Or(x.Key, callback.EventID)
		}
		if c.Type == slackevents.AppRateLimited {
			r.log.Warn("slack withholds events: there are too many")
		}
		return x
	case slack.SlashCommand:
		x.Event, x.trigger = command(&c), c.TriggerID
	case slack.InteractionCallback:
		x.Event, x.trigger = interaction(&c), c.TriggerID
	}
	x.Key, x.Addressed = string(x.Kind)+":"+x.trigger, true
	return x
}

// finish does what has to be done before an arrival is acknowledged with the
// payload, which may be nil, to its end, also when ctx is done. A panic costs
// this one only.
func (r *receiver) finish(ctx context.Context, x arrival) (payload any, err error) {
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("panic", "error", p, "stack", string(debug.Stack()))
			err = errors.New("panic")
		}
	}()
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), ackWithin)
	defer stop()
	if payload, err = r.handle(ctx, x); err != nil {
		r.log.Error("event not taken", "room", x.Place.Room, "error", err)
	}
	return payload, err
}

func (r *receiver) handle(ctx context.Context, x arrival) (payload any, err error) {
	switch {
	case x.Kind == "":
		return nil, nil
	case x.Kind == opened:
		return nil, r.show(ctx, x.Event)
	case x.Kind == desk.Submitted:
		if problems, err := r.desk.Check(ctx, x.Event); err != nil || len(problems) > 0 {
			return slack.NewErrorsViewSubmissionResponse(problems), err
		}
	case x.trigger != "":
		form, err := r.desk.Form(ctx, x.Event)
		if err != nil {
			return nil, err
		}
		if form != nil {
			return nil, r.open(ctx, x.trigger, form, &x.Event)
		}
	}
	return nil, r.hand(ctx, x.Event)
}

// hand gives an event to the desk, with its time on the author's clock, or in UTC
// where that is not known: a wrong "today" is better than no answer.
func (r *receiver) hand(ctx context.Context, e desk.Event) error {
	if e.At.IsZero() {
		e.At = r.config.Now().UTC()
	}
	zone, stop := context.WithTimeout(ctx, zoneWait)
	defer stop()
	if p, err := r.people.Get(zone, e.Author); err == nil {
		e.At = e.At.In(p.zone)
	}
	return r.desk.Take(ctx, e)
}

// passOver notes an event that is not understood, and returns the envelope that
// it came in.
func (r *receiver) passOver(message []byte) (envelope string) {
	type payload struct{ Event struct{ Type string } }
	var m struct {
		payload
		Envelope string `json:"envelope_id"`
		Payload  payload
	}
	_ = json.Unmarshal(message, &m) // whatever can be read
	r.log.Warn("event not understood and passed over", "event", m.Event.Type+m.Payload.Event.Type)
	return m.Envelope
}
