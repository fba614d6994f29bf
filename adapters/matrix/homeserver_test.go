package matrix_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// server is the name of the homeserver under test.
const server = "lab.test"

type object = map[string]any

// A homeserver is as much of one as the bot can see: rooms, sync, sending with
// transaction IDs, history. Its devices and keys are in devices_test.go.
type homeserver struct {
	*httptest.Server
	mux   *http.ServeMux
	limit int // how many events of a room a sync brings
	// before, if it is not nil, may answer a request in the server's stead, or
	// hold it up; after may lose the answer to one that the server has dealt
	// with.
	before, after func(w http.ResponseWriter, r *http.Request) (handled bool)

	mu       sync.Mutex
	moved    chan struct{} // closed when something happens
	now      func() time.Time
	events   []*pdu          // all of them; the first has the position 1
	members  map[string]*pdu // the present member event, by room and user
	state    map[string]*pdu // the present state, by room, type and key
	sent     map[string]string
	account  map[string]json.RawMessage
	synced   map[string]int // the position that each device has come back with
	devices  map[string]*device
	requests map[string]int // how many came, by method and kind
	rooms    int
	signing  map[string]object          // cross-signing keys, by user and name
	lost     func(toDevice string) bool // whether messages between devices get lost
	held     *hold
	media    map[string][]byte // what was uploaded
	ofOld    bool              // whether it knows no media for those who are logged in
}

// A pdu is an event.
type pdu struct {
	at       int
	ID       string  `json:"event_id"`
	Room     string  `json:"room_id"`
	Type     string  `json:"type"`
	Sender   string  `json:"sender"`
	StateKey *string `json:"state_key,omitempty"`
	Content  object  `json:"content"`
	Stamp    int64   `json:"origin_server_ts"`
	Redacts  string  `json:"redacts,omitempty"`
	Unsigned object  `json:"unsigned,omitempty"`
}

func newHomeserver(t testing.TB, now func() time.Time) *homeserver {
	h := &homeserver{
		mux: http.NewServeMux(), limit: 50, moved: make(chan struct{}), now: now,
		members: map[string]*pdu{}, state: map[string]*pdu{}, sent: map[string]string{}, account: map[string]json.RawMessage{},
		synced: map[string]int{}, devices: map[string]*device{}, requests: map[string]int{}, signing: map[string]object{},
		media: map[string][]byte{},
	}
	h.routes()
	h.mediaRoutes()
	h.deviceRoutes()
	h.Server = httptest.NewServer(http.HandlerFunc(h.serve))
	t.Cleanup(h.Close)
	return h
}

// serve counts a request, and lets the test interfere.
func (h *homeserver) serve(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.requests[kindOf(r)]++
	before := h.before
	h.mu.Unlock()
	if before != nil && before(w, r) {
		return
	}
	kept := httptest.NewRecorder()
	h.mux.ServeHTTP(kept, r)
	h.mu.Lock()
	after := h.after
	h.mu.Unlock()
	if after != nil && after(w, r) {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(kept.Code)
	w.Write(kept.Body.Bytes())
}

// kindOf names what a request is for.
func kindOf(r *http.Request) string {
	for _, kind := range []string{"/sync", "/send/", "/redact/", "/messages", "/event/", "/join/", "/leave", "/typing/", "/createRoom", "/state"} {
		if strings.Contains(r.URL.Path, kind) {
			return strings.Trim(kind, "/")
		}
	}
	return r.URL.Path
}

// lose closes the connection without an answer.
func lose(w http.ResponseWriter) {
	connection, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		connection.Close()
	}
}

func reply(w http.ResponseWriter, v any) { json.NewEncoder(w).Encode(v) }

func refuse(w http.ResponseWriter, status int, code string, more object) {
	w.WriteHeader(status)
	body := object{"errcode": code, "error": code}
	for k, v := range more {
		body[k] = v
	}
	reply(w, body)
}

