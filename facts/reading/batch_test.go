package reading_test

import (
	"errors"
	"strings"
	"testing"

	"footnote/facts"
	"footnote/facts/reading"
)

func TestBatch(t *testing.T) {
	const batch = `{"id":"a","title":"Larn","author":"Ada Holt","date":"2019-05","url":"https://example.org/","text":"One.\r\n\r\n Two. \n"}

{"id":"b","text":"Only a text."}`
	var got []facts.ReadingItem
	for item, err := range reading.Batch(strings.NewReader(batch), reading.Options{Given: facts.Source{Licence: "CC0"}}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, item)
	}
	if len(got) != 2 || got[0].Line != 1 || got[1].Line != 3 {
		t.Fatalf("items %+v, want two, of lines 1 and 3", got)
	}
	first := got[0].Reading
	if want := "One.\r\n\r\n Two. \n"; first.Text != want || len(first.Passages) != 2 {
		t.Errorf("text %q in %d passages, want %q in 2", first.Text, len(first.Passages), want)
	}
	want := facts.Source{ID: "a", Title: "Larn", Author: "Ada Holt", Date: facts.MonthDate(2019, 5), URL: "https://example.org/", Licence: "CC0"}
	if first.Source != want {
		t.Errorf("source %+v, want %+v", first.Source, want)
	}
	checkRanges(t, &first)
}

func TestBatch_wrong(t *testing.T) {
	const batch = `{"id":"a","text":"Good."}
{"id":"b"}
{"text":"no id"}
not json
{"id":"c","text":"date","date":"soon"}
{"id":7,"text":"number"}
{"id":"long","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}
{"id":"d","text":"Good too."}`
	want := map[int]string{2: `"text" is missing`, 3: `"id" is missing`, 4: "broken JSON", 5: "no date", 6: `"id" cannot be of type number`, 7: "64 bytes"}
	good := 0
	for item, err := range reading.Batch(strings.NewReader(batch), reading.Options{Name: "b.jsonl", MaxSize: 64}) {
		var at *facts.LineError
		switch {
		case err == nil:
			good++
			checkRanges(t, &item.Reading)
		case !errors.As(err, &at):
			t.Fatal(err)
		case want[at.Line] == "" || !strings.Contains(err.Error(), want[at.Line]):
			t.Errorf("error %q, want %q", err, want[at.Line])
		default:
			delete(want, at.Line)
		}
	}
	if good != 2 || len(want) > 0 {
		t.Errorf("%d good items, want 2; no errors of %v", good, want)
	}
}
