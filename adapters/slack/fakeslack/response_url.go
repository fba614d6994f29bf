package fakeslack

import (
	"encoding/json"
	"net/http"
	"time"
)

// The life of a response URL.
const (
	responseUses = 5
	responseLife = 30 * time.Minute
)

// A responseURL lets the app answer a command or an interaction.
type responseURL struct {
	channel *channel
	user    string
	made    time.Time
	uses    int
	target  *Message // the message that was interacted with; nil for a command
}

// newResponseURL makes one; target is the message that replace_original means.
func (s *Server) newResponseURL(c *channel, user string, target *Message) string {
	id := s.tick.id("r")
	s.replies[id] = &responseURL{channel: c, user: user, made: s.cfg.Now(), target: target}
	return s.url + "/response/" + id
}

// A response is what the app sends there, or with an acknowledgement.
type response struct {
	Type            string          `json:"response_type"`
	Text            string          `json:"text"`
	Blocks          json.RawMessage `json:"blocks"`
	Attachments     json.RawMessage `json:"attachments"`
	Metadata        json.RawMessage `json:"metadata"`
	ThreadTS        string          `json:"thread_ts"`
	ReplaceOriginal bool            `json:"replace_original"`
	DeleteOriginal  bool            `json:"delete_original"`
}

func (s *Server) serveResponseURL(w http.ResponseWriter, r *http.Request) {
	a, _, err := readArgs(r)
	if err != nil {
		writeJSON(w, http.StatusBadRequest, object{"ok": false, "error": "invalid_payload"})
		return
	}
	f := s.takeFault("response_url", a)
	if !sleep(r.Context(), f.Delay) {
		return
	}
	status, body := s.respond(r.PathValue("id"), a, f, w.Header())
	if f.Lost {
		cut(w)
		return
	}
	writeJSON(w, status, body)
}

// respond handles one use of a response URL and logs it.
func (s *Server) respond(id string, a args, f Fault, h http.Header) (int, object) {
	s.mu.Lock()
	defer s.mu.Unlock()
	call := Call{Seq: len(s.calls) + 1, At: s.cfg.Now(), Method: "response_url", Args: a, Status: http.StatusOK, Lost: f.Lost}
	body := object{"ok": true}
	if err := s.useResponseURL(&call, id, a, f, h); err != nil {
		body = refusal(err, "")
		call.Error = err.Error()
		if call.Status == http.StatusOK {
			call.Status = http.StatusNotFound
		}
	}
	s.log(call)
	return call.Status, body
}

func (s *Server) useResponseURL(call *Call, id string, a args, f Fault, h http.Header) error {
	if f.Status != 0 || f.Error != "" {
		return f.refuse(call, h)
	}
	u := s.replies[id]
	switch {
	case u == nil:
		return refuse("no_service")
	case u.uses >= responseUses:
		return refuse("used_url")
	case s.cfg.Now().Sub(u.made) > responseLife:
		return refuse("expired_url")
	}
	r := response{
		Type: a["response_type"], ThreadTS: a["thread_ts"],
		ReplaceOriginal: a.bool("replace_original"), DeleteOriginal: a.bool("delete_original"),
	}
	var said content
	if !r.DeleteOriginal {
		var err error
		if said, err = s.readContent(a); err != nil {
			return err
		}
	}
	u.uses++
	s.show(u, r, said)
	return nil
}

// showReply shows what came with the acknowledgement of a command.
func (s *Server) showReply(c *channel, user string, reply json.RawMessage) {
	var r response
	if json.Unmarshal(reply, &r) != nil || r.Text == "" && r.Blocks == nil && r.Attachments == nil {
		return
	}
	said, err := s.readContent(args{"text": r.Text, "blocks": string(r.Blocks), "attachments": string(r.Attachments)})
	if err != nil {
		return // Slack shows an error in place of such an answer
	}
	s.show(&responseURL{channel: c, user: user}, r, said)
}

// show does what a response asks for: replace or delete the message it is about,
// or post a new one.
func (s *Server) show(u *responseURL, r response, said content) {
	if (r.ReplaceOriginal || r.DeleteOriginal) && u.target != nil {
		s.alterOriginal(u, r, said)
		return
	}
	if r.DeleteOriginal {
		return
	}
	m := s.botMessage(said)
	m.ThreadTS = r.ThreadTS
	if r.Type == "in_channel" {
		s.post(u.channel, m)
		return
	}
	s.whisper(u.channel, m, u.user)
}

func (s *Server) alterOriginal(u *responseURL, r response, said content) {
	if stored, _ := u.channel.find(u.target.TS); stored != nil {
		if r.DeleteOriginal {
			s.erase(u.channel, stored)
			return
		}
		s.change(u.channel, stored, func(m *Message) {
			m.Text, m.Blocks, m.Attachments = said.text, said.blocks, said.attachments
		})
		return
	}
	for i, e := range s.space.ephemera {
		switch {
		case e.TS != u.target.TS:
		case r.DeleteOriginal:
			s.space.ephemera = append(s.space.ephemera[:i:i], s.space.ephemera[i+1:]...)
			return
		default:
			e.Text, e.Blocks, e.Attachments = said.text, said.blocks, said.attachments
			s.space.ephemera[i] = e
			s.listen(&e.Message)
			return
		}
	}
}
