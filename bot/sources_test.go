package bot_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"footnote/bot"
	"footnote/bot/answer"
)

// TestSources answers only from the readings that the message allows.
func TestSources(t *testing.T) {
	w := newWorld(t)
	w.load(t, "firm")
	b := w.bot(bot.Options{})
	tests := []struct {
		name    string
		sources []string
		status  answer.Status
		want    []string
	}{
		{"all", nil, answer.Conflict, []string{"210 workers", "340 workers"}},
		{"one", []string{"gazette"}, answer.Answered, []string{"340 workers"}},
		{"the other", []string{"chronicle"}, answer.Answered, []string{"210 workers"}},
		{"unknown", []string{"nowhere"}, answer.NotFound, nil},
		{"none", []string{}, answer.NotFound, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := b.Answer(t.Context(), bot.Message{Text: "how many workers did Pellow & Daughters employ in 1950?", Sources: tt.sources})
			if err != nil {
				t.Fatal(err)
			}
			if r.Status != tt.status {
				t.Errorf("the status is %s, want %s", r.Status, tt.status)
			}
			if diff := cmp.Diff(tt.want, r.Answers); diff != "" {
				t.Errorf("answers (-want +got):\n%s", diff)
			}
		})
	}
}

// cited are the IDs of the sources that the reply names, each once, sorted.
func cited(r bot.Reply) []string {
	var out []string
	for _, f := range slices.Concat(r.Footnotes, r.Nearest) {
		out = append(out, f.Source.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestSources_cited cites, of what several readings say, only those that the
// message allows; what belongs to no reading is always told.
func TestSources_cited(t *testing.T) {
	w := newWorld(t)
	w.addYAML(t, `
sources: [{id: almanac, title: Almanac}, {id: letters, title: Letters}]
entities: [{id: mill, label: Larn Mill, kind: place}]
properties: [{id: miller, value: entity}, {id: owner, value: entity}, {id: smith, value: entity}]
statements:
  - {subject: mill, property: miller, value: Ada Holt, from: 1930, references: [{source: almanac, locator: p. 1}, {source: letters, locator: p. 2}]}
  - {subject: mill, property: owner, value: Cy Roe, references: [{source: letters, locator: p. 3}]}
  - {subject: mill, property: smith, value: Ben Oke}
`)
	both, miller, owner, smith := []string{"almanac", "letters"}, "who was miller of Larn Mill?", "who was owner of Larn Mill?", "who was smith of Larn Mill?"
	tests := []struct {
		name, text string
		sources    []string
		status     answer.Status
		want       []string
	}{
		{"all", miller, nil, answer.Answered, both},
		{"both", miller, both, answer.Answered, both},
		{"one of two", miller, []string{"almanac"}, answer.Answered, []string{"almanac"}},
		{"none", miller, []string{}, answer.NotFound, []string{"record"}},
		{"only the other", owner, []string{"almanac"}, answer.NotFound, []string{"almanac", "record"}},
		{"says who, one", "says who?", []string{"almanac"}, answer.Answered, []string{"almanac"}},
		{"says who, none", "says who?", []string{}, answer.NotFound, nil},
		{"timeline, one", "timeline of Larn Mill", []string{"almanac"}, answer.Answered, []string{"almanac"}},
		{"titles, one", "what are the readings called?", []string{"almanac"}, answer.Answered, []string{"almanac"}},
		{"of no reading, all", smith, nil, answer.Answered, []string{"record"}},
		{"of no reading, one", smith, []string{"almanac"}, answer.Answered, []string{"record"}},
		{"of no reading, none", smith, []string{}, answer.Answered, []string{"record"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := w.bot(bot.Options{})
			ask(t, b, miller)
			r, err := b.Answer(t.Context(), bot.Message{Place: room, Text: tt.text, Sources: tt.sources})
			if err != nil {
				t.Fatal(err)
			}
			if r.Status != tt.status {
				t.Errorf("the status is %s, want %s: %s", r.Status, tt.status, r.Text())
			}
			if diff := cmp.Diff(tt.want, cited(r)); diff != "" {
				t.Errorf("cited (-want +got):\n%s", diff)
			}
		})
	}
	r := ask(t, w.bot(bot.Options{}), miller)
	if diff := cmp.Diff(both, cited(r)); diff != "" {
		t.Errorf("cited after all this (-want +got):\n%s", diff)
	}
}

// TestSources_everyQuestion asks what the transcripts ask with no reading
// allowed, which leaves nothing of these bases to tell.
func TestSources_everyQuestion(t *testing.T) {
	eachTranscript(t, func(t *testing.T, w *world, lines []string) {
		b := w.bot(bot.Options{})
		for _, line := range lines {
			text, ok := strings.CutPrefix(line, "> ")
			if !ok {
				continue
			}
			r, err := b.Answer(t.Context(), bot.Message{Place: room, Text: text, Sources: []string{}})
			if err != nil {
				t.Fatal(err)
			}
			got := slices.DeleteFunc(cited(r), func(id string) bool { return id == "record" })
			if len(got) > 0 {
				t.Errorf("%q cites %q: %s", text, got, r.Text())
			}
		}
	})
}

// eachTranscript calls f with the lines of each transcript's chats and a world
// that holds its facts.
func eachTranscript(t *testing.T, f func(t *testing.T, w *world, lines []string)) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d transcripts, error %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			w, lines := newWorld(t), []string(nil)
			archive := txtar.Parse(data)
			w.loadComment(t, archive)
			for _, file := range archive.Files {
				if file.Name == "facts.yaml" {
					w.addYAML(t, string(file.Data))
				} else {
					lines = append(lines, strings.Split(string(file.Data), "\n")...)
				}
			}
			f(t, w, lines)
		})
	}
}