// interfere sets what may happen to requests; nil for nothing.
func (h *homeserver) interfere(before, after func(w http.ResponseWriter, r *http.Request) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.before, h.after = before, after
}

func (h *homeserver) count(kind string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.requests[kind]
}

func body(r *http.Request) object {
	v := object{}
	json.NewDecoder(r.Body).Decode(&v)
	return v
}

// handle serves a path for whoever has the token.
func (h *homeserver) handle(pattern string, do func(w http.ResponseWriter, r *http.Request, d *device)) {
	method, path, _ := strings.Cut(pattern, " ")
	h.mux.HandleFunc(method+" /_matrix/client/"+path, func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		d := h.devices[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")]
		h.mu.Unlock()
		if d == nil {
			refuse(w, 401, "M_UNKNOWN_TOKEN", nil)
			return
		}
		do(w, r, d)
	})
}

func (h *homeserver) routes() {
	h.handle("GET v3/account/whoami", func(w http.ResponseWriter, _ *http.Request, d *device) {
		reply(w, object{"user_id": d.user, "device_id": d.id})
	})
	h.handle("GET v3/profile/{user}", func(w http.ResponseWriter, r *http.Request, _ *device) {
		reply(w, object{"displayname": "Footnote"})
	})
	h.handle("GET v3/joined_rooms", func(w http.ResponseWriter, _ *http.Request, d *device) {
		reply(w, object{"joined_rooms": h.roomsOf(d.user, "join")})
	})
	h.handle("POST v3/user/{user}/filter", func(w http.ResponseWriter, _ *http.Request, _ *device) { reply(w, object{"filter_id": "1"}) })
	h.handle("GET v3/user/{user}/account_data/{type}", h.getAccount)
	h.handle("PUT v3/user/{user}/account_data/{type}", h.putAccount)
	h.handle("GET v3/sync", h.sync)
	h.handle("PUT v3/rooms/{room}/send/{type}/{txn}", h.send)
	h.handle("PUT v3/rooms/{room}/redact/{event}/{txn}", h.send)
	h.handle("PUT v3/rooms/{room}/state/{type}/{key}", h.putState)
	h.handle("PUT v3/rooms/{room}/typing/{user}", func(w http.ResponseWriter, _ *http.Request, _ *device) { reply(w, object{}) })
	h.handle("GET v3/rooms/{room}/state", h.getState)
	h.handle("GET v3/rooms/{room}/event/{event}", h.getEvent)
	h.handle("GET v3/rooms/{room}/messages", h.messages)
	h.handle("GET v1/rooms/{room}/relations/{event}/{kind}", h.relations)
	h.handle("POST v3/join/{room}", h.join)
	h.handle("POST v3/rooms/{room}/leave", func(w http.ResponseWriter, r *http.Request, d *device) {
		h.member(r.PathValue("room"), d.user, d.user, "leave")
		reply(w, object{})
	})
	h.handle("POST v3/createRoom", h.createRoom)
}

func (h *homeserver) getAccount(w http.ResponseWriter, r *http.Request, d *device) {
	h.mu.Lock()
	defer h.mu.Unlock()
	data, ok := h.account[d.user+" "+r.PathValue("type")]
	if !ok {
		refuse(w, 404, "M_NOT_FOUND", nil)
		return
	}
	w.Write(data)
}

func (h *homeserver) putAccount(w http.ResponseWriter, r *http.Request, d *device) {
	data, _ := json.Marshal(body(r))
	h.mu.Lock()
	defer h.mu.Unlock()
	h.account[d.user+" "+r.PathValue("type")] = data
	reply(w, object{})
}

