package slack

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"runtime/debug"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"golang.org/x/sync/errgroup"

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
	lookUp    = time.Second // the longest that the author's time zone is waited for
)

// How much is received at once. What finds its lane full is not acknowledged,
// and comes again.
const (
	lanes     = 8
	laneDepth = 128
	asides    = 8
)

// A receiver hands what Slack sends to the desk, in lanes: what happens in one
// channel is taken one after the other, in the order of its arrival.
type receiver struct {
	*Adapter
	desk   Desk
	lanes  [lanes]chan parcel
	seed   maphash.Seed
	asides errgroup.Group // what nobody waits for
}

// A parcel is something that Slack sent, and whom to tell when it was taken.
// The payload goes back with the acknowledgement, and may be nil.
type parcel struct {
	content any // slackevents.EventsAPIEvent, slack.InteractionCallback or slack.SlashCommand
	done    func(payload any, err error)
}

func newReceiver(a *Adapter, d Desk) *receiver {
	r := &receiver{Adapter: a, desk: d, seed: maphash.MakeSeed()}
	for i := range r.lanes {
		r.lanes[i] = make(chan parcel, laneDepth)
	}
	r.asides.SetLimit(asides)
	return r
}

// accept puts a parcel into its lane, and reports whether there was room. It
// does not wait.
func (r *receiver) accept(p parcel) bool {
	lane := r.lanes[maphash.String(r.seed, laneOf(p.content))%lanes]
	select {
	case lane <- p:
		return true
	default:
		r.log.Warn("too much at once; slack has to send it again")
		return false
	}
}

// laneOf is the channel that something happened in, or else the user.
func laneOf(content any) string {
	switch c := content.(type) {
	case slack.SlashCommand:
		return c.ChannelID
	case slack.InteractionCallback:
		return c.Channel.ID + c.Container.ChannelID
	case slackevents.EventsAPIEvent:
		switch e := c.InnerEvent.Data.(type) {
		case *slackevents.MessageEvent:
			return e.Channel
		case *slackevents.AppMentionEvent:
			return e.Channel
		case *slackevents.ReactionAddedEvent:
			return e.Item.Channel
		case *slackevents.ReactionRemovedEvent:
			return e.Item.Channel
		}
	}
	return ""
}

// work empties a lane until ctx is done and it is empty.
func (r *receiver) work(ctx context.Context, lane <-chan parcel) {
	for {
		select {
		case p := <-lane:
			p.done(r.take(ctx, p.content))
			continue
		default:
		}
		select {
		case p := <-lane:
			p.done(r.take(ctx, p.content))
		case <-ctx.Done():
			return
		}
	}
}

// take deals with one parcel. What was begun is ended, also when ctx is done. A
// panic costs this parcel only.
func (r *receiver) take(ctx context.Context, content any) (payload any, err error) {
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("panic", "error", p, "stack", string(debug.Stack()))
			err = errors.New("panic")
		}
	}()
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), ackWithin)
	defer stop()
	switch c := content.(type) {
	case slackevents.EventsAPIEvent:
		err = r.event(ctx, &c)
	case slack.InteractionCallback:
		payload, err = r.interaction(ctx, &c)
	case slack.SlashCommand:
		err = r.ask(ctx, command(&c), c.TriggerID)
	}
	if err != nil {
		r.log.Error("event not taken", "error", err)
	}
	return payload, err
}

// event deals with what happened in the workspace.
func (r *receiver) event(ctx context.Context, outer *slackevents.EventsAPIEvent) error {
	var id string
	if callback, ok := outer.Data.(*slackevents.EventsAPICallbackEvent); ok {
		id = callback.EventID
	}
	var e desk.Event
	var ok bool
	switch in := outer.InnerEvent.Data.(type) {
	case *slackevents.MessageEvent:
		e, ok = r.message(in, id)
	case *slackevents.AppMentionEvent:
		e, ok = r.mention(in)
	case *slackevents.ReactionAddedEvent:
		e, ok = r.reaction(desk.Reacted, in, id)
	case *slackevents.ReactionRemovedEvent:
		e, ok = r.reaction(desk.Unreacted, (*slackevents.ReactionAddedEvent)(in), id)
	case *slackevents.AppHomeOpenedEvent:
		r.aside(ctx, "show home", func(ctx context.Context) error { return r.opened(ctx, in) })
	case *slackevents.TokensRevokedEvent, *slackevents.AppUninstalledEvent:
		r.log.Error("slack has taken the app's rights away; install it again", "event", outer.InnerEvent.Type)
	default:
		r.unhandled(outer)
	}
	if !ok {
		return nil
	}
	return r.hand(ctx, e)
}

