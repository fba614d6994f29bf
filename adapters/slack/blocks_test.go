package slack_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/slack"
	"footnote/adapters/slack/fakeslack"
	"footnote/bot/desk"
	"footnote/bot/post"
)

var (
	update   = flag.Lookup("update") // of adaptertest: rewrite the golden files
	captures = flag.String("captures", "", "write what is sent to Slack as JSON into this folder")
)

// sender is an adapter that only sends, over a fake, with a clock on which
// every look is two seconds later, so that it need not wait.
func sender(t testing.TB) (*slack.Adapter, *fakeslack.Server) {
	t.Helper()
	s, err := fakeslack.Start(fakeslack.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	now := time.Now()
	a, err := slack.New(slack.Config{
		BotToken: fakeslack.BotToken, AppToken: fakeslack.AppToken, APIURL: s.APIURL(),
		Now: func() time.Time { now = now.Add(2 * time.Second); return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	return a, s
}

// shown is a message as it was sent.
type shown struct {
	Text   string          `json:"text"`
	Blocks json.RawMessage `json:"blocks"`
}

// show sends a post and returns what the channel got.
func show(t testing.TB, a *slack.Adapter, s *fakeslack.Server, p post.Post) shown {
	t.Helper()
	ts, err := a.Send(t.Context(), &desk.Delivery{ID: "d1-0", Place: at(fakeslack.General, ""), Post: p})
	if err != nil {
		t.Fatal(err)
	}
	m, ok := s.Message(fakeslack.General, ts)
	if !ok {
		t.Fatalf("message %s is not there", ts)
	}
	return shown{m.Text, m.Blocks}
}

// pretty is JSON as people read it.
func pretty(t testing.TB, v any) []byte {
	t.Helper()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// capture writes a file for other checkers than these tests, if they are told
// where to.
func capture(t testing.TB, name string, got []byte) {
	t.Helper()
	if *captures == "" || !strings.HasSuffix(name, ".json") {
		return
	}
	if err := os.MkdirAll(*captures, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*captures, name), got, 0o666); err != nil {
		t.Fatal(err)
	}
}

// made matches what the fake makes up.
var made = regexp.MustCompile(`"block_id": "b[0-9a-z]{8}",?\n\s*|http://127\.0\.0\.1:\d+`)

// golden compares with a file in testdata, and writes it among the captures.
func golden(t testing.TB, name string, got []byte) {
	t.Helper()
	got = made.ReplaceAllFunc(got, func(m []byte) []byte {
		if m[0] == 'h' {
			return []byte("https://larn.slack.example")
		}
		return nil
	})
	capture(t, name, got)
	file := filepath.Join("testdata", name)
	if update.Value.String() == "true" {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestPostsAsBlocks(t *testing.T) {
	a, s := sender(t)
	all := posts()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			golden(t, "message_"+name+".json", pretty(t, show(t, a, s, all[name])))
		})
	}
}

func TestLongPostsComeInPages(t *testing.T) {
	a, s := sender(t)
	pages := a.Pages(longPost())
	if len(pages) < 2 {
		t.Fatalf("got %d pages, want more", len(pages))
	}
	var all []shown
	for _, p := range pages {
		all = append(all, show(t, a, s, p))
	}
	golden(t, "message_long.json", pretty(t, all))
}

// BenchmarkPost is the cost of cutting a post into pages, which draws it, by the
// kind of post; the long one comes in several.
func BenchmarkPost(b *testing.B) {
	a, _ := sender(b)
	all := posts()
	all["long"] = longPost()
	for _, name := range []string{"answer", "help", "long"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a.Pages(all[name])
			}
		})
	}
}
