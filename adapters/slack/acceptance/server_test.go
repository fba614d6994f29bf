package acceptance_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"footnote/adapters/adaptertest/scenario"
)

// The workspace that the server plays.
const (
	botUser       = "U0FOOTNOTE"
	channel       = "C0HISTORY"
	botToken      = "xoxb-acceptance"
	appToken      = "xapp-acceptance"
	signingSecret = "acceptance"
)

// people are the users by the names that scenarios have for them.
var people = map[string]string{"ana": "U0ANA", "ben": "U0BEN", "mia": "U0MIA"}

// A server is the Slack server, and the control interface of its workspace.
type server struct {
	*scenario.Process
	log  *scenario.Output
	base string // "http://127.0.0.1:PORT"
	ui   string // the WebSocket of its user interface
}

// startServer starts the server. Events go to requestURL, or over the socket
// where that is empty.
func startServer(program, dir, requestURL string) (*server, error) {
	port, err := scenario.FreePort()
	if err != nil {
		return nil, err
	}
	config := filepath.Join(dir, "workspace.json")
	if err := os.WriteFile(config, workspace(requestURL), 0o600); err != nil {
		return nil, err
	}
	log := new(scenario.Output)
	p, err := start(log, os.Environ(), program, "--config", config, "--port", port,
		"--base-host", "127.0.0.1", "--files-dir", filepath.Join(dir, "files"))
	if err != nil {
		return nil, err
	}
	s := &server{Process: p, log: log, base: "http://127.0.0.1:" + port, ui: "ws://127.0.0.1:" + port + "/ui"}
	return s, scenario.Await("server", scenario.Patience, func() (bool, error) {
		if p.Ended() {
			return false, fmt.Errorf("the server ended:\n%s", log)
		}
		return s.get("state", &struct{}{}) == nil, nil
	})
}

// workspace is the server's configuration.
func workspace(requestURL string) []byte {
	app := map[string]string{"appId": "A0FOOTNOTE", "botUserId": botUser, "botName": "footnote",
		"botToken": botToken, "appToken": appToken, "signingSecret": signingSecret, "mode": "socket"}
	if requestURL != "" {
		app["mode"], app["requestUrl"] = "events", requestURL
	}
	var users []map[string]string
	members := []string{botUser}
	for name, id := range people {
		users = append(users, map[string]string{"id": id, "name": name, "tz": "Europe/London"})
		members = append(members, id)
	}
	config, err := json.Marshal(map[string]any{
		"workspace": map[string]string{"name": "Acceptance", "domain": "acceptance", "teamId": "T0ACCEPT"},
		"apps":      []any{app},
		"users":     users,
		"channels":  []any{map[string]any{"id": channel, "name": "history", "members": members}},
	})
	if err != nil {
		panic(err) // it is made of strings
	}
	return config
}

// get reads from the control interface.
func (s *server) get(path string, into any) error {
	resp, err := http.Get(s.base + "/_control/" + path)
	if err != nil {
		return err
	}
	return decode(resp, into)
}

// post does something through the control interface. The server returns when
// the program has acknowledged what it caused.
func (s *server) post(path string, body, into any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	resp, err := http.Post(s.base+"/_control/"+path, "application/json", bytes.NewReader(data))
	if err != nil {
		return err
	}
	return decode(resp, into)
}

// upload shares a file in the room, with the text, and returns the message.
func (s *server) upload(user, room, text, file string) (message, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return message{}, err
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	form.WriteField("channel", room)
	form.WriteField("user", user)
	form.WriteField("text", text)
	part, err := form.CreateFormFile("file", filepath.Base(file))
	if err != nil {
		return message{}, err
	}
	part.Write(content)
	form.Close() // writing to a bytes.Buffer does not fail
	resp, err := http.Post(s.base+"/_control/upload", form.FormDataContentType(), &body)
	if err != nil {
		return message{}, err
	}
	var sent struct{ Message message }
	return sent.Message, decode(resp, &sent)
}

// holds returns an error unless the server has a file with the ID that has the
// words in it.
func (s *server) holds(file string, words []string) error {
	resp, err := http.PostForm(s.base+"/api/files.info", url.Values{"token": {botToken}, "file": {file}})
	if err != nil {
		return err
	}
	var got struct {
		File struct {
			Private string `json:"url_private"`
		}
		Error string
	}
	if err := decode(resp, &got); err != nil {
		return err
	}
	if got.Error != "" {
		return fmt.Errorf("look up file %s: %s", file, got.Error)
	}
	content, err := s.download(got.File.Private)
	if err == nil && !contains(content, words) {
		err = fmt.Errorf("file %s has no %q in it:\n%.1000q", file, words, content)
	}
	return err
}

// download is the content of a file.
func (s *server) download(address string) (string, error) {
	req, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer "+botToken)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	content, err := io.ReadAll(resp.Body)
	return string(content), err
}

// decode reads an answer of the control interface and closes it.
func decode(resp *http.Response, into any) error {
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(resp.Body)
		return fmt.Errorf("%s: %s: %s", resp.Request.URL.Path, resp.Status, text)
	}
	return json.NewDecoder(resp.Body).Decode(into)
}

// messages are what stands in the room, in the order of its posting.
func (s *server) messages(room string) ([]message, error) {
	var got struct{ Messages []message }
	err := s.get("messages/"+url.PathEscape(room), &got)
	return got.Messages, err
}

// rooms are the channel and the conversations of people with the bot, by the
// IDs of those people; the channel has the empty one.
func (s *server) rooms() (map[string]string, error) {
	var state struct {
		Channels []struct {
			ID      string
			IM      bool `json:"is_im"`
			Members []string
		}
	}
	if err := s.get("state", &state); err != nil {
		return nil, err
	}
	rooms := map[string]string{}
	for _, c := range state.Channels {
		if !c.IM {
			rooms[""] = c.ID
			continue
		}
		for _, m := range c.Members {
			if m != botUser {
				rooms[m] = c.ID
			}
		}
	}
	return rooms, nil
}

// traffic is what went between server and program of late, for people.
func (s *server) traffic() string {
	var got struct {
		Log []struct {
			Direction, Kind, Summary string
			Detail                   any
		}
	}
	if err := s.get("log", &got); err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, e := range got.Log[max(0, len(got.Log)-40):] {
		detail, _ := json.Marshal(e.Detail)
		fmt.Fprintf(&b, "%-8s %-14s %s %.300s\n", e.Direction, e.Kind, e.Summary, detail)
	}
	return b.String()
}