// unhandled notes what is acknowledged and nothing else.
func (r *receiver) unhandled(outer *slackevents.EventsAPIEvent) {
	if outer.Type == slackevents.AppRateLimited {
		r.log.Warn("slack has withheld events: there are too many")
		return
	}
	r.log.Debug("event passed over", "event", outer.InnerEvent.Type)
}

// interaction deals with buttons, shortcuts and forms.
func (r *receiver) interaction(ctx context.Context, c *slack.InteractionCallback) (payload any, err error) {
	switch {
	case c.Type == slack.InteractionTypeBlockActions:
		for _, b := range c.ActionCallback.BlockActions {
			err = errors.Join(err, r.ask(ctx, pressed(c, b), c.TriggerID))
		}
		return nil, err
	case c.Type == slack.InteractionTypeMessageAction && c.CallbackID == checkShortcut:
		return nil, r.hand(ctx, claimed(c))
	case c.Type == slack.InteractionTypeShortcut && c.CallbackID == askShortcut:
		return nil, r.open(ctx, c.TriggerID, askForm(), stateOf(&desk.Event{}, ""))
	case c.Type == slack.InteractionTypeViewSubmission:
		return r.submission(ctx, submitted(c), c.View.Blocks)
	}
	r.log.Debug("interaction passed over", "interaction", c.Type)
	return nil, nil
}

// ask hands an event to the desk, unless it opens a form.
func (r *receiver) ask(ctx context.Context, e desk.Event, trigger string) error {
	if e.Kind == desk.Asked {
		return r.hand(ctx, e)
	}
	form, err := r.desk.Form(ctx, e)
	if err != nil {
		return fmt.Errorf("find the form: %w", err)
	}
	if form == nil {
		return r.hand(ctx, e)
	}
	return r.open(ctx, trigger, form, stateOf(&e, form.Value))
}

// submission deals with a filled form; what is wrong with it goes back.
func (r *receiver) submission(ctx context.Context, e desk.Event, blocks slack.Blocks) (any, error) {
	if e.Action == askShortcut {
		room, err := r.Direct(ctx, e.Author)
		if err != nil {
			return nil, err
		}
		e.Kind, e.Text, e.Direct = desk.Asked, e.Fields.Get(questionField), true
		e.Place = bot.Place{Network: Network, Room: room}
		return nil, r.hand(ctx, e)
	}
	problems, err := r.desk.Check(ctx, e)
	if err != nil {
		return nil, fmt.Errorf("check form: %w", err)
	}
	if len(problems) > 0 {
		return slack.NewErrorsViewSubmissionResponse(onFields(problems, blocks)), nil
	}
	return nil, r.hand(ctx, e)
}

// hand gives an event to the desk, with its time on the author's clock.
func (r *receiver) hand(ctx context.Context, e desk.Event) error {
	if e.At.IsZero() {
		e.At = r.config.Now()
	}
	if e.Author != "" {
		patience, stop := context.WithTimeout(ctx, lookUp)
		defer stop()
		e.At = r.local(patience, e.At, e.Author)
	}
	return r.desk.Take(ctx, e)
}

// aside does what Slack need not wait for, unless too much of it is going on.
func (r *receiver) aside(ctx context.Context, what string, do func(context.Context) error) {
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), apiPatience)
	begun := r.asides.TryGo(func() error {
		defer stop()
		if err := do(ctx); err != nil {
			r.log.Warn("left undone", "what", what, "error", err)
		}
		return nil
	})
	if !begun {
		stop()
	}
}
