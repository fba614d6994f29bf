package matrix

import (
	"context"
	"sync"
	"time"

	"maunium.net/go/mautrix/id"
)

// Typing is shown where an answer takes longer than people notice, and for no
// longer than it could reasonably take.
const (
	typingAfter = 700 * time.Millisecond
	typingFor   = 20 * time.Second
)

// A typing shows in which rooms an answer is being worked on. It is a courtesy:
// nothing waits for it.
type typing struct {
	show func(room string, on bool)

	mu    sync.Mutex
	rooms map[string]*time.Timer
}

// begin shows it in the room in a moment, unless it ends before.
func (t *typing) begin(room string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.rooms == nil {
		t.rooms = make(map[string]*time.Timer)
	}
	if t.rooms[room] == nil {
		t.rooms[room] = time.AfterFunc(typingAfter, func() { t.show(room, true) })
	}
}

// end ends it, which is shown if it was.
func (t *typing) end(room string) {
	t.mu.Lock()
	timer := t.rooms[room]
	delete(t.rooms, room)
	t.mu.Unlock()
	if timer != nil && !timer.Stop() {
		go t.show(room, false)
	}
}

func (a *Adapter) showTyping(room string, on bool) {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if _, err := a.client.UserTyping(ctx, id.RoomID(room), on, typingFor); err != nil {
		a.log.Debug("typing not shown", "room", room, "error", err)
	}
}
