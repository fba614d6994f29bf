package slack_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot/desk"
)

// ref is what a file is fetched by.
func ref(t *testing.T, id, url string) string {
	t.Helper()
	text, err := json.Marshal(map[string]string{"ID": id, "URL": url})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFetch(t *testing.T) {
	const content = "The harbour of Larn was dug in 1961."
	tests := []struct {
		name string
		// file is what is fetched of the one that was uploaded.
		file func(t *testing.T, s *fakeslack.Server, f fakeslack.File) desk.File
		most int64
		want error // nil for the content
	}{
		{"by its address", func(t *testing.T, _ *fakeslack.Server, f fakeslack.File) desk.File {
			return desk.File{Type: f.Mimetype, Ref: ref(t, f.ID, f.URLPrivate)}
		}, 100, nil},
		{"by its ID", func(t *testing.T, _ *fakeslack.Server, f fakeslack.File) desk.File {
			return desk.File{Ref: ref(t, f.ID, "")}
		}, 100, nil},
		{"just small enough", func(t *testing.T, _ *fakeslack.Server, f fakeslack.File) desk.File {
			return desk.File{Ref: ref(t, f.ID, "")}
		}, int64(len(content)), nil},
		{"too large", func(t *testing.T, _ *fakeslack.Server, f fakeslack.File) desk.File {
			return desk.File{Size: 3, Ref: ref(t, f.ID, f.URLPrivate)}
		}, int64(len(content)) - 1, desk.ErrTooLarge},
		{"without the scope", func(t *testing.T, s *fakeslack.Server, f fakeslack.File) desk.File {
			s.SetScopes("chat:write")
			return desk.File{Type: "application/pdf", Ref: ref(t, f.ID, f.URLPrivate)}
		}, 1000, desk.ErrRefused},
		{"without the scope, a page", func(t *testing.T, s *fakeslack.Server, f fakeslack.File) desk.File {
			s.SetScopes("chat:write")
			return desk.File{Type: "text/html", Size: int64(f.Size), Ref: ref(t, f.ID, f.URLPrivate)}
		}, 1000, desk.ErrRefused},
		{"gone", func(t *testing.T, s *fakeslack.Server, _ fakeslack.File) desk.File {
			return desk.File{Ref: ref(t, "F0", s.APIURL()+"../files/F0/gone.txt")}
		}, 100, desk.ErrRefused},
		{"unknown", func(t *testing.T, _ *fakeslack.Server, _ fakeslack.File) desk.File {
			return desk.File{Ref: ref(t, "F0", "")}
		}, 100, desk.ErrRefused},
		{"nonsense", func(*testing.T, *fakeslack.Server, fakeslack.File) desk.File { return desk.File{Ref: "x"} }, 100, desk.ErrRefused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, s := sender(t)
			_, uploaded := s.UploadFile(fakeslack.General, fakeslack.Ana, "", "harbour.txt", []byte(content))
			got, err := a.Fetch(t.Context(), tt.file(t, s, uploaded), tt.most)
			if !errors.Is(err, tt.want) || tt.want == nil && string(got) != content {
				t.Errorf("Fetch = %q, %v, want %v", got, err, tt.want)
			}
		})
	}
}

// A file that is kept elsewhere is not fetched: the token is for Slack alone.
func TestFetch_elsewhere(t *testing.T) {
	a, err := slack.New(slack.Config{BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken})
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"https://slack.com.evil.example/F1", "http://files.slack.com/F1", "ftp://files.slack.com/F1", "https://evil.example/F1"} {
		if _, err := a.Fetch(t.Context(), desk.File{Ref: ref(t, "F1", address)}, 100); err == nil {
			t.Errorf("Fetch of %s gives no error", address)
		}
	}
}

func TestBrought(t *testing.T) {
	a, s := sender(t)
	ts, uploaded := s.UploadFile(fakeslack.General, fakeslack.Ana, "see <https://larn.example/ferry|the ferry>", "harbour.txt", []byte("x"))
	s.Say(fakeslack.General, fakeslack.Ana, "later", ts)
	files, links, err := a.Brought(t.Context(), fakeslack.General, ts)
	if err != nil {
		t.Fatal(err)
	}
	want := []desk.File{{Name: "harbour.txt", Type: uploaded.Mimetype, Size: 1, Ref: ref(t, uploaded.ID, uploaded.URLPrivate)}}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"https://larn.example/ferry"}, links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if files, links, err := a.Brought(t.Context(), fakeslack.General, "1.000001"); err != nil || files != nil || links != nil {
		t.Errorf("Brought of a message that is gone = %v, %v, %v", files, links, err)
	}
	s.Inject(fakeslack.Fault{Method: "conversations.replies", Status: 429, RetryAfter: 3 * time.Second})
	_, _, err = a.Brought(t.Context(), fakeslack.General, ts)
	if wait, ok := errors.AsType[*desk.RetryError](err); !ok || wait.After != 3*time.Second {
		t.Errorf("Brought when it is too much = %v, want to wait 3 s", err)
	}
}
