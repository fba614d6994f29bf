package sqlite_test

import (
	"testing"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/sqlite"
)

var _ desk.Kept = (*sqlite.Store)(nil)

func TestSmoke(t *testing.T) {
	s := open(t)
	e := desk.Event{Kind: desk.Said, Key: "e1", Place: larn, Author: "ana", At: minute(1), Text: "who?"}
	if fresh, err := s.Take(t.Context(), e); err != nil || !fresh {
		t.Fatal(fresh, err)
	}
	got, ok, err := s.Next(t.Context(), larn)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	d := desk.Delivery{ID: "d1", Place: larn, Question: "1", Asker: "ana", At: minute(1), Post: desk.Post{Reply: &bot.Reply{Status: answer.Answered, Lead: "Ada", Statements: []string{"s1", "s2"}}}}
	if err := s.Finish(t.Context(), desk.Outcome{Event: got, Put: []desk.Delivery{d}}); err != nil {
		t.Fatal(err)
	}
	d, ok, err = s.NextDue(t.Context(), "slack", "larn")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	d.Message = "m"
	if err := s.Settle(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if x, err := s.Using(t.Context(), "s2"); err != nil || len(x) != 1 {
		t.Fatal(x, err)
	}
	if x, err := s.AskedBy(t.Context(), "slack", "ana", 3); err != nil || len(x) != 1 {
		t.Fatal(x, err)
	}
	if m, err := s.Mark(t.Context()); err != nil || m != 0 {
		t.Fatal(m, err)
	}
}
