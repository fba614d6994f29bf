package slack

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
	"golang.org/x/sync/errgroup"
)

// listen receives by Socket Mode.
func (r *receiver) listen(ctx context.Context) error {
	var options []socketmode.Option
	if r.config.Ping > 0 {
		options = append(options, socketmode.OptionPingInterval(r.config.Ping))
	}
	client := socketmode.New(r.api, options...)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return r.connect(ctx, client) })
	group.Go(func() error {
		for {
			select {
			case e := <-client.Events:
				r.heard(ctx, client, &e)
			case <-ctx.Done():
				return nil
			}
		}
	})
	return group.Wait()
}

// connect keeps the socket open. The client opens it anew by itself whenever it
// is closed; it gives up only when it is turned away.
func (r *receiver) connect(ctx context.Context, client *socketmode.Client) error {
	for {
		err := client.RunContext(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case unusableText(err):
			return fmt.Errorf("slack does not take the app-level token: %w", err)
		}
		r.log.Warn("socket given up; it is opened anew", "error", failed("run socket", err))
		if !pause(ctx, reconnectAfter) {
			return nil
		}
	}
}

// heard deals with one thing that came by the socket. It never waits: while it
// does, nothing is read from the socket and Slack takes the bot for dead.
func (r *receiver) heard(ctx context.Context, client *socketmode.Client, e *socketmode.Event) {
	switch e.Type {
	case socketmode.EventTypeEventsAPI, socketmode.EventTypeInteractive, socketmode.EventTypeSlashCommand:
		r.accept(parcel{e.Data, func(payload any, err error) {
			if err == nil {
				r.acknowledge(ctx, client, e.Request.EnvelopeID, payload)
			}
		}})
	case socketmode.EventTypeErrorBadMessage:
		r.malformed(ctx, client, e)
	case socketmode.EventTypeConnected:
		r.log.Info("connected to slack")
	case socketmode.EventTypeConnectionError:
		if failure, ok := e.Data.(*slack.ConnectionErrorEvent); ok {
			r.log.Warn("slack cannot be reached", "error", failed("open socket", failure.ErrorObj), "again_in", failure.Backoff)
		}
	}
}

// malformed acknowledges what cannot be understood, which may be a kind of event
// that is newer than this program. Slack would send it again and again, and take
// the bot for broken.
func (r *receiver) malformed(ctx context.Context, client *socketmode.Client, e *socketmode.Event) {
	bad, ok := e.Data.(*socketmode.ErrorBadMessage)
	if !ok {
		return
	}
	var envelope struct {
		ID string `json:"envelope_id"`
	}
	if json.Unmarshal(bad.Message, &envelope) != nil || envelope.ID == "" {
		r.log.Warn("message without an envelope passed over")
		return
	}
	r.log.Warn("event not understood and passed over", "event", kindOfEvent(bad.Message))
	r.accept(parcel{done: func(any, error) { r.acknowledge(ctx, client, envelope.ID, nil) }})
}

// kindOfEvent is what a message calls the event it is about.
func kindOfEvent(message []byte) string {
	var m struct {
		Payload struct {
			Event struct{ Type string }
		}
	}
	_ = json.Unmarshal(message, &m) // whatever can be read
	return m.Payload.Event.Type
}

// acknowledge tells Slack that something was taken. That it cannot be told is
// no loss: it comes again, and is known by its key.
func (r *receiver) acknowledge(ctx context.Context, client *socketmode.Client, envelope string, payload any) {
	ctx, stop := context.WithTimeout(ctx, ackWithin)
	defer stop()
	if err := client.AckCtx(ctx, envelope, payload); err != nil {
		r.log.Debug("acknowledgement not sent", "error", err)
	}
}
