package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"slices"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
	"golang.org/x/sync/errgroup"
)

// How much is dealt with at once. What finds its lane full is not acknowledged,
// and comes again.
const (
	lanes     = 8
	laneDepth = 128
)

// A socket is a connection by Socket Mode. Its tasks are done in lanes: those of
// one room one after the other, in the order of their arrival.
type socket struct {
	*receiver
	client *socketmode.Client
	lanes  [lanes]chan parcel
	seed   maphash.Seed
}

// A parcel is a task, and the envelope to acknowledge once it is done.
type parcel struct {
	task
	envelope string
}

// listen receives by Socket Mode.
func (r *receiver) listen(ctx context.Context) error {
	s := &socket{receiver: r, client: socketmode.New(r.api, socketmode.OptionPingInterval(r.config.Ping)), seed: maphash.MakeSeed()}
	group, ctx := errgroup.WithContext(ctx)
	for i := range s.lanes {
		s.lanes[i] = make(chan parcel, laneDepth)
		group.Go(func() error { return each(ctx, s.lanes[i], func(p parcel) { s.finish(ctx, p) }) })
	}
	group.Go(func() error { return each(ctx, s.client.Events, func(e socketmode.Event) { s.heard(&e) }) })
	group.Go(func() error { return s.connect(ctx) })
	return group.Wait()
}

// each deals with what comes until ctx is done. What is left then comes again.
func each[T any](ctx context.Context, from <-chan T, do func(T)) error {
	for {
		select {
		case x := <-from:
			do(x)
		case <-ctx.Done():
			return nil
		}
	}
}

// finish does a task and tells Slack that it is done. That Slack cannot be told
// is no loss: the event comes again, and is known by its key.
func (s *socket) finish(ctx context.Context, p parcel) {
	payload, err := s.receiver.finish(ctx, p.task)
	if err != nil {
		return
	}
	ctx, stop := context.WithTimeout(ctx, ackWithin)
	defer stop()
	if err := s.client.AckCtx(ctx, p.envelope, payload); err != nil {
		s.log.Debug("acknowledgement not sent", "error", err)
	}
}

// connect keeps the socket open. The client itself opens it anew whenever it is
// closed; it gives up only when it is turned away.
func (s *socket) connect(ctx context.Context) error {
	for {
		err := s.client.RunContext(ctx)
		if slices.Contains(unusable, err.Error()) { // it gives the code as text only
			return fmt.Errorf("slack does not take the app-level token: %w", err)
		}
		if !s.pause(ctx, "keep the socket open", err) {
			return nil
		}
	}
}

// heard deals with one thing that came by the socket. It never waits: while it
// does, nothing is read from the socket, and Slack takes the bot for dead.
func (s *socket) heard(e *socketmode.Event) {
	switch data := e.Data.(type) {
	case *socketmode.ErrorBadMessage:
		s.malformed(data.Message)
	case *slack.ConnectionErrorEvent:
		s.log.Warn("slack cannot be reached", "error", failed("open socket", data.ErrorObj), "again_in", data.Backoff)
	case *socketmode.ConnectedEvent:
		s.log.Info("connected to slack", "count", data.ConnectionCount)
	}
	if e.Request != nil && e.Request.EnvelopeID != "" {
		s.accept(parcel{s.task(e.Data), e.Request.EnvelopeID})
	}
}

// malformed acknowledges what cannot be understood, which may be a kind of event
// that is newer than this program. Slack would send it again and again, and take
// the bot for broken.
func (s *socket) malformed(message []byte) {
	var envelope struct {
		ID      string `json:"envelope_id"`
		Payload json.RawMessage
	}
	_ = json.Unmarshal(message, &envelope) // whatever can be read
	s.passOver(envelope.Payload)
	if envelope.ID != "" {
		s.accept(parcel{envelope: envelope.ID})
	}
}

// accept puts a parcel into its lane, if there is room. It does not wait.
func (s *socket) accept(p parcel) {
	select {
	case s.lanes[maphash.String(s.seed, p.room)%lanes] <- p:
	default:
		s.log.Warn("too much at once; slack has to send it again")
	}
}
