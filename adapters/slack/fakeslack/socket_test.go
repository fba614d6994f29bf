package fakeslack_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"footnote/adapters/slack/fakeslack"
)

// An envelope is what comes over a socket.
type envelope struct {
	Type         string          `json:"type"`
	Reason       string          `json:"reason"`
	ID           string          `json:"envelope_id"`
	Payload      json.RawMessage `json:"payload"`
	RetryAttempt int             `json:"retry_attempt"`
	RetryReason  string          `json:"retry_reason"`
	Accepts      bool            `json:"accepts_response_payload"`
}

// dial opens a socket by hand, for what the real client hides.
func dial(t *testing.T, s *fakeslack.Server) *websocket.Conn {
	t.Helper()
	_, answer, err := client(s).StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	conn, _, err := websocket.DefaultDialer.DialContext(t.Context(), answer, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

func read(t *testing.T, conn *websocket.Conn) envelope {
	t.Helper()
	deadline, _ := patience(t).Deadline()
	_ = conn.SetReadDeadline(deadline)
	var e envelope
	if err := conn.ReadJSON(&e); err != nil {
		t.Fatal("read from the socket: ", err)
	}
	return e
}

func TestAnUnackedEventGoesToTheNextConnection(t *testing.T) {
	s := start(t, fakeslack.Config{})
	first := dial(t, s)
	if e := read(t, first); e.Type != "hello" {
		t.Fatalf("first came %+v, want hello", e)
	}
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	e := read(t, first)
	if e.Type != "events_api" || e.RetryAttempt != 0 || e.Accepts {
		t.Errorf("event = %+v", e)
	}
	_ = first.Close()
	if err := s.Wait(patience(t), func() bool { return s.Sockets() == 0 }); err != nil {
		t.Fatal(err)
	}
	s.Say(fakeslack.General, fakeslack.Ana, "while nobody listens", "")

	second := dial(t, s)
	_ = read(t, second)
	again := read(t, second)
	if again.ID != e.ID || again.RetryAttempt != 1 || again.RetryReason != "timeout" {
		t.Errorf("redelivered = %+v, want %s once more", again, e.ID)
	}
	if fresh := read(t, second); fresh.RetryAttempt != 0 || fresh.ID == e.ID {
		t.Errorf("then = %+v, want the second message for the first time", fresh)
	}
}

func TestAnUnackedEventIsSentAgainAfterATime(t *testing.T) {
	s := start(t, fakeslack.Config{AckTimeout: time.Millisecond, RetryIntervals: []time.Duration{0, time.Millisecond}})
	conn := dial(t, s)
	_ = read(t, conn)
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	for want := range 3 {
		if e := read(t, conn); e.RetryAttempt != want {
			t.Errorf("attempt = %d, want %d", e.RetryAttempt, want)
		}
	}
	if err := s.WaitAcked(patience(t)); err != nil {
		t.Fatal(err)
	}
	if d := s.Deliveries()[0]; !d.GivenUp || len(d.Attempts) != 3 {
		t.Errorf("delivery = %+v, want given up after 3 attempts", d)
	}
}

func TestIgnoredAcksAreRedelivered(t *testing.T) {
	s := start(t, fakeslack.Config{AckTimeout: 5 * time.Millisecond, RetryIntervals: []time.Duration{0, time.Hour}})
	s.IgnoreAcks(true)
	b := runBot(t, s, nil)
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	first, again := b.next(t), b.next(t)
	if first.Request.RetryAttempt != 0 || again.Request.RetryAttempt != 1 || first.Request.EnvelopeID != again.Request.EnvelopeID {
		t.Errorf("got %+v, then %+v", first.Request, again.Request)
	}
}

func TestTheRealClientReconnects(t *testing.T) {
	for name, disturb := range map[string]func(*fakeslack.Server){
		"warning":           func(s *fakeslack.Server) { s.Disconnect(fakeslack.Warning) },
		"refresh_requested": func(s *fakeslack.Server) { s.Disconnect(fakeslack.RefreshRequested) },
		"dropped":           func(s *fakeslack.Server) { s.DropSockets() },
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, fakeslack.Config{})
			b := runBot(t, s, nil)
			opened := len(s.CallsOf("apps.connections.open"))
			disturb(s)
			said := s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
			if _, err := s.WaitCalls(patience(t), "apps.connections.open", opened+1); err != nil {
				t.Fatal(err)
			}
			got, ok := b.nextInner(t).(*slackevents.MessageEvent)
			if !ok || got.TimeStamp != said {
				t.Errorf("after reconnecting got %+v, want %s", got, said)
			}
			if err := s.WaitAcked(patience(t)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestEachEventGoesToOneSocket(t *testing.T) {
	s := start(t, fakeslack.Config{})
	conns := []*websocket.Conn{dial(t, s), dial(t, s), dial(t, s)}
	for _, conn := range conns {
		_ = read(t, conn)
	}
	for i := range 6 {
		s.Say(fakeslack.General, fakeslack.Ana, fmt.Sprint(i), "")
	}
	seen := make(map[string]int)
	for _, conn := range conns {
		for range 2 {
			e := read(t, conn)
			seen[e.ID]++
			if err := conn.WriteJSON(map[string]string{"envelope_id": e.ID}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.WaitAcked(patience(t)); err != nil || len(seen) != 6 {
		t.Errorf("three sockets got %v, %v; want six events, each once", seen, err)
	}
}

func TestAnEleventhSocketIsTurnedAway(t *testing.T) {
	s := start(t, fakeslack.Config{})
	for range 10 {
		_ = read(t, dial(t, s))
	}
	if e := read(t, dial(t, s)); e.Type != "disconnect" || e.Reason != "too_many_websockets" {
		t.Errorf("the eleventh got %+v", e)
	}
	if n := s.Sockets(); n != 10 {
		t.Errorf("%d sockets, want 10", n)
	}
	s.Close() // ends, though nobody has closed the eleventh
}

func TestATicketServesOnce(t *testing.T) {
	s := start(t, fakeslack.Config{})
	_, answer, err := client(s).StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	conn, _, err := websocket.DefaultDialer.Dial(answer, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, _, err := websocket.DefaultDialer.Dial(answer, nil); err == nil {
		t.Error("the address opened a second socket")
	}
}

func TestSocketsArePinged(t *testing.T) {
	s := start(t, fakeslack.Config{PingInterval: time.Millisecond})
	conn := dial(t, s)
	pinged := errors.New("pinged")
	conn.SetPingHandler(func(string) error { return pinged })
	_ = read(t, conn)
	if _, _, err := conn.ReadMessage(); !errors.Is(err, pinged) {
		t.Errorf("read = %v, want a ping", err)
	}
}

func TestInteractionsWithoutAnApp(t *testing.T) {
	s := start(t, fakeslack.Config{AckTimeout: 5 * time.Millisecond})
	if err := s.Shortcut(patience(t), fakeslack.Ana, "ask"); !errors.Is(err, fakeslack.ErrUnreachable) {
		t.Errorf("with no socket: %v", err)
	}
	conn := dial(t, s)
	_ = read(t, conn)
	if err := s.Shortcut(patience(t), fakeslack.Ana, "ask"); !errors.Is(err, fakeslack.ErrNotAcked) {
		t.Errorf("with a socket that says nothing: %v", err)
	}
	if e := read(t, conn); e.Type != "interactive" || !e.Accepts {
		t.Errorf("it was sent %+v", e)
	}
}

func TestAnAckOf20kBIsNotHeard(t *testing.T) {
	s := start(t, fakeslack.Config{AckTimeout: 20 * time.Millisecond})
	conn := dial(t, s)
	_ = read(t, conn)
	go func() {
		var e envelope
		if conn.ReadJSON(&e) == nil {
			_ = conn.WriteJSON(map[string]string{"envelope_id": e.ID, "payload": text(20_480)})
		}
	}()
	if _, err := s.Command(patience(t), fakeslack.General, fakeslack.Ana, "/ask", ""); !errors.Is(err, fakeslack.ErrNotAcked) {
		t.Errorf("command = %v, want it unacknowledged", err)
	}
}

// Without hello a client must not think that it is connected.
func TestNoHello(t *testing.T) {
	s := start(t, fakeslack.Config{})
	s.WithholdHello(true)
	api := client(s)
	sm := socketmode.New(api)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); _ = sm.RunContext(ctx) }()
	if err := s.WaitSockets(patience(t), 1); err != nil {
		t.Fatal(err)
	}
	s.Say(fakeslack.General, fakeslack.Ana, "anybody?", "")
	cancel()
	<-done
	for len(sm.Events) > 0 {
		if e := <-sm.Events; e.Type == socketmode.EventTypeHello || e.Type == socketmode.EventTypeEventsAPI {
			t.Errorf("the client got %s", e.Type)
		}
	}
}

func TestMalformedEvents(t *testing.T) {
	tests := []struct {
		malformation fakeslack.Malformation
		parses       bool // by the real client
	}{
		{fakeslack.UnknownEvent, false}, {fakeslack.BadBlock, false}, {fakeslack.NoInner, false},
		{fakeslack.NoTeam, true}, {fakeslack.RateLimited, true},
	}
	for _, tt := range tests {
		t.Run(string(tt.malformation), func(t *testing.T) {
			s := start(t, fakeslack.Config{})
			s.EmitMalformed(tt.malformation)
			conn := dial(t, s)
			_ = read(t, conn)
			e := read(t, conn)
			_, err := slackevents.ParseEvent(e.Payload, slackevents.OptionNoVerifyToken())
			if (err == nil) != tt.parses {
				t.Errorf("slack-go says %v of %s", err, e.Payload)
			}
		})
	}
}

func TestDuplicates(t *testing.T) {
	s := start(t, fakeslack.Config{})
	s.DuplicateEvents(2)
	b := runBot(t, s, nil)
	var ids []string
	for i := range 4 {
		s.Say(fakeslack.General, fakeslack.Ana, fmt.Sprint(i), "")
	}
	for range 6 {
		ids = append(ids, b.next(t).Data.(slackevents.EventsAPIEvent).Data.(*slackevents.EventsAPICallbackEvent).EventID)
	}
	if slices.Sort(ids); len(slices.Compact(ids)) != 4 {
		t.Errorf("event IDs = %v, want four, two of them twice", ids)
	}
	s.DuplicateEvents(0)
	if !s.Redeliver(ids[0]) || s.Redeliver("Ev-made-up") {
		t.Error("Redeliver knows the wrong events")
	}
	if e := b.next(t); e.Request.RetryAttempt != 1 {
		t.Errorf("redelivered as %+v", e.Request)
	}
}

func TestCloseEndsEverything(t *testing.T) {
	s, err := fakeslack.Start(fakeslack.Config{})
	if err != nil {
		t.Fatal(err)
	}
	conn := dial(t, s)
	_ = read(t, conn)
	s.Say(fakeslack.General, fakeslack.Ana, "hello", "")
	s.Close()
	s.Close()
	s.Say(fakeslack.General, fakeslack.Ana, "nobody hears this", "")
	if _, err := slack.New("x", slack.OptionAPIURL(s.APIURL())).AuthTest(); err == nil {
		t.Error("a closed server answers")
	}
}
