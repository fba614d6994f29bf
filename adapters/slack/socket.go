package slack

import (
	"context"
	"hash/crc32"

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

// A socket is a connection by Socket Mode. Arrivals are dealt with in lanes:
// those of one room one after the other, in their order.
type socket struct {
	*receiver
	client *socketmode.Client
	lanes  [lanes]chan parcel
}

// A parcel is an arrival, and the envelope to acknowledge once it is dealt with.
type parcel struct {
	arrival
	envelope string
}

// listen receives by Socket Mode.
func (r *receiver) listen(ctx context.Context) error {
	s := &socket{receiver: r, client: socketmode.New(r.api, socketmode.OptionPingInterval(r.config.Ping))}
	group, ctx := errgroup.WithContext(ctx)
	for i := range s.lanes {
		s.lanes[i] = make(chan parcel, laneDepth)
		group.Go(func() error { return each(ctx, s.lanes[i], s.finish) })
	}
	group.Go(func() error { return each(ctx, s.client.Events, s.heard) })
	group.Go(func() error { return s.connect(ctx) })
	return group.Wait()
}

// each deals with what comes until that fails or ctx is done. What is left then
// comes again.
func each[T any](ctx context.Context, from <-chan T, do func(context.Context, T) error) error {
	for {
		select {
		case x := <-from:
			if err := do(ctx, x); err != nil {
				return err
			}
		case <-ctx.Done():
			return nil
		}
	}
}

// finish deals with an arrival and tells Slack so. That Slack cannot be told is
// no loss: the event comes again, and is known by its key.
func (s *socket) finish(ctx context.Context, p parcel) error {
	payload, err := s.receiver.finish(ctx, p.arrival)
	if err != nil {
		return nil // it comes again
	}
	ctx, stop := context.WithTimeout(ctx, ackWithin)
	defer stop()
	if err := s.client.AckCtx(ctx, p.envelope, payload); err != nil {
		s.log.Debug("acknowledgement not sent", "error", err)
	}
	return nil
}

// connect keeps the socket open. The client itself opens it anew whenever it is
// closed; it gives up only on some of the errors that turn it away.
func (s *socket) connect(ctx context.Context) error {
	for {
		err := s.client.RunContext(ctx)
		if is(err, turnedAway...) {
			return appTokenError(err)
		}
		if !s.pause(ctx, "keep the socket open", err) {
			return nil
		}
	}
}

// heard deals with one thing that came by the socket. It never waits: while it
// does, nothing is read from the socket, and Slack takes the bot for dead. What
// cannot be understood may be a kind of event that is newer than this program:
// it is acknowledged all the same, or Slack would send it again and again, and
// take the bot for broken.
func (s *socket) heard(_ context.Context, e socketmode.Event) error {
	switch data := e.Data.(type) {
	case *socketmode.ErrorBadMessage:
		s.accept(parcel{envelope: s.passOver(data.Message)})
	case *slack.ConnectionErrorEvent:
		if is(data.ErrorObj, turnedAway...) {
			return appTokenError(data.ErrorObj)
		}
		s.log.Warn("slack cannot be reached", "error", failed("open socket", data.ErrorObj), "again_in", data.Backoff)
	case *socketmode.ConnectedEvent:
		s.log.Info("connected to slack", "count", data.ConnectionCount)
	}
	if e.Request != nil {
		s.accept(parcel{s.arrival(e.Data), e.Request.EnvelopeID})
	}
	return nil
}

// accept puts a parcel into its lane, if there is room. It does not wait.
func (s *socket) accept(p parcel) {
	if p.envelope == "" {
		return // nothing waits for an answer
	}
	select {
	case s.lanes[crc32.ChecksumIEEE([]byte(p.Place.Room))%lanes] <- p:
	default:
		s.log.Warn("too much at once; slack has to send it again")
	}
}
