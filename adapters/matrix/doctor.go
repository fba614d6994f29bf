package matrix

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"
)

// A Finding is one thing that Doctor looked at.
type Finding struct {
	What string // "homeserver", "room !x:example.org"
	OK   bool
	Seen string // what was found; empty if there is no more to say
	Do   string // what mends it; empty if it is OK
}

// mostSkew is how far the clock may be off before answers are dated wrongly.
const mostSkew = time.Minute

// mostLooked is how many rooms are looked at.
const mostLooked = 30

// Doctor looks at whether an adapter with the config would work, and why it may
// be silent in a room. It changes nothing, and tells no token. It does not use
// Config.DB and Config.Store, so that it may run beside an adapter.
func Doctor(ctx context.Context, c Config) []Finding {
	d := doctor{config: c}
	if d.config.Now == nil {
		d.config.Now = time.Now
	}
	s, err := readSession(c.Secrets)
	d.add("session", err == nil, fmt.Sprint(errOr(err, s.User)), "run \"footnote matrix login\"")
	d.add("encryption", c.Unencrypted || canEncrypt, map[bool]string{true: "switched off", false: "switched on"}[c.Unencrypted], ErrNoEncryption.Error())
	if err != nil {
		return d.findings
	}
	if d.client, err = s.client(); err != nil {
		d.add("homeserver", false, err.Error(), "run \"footnote matrix login\"")
		return d.findings
	}
	d.client.ResponseHook = d.clock
	if d.account(ctx, &s) {
		d.keys(ctx)
		d.rooms(ctx)
	}
	return d.findings
}

type doctor struct {
	config   Config
	client   *mautrix.Client
	skew     time.Duration
	findings []Finding
}

func (d *doctor) add(what string, ok bool, seen, do string) {
	if ok {
		do = ""
	}
	d.findings = append(d.findings, Finding{what, ok, seen, do})
}

func errOr(err error, otherwise any) any {
	if err != nil {
		return err
	}
	return otherwise
}

// clock compares the homeserver's clock with ours.
func (d *doctor) clock(_ *http.Request, r *http.Response, _ error, _ time.Duration) {
	if r == nil {
		return
	}
	if theirs, err := http.ParseTime(r.Header.Get("Date")); err == nil {
		d.skew = d.config.Now().Sub(theirs)
	}
}

// account looks at the homeserver and whether it knows the session.
func (d *doctor) account(ctx context.Context, s *session) bool {
	who, err := d.client.Whoami(ctx)
	known := !errors.Is(err, mautrix.MUnknownToken)
	reached := err == nil || codeOf(err) != ""
	d.add("homeserver", reached, fmt.Sprint(errOr(err, s.Homeserver)), "see that "+s.Homeserver+" is the homeserver's address, and that this machine reaches it")
	if !reached {
		return false
	}
	d.add("clock", d.skew.Abs() < mostSkew, fmt.Sprintf("%v off", d.skew.Round(time.Second)), "set this machine's clock by a time server")
	if err != nil {
		d.add("device", false, err.Error(), map[bool]string{false: "the session has ended; run \"footnote matrix login\""}[known])
		return false
	}
	same := who.UserID == s.User && who.DeviceID == s.Device
	d.add("device", same, fmt.Sprintf("%s on %s", who.DeviceID, who.UserID), "the session is another's; run \"footnote matrix login\"")
	return same
}

// keys looks at whether the device has keys and the account has signed it.
func (d *doctor) keys(ctx context.Context) {
	if d.config.Unencrypted {
		return
	}
	user, device := d.client.UserID, d.client.DeviceID
	found, err := d.client.QueryKeys(ctx, &mautrix.ReqQueryKeys{DeviceKeys: mautrix.DeviceKeysRequest{user: {device}}})
	if err != nil {
		d.add("keys", false, err.Error(), "try again")
		return
	}
	keys, ok := found.DeviceKeys[user][device]
	d.add("keys", ok, string(device), "start the bot once; it publishes its keys then")
	signed := false
	for name := range found.SelfSigningKeys[user].Keys {
		_, by := keys.Signatures[user][name]
		signed = signed || by
	}
	d.add("cross-signing", signed, "", "start the bot once; it signs its device then. Apps that exclude insecure devices keep their keys from it until it has")
	_, err = os.Stat(filepath.Join(d.config.Secrets, recoveryFile))
	d.add("recovery key", err == nil, recoveryFile, "put the account's recovery key into "+recoveryFile+"; without it nobody can verify the bot")
}

// rooms looks at the rooms, and what keeps the bot silent in them.
func (d *doctor) rooms(ctx context.Context) {
	joined, err := d.client.JoinedRooms(ctx)
	if err != nil {
		d.add("rooms", false, err.Error(), "try again")
		return
	}
	rooms := joined.JoinedRooms
	d.add("rooms", len(rooms) > 0, fmt.Sprint(len(rooms)), "invite "+d.client.UserID.String()+" to a room")
	for _, room := range rooms[:min(len(rooms), mostLooked)] {
		d.room(ctx, room)
	}
}

func (d *doctor) room(ctx context.Context, room id.RoomID) {
	what := "room " + room.String()
	state, err := d.client.State(ctx, room)
	if err != nil {
		d.add(what, false, err.Error(), "the bot cannot see the room; invite it again")
		return
	}
	set := state[event.StateEncryption][""]
	if set != nil && d.config.Unencrypted {
		d.add(what, false, "encrypted", "switch encryption on; the bot is silent here")
		return
	}
	levels := &event.PowerLevelsEventContent{}
	if e := state[event.StatePowerLevels][""]; e != nil {
		levels = e.Content.AsPowerLevels()
	}
	can := levels.GetUserLevel(d.client.UserID) >= levels.GetEventLevel(event.EventMessage)
	kind := map[bool]string{true: "encrypted", false: "in the clear"}[set != nil]
	d.add(what, can, fmt.Sprintf("%s, %d known to be in it", kind, len(state[event.StateMember])), "the bot may not speak here; have somebody raise its power level")
}
