package fakeslack

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"
)

// A Kind is what a delivery carries, in the words of Socket Mode.
type Kind string

// The kinds of delivery.
const (
	Event       Kind = "events_api"
	Command     Kind = "slash_commands"
	Interaction Kind = "interactive"
)

// What can become of an interaction besides an answer. The person sees an error
// in Slack.
var (
	ErrUnreachable = errors.New("no socket is open and no URL is set")
	ErrNotAcked    = errors.New("the app did not acknowledge in time")
	ErrRefused     = errors.New("the app answered with an error status")
)

// A Delivery is something that was, or is to be, told to the app: an event, a
// command or an interaction.
type Delivery struct {
	Seq        int             `json:"seq"` // from 1, in the order in which things happened
	Kind       Kind            `json:"kind"`
	EnvelopeID string          `json:"envelope_id"`
	EventID    string          `json:"event_id"` // of events
	Payload    json.RawMessage `json:"payload"`
	Attempts   []Attempt       `json:"attempts"`
	Acks       int             `json:"acks"`  // how often it was acknowledged; more than once is odd but harmless
	Reply      json.RawMessage `json:"reply"` // what came with the first acknowledgement; nil for nothing
	GivenUp    bool            `json:"given_up"`
}

// An Attempt is one sending of a delivery.
type Attempt struct {
	At     time.Time `json:"at"`
	Num    int       `json:"num"`    // 0 the first time
	Reason string    `json:"reason"` // why again: "timeout", "http_error", "http_timeout", "connection_failed"
	Socket int       `json:"socket"` // the number of the socket; 0 over HTTP
	Status int       `json:"status"` // of the HTTP answer; 0 over a socket, or when none came
}

// delivery is a Delivery under way.
type delivery struct {
	Delivery
	lane string                // over HTTP, one lane is delivered in order
	then func(json.RawMessage) // does with the answer what a client does; nil is nothing

	socket *socket       // it was last sent over this one and not acknowledged; nil when waiting
	again  *time.Timer   // sends it anew
	reason string        // why it is to be sent anew
	late   int           // how often it was not acknowledged in time
	done   chan struct{} // closed when it is acknowledged or given up
	err    error         // why it was given up
}

// outbound is what goes to the app, and the ways there.
type outbound struct {
	urls       URLs
	all        []*delivery
	byEnvelope map[string]*delivery
	waiting    []*delivery // for a socket
	open       int         // deliveries not yet acknowledged nor given up
	lanes      map[string][]*delivery
	conns      map[*socket]bool // every one that is open, also those turned away
	sockets    []*socket        // those that count
	nextSocket int              // whose turn it is
	made       int              // sockets ever opened
	duplicate  int              // every event of this number is sent twice; 0 is none
	events     int              // how many events there were
}

func newOutbound(urls URLs) outbound {
	return outbound{
		urls: urls, byEnvelope: make(map[string]*delivery), lanes: make(map[string][]*delivery), conns: make(map[*socket]bool),
	}
}

func (o *outbound) stopTimers() {
	for _, d := range o.all {
		if d.again != nil {
			d.again.Stop()
		}
	}
}

// deliver sends something to the app now, or as soon as there is a way.
func (s *Server) deliver(d *delivery) {
	s.enter(d)
	s.send(d)
	if d.Kind != Event {
		return
	}
	s.out.events++
	if n := s.out.duplicate; n > 0 && s.out.events%n == 0 {
		s.repeat(d)
	}
}

// enter counts a delivery in, under an envelope ID of its own.
func (s *Server) enter(d *delivery) {
	d.Seq, d.EnvelopeID, d.done = len(s.out.all)+1, s.tick.uuid(), make(chan struct{})
	s.out.all = append(s.out.all, d)
	s.out.byEnvelope[d.EnvelopeID] = d
	s.out.open++
}

// repeat sends an event another time, as a delivery of its own with the same
// event ID, the way Slack does when an acknowledgement was lost on its way.
func (s *Server) repeat(d *delivery) {
	reason := "timeout"
	if s.out.urls.forKind(d.Kind) != "" {
		reason = "http_timeout"
	}
	again := &delivery{
		Delivery: Delivery{Kind: d.Kind, EventID: d.EventID, Payload: d.Payload}, lane: d.lane, reason: reason,
	}
	s.enter(again)
	s.send(again)
}

// send makes one attempt.
func (s *Server) send(d *delivery) {
	if s.ctx.Err() != nil {
		return
	}
	if s.out.urls.forKind(d.Kind) != "" {
		s.enqueue(d)
		return
	}
	k := s.out.pick()
	switch {
	case k != nil:
		s.attempt(d, k.id)
		d.socket = k
		k.push(d.envelope())
		s.retryLater(d)
	case d.Kind == Event:
		s.out.waiting = append(s.out.waiting, d)
	default:
		s.giveUp(d, ErrUnreachable)
	}
}

// attempt notes that it is sent now.
func (s *Server) attempt(d *delivery, socket int) {
	num := len(d.Attempts)
	if num == 0 && d.reason != "" {
		num = 1 // a repetition
	}
	d.Attempts = append(d.Attempts, Attempt{At: s.cfg.Now(), Num: num, Reason: d.reason, Socket: socket})
	s.note()
}

// retryLater sets the time at which a delivery over a socket counts as lost. An
// event is then sent again, until the intervals are used up; anything else is
// given up.
func (s *Server) retryLater(d *delivery) {
	wait, left := s.cfg.AckTimeout, d.Kind == Event && d.late < len(s.cfg.RetryIntervals)
	if left {
		wait += s.cfg.RetryIntervals[d.late]
	}
	d.again = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if d.finished() {
			return
		}
		d.socket = nil
		if !left {
			s.giveUp(d, ErrNotAcked)
			return
		}
		d.late++
		d.reason = "timeout"
		s.send(d)
	})
}

func (d *delivery) finished() bool {
	select {
	case <-d.done:
		return true
	default:
		return false
	}
}

// acknowledge takes an answer of the app.
func (s *Server) acknowledge(d *delivery, reply json.RawMessage) {
	d.Acks++
	s.note()
	if d.finished() {
		return
	}
	if len(reply) > 0 && string(reply) != "null" {
		d.Reply = reply
	}
	if d.then != nil {
		d.then(d.Reply)
	}
	s.finish(d)
}

func (s *Server) giveUp(d *delivery, err error) {
	d.GivenUp, d.err = true, err
	s.finish(d)
}

func (s *Server) finish(d *delivery) {
	if d.again != nil {
		d.again.Stop()
	}
	d.socket = nil
	s.out.open--
	close(d.done)
	s.note()
}

// ask delivers an interaction or a command and waits for the answer, with which
// then is called, if it is not nil, before the app can do anything else. ask is
// called without mu, then with it.
func (s *Server) ask(ctx context.Context, kind Kind, payload object, then func(json.RawMessage)) (json.RawMessage, error) {
	d := &delivery{Delivery: Delivery{Kind: kind, Payload: mustJSON(payload)}, then: then}
	s.mu.Lock()
	s.deliver(d)
	s.mu.Unlock()
	select {
	case <-d.done:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return d.Reply, d.err
}

// Deliveries is everything that was told to the app, in the order in which it
// happened.
func (s *Server) Deliveries() []Delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]Delivery, len(s.out.all))
	for i, d := range s.out.all {
		list[i] = d.Delivery
		list[i].Attempts = slices.Clone(d.Attempts)
	}
	return list
}

// Unacked is how many deliveries the app has still to acknowledge.
func (s *Server) Unacked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.open
}
