package matrix

import (
	"cmp"
	"context"
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
	if c.Now == nil {
		c.Now = time.Now
	}
	d := doctor{config: c}
	s, err := readSession(c.Secrets)
	if !d.add("session", err, s.User.String(), err == nil, "run \"footnote matrix login\"") {
		return d.findings
	}
	d.add("encryption", nil, map[bool]string{true: "switched off", false: "switched on"}[c.Unencrypted], c.Unencrypted || canEncrypt, ErrNoEncryption.Error())
	if d.client, err = s.client(); !d.add("address", err, s.Homeserver, err == nil, "run \"footnote matrix login\"") {
		return d.findings
	}
	d.client.ResponseHook = d.clock
	if d.account(ctx, &s) {
		if !c.Unencrypted {
			d.keys(ctx)
		}
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

// add adds a finding: the error, if there is one, or what was seen. It returns
// ok.
func (d *doctor) add(what string, err error, seen string, ok bool, do string) bool {
	if err != nil {
		seen = err.Error()
	}
	if ok {
		do = ""
	}
	d.findings = append(d.findings, Finding{what, ok, seen, do})
	return ok
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
	known := err == nil
	if !known {
		who = &mautrix.RespWhoami{}
		if codeOf(err) == "" {
			return d.add("homeserver", err, "", false, "see that "+s.Homeserver+" is its address, and that this machine reaches it")
		}
	}
	d.add("homeserver", nil, s.Homeserver, true, "")
	d.add("clock", nil, fmt.Sprintf("%v off", d.skew.Round(time.Second)), d.skew.Abs() < mostSkew, "set this machine's clock by a time server")
	same := who.UserID == s.User && who.DeviceID == s.Device
	return d.add("device", err, fmt.Sprintf("%s of %s", who.DeviceID, who.UserID), same, "the session has ended or is another's; run \"footnote matrix login\"")
}

// keys looks at whether the device has keys and the account has signed it.
func (d *doctor) keys(ctx context.Context) {
	user, device := d.client.UserID, d.client.DeviceID
	found, err := d.client.QueryKeys(ctx, &mautrix.ReqQueryKeys{DeviceKeys: mautrix.DeviceKeysRequest{user: {device}}})
	if err != nil {
		d.add("keys", err, "", false, "try again")
		return
	}
	keys, ok := found.DeviceKeys[user][device]
	d.add("keys", nil, string(device), ok, "start the bot once; it publishes its keys then")
	signed := false
	for name := range found.SelfSigningKeys[user].Keys {
		signed = signed || keys.Signatures[user][name] != ""
	}
	d.add("cross-signing", nil, "", signed, "start the bot once; it signs its device then. Apps that exclude insecure devices keep their keys from it until it has")
	_, err = os.Stat(filepath.Join(d.config.Secrets, recoveryFile))
	d.add("recovery key", err, recoveryFile, err == nil, "put the account's recovery key into "+recoveryFile+"; without it nobody can verify the bot")
}

// rooms looks at the rooms.
func (d *doctor) rooms(ctx context.Context) {
	joined, err := d.client.JoinedRooms(ctx)
	joined = cmp.Or(joined, &mautrix.RespJoinedRooms{})
	rooms := joined.JoinedRooms
	d.add("rooms", err, fmt.Sprint(len(rooms)), len(rooms) > 0, "invite "+d.client.UserID.String()+" to a room")
	for _, room := range rooms[:min(len(rooms), mostLooked)] {
		d.room(ctx, room)
	}
}

// room looks at what keeps the bot silent in a room.
func (d *doctor) room(ctx context.Context, room id.RoomID) {
	what := "room " + room.String()
	state, err := d.client.State(ctx, room)
	set := state[event.StateEncryption][""] != nil
	levels := &event.PowerLevelsEventContent{}
	if e := state[event.StatePowerLevels][""]; e != nil {
		levels = e.Content.AsPowerLevels()
	}
	seen := fmt.Sprintf("%s, %d known to be in it", map[bool]string{true: "encrypted", false: "in the clear"}[set], len(state[event.StateMember]))
	switch {
	case err != nil:
		d.add(what, err, "", false, "the bot cannot see the room; invite it again")
	case set && d.config.Unencrypted:
		d.add(what, nil, seen, false, "switch encryption on; the bot is silent here")
	default:
		may := levels.GetUserLevel(d.client.UserID) >= levels.GetEventLevel(event.EventMessage)
		d.add(what, nil, seen, may, "the bot may not speak here; have somebody raise its power level")
	}
}
