package fakeslack

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
)

// A File is an uploaded file as messages, events and answers give it.
type File struct {
	ID                 string   `json:"id"`
	Created            int64    `json:"created"`
	Timestamp          int64    `json:"timestamp"`
	Name               string   `json:"name"`
	Title              string   `json:"title"`
	Mimetype           string   `json:"mimetype"`
	Filetype           string   `json:"filetype"`
	PrettyType         string   `json:"pretty_type"`
	User               string   `json:"user"`
	UserTeam           string   `json:"user_team"`
	Editable           bool     `json:"editable"`
	Size               int      `json:"size"`
	Mode               string   `json:"mode"`
	IsExternal         bool     `json:"is_external"`
	ExternalType       string   `json:"external_type"`
	IsPublic           bool     `json:"is_public"`
	PublicURLShared    bool     `json:"public_url_shared"`
	DisplayAsBot       bool     `json:"display_as_bot"`
	Username           string   `json:"username"`
	URLPrivate         string   `json:"url_private"`
	URLPrivateDownload string   `json:"url_private_download"`
	Permalink          string   `json:"permalink"`
	Channels           []string `json:"channels"`
	Groups             []string `json:"groups"`
	IMs                []string `json:"ims"`
	FileAccess         string   `json:"file_access"`
}

// file is a File with its content.
type file struct {
	File
	content  []byte
	uploaded bool
}

// newFile makes a file of the workspace.
func (s *Server) newFile(name, title, user string) *file {
	now, ext := s.cfg.Now().Unix(), strings.TrimPrefix(path.Ext(name), ".")
	setDefault(&title, name)
	kind := mime.TypeByExtension("." + ext)
	setDefault(&kind, "application/octet-stream")
	f := &file{File: File{
		ID: s.tick.id("F"), Created: now, Timestamp: now, Name: name, Title: title, User: user, UserTeam: TeamID,
		Mimetype: kind, Filetype: ext, PrettyType: strings.ToUpper(ext), Mode: "hosted", FileAccess: "visible",
		Channels: []string{}, Groups: []string{}, IMs: []string{},
	}}
	f.URLPrivate = s.url + "/files/" + f.ID + "/" + url.PathEscape(name)
	f.URLPrivateDownload = f.URLPrivate + "?download=1"
	f.Permalink = "https://" + teamDomain + ".slack.com/files/" + user + "/" + f.ID + "/" + url.PathEscape(name)
	s.space.files[f.ID] = f
	return f
}

// shareFiles posts files to a channel as a message.
func (s *Server) shareFiles(c *channel, m *Message, files []*file) {
	m.Subtype, m.Upload = "file_share", true
	for _, f := range files {
		switch c.Type {
		case Public:
			f.Channels, f.IsPublic = append(slices.Clone(f.Channels), c.ID), true
		case Direct:
			f.IMs = append(slices.Clone(f.IMs), c.ID)
		default:
			f.Groups = append(slices.Clone(f.Groups), c.ID)
		}
		m.Files = append(m.Files, f.File)
	}
	s.post(c, m)
	if !c.has(BotUser) || !s.wants("file_shared") {
		return
	}
	for _, f := range files {
		s.emit(c.ID, object{
			"type": "file_shared", "file_id": f.ID, "user_id": m.User, "file": object{"id": f.ID},
			"channel_id": c.ID, "event_ts": s.tick.ts(s.cfg.Now()),
		})
	}
}

// UploadFile shares a file as a person, with a text over it, and returns the
// message's timestamp and the file.
func (s *Server) UploadFile(channel, user, text, name string, content []byte) (ts string, shared File) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.space.user(user)
	f := s.newFile(name, "", user)
	f.content, f.Size, f.uploaded = content, len(content), true
	m := &Message{User: user, Text: text, TS: s.tick.ts(s.cfg.Now()), Blocks: s.richText(text)}
	s.shareFiles(s.space.channel(channel), m, []*file{f})
	return m.TS, f.File
}

// FileContent is what a file holds, and whether there is such a file.
func (s *Server) FileContent(id string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.space.files[id]
	if f == nil {
		return nil, false
	}
	return f.content, true
}

func uploadURL(s *Server, a args) (object, error) {
	if a.int("length", 0) <= 0 {
		return nil, refuse("invalid_arguments")
	}
	f := s.newFile(a["filename"], "", BotUser)
	f.Size = a.int("length", 0)
	return object{"upload_url": s.url + "/upload/" + f.ID, "file_id": f.ID}, nil
}

// serveUpload takes the content of a file that was announced.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	content, err := uploadedContent(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.space.files[r.PathValue("id")]
	if err != nil || f == nil || f.uploaded {
		http.Error(w, "no such upload", http.StatusNotFound)
		return
	}
	f.content, f.Size, f.uploaded = content, len(content), true
	fmt.Fprintf(w, "OK - %d", len(content))
}

// uploadedContent is the body, or the first file of a form.
func uploadedContent(r *http.Request) ([]byte, error) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		return io.ReadAll(r.Body)
	}
	form, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := form.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

func completeUpload(s *Server, a args) (object, error) {
	var given []struct{ ID, Title string }
	if json.Unmarshal([]byte(a["files"]), &given) != nil || len(given) == 0 {
		return nil, refuse("invalid_arguments")
	}
	var files []*file
	list := []File{}
	for _, g := range given {
		f := s.space.files[g.ID]
		if f == nil || !f.uploaded {
			return nil, refuse("file_not_found")
		}
		if g.Title != "" {
			f.Title = g.Title
		}
		files, list = append(files, f), append(list, f.File)
	}
	targets := a.list("channels")
	if a["channel_id"] != "" {
		targets = append(targets, a["channel_id"])
	}
	for _, id := range targets {
		c, err := s.writable(id)
		if err != nil {
			return nil, err
		}
		m := s.botMessage(content{text: a["initial_comment"]})
		if err := s.thread(c, m, a["thread_ts"]); err != nil {
			return nil, err
		}
		s.shareFiles(c, m, files)
	}
	return object{"files": list}, nil
}

func fileInfo(s *Server, a args) (object, error) {
	f := s.space.files[a["file"]]
	if f == nil {
		return nil, refuse("file_not_found")
	}
	return object{"file": f.File, "comments": []object{}, "response_metadata": object{"next_cursor": ""}}, nil
}

// signIn is what Slack sends instead of a file to those who may not have it,
// with a status of 200.
const signIn = "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in to your workspace</body></html>"

func (s *Server) serveDownload(w http.ResponseWriter, r *http.Request) {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.space.files[r.PathValue("id")]
	allowed := token == s.secrets.bot && s.secrets.broken[token] == "" && s.secrets.granted("files:read")
	switch {
	case !allowed:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, signIn)
	case f == nil || !f.uploaded:
		http.NotFound(w, r)
	default:
		w.Header().Set("Content-Type", f.Mimetype)
		_, _ = w.Write(f.content)
	}
}
