package acceptance_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"footnote/adapters/adaptertest/scenario"
)

// serverName is the part of user IDs after the colon.
const serverName = "lab.test"

// userID is the whole name of a user.
func userID(name string) string { return "@" + name + ":" + serverName }

// passwordOf is a user's password.
func passwordOf(name string) string { return "the word of " + name }

// A homeserver is the Matrix server. What it keeps outlives its process.
type homeserver struct {
	*scenario.Process
	launch func() (*scenario.Process, error)
	base   string // "http://127.0.0.1:PORT"
	log    *scenario.Output
}

// startHomeserver starts the server, which keeps everything in the folder. What
// it returns is to be killed, also with an error, unless it is nil.
func startHomeserver(program, dir string) (*homeserver, error) {
	port, err := scenario.FreePort()
	if err != nil {
		return nil, err
	}
	config, err := configure(dir)
	if err != nil {
		return nil, err
	}
	h := &homeserver{base: "http://127.0.0.1:" + port, log: new(scenario.Output)}
	h.launch = func() (*scenario.Process, error) {
		cmd := exec.Command(program, "-config", config, "-http-bind-address", "127.0.0.1:"+port,
			"-really-enable-open-registration")
		cmd.Dir, cmd.Stdout, cmd.Stderr = dir, h.log, h.log
		return scenario.Start(cmd)
	}
	return h, h.start()
}

// start starts the server, again if need be, and waits until it answers.
func (h *homeserver) start() error {
	p, err := h.launch()
	if err != nil {
		return err
	}
	h.Process = p
	return scenario.Await("server", scenario.Patience, func() (bool, error) {
		if p.Ended() {
			return false, fmt.Errorf("the server ended:\n%s", h.log)
		}
		return h.call("", http.MethodGet, "versions", nil, &struct{}{}) == nil, nil
	})
}

// configure writes the server's key and configuration.
func configure(dir string) (config string, err error) {
	seed := make([]byte, 32)
	rand.Read(seed) // never fails
	key := pem.EncodeToMemory(&pem.Block{Type: "MATRIX PRIVATE KEY", Headers: map[string]string{"Key-ID": "ed25519:lab"}, Bytes: seed})
	if err := os.WriteFile(filepath.Join(dir, "server.pem"), key, 0o600); err != nil {
		return "", err
	}
	config = filepath.Join(dir, "server.yaml")
	text, err := json.Marshal(settings(dir)) // JSON is YAML
	if err != nil {
		return "", err
	}
	return config, os.WriteFile(config, text, 0o600)
}

// object is one of JSON.
type object = map[string]any

// settings are the server's configuration: no federation, no limits on rates,
// and a small SQLite file for each of its parts.
func settings(dir string) object {
	kept := func(part string) object {
		return object{"connection_string": "file:" + filepath.Join(dir, part+".db")}
	}
	return object{
		"version": 2,
		"global": object{"server_name": serverName, "private_key": filepath.Join(dir, "server.pem"),
			"disable_federation": true, "report_stats": object{"enabled": false},
			"cache":     object{"max_size_estimated": "64mb", "max_age": "1h"},
			"jetstream": object{"storage_path": filepath.Join(dir, "js"), "in_memory": false}},
		"client_api":      object{"registration_disabled": false, "guests_disabled": true, "rate_limiting": object{"enabled": false}},
		"user_api":        object{"bcrypt_cost": 4, "account_database": kept("userapi")},
		"sync_api":        object{"database": kept("syncapi"), "search": object{"enabled": false}},
		"media_api":       object{"base_path": filepath.Join(dir, "media"), "max_file_size_bytes": 10 << 20, "database": kept("mediaapi")},
		"app_service_api": object{"database": kept("appservice")},
		"room_server":     object{"database": kept("roomserver")},
		"key_server":      object{"database": kept("keyserver")},
		"federation_api":  object{"database": kept("federationapi")},
		"relay_api":       object{"database": kept("relayapi")},
		"mscs":            object{"mscs": []any{}, "database": kept("mscs")},
		"logging":         []any{object{"type": "std", "level": "warn"}},
	}
}

// register makes an account.
func (h *homeserver) register(name string) error {
	return h.call("", http.MethodPost, "v3/register", object{"username": name, "password": passwordOf(name),
		"auth": object{"type": "m.login.dummy"}, "inhibit_login": true}, &struct{}{})
}

// forget logs all the devices of a user out, and deletes their keys.
func (h *homeserver) forget(name string) error {
	var login struct {
		Token string `json:"access_token"`
	}
	who := object{"type": "m.id.user", "user": userID(name)}
	err := h.call("", http.MethodPost, "v3/login", object{"type": "m.login.password", "identifier": who, "password": passwordOf(name)}, &login)
	if err != nil {
		return err
	}
	return h.call(login.Token, http.MethodPost, "v3/logout/all", object{}, &struct{}{})
}

// call calls the client API of the server, with an access token unless that is
// empty.
func (h *homeserver) call(token, method, path string, body, into any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(method, h.base+"/_matrix/client/"+path, bytes.NewReader(data))
	if err != nil {
		return err
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(resp.Body)
		return fmt.Errorf("%s: %s: %s", path, resp.Status, text)
	}
	return json.NewDecoder(resp.Body).Decode(into)
}
