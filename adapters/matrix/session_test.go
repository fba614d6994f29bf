package matrix_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/matrix"
)

// sessionOf reads the session in the folder of secrets.
func sessionOf(t *testing.T, folder string) (s struct {
	Homeserver string
	User       string `json:"user_id"`
	Device     string `json:"device_id"`
	Token      string `json:"access_token"`
}) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "matrix-session.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLogin(t *testing.T) {
	hs := newHomeserver(t, nil)
	hs.login(me, "TOKEN")
	password := matrix.Credentials{Homeserver: hs.URL + "/", User: me, Password: "secret"}
	tests := []struct {
		name   string
		c      matrix.Credentials
		before string // the device that is logged in before; empty for none
		device string
		err    string
	}{
		{"password", password, "", "NEW", ""},
		{"password, name alone", matrix.Credentials{Homeserver: hs.URL, User: "footnote", Password: "secret"}, "", "NEW", ""},
		{"wrong password", matrix.Credentials{Homeserver: hs.URL, User: me, Password: "x"}, "", "", "M_FORBIDDEN"},
		{"token", matrix.Credentials{Homeserver: hs.URL, Token: "token-" + me + "-TOKEN"}, "", "TOKEN", ""},
		{"wrong token", matrix.Credentials{Homeserver: hs.URL, Token: "x"}, "", "", "M_UNKNOWN_TOKEN"},
		{"again", password, "OLD", "OLD", ""},
		{"on another device", matrix.Credentials{Homeserver: hs.URL, User: me, Password: "secret", NewDevice: true}, "OLD", "NEW", ""},
		{"no homeserver", matrix.Credentials{User: "footnote", Password: "secret"}, "", "", "say which"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "secrets")
			if tt.before != "" {
				hs.login(me, tt.before)
				if _, err := matrix.Login(t.Context(), folder, matrix.Credentials{Homeserver: hs.URL, Token: "token-" + me + "-" + tt.before}); err != nil {
					t.Fatal(err)
				}
			}
			user, err := matrix.Login(t.Context(), folder, tt.c)
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) || matrix.LoggedIn(folder) {
					t.Errorf("Login = %v, want %q in it and no session", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			s := sessionOf(t, folder)
			if user != me || s.User != me || s.Device != tt.device || s.Homeserver != hs.URL || s.Token != "token-"+me+"-"+tt.device {
				t.Errorf("Login = %s, the session is %+v", user, s)
			}
			entries, err := os.ReadDir(folder)
			if err != nil || len(entries) != 2 {
				t.Errorf("the folder has %v, error %v", entries, err)
			}
			for _, e := range entries {
				if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
					t.Errorf("%s has the mode %v, error %v", e.Name(), info.Mode(), err)
				}
			}
		})
	}
}

func TestNew(t *testing.T) {
	w := newWorld(t, "")
	config := w.config
	config.Secrets = t.TempDir()
	if _, err := matrix.New(config); !errors.Is(err, matrix.ErrNoSession) {
		t.Errorf("without a session, New = %v", err)
	}
	config = w.config
	config.DB = nil
	if _, err := matrix.New(config); err == nil {
		t.Error("without a base, New gives no error")
	}
}

// TestDoctor finds what is wrong, and what mends it.
func TestDoctor(t *testing.T) {
	tests := []struct {
		name string
		do   func(w *world)
		want []string // what is wrong
	}{
		{"nothing", func(*world) {}, nil},
		{"no session", func(w *world) { w.config.Secrets += "/nowhere" }, []string{"session"}},
		{"session ended", func(w *world) { w.hs.logout(w.device) }, []string{"device"}},
		{"another's session", func(w *world) { w.device.id = "OTHER" }, []string{"device"}},
		{"homeserver away", func(w *world) { w.hs.Close() }, []string{"homeserver"}},
		{"clock", func(w *world) { w.config.Now = nil }, nil},
		{"clock is off", func(w *world) { w.config.Now = w.clock }, []string{"clock"}},
		{"encrypted room", func(w *world) {
			w.hs.set(w.rooms["group"], me, "m.room.encryption", "", object{"algorithm": "m.megolm.v1.aes-sha2"})
		}, []string{"room"}},
		{"may not speak", func(w *world) {
			w.hs.set(w.rooms["group"], me, "m.room.power_levels", "", object{"events_default": 50})
		}, []string{"room"}},
		{"in no room", func(w *world) { w.hs.member(w.rooms["group"], me, me, "leave") }, []string{"rooms"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, "")
			w.config.Now = nil // the homeserver's clock is this machine's
			w.room("group", "")
			tt.do(w)
			var got []string
			for _, f := range matrix.Doctor(t.Context(), w.config) {
				if !f.OK {
					what, _, _ := strings.Cut(f.What, " ")
					got = append(got, what)
				}
				if f.OK != (f.Do == "") || strings.Contains(f.Seen+f.Do, w.device.token) {
					t.Errorf("finding %+v", f)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("wrong (-want +got):\n%s", diff)
			}
		})
	}
}
