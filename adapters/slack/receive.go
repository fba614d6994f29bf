package slack

import (
	"context"
	"encoding/json"
	"errors"
	"runtime/debug"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"footnote/bot"
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
	trigger string                          // what a form can be opened by
	home    *slackevents.AppHomeOpenedEvent // nil for all else
}

// arrival is what is to be heard of something that Slack sent.
func (r *receiver) arrival(content any) (x arrival) {
	switch c := content.(type) {
	case slackevents.EventsAPIEvent:
		x.Event = r.happened(c.InnerEvent.Data)
		r.heed(&c)
		if callback, ok := c.Data.(*slackevents.EventsAPICallbackEvent); ok && x.Key == "" {
			x.Key = callback.EventID
		}
		if home, ok := c.InnerEvent.Data.(*slackevents.AppHomeOpenedEvent); ok {
			x.home, x.Place = home, bot.Place{Network: Network, Room: home.Channel}
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

// heed notes what whoever runs the bot has to know.
func (r *receiver) heed(e *slackevents.EventsAPIEvent) {
	switch e.InnerEvent.Data.(type) {
	case *slackevents.TokensRevokedEvent, *slackevents.AppUninstalledEvent:
		r.log.Error("slack has taken the app's rights away; install it again", "event", e.InnerEvent.Type)
	}
	if e.Type == slackevents.AppRateLimited {
		r.log.Warn("slack withholds events: there are too many")
	}
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
	case x.home != nil:
		return nil, r.opened(ctx, x.home)
	case x.Kind == "":
		return nil, nil
	case x.Kind == desk.Submitted && x.Action == AskShortcut:
		x.Kind, x.Text, x.Direct = desk.Asked, x.Fields.Get(questionField), true
		if x.Place.Room, err = r.Direct(ctx, x.Author); err != nil {
			return nil, err
		}
	case x.Kind == desk.Submitted:
		if problems, err := r.desk.Check(ctx, x.Event); err != nil || len(problems) > 0 {
			return slack.NewErrorsViewSubmissionResponse(problems), err
		}
	case x.trigger != "":
		form, err := r.form(ctx, x.Event)
		if err != nil {
			return nil, err
		}
		if form != nil {
			return nil, r.open(ctx, x.trigger, form, &x.Event)
		}
	}
	return nil, r.hand(ctx, x.Event)
}

// hand gives an event to the desk, with its time on the author's clock.
func (r *receiver) hand(ctx context.Context, e desk.Event) error {
	if e.At.IsZero() {
		e.At = r.config.Now()
	}
	zone, stop := context.WithTimeout(ctx, zoneWait)
	defer stop()
	e.At = r.local(zone, e.At, e.Author)
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
