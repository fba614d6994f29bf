package matrix_test

import (
	"net/http"
	"strings"
	"testing"

	"footnote/adapters/matrix"
	"footnote/bot"
	"footnote/bot/desk"
	"footnote/bot/post"
)

// handed is a delivery with a file.
func handed(room string, f *post.File) *desk.Delivery {
	return &desk.Delivery{
		ID: "d", Version: 1, Place: bot.Place{Network: matrix.Network, Room: room},
		Post: post.Post{Note: "Larn, in order:\n- The bridge opened in 1933.", File: f},
	}
}

var timelinePicture = &post.File{Name: "timeline.png", Type: "image/png", Data: []byte("png"), Alt: "A timeline.", Width: 12, Height: 7}

// TestPicture sends a picture and what it says as one message, which is found and
// edited like any other.
func TestPicture(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	d := handed(room, timelinePicture)
	sent, err := w.adapter.Send(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	got := w.event(sent).Content
	if body, _ := got["body"].(string); got["msgtype"] != "m.image" || got["filename"] != "timeline.png" || !strings.Contains(body, "opened in 1933") {
		t.Errorf("it is %v named %v and says %q", got["msgtype"], got["filename"], body)
	}
	if info, _ := got["info"].(object); info["w"] != 12.0 || info["h"] != 7.0 || info["mimetype"] != "image/png" || info["size"] != 3.0 {
		t.Errorf("the picture is %v", info)
	}
	address, _ := got["url"].(string)
	if kept := w.hs.media[strings.TrimPrefix(address, "mxc://"+server+"/")]; string(kept) != "png" {
		t.Errorf("%q leads to %q", address, kept)
	}
	if found, err := w.adapter.Find(t.Context(), d); err != nil || found != sent {
		t.Errorf("Find = %q, %v, want %q", found, err, sent)
	}
	d.Message, d.Version = sent, 2
	if err := w.adapter.Edit(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	all := w.hs.said(me)
	if now := all[len(all)-1].Content; now["msgtype"] != "m.image" || now["url"] == nil || now["url"] == address {
		t.Errorf("edited, it is %v", now)
	}
}

// TestFile hands a file over that is no picture.
func TestFile(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	sent, err := w.adapter.Send(t.Context(), handed(room, &post.File{Name: "cards.csv", Type: "text/csv", Data: []byte("a,b")}))
	if err != nil {
		t.Fatal(err)
	}
	if got := w.event(sent).Content; got["msgtype"] != "m.file" || got["filename"] != "cards.csv" {
		t.Errorf("it is %v named %v", got["msgtype"], got["filename"])
	}
}

// TestNotUploaded says so in words where the homeserver takes no picture.
func TestNotUploaded(t *testing.T) {
	w := newWorld(t, larn(t))
	room := w.room("group", "")
	w.start(t)
	w.settle(t)
	w.hs.interfere(func(rw http.ResponseWriter, r *http.Request) bool {
		if !strings.Contains(r.URL.Path, "/upload") {
			return false
		}
		refuse(rw, http.StatusRequestEntityTooLarge, "M_TOO_LARGE", nil)
		return true
	}, nil)
	sent, err := w.adapter.Send(t.Context(), handed(room, timelinePicture))
	if err != nil {
		t.Fatal(err)
	}
	got := w.event(sent).Content
	if body, _ := got["body"].(string); got["msgtype"] != "m.notice" || !strings.HasSuffix(body, "(timeline.png could not be uploaded.)") {
		t.Errorf("it is %v and says %q", got["msgtype"], body)
	}
}