// add adds an event, and wakes those who wait for one. The lock is held.
func (h *homeserver) add(e *pdu) *pdu {
	e.at = len(h.events) + 1
	e.ID = fmt.Sprintf("$event%d", e.at)
	e.Stamp = h.now().UnixMilli()
	h.events = append(h.events, e)
	if e.StateKey != nil {
		key := e.Room + " " + e.Type + " " + *e.StateKey
		if before := h.state[key]; before != nil {
			e.Unsigned = object{"prev_content": before.Content}
		}
		h.state[key] = e
		if e.Type == "m.room.member" {
			h.members[e.Room+" "+*e.StateKey] = e
		}
	}
	h.wake()
	return e
}

func (h *homeserver) wake() {
	close(h.moved)
	h.moved = make(chan struct{})
}

// say adds an event of a user, as their client would.
func (h *homeserver) say(room, user, kind string, content object) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.add(&pdu{Room: room, Sender: user, Type: kind, Content: content}).ID
}

// set adds a state event.
func (h *homeserver) set(room, user, kind, key string, content object) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.add(&pdu{Room: room, Sender: user, Type: kind, StateKey: &key, Content: content}).ID
}

// redact takes an event back.
func (h *homeserver) redact(room, user, id string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.redactLocked(room, user, id).ID
}

func (h *homeserver) redactLocked(room, user, id string) *pdu {
	if e := h.find(id); e != nil {
		e.Content, e.Unsigned = object{}, object{"redacted_because": object{"event_id": "$x", "type": "m.room.redaction", "content": object{}}}
	}
	return h.add(&pdu{Room: room, Sender: user, Type: "m.room.redaction", Redacts: id, Content: object{"redacts": id}})
}

func (h *homeserver) find(id string) *pdu {
	if i := slices.IndexFunc(h.events, func(e *pdu) bool { return e.ID == id }); i >= 0 {
		return h.events[i]
	}
	return nil
}

// open makes a room with its members in it.
func (h *homeserver) open(creator string, levels object, members ...string) string {
	h.mu.Lock()
	h.rooms++
	room := fmt.Sprintf("!room%d:%s", h.rooms, server)
	h.mu.Unlock()
	h.set(room, creator, "m.room.create", "", object{"creator": creator, "room_version": "10"})
	h.member(room, creator, creator, "join")
	if levels == nil {
		levels = object{"users": object{creator: 100}}
	}
	h.set(room, creator, "m.room.power_levels", "", levels)
	for _, user := range members {
		h.member(room, user, user, "join")
	}
	return room
}

// member changes what a user is to a room.
func (h *homeserver) member(room, by, user, membership string) {
	h.set(room, by, "m.room.member", user, object{"membership": membership})
}

func (h *homeserver) roomsOf(user, membership string) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	all := []string{}
	for key, e := range h.members {
		if room, who, _ := strings.Cut(key, " "); who == user && e.Content["membership"] == membership {
			all = append(all, room)
		}
	}
	return all
}

// sync waits for something new for a device.
func (h *homeserver) sync(w http.ResponseWriter, r *http.Request, d *device) {
	since, _ := strconv.Atoi(r.URL.Query().Get("since"))
	wait, _ := strconv.Atoi(r.URL.Query().Get("timeout"))
	limit := time.After(time.Duration(wait) * time.Millisecond)
	for {
		h.mu.Lock()
		h.synced[d.id] = max(h.synced[d.id], since)
		res, any := h.news(d, since)
		moved := h.moved
		h.mu.Unlock()
		if any || wait == 0 {
			reply(w, res)
			return
		}
		select {
		case <-moved:
		case <-limit:
			wait = 0
		case <-r.Context().Done():
			return
		}
	}
}

// news is what is new for a device since a position.
func (h *homeserver) news(d *device, since int) (res object, any bool) {
	joined, invited, left := object{}, object{}, object{}
	for key, e := range h.members {
		room, user, _ := strings.Cut(key, " ")
		switch {
		case user != d.user:
		case e.Content["membership"] == "join":
			if in, ok := h.joined(d, room, since, e); ok {
				joined[room] = in
			}
		case e.at <= since:
		case e.Content["membership"] == "invite":
			invited[room] = object{"invite_state": object{"events": []*pdu{e}}}
		default:
			left[room] = object{"timeline": object{"events": []*pdu{e}}}
		}
	}
	any = len(joined)+len(invited)+len(left) > 0
	res = object{"next_batch": strconv.Itoa(len(h.events)), "rooms": object{"join": joined, "invite": invited, "leave": left}}
	return res, h.deviceNews(d, res, since == 0) || any
}

