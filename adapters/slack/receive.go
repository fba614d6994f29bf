package slack

import (
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

// A task is what has to be done about something that Slack sent, before it is
// acknowledged with the payload, which may be nil. A nil do is nothing.
type task struct {
	room string // tasks of one room are done in the order of their arrival
	do   func(ctx context.Context) (payload any, err error)
}

// finish does a task to its end, also when ctx is done. A panic costs this task
// only.
func (r *receiver) finish(ctx context.Context, t task) (payload any, err error) {
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("panic", "error", p, "stack", string(debug.Stack()))
			err = errors.New("panic")
		}
	}()
	if t.do == nil {
		return nil, nil
	}
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), ackWithin)
	defer stop()
	if payload, err = t.do(ctx); err != nil {
		r.log.Error("event not taken", "room", t.room, "error", err)
	}
	return payload, err
}

// task is what is to be done about something that Slack sent.
func (r *receiver) task(content any) task {
	switch c := content.(type) {
	case slackevents.EventsAPIEvent:
		return r.event(&c)
	case slack.SlashCommand:
		return r.asking(command(&c), c.TriggerID)
	case slack.InteractionCallback:
		return r.interaction(&c)
	}
	return task{}
}

// event deals with what happened in the workspace.
func (r *receiver) event(outer *slackevents.EventsAPIEvent) task {
	var id string
	if callback, ok := outer.Data.(*slackevents.EventsAPICallbackEvent); ok {
		id = callback.EventID
	}
	switch in := outer.InnerEvent.Data.(type) {
	case *slackevents.MessageEvent:
		return r.taking(r.message(in, id))
	case *slackevents.AppMentionEvent:
		return r.taking(r.mention(in))
	case *slackevents.ReactionAddedEvent:
		return r.taking(r.reaction(desk.Reacted, in, id))
	case *slackevents.ReactionRemovedEvent:
		return r.taking(r.reaction(desk.Unreacted, (*slackevents.ReactionAddedEvent)(in), id))
	case *slackevents.AppHomeOpenedEvent:
		return task{in.User, func(ctx context.Context) (any, error) { return nil, r.opened(ctx, in) }}
	case *slackevents.TokensRevokedEvent, *slackevents.AppUninstalledEvent:
		r.log.Error("slack has taken the app's rights away; install it again", "event", outer.InnerEvent.Type)
	}
	if outer.Type == slackevents.AppRateLimited {
		r.log.Warn("slack withholds events: there are too many")
	}
	return task{}
}

// interaction deals with buttons, shortcuts and forms.
func (r *receiver) interaction(c *slack.InteractionCallback) task {
	switch {
	case c.Type == slack.InteractionTypeBlockActions && len(c.ActionCallback.BlockActions) > 0:
		return r.asking(pressed(c, c.ActionCallback.BlockActions[0]), c.TriggerID) // buttons come one by one
	case c.Type == slack.InteractionTypeMessageAction && c.CallbackID == checkShortcut:
		return r.taking(claimed(c), true)
	case c.Type == slack.InteractionTypeShortcut && c.CallbackID == askShortcut:
		return task{c.User.ID, func(ctx context.Context) (any, error) { return nil, r.open(ctx, c.TriggerID, askForm(), state{}) }}
	case c.Type == slack.InteractionTypeViewSubmission:
		return r.submission(submitted(c), c.View.Blocks)
	}
	return task{}
}

// taking hands an event to the desk, if it is one.
func (r *receiver) taking(e desk.Event, ok bool) task {
	if !ok {
		return task{}
	}
	return task{e.Place.Room, func(ctx context.Context) (any, error) { return nil, r.hand(ctx, e) }}
}

// asking hands an event to the desk, unless it opens a form.
func (r *receiver) asking(e desk.Event, trigger string) task {
	if e.Kind == desk.Asked {
		return r.taking(e, true)
	}
	return task{e.Place.Room, func(ctx context.Context) (any, error) {
		form, err := r.desk.Form(ctx, e)
		if err != nil {
			return nil, err
		}
		if form == nil {
			return nil, r.hand(ctx, e)
		}
		return nil, r.open(ctx, trigger, form, state{e.Place.Room, e.Place.Thread, e.Message, e.Route, form.Value})
	}}
}

// submission deals with a filled form; what is wrong with it goes back.
func (r *receiver) submission(e desk.Event, blocks slack.Blocks) task {
	return task{e.Place.Room, func(ctx context.Context) (payload any, err error) {
		if e.Action == askShortcut {
			e.Kind, e.Text, e.Direct = desk.Asked, e.Fields.Get(questionField), true
			if e.Place.Room, err = r.Direct(ctx, e.Author); err != nil {
				return nil, err
			}
			return nil, r.hand(ctx, e)
		}
		problems, err := r.desk.Check(ctx, e)
		if err != nil {
			return nil, err
		}
		if len(problems) > 0 {
			return slack.NewErrorsViewSubmissionResponse(onFields(problems, blocks)), nil
		}
		return nil, r.hand(ctx, e)
	}}
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

// passOver notes an event that is not understood.
func (r *receiver) passOver(payload []byte) {
	var m struct{ Event struct{ Type string } }
	_ = json.Unmarshal(payload, &m) // whatever can be read
	r.log.Warn("event not understood and passed over", "event", m.Event.Type)
}
