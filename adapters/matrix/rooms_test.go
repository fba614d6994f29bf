package matrix_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/matrix"
	"footnote/bot/desk"
)

// await waits until something holds.
func await(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("in vain awaited: " + what)
		}
	}
}

// membership is what a user is to a room.
func (h *homeserver) membership(room, user string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if e := h.members[room+" "+user]; e != nil {
		return e.Content["membership"].(string)
	}
	return ""
}

// TestInvitations accepts the invitations of those whom the configuration
// names, and declines others.
func TestInvitations(t *testing.T) {
	tests := []struct {
		name  string
		allow []string
		by    string
		want  string
	}{
		{"own server, by default", nil, user("ana"), "join"},
		{"another server, by default", nil, "@eve:evil.example", "leave"},
		{"like the own server", nil, "@eve:not" + server, "leave"},
		{"a user", []string{user("ana")}, user("ana"), "join"},
		{"another user", []string{user("ana")}, user("ben"), "leave"},
		{"a server", []string{"uni.example"}, "@eve:uni.example", "join"},
		{"not the own server, once others are named", []string{"uni.example"}, user("ana"), "leave"},
		{"everybody", []string{"*"}, "@eve:evil.example", "join"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, "")
			w.config.Allow = tt.allow
			before := w.hs.open(tt.by, nil) // also if it was before the first sync
			w.hs.member(before, tt.by, me, "invite")
			record(t, w)
			after := w.hs.open(tt.by, nil)
			w.hs.member(after, tt.by, me, "invite")
			for _, room := range []string{before, after} {
				await(t, "an answer to the invitation", func() bool { return w.hs.membership(room, me) != "invite" })
				if got := w.hs.membership(room, me); got != tt.want {
					t.Errorf("the bot's membership is %q, want %q", got, tt.want)
				}
			}
		})
	}
}

// TestKicked is thrown out of a room and invited again. What was said meanwhile
// is not answered.
func TestKicked(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.hs.open(user("ana"), nil, me, user("ben"))
	w.start(t)
	w.settle(t)
	w.hs.member(room, user("ana"), me, "leave")
	w.hs.say(room, user("ana"), "m.room.message", mention("who built the Larn bridge?"))
	w.hs.member(room, user("ana"), me, "invite")
	await(t, "that the bot joins", func() bool { return w.hs.membership(room, me) == "join" })
	w.settle(t)
	w.tell(t, room, user("ana"), mention("who was mayor of Larn in 1930?"))
	w.wantOne(t, room, "Bram Oke")
}

// TestInvited_tooSoon joins a room by an invitation that the homeserver itself
// does not go by yet.
func TestInvited_tooSoon(t *testing.T) {
	w := newWorld(t, larn(t))
	w.start(t)
	w.settle(t)
	refusal := func(w http.ResponseWriter, _ *http.Request) { refuse(w, 403, "M_FORBIDDEN", nil) }
	w.hs.interfere(answering("/join/", 1, refusal), nil)
	room := w.hs.open(user("ana"), nil)
	w.hs.member(room, user("ana"), me, "invite")
	await(t, "that the bot joins", func() bool { return w.hs.membership(room, me) == "join" })
}

// TestUpgrade goes along to the room that replaces another, with its settings,
// whether it is open to the bot or somebody has to invite it first.
func TestUpgrade(t *testing.T) {
	tests := []struct {
		name   string
		public bool
		by     string // who invites the bot, if it is not public
	}{
		{"public", true, ""},
		{"by invitation, of somebody who may not", false, "@eve:evil.example"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, larn(t))
			old := w.room("group", "")
			settled := desk.Room{Always: true, Readings: []string{"almanac"}}
			if err := w.kept.SetRoom(t.Context(), matrix.Network, old, settled); err != nil {
				t.Fatal(err)
			}
			w.start(t)
			w.settle(t)
			next := w.hs.open(user("mod"), nil, user("ana"), tt.by)
			if tt.public {
				w.hs.set(next, user("mod"), "m.room.join_rules", "", object{"join_rule": "public"})
			}
			w.hs.set(old, user("mod"), "m.room.tombstone", "", object{"body": "moved", "replacement_room": next})
			if !tt.public {
				w.settle(t)
				w.hs.member(next, tt.by, me, "invite")
			}
			await(t, "that the bot joins", func() bool { return w.hs.membership(next, me) == "join" })
			w.settle(t)
			got, err := w.kept.Room(t.Context(), matrix.Network, next)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(settled, got); diff != "" {
				t.Errorf("settings (-want +got):\n%s", diff)
			}
			w.tell(t, next, user("ana"), text("who was mayor of Larn in 1930?"))
			w.wantOne(t, next, "Bram Oke")
		})
	}
}

// TestUpgrade_claimed gives no settings to a room that only says of itself that
// it replaces another.
func TestUpgrade_claimed(t *testing.T) {
	w := newWorld(t, "")
	old := w.room("group", "")
	r := record(t, w)
	next := w.hs.open(user("eve"), nil)
	w.hs.set(next, user("eve"), "m.room.create", "", object{"predecessor": object{"room_id": old}})
	w.hs.member(next, user("eve"), me, "invite")
	await(t, "that the bot joins", func() bool { return w.hs.membership(next, me) == "join" })
	w.hs.awaitSync(t, w.device.id)
	if len(r.moved) > 0 {
		t.Errorf("moved %q", r.moved)
	}
}

