package discuss_test

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	botstore "footnote/bot/sqlite"
	"footnote/bot/study"
	"footnote/bot/study/discuss"
	"footnote/facts/factfile"
	"footnote/facts/sqlite"
)

const harbour = `
sources:
  - {id: log, title: Harbour Log}
  - {id: letters, title: Letters}
properties:
  - {id: keeper, value: entity, single: true}
  - {id: reason, value: text, nouns: [reason, cause]}
  - {id: colour, value: text}
  - {id: opinion, value: text}
  - {id: forecast, value: text, nouns: [forecast, prediction]}
  - {id: failure, value: text}
entities:
  - {id: light, label: the lighthouse, kind: place}
  - {id: pier, label: the pier, kind: place}
  - {id: fog, label: the fog horn}
  - {id: board, label: the harbour board, kind: group}
statements:
  - {id: k1, subject: light, property: keeper, value: Ada Moor, from: 1901, to: 1910, source: log, locator: p. 1}
  - {id: k2, subject: light, property: keeper, value: Ben Rusk, from: 1905, to: 1912, source: letters, locator: p. 2}
  - {id: r1, subject: pier, property: reason, of: it sank, value: worms, text: The pier sank because of worms., source: log, locator: p. 3}
  - {id: r2, subject: pier, property: reason, of: it sank, value: ice, text: The pier sank because of ice., source: log, locator: p. 4}
  - {id: c1, subject: pier, property: colour, value: white, source: log, locator: p. 5}
  - {id: h1, subject: fog, property: colour, value: red, certainty: suggests, text: The fog horn may have been red., source: letters, locator: p. 6}
  - {id: o1, subject: fog, property: opinion, value: too loud, asserted-by: Cleo, text: The fog horn was too loud., source: letters, locator: p. 7}
  - {id: p1, subject: board, property: forecast, of: what the dredging would cost, value: less than the old dredging, about: [pier], source: log, locator: p. 8}
  - {id: p2, subject: board, property: forecast, of: how many ships would come, value: hundreds, about: [light], source: log, locator: p. 8}
  - {id: f1, subject: board, property: failure, value: pay its clerks, about: [pier], source: log, locator: p. 9}
  - {id: f2, subject: board, property: failure, of: the cost of dredging, value: see what dredging would cost, about: [pier], source: log, locator: p. 9}
  - {id: w1, subject: fog, property: reason, of: why it was bought, value: the wreck of the Ida, source: log, locator: p. 10}
  - {id: w2, subject: fog, property: reason, of: why it was bought, value: a gift of money, source: letters, locator: p. 11}
`

var noon = time.Date(2024, 4, 2, 12, 0, 0, 0, time.UTC)

// A room is what is around an act.
type room struct {
	study.Around
	lines []study.Line
}

func (room) Rooms(context.Context) ([]string, error)             { return []string{"r"}, nil }
func (r room) Thread(context.Context, int) ([]study.Line, error) { return r.lines, nil }
func (room) Sides(context.Context, bot.Message) (bot.Reply, error) {
	return bot.Reply{}, nil
}

// feature is one over a real base.
func feature(t *testing.T) *discuss.Feature {
	t.Helper()
	base, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "base.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { base.Close() })
	items := factfile.Read(strings.NewReader(harbour), "harbour.yaml", factfile.YAML)
	if _, err := base.Import(t.Context(), items, sqlite.ImportOptions{By: "test"}); err != nil {
		t.Fatal(err)
	}
	return discuss.New(botstore.New(base.DB()), base, room{})
}

// said is an act of ana's in the room.
func said(key, text string) *study.Act {
	return &study.Act{
		Key: key, Place: bot.Place{Network: "n", Room: "r", Thread: key}, Member: "ana", At: noon, Openly: true,
		Message: key, Text: text, Around: room{},
	}
}

// do gives the command of the name.
func do(t *testing.T, f *discuss.Feature, name string, a *study.Act) []study.Saying {
	t.Helper()
	for _, c := range f.Commands() {
		if c.Name == name {
			says, err := c.Do(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			return says
		}
	}
	t.Fatalf("there is no command %q", name)
	return nil
}

// statements are those that a saying tells.
func statements(says []study.Saying) string {
	if len(says) != 1 || says[0].Post.Reply == nil {
		return ""
	}
	return strings.Join(says[0].Post.Reply.Statements, " ")
}

func TestEachMatterOnce(t *testing.T) {
	f := feature(t)
	got := make(map[string]bool)
	for _, key := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		got[statements(do(t, f, "discuss", said(key, "")))] = true
	}
	want := map[string]bool{"k1 k2": true, "r1 r2": true, "h1": true, "o1": true, "p1 f2": true, "p2": true, "w1 w2": true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("discussed (-want +got):\n%s", diff)
	}
	if says := do(t, f, "discuss", said("9", "")); statements(says) != "" || says[0].Post.Note == "" {
		t.Errorf("when all was discussed: %+v; want a note that it was", says)
	}
}