// joined is what is new in a room that the device's user is in.
func (h *homeserver) joined(d *device, room string, since int, member *pdu) (in object, ok bool) {
	before, _ := member.Unsigned["prev_content"].(object)
	fresh := member.at > since && before["membership"] != "join"
	var all []*pdu
	for _, e := range h.events {
		if e.Room == room && (e.at > since || fresh) {
			all = append(all, e)
		}
	}
	if len(all) == 0 {
		return nil, false
	}
	limited := len(all) > h.limit
	if limited {
		all = all[len(all)-h.limit:]
	}
	var state []*pdu
	for key, e := range h.state {
		if (fresh || since == 0 || limited) && strings.HasPrefix(key, room+" ") && e.at < all[0].at {
			state = append(state, e)
		}
	}
	return object{
		"timeline": object{"events": all, "limited": limited, "prev_batch": strconv.Itoa(all[0].at)},
		"state":    object{"events": state},
	}, true
}

// send takes an event or a redaction, once under each transaction ID.
func (h *homeserver) send(w http.ResponseWriter, r *http.Request, d *device) {
	content := body(r)
	h.mu.Lock()
	defer h.mu.Unlock()
	room := r.PathValue("room")
	member := h.members[room+" "+d.user]
	if member == nil || member.Content["membership"] != "join" {
		refuse(w, 403, "M_FORBIDDEN", nil)
		return
	}
	txn := d.id + r.URL.Path
	if h.sent[txn] == "" {
		var e *pdu
		if id := r.PathValue("event"); id != "" {
			e = h.redactLocked(room, d.user, id)
		} else {
			e = h.add(&pdu{Room: room, Sender: d.user, Type: r.PathValue("type"), Content: content})
		}
		h.sent[txn] = e.ID
	}
	reply(w, object{"event_id": h.sent[txn]})
}

// forgetSent has the server take for new what it has taken before.
func (h *homeserver) forgetSent() {
	h.mu.Lock()
	defer h.mu.Unlock()
	clear(h.sent)
}

func (h *homeserver) putState(w http.ResponseWriter, r *http.Request, d *device) {
	reply(w, object{"event_id": h.set(r.PathValue("room"), d.user, r.PathValue("type"), r.PathValue("key"), body(r))})
}

func (h *homeserver) getState(w http.ResponseWriter, r *http.Request, _ *device) {
	h.mu.Lock()
	defer h.mu.Unlock()
	all := []*pdu{}
	for key, e := range h.state {
		if strings.HasPrefix(key, r.PathValue("room")+" ") {
			all = append(all, e)
		}
	}
	reply(w, all)
}

func (h *homeserver) getEvent(w http.ResponseWriter, r *http.Request, d *device) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if e := h.find(r.PathValue("event")); e != nil && e.Room == r.PathValue("room") {
		reply(w, e)
		return
	}
	refuse(w, 404, "M_NOT_FOUND", nil)
}

func (h *homeserver) relations(w http.ResponseWriter, r *http.Request, _ *device) {
	h.mu.Lock()
	defer h.mu.Unlock()
	chunk := []*pdu{}
	for _, e := range h.events {
		if to := relation(e.Content); to["event_id"] == r.PathValue("event") && to["rel_type"] == r.PathValue("kind") {
			chunk = append(chunk, e)
		}
	}
	reply(w, object{"chunk": chunk})
}

