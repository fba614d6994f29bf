package slack_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack/fakeslack"
	"footnote/bot/desk"
	"footnote/bot/post"
)

var timelinePicture = &post.File{Name: "timeline.png", Type: "image/png", Data: []byte("png"), Alt: "A timeline.", Width: 12, Height: 7}

// handed is a delivery with a file.
func handed(f *post.File) *desk.Delivery {
	return &desk.Delivery{
		ID: "d", Version: 1, Place: at(fakeslack.General, ""),
		Post: post.Post{Note: "Larn, in order:\n- The bridge opened in 1933.", File: f},
	}
}

// A block as far as the tests look at it.
type block struct {
	Type      string `json:"type"`
	AltText   string `json:"alt_text"`
	SlackFile struct {
		ID string `json:"id"`
	} `json:"slack_file"`
}

// blocksOf are those of the message.
func blocksOf(t *testing.T, s *fakeslack.Server, ts string) (types []string, shown block) {
	t.Helper()
	m, ok := s.Message(fakeslack.General, ts)
	if !ok {
		t.Fatalf("message %s is not there", ts)
	}
	var all []block
	if err := json.Unmarshal(m.Blocks, &all); err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		types = append(types, b.Type)
		if b.Type == "image" {
			shown = b
		}
	}
	return types, shown
}

// A picture stands in the message that says the same in words, which is found and
// edited like any other.
func TestPicture(t *testing.T) {
	a, s := sender(t)
	d := handed(timelinePicture)
	ts, err := a.Send(within(t), d)
	if err != nil {
		t.Fatal(err)
	}
	types, shown := blocksOf(t, s, ts)
	if diff := cmp.Diff([]string{"rich_text", "image"}, types); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if content, _ := s.FileContent(shown.SlackFile.ID); string(content) != "png" || shown.AltText != "A timeline." {
		t.Errorf("the picture is %q, described as %q", content, shown.AltText)
	}
	if found, err := a.Find(within(t), d); err != nil || found != ts {
		t.Errorf("Find = %q, %v, want %q", found, err, ts)
	}
	d.Message, d.Version = ts, 2
	if err := a.Edit(within(t), d); err != nil {
		t.Fatal(err)
	}
	if _, now := blocksOf(t, s, ts); now.SlackFile.ID == "" || now.SlackFile.ID == shown.SlackFile.ID {
		t.Errorf("edited, it shows %q, as before %q", now.SlackFile.ID, shown.SlackFile.ID)
	}
	if all := s.Messages(fakeslack.General); len(all) != 1 {
		t.Errorf("there are %d messages, want 1", len(all))
	}
}

// Without the right to upload, the words go out.
func TestNoPicture(t *testing.T) {
	for name, spoil := range map[string]func(*fakeslack.Server){
		"no scope": func(s *fakeslack.Server) { s.SetScopes("chat:write") },
		"not shown": func(s *fakeslack.Server) {
			s.Inject(fakeslack.Fault{Method: "chat.postMessage", Error: "invalid_blocks", Times: 3})
		},
		"not taken": func(s *fakeslack.Server) {
			s.Inject(fakeslack.Fault{Method: "files.completeUploadExternal", Error: "internal_error"})
		},
		"not allowed": func(s *fakeslack.Server) {
			s.Inject(fakeslack.Fault{Method: "files.getUploadURLExternal", Error: "file_uploads_disabled"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			a, s := sender(t)
			spoil(s)
			ts, err := a.Send(within(t), handed(timelinePicture))
			if err != nil {
				t.Fatal(err)
			}
			types, _ := blocksOf(t, s, ts)
			m, _ := s.Message(fakeslack.General, ts)
			if slices.Contains(types, "image") || !strings.Contains(m.Text, "(timeline.png could not be uploaded.)") {
				t.Errorf("it shows %v and says %q", types, m.Text)
			}
		})
	}
}

// Other files follow their message into its thread.
func TestFile(t *testing.T) {
	a, s := sender(t)
	ts, err := a.Send(within(t), handed(&post.File{Name: "cards.csv", Type: "text/csv", Data: []byte("a,b")}))
	if err != nil {
		t.Fatal(err)
	}
	all := s.Messages(fakeslack.General)
	i := slices.IndexFunc(all, func(m fakeslack.Message) bool { return len(m.Files) > 0 })
	if i < 0 || all[i].ThreadTS != ts || all[i].Files[0].Name != "cards.csv" {
		t.Errorf("the messages are %v", all)
	}
}