func TestTopics(t *testing.T) {
	for topic, want := range map[string]string{
		"the pier": "r1 r2", "about worms": "r1 r2", "Ada Moor": "k1 k2", "fog horns loud": "o1", "Atlantis": "", "white": "", "keeper of the lighthouse": "k1 k2", "forecasts of dredging": "p1 f2",
	} {
		if got := statements(do(t, feature(t), "discuss", said("1", topic))); got != want {
			t.Errorf("discuss %s: %q, want %q", topic, got, want)
		}
	}
	note := do(t, feature(t), "discuss", said("1", "Atlantis"))[0].Post.Note
	if !strings.Contains(note, "the pier") {
		t.Errorf("without a matter: %q; want topics that there are", note)
	}
}

// What a room may not read is neither discussed nor named nor cited.
func TestSources(t *testing.T) {
	f := feature(t)
	for _, key := range []string{"1", "2", "3"} {
		a := said(key, "")
		a.Sources = []string{"log"}
		says := do(t, f, "discuss", a)
		if got := statements(says); !slices.Contains([]string{"r1 r2", "p1 f2", "p2"}, got) || strings.Contains(says[0].Post.Text(), "Letters") {
			t.Errorf("with the log alone: %s", says[0].Post.Text())
		}
	}
	a := said("4", "the fog horn")
	a.Sources = []string{"log"}
	if text := do(t, f, "discuss", a)[0].Post.Text(); strings.Contains(text, "loud") || strings.Contains(text, "may") {
		t.Errorf("with the log alone: %s", text)
	}
}

func TestOpenedAgain(t *testing.T) {
	f := feature(t)
	first := do(t, f, "discuss", said("1", ""))
	do(t, f, "discuss", said("2", ""))
	again := do(t, f, "discuss", said("1", ""))
	if !reflect.DeepEqual(first, again) { // cmp cannot look into dates
		t.Errorf("opened again: %+v, want %+v", again, first)
	}
}

func TestFollowUp(t *testing.T) {
	line := study.Line{Author: "ben", At: noon.Add(time.Hour), Text: "Ice, I say."}
	early := study.Line{Author: "ben", At: noon.Add(-time.Hour), Text: "Hello."}
	own := study.Line{Own: true, At: noon.Add(time.Minute), Text: "For discussion"}
	tests := []struct {
		name  string
		lines []study.Line
		stop  bool
		want  int
	}{
		{"nobody spoke", []study.Line{early, own}, false, 1},
		{"the network cannot tell", nil, false, 1},
		{"somebody spoke", []study.Line{own, line}, false, 0},
		{"stopped", nil, true, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := feature(t)
			do(t, f, "discuss", said("1", ""))
			due, next, err := f.Alarms(t.Context(), []string{"n"}, noon.Add(5*time.Hour))
			if err != nil || len(due) > 0 || !next.Equal(noon.Add(6*time.Hour)) {
				t.Fatalf("Alarms gives %v, %v, error %v; want one in 6 hours", due, next, err)
			}
			due, _, err = f.Alarms(t.Context(), []string{"n"}, noon.Add(7*time.Hour))
			if err != nil || len(due) != 1 {
				t.Fatalf("Alarms gives %v, error %v; want one", due, err)
			}
			if tt.stop {
				do(t, f, "discuss stop", said("2", ""))
			}
			for range 2 { // a ring may come again
				a := said("alarm", "")
				a.Value, a.Around = due[0].ID, room{lines: tt.lines}
				if says, err := f.Ring(t.Context(), a); err != nil || len(says) != tt.want {
					t.Errorf("Ring says %+v, error %v; want %d", says, err, tt.want)
				}
			}
			if due, next, err := f.Alarms(t.Context(), []string{"n"}, noon.Add(9*time.Hour)); err != nil || len(due) > 0 || !next.IsZero() {
				t.Errorf("after that, Alarms gives %v, %v, error %v; want none", due, next, err)
			}
		})
	}
}