// TestLeave leaves a room when a moderator says so, and not for others.
func TestLeave(t *testing.T) {
	w := newWorld(t, "")
	room := w.room("group", "")
	record(t, w)
	for by, want := range map[string]string{"ana": "join", "mod": "leave"} {
		if w.hs.membership(room, me) == "leave" {
			continue // maps have no order
		}
		w.hs.say(room, user(by), "m.room.message", text("!footnote leave room"))
		w.hs.awaitSync(t, w.device.id)
		if got := w.hs.membership(room, me); got != want {
			t.Errorf("told by %s, the bot's membership is %q, want %q", by, got, want)
		}
	}
}

// TestDirectory is who is where.
func TestDirectory(t *testing.T) {
	w := newWorld(t, "")
	levels := func(more object) object {
		all := object{"users": object{me: 100, user("mod"): 50, user("half"): 25}}
		for k, v := range more {
			all[k] = v
		}
		return all
	}
	usual := w.hs.open(me, levels(nil), user("mod"), user("half"), user("ana"))
	low := w.hs.open(me, levels(object{"redact": 0, "state_default": 0}), user("mod"), user("half"))
	everyone := w.hs.open(me, levels(object{"users_default": 100}), user("mod"), user("ana"))
	w.hs.open(user("mod"), nil, user("ana")) // without the bot
	record(t, w)
	t.Run("Rooms", func(t *testing.T) {
		for who, want := range map[string][]string{"mod": {usual, low, everyone}, "ana": {usual, everyone}, "eve": {}} {
			got, err := w.adapter.Rooms(t.Context(), user(who))
			slices.Sort(want)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("rooms of %s, error %v (-want +got):\n%s", who, err, diff)
			}
		}
	})
	t.Run("Moderates", func(t *testing.T) {
		for _, tt := range []struct {
			room, who string
			want      bool
		}{
			{usual, "mod", true}, {usual, "half", false}, {usual, "ana", false}, {usual, "eve", false},
			{low, "half", true}, {low, "ana", false}, {everyone, "ana", false}, {"!nowhere:lab.test", "mod", false},
		} {
			got, err := w.adapter.Moderates(t.Context(), tt.room, user(tt.who))
			if err != nil || got != tt.want {
				t.Errorf("Moderates(%s, %s) = %v, %v; want %v", tt.room, tt.who, got, err, tt.want)
			}
		}
	})
	t.Run("Direct", func(t *testing.T) {
		room, err := w.adapter.Direct(t.Context(), user("ana"))
		if err != nil {
			t.Fatal(err)
		}
		if got := w.hs.membership(room, user("ana")); got != "invite" {
			t.Errorf("Ana's membership is %q", got)
		}
		w.hs.awaitSync(t, w.device.id)
		again, err := w.adapter.Direct(t.Context(), user("ana"))
		if err != nil || again != room {
			t.Errorf("Direct again = %s, %v; want %s", again, err, room)
		}
		w.hs.member(room, user("ana"), user("ana"), "join")
		w.hs.awaitSync(t, w.device.id)
		w.stop()
		record(t, w)
		kept, err := w.adapter.Direct(t.Context(), user("ana"))
		if err != nil || kept != room {
			t.Errorf("Direct after a restart = %s, %v; want %s", kept, err, room)
		}
		w.hs.member(room, user("ben"), user("ben"), "join")
		w.hs.awaitSync(t, w.device.id)
		if other, err := w.adapter.Direct(t.Context(), user("ana")); err != nil || other == room {
			t.Errorf("with Ben in it, Direct = %s, %v; want another room", other, err)
		}
	})
}

// TestDescribed publishes the commands where the bot has the power, also once it
// is given that, and once.
func TestDescribed(t *testing.T) {
	w := newWorld(t, "")
	room := w.hs.open(user("mod"), object{"users": object{user("mod"): 100}}, user("ana"))
	record(t, w)
	described := func() (n int) {
		w.hs.mu.Lock()
		defer w.hs.mu.Unlock()
		for _, e := range w.hs.events {
			if e.Room == room && strings.HasSuffix(e.Type, "command_description") {
				n++
			}
		}
		return n
	}
	w.hs.member(room, user("mod"), me, "invite")
	await(t, "that the bot joins", func() bool { return w.hs.membership(room, me) == "join" })
	w.hs.awaitSync(t, w.device.id)
	if n := described(); n > 0 {
		t.Errorf("without power, %d commands are described", n)
	}
	for range 2 {
		w.hs.set(room, user("mod"), "m.room.power_levels", "", object{"users": object{user("mod"): 100, me: 50}})
		w.hs.awaitSync(t, w.device.id)
		if n := described(); n != 3 {
			t.Errorf("%d commands are described, want 3", n)
		}
	}
}
