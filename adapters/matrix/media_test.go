package matrix_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"maunium.net/go/mautrix/crypto/attachment"

	"footnote/bot/desk"
)

// upload keeps a file, and returns its address.
func (h *homeserver) upload(content []byte) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	id := fmt.Sprintf("file%d", len(h.media)+1)
	h.media[id] = content
	return "mxc://" + server + "/" + id
}

// mediaRoutes serve what was uploaded to those who are logged in or, where the
// server is of old, to everybody.
func (h *homeserver) mediaRoutes() {
	serve := func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		content, ok := h.media[r.PathValue("id")]
		h.mu.Unlock()
		if !ok {
			refuse(w, 404, "M_NOT_FOUND", nil)
			return
		}
		w.Write(content)
	}
	h.mux.HandleFunc("POST /_matrix/media/v3/upload", func(w http.ResponseWriter, r *http.Request) {
		content, err := io.ReadAll(r.Body)
		if err != nil {
			refuse(w, 400, "M_UNKNOWN", nil)
			return
		}
		reply(w, object{"content_uri": h.upload(content)})
	})
	h.handle("GET v1/media/download/{server}/{id}", func(w http.ResponseWriter, r *http.Request, _ *device) {
		if h.ofOld {
			refuse(w, 404, "M_UNRECOGNIZED", nil)
			return
		}
		serve(w, r)
	})
	h.mux.HandleFunc("GET /_matrix/media/v3/download/{server}/{id}", func(w http.ResponseWriter, r *http.Request) {
		if !h.ofOld {
			refuse(w, 404, "M_NOT_FOUND", nil)
			return
		}
		serve(w, r)
	})
}

// encryptedFile is what a message says of a file that it has encrypted and
// uploaded.
func (h *homeserver) encryptedFile(content []byte) object {
	f := attachment.NewEncryptedFile()
	sealed := slices.Clone(content)
	f.EncryptInPlace(sealed)
	return object{
		"url": h.upload(sealed), "v": f.Version, "iv": f.InitVector, "hashes": object{"sha256": f.Hashes.SHA256},
		"key": object{"k": f.Key.Key, "alg": f.Key.Algorithm, "ext": true, "kty": f.Key.KeyType, "key_ops": f.Key.KeyOps},
	}
}

const harbour = "The harbour of Larn was dug in 1961. Its first master was Otto Brandt."

// fileEvent is a message to the bot with a file.
func fileEvent(name string, more object) object {
	content := object{"msgtype": "m.file", "body": name, "m.mentions": object{"user_ids": []string{me}}}
	for k, v := range more {
		content[k] = v
	}
	return content
}

// What is uploaded is read, encrypted or not, with a caption or without, from
// homeservers new and old; what does not come is told.
func TestFiles(t *testing.T) {
	const read = "I have read “harbour.txt”."
	tests := []struct {
		name    string
		message func(h *homeserver) object
		want    string
	}{
		{"plain", func(h *homeserver) object { return fileEvent("harbour.txt", object{"url": h.upload([]byte(harbour))}) }, read},
		{"encrypted", func(h *homeserver) object {
			return fileEvent("harbour.txt", object{"file": h.encryptedFile([]byte(harbour))})
		}, read},
		{"captioned", func(h *homeserver) object {
			return fileEvent("please import this", object{"filename": "harbour.txt", "url": h.upload([]byte(harbour))})
		}, read},
		{"of old", func(h *homeserver) object {
			h.ofOld = true
			return fileEvent("harbour.txt", object{"url": h.upload([]byte(harbour))})
		}, read},
		{"tampered with", func(h *homeserver) object {
			file := h.encryptedFile([]byte(harbour))
			h.mu.Lock()
			h.media["file1"][3] ^= 1
			h.mu.Unlock()
			return fileEvent("harbour.txt", object{"file": file})
		}, "it does not fit the key that came with it"},
		{"gone", func(*homeserver) object {
			return fileEvent("harbour.txt", object{"url": "mxc://" + server + "/nothing"})
		}, "I can't get at “harbour.txt”"},
		{"nowhere", func(*homeserver) object { return fileEvent("harbour.txt", object{"url": "harbour"}) }, "I can't get at “harbour.txt”"},
		{"too large", func(h *homeserver) object {
			return fileEvent("harbour.txt", object{"url": h.upload([]byte(strings.Repeat(harbour, 40))), "info": object{"size": 3}})
		}, "larger than"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, larn(t))
			w.maxFile = 1 << 10
			w.start(t)
			room := w.room("group", "")
			w.settle(t)
			w.tell(t, room, user("ana"), tt.message(w.hs))
			said := w.hs.said(me)
			if len(said) != 1 || !strings.Contains(fmt.Sprint(said[0].Content["body"]), tt.want) {
				t.Errorf("the bot said %v, want one message with %q", said, tt.want)
			}
		})
	}
}

// A file that nobody put to the bot is left alone, and so is a picture.
func TestFiles_unasked(t *testing.T) {
	w := newWorld(t, larn(t))
	w.start(t)
	room := w.room("group", "")
	w.settle(t)
	w.tell(t, room, user("ana"), object{"msgtype": "m.file", "body": "harbour.txt", "url": w.hs.upload([]byte(harbour))})
	picture := fileEvent("harbour.png", object{"url": w.hs.upload([]byte("png"))})
	picture["msgtype"] = "m.image"
	w.tell(t, room, user("ana"), picture)
	if said := w.hs.said(me); len(said) > 0 {
		t.Errorf("the bot said %v", said)
	}
	if n := w.hs.count("/_matrix/client/v1/media/download/" + server + "/file1"); n > 0 {
		t.Errorf("the file was fetched %d times", n)
	}
}

// What can't be understood as a file is refused for good.
func TestFetch_unreadable(t *testing.T) {
	w := newWorld(t, larn(t))
	w.start(t)
	w.room("group", "")
	w.settle(t)
	for _, ref := range []string{"", "{}", `{"URL":"https://example.org/x"}`, "null", `{"URL":"mxc://` + server + `/../x"}`} {
		if _, err := w.adapter.Fetch(t.Context(), desk.File{Ref: ref}, 100); !errors.Is(err, desk.ErrRefused) {
			t.Errorf("Fetch(%q) gives %v, want it refused", ref, err)
		}
	}
}

// A file can be imported afterwards, by a reply to it, in its thread, or by a
// command that replies to it.
func TestFiles_afterwards(t *testing.T) {
	for name, ask := range map[string]func(file string) object{
		"reply":   func(file string) object { return replyTo(mention("import this"), file) },
		"thread":  func(file string) object { return inThread(mention("please add this to the readings"), file) },
		"command": func(file string) object { return replyTo(text("!footnote import"), file) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, larn(t))
			w.start(t)
			room := w.room("group", "")
			w.settle(t)
			file := w.tell(t, room, user("ana"), object{
				"msgtype": "m.file", "body": "harbour.txt", "file": w.hs.encryptedFile([]byte(harbour)),
			})
			w.tell(t, room, user("ben"), ask(file))
			said := w.hs.said(me)
			if len(said) != 1 || !strings.Contains(fmt.Sprint(said[0].Content["body"]), "I have read “harbour.txt”.") {
				t.Errorf("the bot said %v, want that it has read the file", said)
			}
			w.hs.redact(room, user("ana"), file)
			w.settle(t)
			if said := w.hs.said(me); len(said) > 0 {
				t.Errorf("the file was redacted, and the bot says still %v", said)
			}
		})
	}
}
