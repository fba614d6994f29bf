package matrix_test

import (
	"cmp"
	"maps"
	"net/http"
)

// A device is one that a user is logged in on.
type device struct {
	user, id, token string
	identity        object // its signed keys
	once            object // its one-time keys
	inbox           []object
	changed         bool // somebody's keys have, since the last sync
}

// login makes a device.
func (h *homeserver) login(user, id string) *device {
	h.mu.Lock()
	defer h.mu.Unlock()
	d := &device{user: user, id: id, token: "token-" + user + "-" + id, once: object{}}
	h.devices[d.token] = d
	return d
}

// logout ends a device.
func (h *homeserver) logout(d *device) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.devices, d.token)
	h.wake()
}

func (h *homeserver) deviceRoutes() {
	h.mux.HandleFunc("POST /_matrix/client/v3/login", func(w http.ResponseWriter, r *http.Request) {
		asked := body(r)
		if asked["password"] != "secret" {
			refuse(w, 403, "M_FORBIDDEN", nil)
			return
		}
		id, _ := asked["device_id"].(string)
		who, _ := asked["identifier"].(object)
		user, _ := who["user"].(string)
		if user[0] != '@' {
			user = "@" + user + ":" + server
		}
		d := h.login(user, cmp.Or(id, "NEW"))
		reply(w, object{"user_id": d.user, "device_id": d.id, "access_token": d.token})
	})
	h.handle("POST v3/keys/upload", h.uploadKeys)
	h.handle("POST v3/keys/query", h.queryKeys)
	h.handle("POST v3/keys/claim", h.claimKeys)
	h.handle("PUT v3/sendToDevice/{type}/{txn}", h.toDevice)
	h.handle("POST v3/keys/device_signing/upload", h.uploadSigning)
	h.handle("POST v3/keys/signatures/upload", h.uploadSignatures)
}

func (h *homeserver) uploadKeys(w http.ResponseWriter, r *http.Request, d *device) {
	asked := body(r)
	h.mu.Lock()
	defer h.mu.Unlock()
	if keys, ok := asked["device_keys"].(object); ok {
		d.identity = keys
		h.keysChanged()
	}
	if once, ok := asked["one_time_keys"].(object); ok {
		maps.Copy(d.once, once)
	}
	reply(w, object{"one_time_key_counts": object{"signed_curve25519": len(d.once)}})
}

func (h *homeserver) keysChanged() {
	for _, d := range h.devices {
		d.changed = true
	}
	h.wake()
}

// signingNames are what the account data of cross-signing keys is called here,
// and in answers.
var signingNames = map[string]string{"master_key": "master_keys", "self_signing_key": "self_signing_keys", "user_signing_key": "user_signing_keys"}

func (h *homeserver) queryKeys(w http.ResponseWriter, r *http.Request, _ *device) {
	asked, _ := body(r)["device_keys"].(object)
	h.mu.Lock()
	defer h.mu.Unlock()
	devices := object{}
	res := object{"device_keys": devices}
	for user := range asked {
		theirs := object{}
		for _, d := range h.devices {
			if d.user == user && d.identity != nil {
				theirs[d.id] = d.identity
			}
		}
		devices[user] = theirs
		for name, plural := range signingNames {
			if key := h.signing[user+" "+name]; key != nil {
				all, _ := res[plural].(object)
				if all == nil {
					all = object{}
					res[plural] = all
				}
				all[user] = key
			}
		}
	}
	reply(w, res)
}

func (h *homeserver) claimKeys(w http.ResponseWriter, r *http.Request, _ *device) {
	asked, _ := body(r)["one_time_keys"].(object)
	h.mu.Lock()
	defer h.mu.Unlock()
	res := object{}
	for user, wanted := range asked {
		theirs := object{}
		for _, d := range h.devices {
			if _, ok := wanted.(object)[d.id]; !ok || d.user != user {
				continue
			}
			for name, key := range d.once {
				theirs[d.id] = object{name: key}
				delete(d.once, name)
				break
			}
		}
		res[user] = theirs
	}
	reply(w, object{"one_time_keys": res})
}

func (h *homeserver) toDevice(w http.ResponseWriter, r *http.Request, from *device) {
	asked, _ := body(r)["messages"].(object)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.lost != nil && h.lost(r.PathValue("type")) {
		reply(w, object{})
		return
	}
	if h.held != nil && h.held.kind == r.PathValue("type") {
		h.held.later = append(h.held.later, func() { h.deliver(r.PathValue("type"), from.user, asked) })
		reply(w, object{})
		return
	}
	h.deliver(r.PathValue("type"), from.user, asked)
	h.wake()
	reply(w, object{})
}

// deliver puts messages into the inboxes of devices. The lock is held.
func (h *homeserver) deliver(kind, from string, asked object) {
	for user, messages := range asked {
		for id, content := range messages.(object) {
			for _, d := range h.devices {
				if d.user == user && (id == "*" || id == d.id) {
					d.inbox = append(d.inbox, object{"type": kind, "sender": from, "content": content})
				}
			}
		}
	}
}

// A hold is messages between devices that are on their way for long.
type hold struct {
	kind  string
	later []func()
}

func (h *homeserver) uploadSigning(w http.ResponseWriter, r *http.Request, d *device) {
	asked := body(r)
	h.mu.Lock()
	defer h.mu.Unlock()
	for name := range signingNames {
		if key, ok := asked[name].(object); ok {
			h.signing[d.user+" "+name] = key
		}
	}
	h.keysChanged()
	reply(w, object{})
}

// uploadSignatures adds signatures to devices and master keys.
func (h *homeserver) uploadSignatures(w http.ResponseWriter, r *http.Request, _ *device) {
	asked := body(r)
	h.mu.Lock()
	defer h.mu.Unlock()
	for user, things := range asked {
		for id, signed := range things.(object) {
			for _, d := range h.devices {
				if d.user == user && d.id == id {
					addSignatures(d.identity, signed.(object))
				}
			}
			if master := h.signing[user+" master_key"]; master != nil && master["keys"].(object)["ed25519:"+id] != nil {
				addSignatures(master, signed.(object))
			}
		}
	}
	h.keysChanged()
	reply(w, object{"failures": object{}})
}

func addSignatures(to, signed object) {
	all, _ := to["signatures"].(object)
	if all == nil {
		all = object{}
		to["signatures"] = all
	}
	for user, more := range signed["signatures"].(object) {
		theirs, _ := all[user].(object)
		if theirs == nil {
			theirs = object{}
			all[user] = theirs
		}
		maps.Copy(theirs, more.(object))
	}
}

// deviceNews adds to a sync what is new for the device itself.
func (h *homeserver) deviceNews(d *device, res object, first bool) bool {
	any := len(d.inbox) > 0
	res["to_device"] = object{"events": d.inbox}
	d.inbox = nil
	res["device_one_time_keys_count"] = object{"signed_curve25519": len(d.once)}
	if d.changed && !first {
		var users []string
		for _, other := range h.devices {
			users = append(users, other.user)
		}
		res["device_lists"] = object{"changed": users}
		d.changed, any = false, true
	}
	return any
}
