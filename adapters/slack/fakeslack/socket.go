package fakeslack

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// A socket is one WebSocket of Socket Mode. What is pushed is written by a
// goroutine of its own, so that a client which does not read holds up nobody.
type socket struct {
	id   int
	conn *websocket.Conn

	mu     sync.Mutex
	queue  []json.RawMessage
	wake   chan struct{} // has room for one
	closed chan struct{}
	once   sync.Once

	silent bool // takes no deliveries; guarded by the server's mu
}

func (k *socket) push(message json.RawMessage) {
	k.mu.Lock()
	k.queue = append(k.queue, message)
	k.mu.Unlock()
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

// drop cuts the connection, without a word of farewell.
func (k *socket) drop() {
	k.once.Do(func() {
		close(k.closed)
		_ = k.conn.Close()
	})
}

// write writes what is pushed, and pings, until the socket is dropped.
func (k *socket) write(pingEvery time.Duration) {
	defer k.drop()
	var ping <-chan time.Time
	if pingEvery > 0 {
		t := time.NewTicker(pingEvery)
		defer t.Stop()
		ping = t.C
	}
	for {
		select {
		case <-k.closed:
			return
		case <-ping:
			if k.conn.WriteControl(websocket.PingMessage, []byte("Ping from fakeslack"), time.Now().Add(time.Second)) != nil {
				return
			}
		case <-k.wake:
			for _, m := range k.take() {
				if k.conn.WriteMessage(websocket.TextMessage, m) != nil {
					return
				}
			}
		}
	}
}

func (k *socket) take() []json.RawMessage {
	k.mu.Lock()
	defer k.mu.Unlock()
	queue := k.queue
	k.queue = nil
	return queue
}

// envelope is a delivery as Socket Mode sends it.
func (d *delivery) envelope() json.RawMessage {
	e := object{
		"envelope_id": d.EnvelopeID, "type": d.Kind, "payload": d.Payload,
		"accepts_response_payload": d.Kind != Event,
	}
	if d.Kind == Event {
		last := d.Attempts[len(d.Attempts)-1]
		e["retry_attempt"], e["retry_reason"] = last.Num, last.Reason
	}
	return mustJSON(e)
}

// pick is the socket whose turn it is; nil when none is open.
func (o *outbound) pick() *socket {
	for range o.sockets {
		o.nextSocket = (o.nextSocket + 1) % len(o.sockets)
		if k := o.sockets[o.nextSocket]; !k.silent {
			return k
		}
	}
	return nil
}

// openConnection is apps.connections.open: it grants one WebSocket.
func openConnection(s *Server, _ args) (object, error) {
	ticket := s.tick.id("ticket")
	s.tickets[ticket] = true
	ws := "ws" + strings.TrimPrefix(s.url, "http")
	return object{"url": ws + "/link?ticket=" + ticket + "&app_id=" + AppID}, nil
}

func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	s.mu.Lock()
	granted := s.tickets[ticket]
	delete(s.tickets, ticket)
	s.mu.Unlock()
	if !granted {
		http.Error(w, "unknown ticket", http.StatusForbidden)
		return
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	k := &socket{conn: conn, wake: make(chan struct{}, 1), closed: make(chan struct{})}
	if !s.join(k) {
		k.drop()
		return
	}
	s.wg.Go(func() { k.write(s.cfg.PingInterval) })
	s.readAcks(k)
	s.leave(k)
}

// join counts a socket in and greets it, or turns it away when there are too
// many. What waited for a socket goes out at once. It reports whether the server
// is still up.
func (s *Server) join(k *socket) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ctx.Err() != nil {
		return false
	}
	s.out.conns[k] = true
	host := object{"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060}
	if len(s.out.sockets) >= s.cfg.MaxSockets {
		k.push(mustJSON(object{"type": "disconnect", "reason": "too_many_websockets", "debug_info": host}))
		return true
	}
	s.out.made++
	k.id = s.out.made
	s.out.sockets = append(s.out.sockets, k)
	s.note()
	if s.faults.noHello {
		k.silent = true
		return true
	}
	k.push(mustJSON(object{
		"type": "hello", "num_connections": len(s.out.sockets),
		"debug_info": host, "connection_info": object{"app_id": AppID},
	}))
	s.sendWaiting()
	return true
}

// sendWaiting sends what waited for a way to the app.
func (s *Server) sendWaiting() {
	waiting := s.out.waiting
	s.out.waiting = nil
	for _, d := range waiting {
		s.send(d)
	}
}

// leave counts a socket out. What was not acknowledged over it goes to the next
// one: now, when there is another, else when one comes.
func (s *Server) leave(k *socket) {
	k.drop()
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.out.conns, k)
	s.out.sockets = slices.DeleteFunc(s.out.sockets, func(other *socket) bool { return other == k })
	s.note()
	for _, d := range s.out.all {
		if d.socket != k {
			continue
		}
		d.again.Stop()
		d.socket = nil
		if d.Kind != Event {
			s.giveUp(d, ErrNotAcked)
			continue
		}
		d.reason = "timeout"
		s.send(d)
	}
}

// readAcks reads what the app sends until the socket is gone.
func (s *Server) readAcks(k *socket) {
	for {
		var ack struct {
			EnvelopeID string          `json:"envelope_id"`
			Payload    json.RawMessage `json:"payload"`
		}
		_, message, err := k.conn.ReadMessage()
		if err != nil {
			return
		}
		// Slack silently drops answers of 20 kB and more.
		if len(message) >= maxAck || json.Unmarshal(message, &ack) != nil {
			continue
		}
		s.mu.Lock()
		if d := s.out.byEnvelope[ack.EnvelopeID]; d != nil && !s.faults.deaf {
			s.acknowledge(d, ack.Payload)
		}
		s.mu.Unlock()
	}
}

// maxAck is the size, in bytes, from which Slack ignores an acknowledgement.
const maxAck = 20_480

// Sockets is how many sockets are open.
func (s *Server) Sockets() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.out.sockets)
}

// The reasons that Slack gives when it ends a connection.
const (
	Warning          = "warning"           // in some seconds
	RefreshRequested = "refresh_requested" // now
	LinkDisabled     = "link_disabled"     // Socket Mode was switched off
)

// Disconnect asks the app to reconnect: every open socket is sent a disconnect
// message with that reason. Sockets that were sent a RefreshRequested get no
// more deliveries; the app is to close them.
func (s *Server) Disconnect(reason string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range s.out.sockets {
		k.silent = k.silent || reason != Warning
		k.push(mustJSON(object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "applink-fake"}}))
	}
}

// DropSockets cuts every open socket, as a network does.
func (s *Server) DropSockets() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range s.out.sockets {
		k.drop()
	}
}
