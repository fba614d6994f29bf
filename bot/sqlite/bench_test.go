package sqlite_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/post"
	"footnote/bot/sqlite"
	"footnote/facts"
	store "footnote/facts/sqlite"
)

// longReply is as long as a reply with three quotes is.
func longReply() *bot.Reply {
	r := &bot.Reply{Status: answer.Answered, Lead: "Ada Holt kept the Larn bridge from 1933 to 1940.", LeadNotes: []int{1, 2, 3},
		Answers: []string{"Ada Holt"}, Confidence: 0.9, Resolved: "who kept the Larn bridge in 1935?"}
	for n := range 3 {
		r.Statements = append(r.Statements, fmt.Sprint("statement-", n))
		r.Footnotes = append(r.Footnotes, answer.Footnote{N: n + 1, Locator: "p. 12", Quote: strings.Repeat("The keeper of the bridge. ", 12),
			Source: facts.Source{ID: "almanac", Title: "Larn Almanac", Author: "Ben Oke"}})
	}
	return r
}

// round takes an event through the store, from its arrival to its answer
// standing in the room.
func round(b *testing.B, s *sqlite.Store, p bot.Place, n int64, reply *bot.Reply) {
	b.Helper()
	ctx, key := b.Context(), fmt.Sprint("event-", n)
	if _, err := s.Take(ctx, desk.Event{Kind: desk.Said, Key: key, Place: p, Author: "ana", At: time.Now(), Message: key,
		Text: "who kept the Larn bridge in 1935?", Addressed: true}); err != nil {
		b.Fatal(err)
	}
	e, ok, err := s.Next(ctx, p)
	if err != nil || !ok {
		b.Fatal(ok, err)
	}
	put := desk.Delivery{ID: "delivery-" + e.Key, Place: p, Question: e.Message, Asker: e.Author, At: e.At, Post: post.Post{Reply: reply}}
	if err := s.Finish(ctx, desk.Outcome{Event: e, Put: []desk.Delivery{put}}); err != nil {
		b.Fatal(err)
	}
	d, ok, err := s.NextDue(ctx, p.Network, p.Room)
	if err != nil || !ok {
		b.Fatal(ok, err)
	}
	d.Message = "message-" + e.Key
	if err := s.Settle(ctx, d); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkRound(b *testing.B) {
	s, reply := open(b), longReply()
	var n int64
	for b.Loop() {
		n++
		round(b, s, larn, n, reply)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rounds/s")
}

// BenchmarkRound_parallel is for many rooms at once.
func BenchmarkRound_parallel(b *testing.B) {
	s, reply := open(b), longReply()
	var n, rooms atomic.Int64
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		room := bot.Place{Network: "slack", Room: fmt.Sprint("room-", rooms.Add(1))}
		for pb.Next() {
			round(b, s, room, n.Add(1), reply)
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rounds/s")
}

// fill fills a base with what is done: events, and deliveries that stand in a
// thousand rooms.
const fill = `
INSERT INTO event (network, id, room, thread, done_at)
	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
	SELECT 'slack', 'old-event-' || i, 'room-' || i % 1000, '', i FROM n;
INSERT INTO delivery (id, network, room, thread, recipient, question, asker, at, route, message, version, gone, due, refused, post)
	WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
	SELECT 'old-delivery-' || i, 'slack', 'room-' || i % 1000, i, '', i, 'U' || i % 5000, i, '', 'm' || i, 1, 0, 0, '', '{"Note":"a"}' FROM n`

// BenchmarkOld is a base of many years, in which a million events and
// deliveries are done. It takes a while, so it is left out under -short.
func BenchmarkOld(b *testing.B) {
	if testing.Short() {
		b.Skip("takes a while")
	}
	const done = 1_000_000
	base, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "base.db"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { base.Close() })
	if _, err := base.DB().ExecContext(b.Context(), fill, done, done); err != nil {
		b.Fatal(err)
	}
	s, reply := sqlite.New(base.DB()), longReply()
	room := bot.Place{Network: "slack", Room: "room-7"}
	var n int64
	for _, bb := range []struct {
		name string
		do   func(*testing.B) error
	}{
		{"round", func(b *testing.B) error { n++; round(b, s, room, n, reply); return nil }},
		{"due", func(b *testing.B) error { _, err := s.Due(b.Context()); return err }},
		{"next due", func(b *testing.B) error { _, _, err := s.NextDue(b.Context(), room.Network, room.Room); return err }},
		{"waiting", func(b *testing.B) error { _, err := s.Waiting(b.Context()); return err }},
		{"asked by", func(b *testing.B) error { _, err := s.AskedBy(b.Context(), "slack", "U7", 10); return err }},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				if err := bb.do(b); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
