package fakeslack

import (
	"context"
	"errors"
	"math"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// A Fault makes requests of the Web API go wrong. Method and Channel choose
// which; the rest says how. A request that is answered by Status or Error is
// not handled; one that is Lost or late is.
type Fault struct {
	Method  string // "chat.postMessage", "response_url"; "" is any
	Channel string // by the argument of that name; "" is any
	After   int    // let so many pass first
	Times   int    // strike so often; 0 is until removed

	Status     int           // the HTTP status of the answer: 429, 500, 503
	RetryAfter time.Duration // the header of that name, in whole seconds, rounded up
	Error      string        // the code of the refusal; for a 429 always "ratelimited"
	Delay      time.Duration // before the request is handled
	Lost       bool          // handled, then the connection is cut without an answer
}

// faultList is every fault that is switched on. mu of the server guards it.
type faultList struct {
	faults  []*activeFault
	last    int
	noHello bool // new sockets get no hello
	deaf    bool // acknowledgements over sockets are not heard
}

type activeFault struct {
	Fault
	id   int
	seen int // requests that matched
}

// Inject switches a fault on and returns its number, which Remove takes. Of
// several that match a request the first one injected strikes.
func (s *Server) Inject(f Fault) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.last++
	s.faults.faults = append(s.faults.faults, &activeFault{Fault: f, id: s.faults.last})
	return s.faults.last
}

// Remove switches a fault off. One that is not on is left alone; 0 is all.
func (s *Server) Remove(id int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.faults = slices.DeleteFunc(s.faults.faults, func(f *activeFault) bool { return id == 0 || f.id == id })
}

// takeFault is what strikes a request; the zero Fault when nothing does.
func (s *Server) takeFault(method string, a args) Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults.faults {
		if f.Method != "" && f.Method != method || f.Channel != "" && f.Channel != a["channel"] {
			continue
		}
		f.seen++
		if f.seen <= f.After {
			continue
		}
		if f.Times > 0 && f.seen == f.After+f.Times {
			s.faults.faults = slices.Delete(s.faults.faults, i, i+1)
		}
		return f.Fault
	}
	return Fault{}
}

// refuse is the refusal that the fault asks for.
func (f Fault) refuse(call *Call, h http.Header) error {
	if f.Status == http.StatusTooManyRequests {
		return tooMany(call, h, f.RetryAfter)
	}
	if f.Status != 0 {
		call.Status = f.Status
	}
	if f.Error != "" {
		return refuse(f.Error)
	}
	return errors.New("internal_error")
}

// tooMany answers that the app has to wait.
func tooMany(call *Call, h http.Header, wait time.Duration) error {
	call.Status = http.StatusTooManyRequests
	h.Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(wait.Seconds())))))
	return refuse("ratelimited")
}

// sleep waits, unless ctx ends first: then it reports false.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// WithholdHello makes new sockets silent: they open and are never greeted, nor
// sent anything.
func (s *Server) WithholdHello(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.noHello = on
}

// IgnoreAcks makes acknowledgements over sockets go unheard, so that everything
// is redelivered.
func (s *Server) IgnoreAcks(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.deaf = on
}

// DuplicateEvents sends every nth event twice; 0 is none.
func (s *Server) DuplicateEvents(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out.duplicate = n
}

// Redeliver sends the event of that ID once more, acknowledged or not. It
// reports whether there is one.
func (s *Server) Redeliver(eventID string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.out.all, func(d *delivery) bool { return d.EventID == eventID })
	if i < 0 || eventID == "" {
		return false
	}
	s.repeat(s.out.all[i])
	return true
}

// Emit delivers an event that the fake has no better method for; inner is its
// "event" object. It returns the event's ID.
func (s *Server) Emit(inner map[string]any) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emit("", inner)
}

// A Malformation is a way in which an event can be wrong.
type Malformation string

// The malformations that EmitMalformed knows.
const (
	UnknownEvent Malformation = "unknown_event"  // an inner event of a type that nobody knows
	BadBlock     Malformation = "bad_block"      // a message whose block is not even an object of fields
	NoTeam       Malformation = "no_team"        // an envelope without team_id
	RateLimited  Malformation = "rate_limited"   // app_rate_limited, which has no inner event
	NoInner      Malformation = "no_inner_event" // an envelope without an event
)

// EmitMalformed delivers an event that is wrong in that way, from a message in
// General where one is needed. It returns its event ID, if it has one.
func (s *Server) EmitMalformed(m Malformation) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.cfg.Now()
	ts := s.tick.ts(now)
	said := object{
		"type": "message", "channel": General, "channel_type": "channel", "user": Ana,
		"text": "<@" + BotUser + "> hello", "ts": ts, "event_ts": ts,
	}
	outer := s.wrap(said)
	switch m {
	case UnknownEvent:
		outer["event"] = object{"type": "moon_phase_changed", "phase": "full", "event_ts": ts}
	case BadBlock:
		said["blocks"] = []any{object{"type": "section", "text": []int{1, 2}}}
	case NoTeam:
		delete(outer, "team_id")
		delete(outer, "context_team_id")
	case NoInner:
		delete(outer, "event")
	case RateLimited:
		outer = object{
			"type": "app_rate_limited", "token": "verification-token", "team_id": TeamID,
			"minute_rate_limited": now.Unix() / 60 * 60, "api_app_id": AppID,
		}
	}
	return s.emitWrapped("", outer)
}