func (h *homeserver) messages(w http.ResponseWriter, r *http.Request, d *device) {
	h.mu.Lock()
	defer h.mu.Unlock()
	from, err := strconv.Atoi(r.URL.Query().Get("from"))
	if err != nil {
		from = len(h.events) + 1
	}
	most, _ := strconv.Atoi(r.URL.Query().Get("limit"))
	chunk, end := []*pdu{}, ""
	for _, e := range slices.Backward(h.events[:from-1]) {
		if e.Room == r.PathValue("room") {
			chunk, end = append(chunk, e), strconv.Itoa(e.at)
			if len(chunk) == most {
				break
			}
		}
	}
	reply(w, object{"chunk": chunk, "start": strconv.Itoa(from), "end": end})
}

func (h *homeserver) join(w http.ResponseWriter, r *http.Request, d *device) {
	room := r.PathValue("room")
	h.mu.Lock()
	member, rules := h.members[room+" "+d.user], h.state[room+" m.room.join_rules "]
	public := rules != nil && rules.Content["join_rule"] == "public"
	h.mu.Unlock()
	if !public && (member == nil || member.Content["membership"] != "invite") {
		refuse(w, 403, "M_FORBIDDEN", nil)
		return
	}
	h.member(room, d.user, d.user, "join")
	reply(w, object{"room_id": room})
}

func (h *homeserver) createRoom(w http.ResponseWriter, r *http.Request, d *device) {
	asked := body(r)
	room := h.open(d.user, nil)
	if state, ok := asked["initial_state"].([]any); ok {
		for _, s := range state {
			s := s.(object)
			h.set(room, d.user, s["type"].(string), "", s["content"].(object))
		}
	}
	for _, user := range asked["invite"].([]any) {
		h.set(room, d.user, "m.room.member", user.(string), object{"membership": "invite", "is_direct": asked["is_direct"]})
	}
	reply(w, object{"room_id": room})
}

// invitations are those to conversations of two that the user sent.
func (h *homeserver) invitations(by string) []*pdu {
	h.mu.Lock()
	defer h.mu.Unlock()
	var all []*pdu
	for _, e := range h.events {
		if e.Sender == by && e.Type == "m.room.member" && e.StateKey != nil && e.Content["membership"] == "invite" && e.Content["is_direct"] == true {
			all = append(all, e)
		}
	}
	return all
}

// said are the bot's messages in a room as a client would show them: edited,
// and without what was taken back.
func (h *homeserver) said(by string) []*pdu {
	h.mu.Lock()
	defer h.mu.Unlock()
	var all []*pdu
	for _, e := range h.events {
		if e.Sender != by || e.Type != "m.room.message" || len(e.Content) == 0 || relation(e.Content)["rel_type"] == "m.replace" {
			continue
		}
		now := *e
		for _, edit := range h.events {
			if to := relation(edit.Content); edit.Sender == by && to["rel_type"] == "m.replace" && to["event_id"] == e.ID {
				now.Content = edit.Content["m.new_content"].(object)
			}
		}
		all = append(all, &now)
	}
	return all
}

// relation is how a content relates to other events; empty if it does not.
func relation(content object) object {
	to, _ := content["m.relates_to"].(object)
	return to
}

// awaitSync waits until a device has come back for more than what is there now:
// what is there it has handled.
func (h *homeserver) awaitSync(t testing.TB, device string) {
	t.Helper()
	h.mu.Lock()
	want := len(h.events)
	h.mu.Unlock()
	deadline := time.After(20 * time.Second)
	for {
		h.mu.Lock()
		got := h.synced[device]
		h.mu.Unlock()
		if got >= want {
			return
		}
		select {
		case <-deadline:
			t.Fatalf("the bot has come no further than %d of %d", got, want)
		case <-time.After(time.Millisecond):
		}
	}
}

// inTheClear are the messages of a room that everybody can read.
func (h *homeserver) inTheClear(room string) (all []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, e := range h.events {
		if body, ok := e.Content["body"].(string); ok && e.Room == room && e.Type == "m.room.message" {
			all = append(all, body)
		}
	}
	return all
}
