package main

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
)

// recorder is an answerer that keeps what it is asked and gives one reply.
type recorder struct {
	asked []bot.Message
	reply bot.Reply
}

func (r *recorder) Answer(_ context.Context, m bot.Message) (bot.Reply, error) {
	if m.Text == "fail" {
		return bot.Reply{}, errors.New("no such luck")
	}
	r.asked = append(r.asked, m)
	return r.reply, nil
}

func TestAnswerBatchAsks(t *testing.T) {
	standsAlone := []bot.Exchange{}
	tests := []struct {
		name, line string
		want       bot.Message
	}{
		{"plain", `{"id":"1","question":"who?"}`,
			bot.Message{Place: bot.Place{Network: "batch"}, Text: "who?", Context: standsAlone}},
		{"thread", `{"id":"1","question":"who?","thread":"t"}`,
			bot.Message{Place: bot.Place{Network: "batch", Thread: "t"}, Text: "who?"}},
		{"everything", `{"id":"1","question":"who?","thread":"t","sources":["a"],"topic":"Larn","at":"2024-03-22",
			"context":[{"question":"when?","answer":"1933"}],"gold":{"answers":[]}}`,
			bot.Message{Place: bot.Place{Network: "batch", Thread: "t"}, Text: "who?", Sources: []string{"a"}, Topic: "Larn",
				At: time.Date(2024, 3, 22, 0, 0, 0, 0, time.UTC), Context: []bot.Exchange{{Question: "when?", Answer: "1933"}}}},
		{"no earlier turns", `{"id":"1","question":"who?","thread":"t","context":[]}`,
			bot.Message{Place: bot.Place{Network: "batch", Thread: "t"}, Text: "who?", Context: standsAlone}},
		{"time of day", `{"id":"1","question":"who?","thread":"t","at":"2024-03-22T23:30:00+02:00"}`,
			bot.Message{Place: bot.Place{Network: "batch", Thread: "t"}, Text: "who?",
				At: time.Date(2024, 3, 22, 23, 30, 0, 0, time.FixedZone("", 7200))}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var r recorder
			line := strings.ReplaceAll(tt.line, "\n", " ")
			if err := answerBatch(t.Context(), &r, strings.NewReader(line), new(strings.Builder)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]bot.Message{tt.want}, r.asked); diff != "" {
				t.Errorf("asked (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAnswerBatchErrors(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"not JSON", `who?`, "stdin:3: not JSON: invalid character 'w' looking for beginning of value"},
		{"cut short", `{"id":"3"`, "stdin:3: not JSON: unexpected end of JSON input"},
		{"no object", `["who?"]`, "stdin:3: a question line is one JSON object; this is of type array"},
		{"no question", `{"id":"3"}`, `stdin:3: "question" is missing`},
		{"question of another kind", `{"id":"3","question":7}`, `stdin:3: "question" cannot be of type number`},
		{"bad date", `{"id":"3","question":"who?","at":"yesterday"}`,
			`stdin:3: at: "yesterday" is neither a date like 2024-03-22 nor a time like 2024-03-22T18:00:00Z`},
		{"answer fails", `{"id":"3","question":"fail"}`, "stdin:3: no such luck"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			in := `{"id":"1","question":"who?"}` + "\n\n" + tt.line + "\n" + `{"id":"4","question":"who?"}`
			err := answerBatch(t.Context(), new(recorder), strings.NewReader(in), &out)
			if err == nil || err.Error() != tt.want {
				t.Errorf("error = %v, want %s", err, tt.want)
			}
			if got := strings.Count(out.String(), "\n"); got != 1 {
				t.Errorf("%d answers before the bad line, want 1", got)
			}
		})
	}
}

func TestAnswerLine(t *testing.T) {
	source := facts.Source{ID: "larn", Title: "Larn Almanac", Author: "Ada Holt"}
	tests := []struct {
		name  string
		id    string
		reply bot.Reply
		want  string
	}{
		{"everything", `"q1"`, bot.Reply{
			Status: answer.Answered, Lead: "It opened in <1933>:", LeadNotes: []int{1}, Points: []answer.Point{{Text: "in May", Notes: []int{1}}},
			Answers: []string{"1933"}, Confidence: 0.9, Resolved: "when did the bridge open?",
			Footnotes: []answer.Footnote{{N: 1, Source: source, Locator: "p. 12", Quote: "opened", Start: 3, End: 9}},
		}, `{"id":"q1","status":"answered","text":"It opened in <1933>: [1]\n- in May [1]","answers":["1933"],` +
			`"footnotes":[{"n":1,"source":"larn","title":"Larn Almanac","author":"Ada Holt","locator":"p. 12","quote":"opened","start":3,"end":9}],` +
			`"nearest":[],"confidence":0.9,"resolved":"when did the bridge open?","took_us":1500}`},
		{"nothing", `7`, bot.Reply{Status: answer.NotFound, Nearest: []answer.Footnote{{N: 1, Source: source, Text: "It opened."}}},
			`{"id":7,"status":"not_found","text":"","answers":[],"footnotes":[],` +
				`"nearest":[{"n":1,"source":"larn","title":"Larn Almanac","author":"Ada Holt","locator":"","quote":"","start":0,"end":0,"text":"It opened."}],` +
				`"confidence":0,"resolved":"","took_us":1500}`},
		{"without an id", ``, bot.Reply{Status: answer.Social},
			`{"status":"social","text":"","answers":[],"footnotes":[],"nearest":[],"confidence":0,"resolved":"","took_us":1500}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got strings.Builder
			if err := writeJSON(&got, newAnswerLine(json.RawMessage(tt.id), tt.reply, 1500*time.Microsecond)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want+"\n", got.String()); diff != "" {
				t.Errorf("line (-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzReadQuestion holds that a line is either refused or gives a question.
func FuzzReadQuestion(f *testing.F) {
	f.Add([]byte(`{"id":"1","question":"who?","at":"2024-03-22","context":[{"question":"a","answer":"b"}]}`))
	f.Add([]byte(`{"id":{"a":[]},"question":"","thread":null}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		q, err := readQuestion(line)
		if err == nil && q.message().Text == "" {
			t.Errorf("readQuestion(%q) gives no question and no error", line)
		}
	})
}
