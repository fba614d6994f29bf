package desk_test

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"

	"footnote/bot"
	"footnote/bot/desk"
	botstore "footnote/bot/sqlite"
	"footnote/facts/sqlite"
)

// BenchmarkDesk takes questions in two hundred threads of twenty rooms, has them
// answered from a base in a file, and delivers the answers to a network that
// takes no time. It also reports questions a second.
func BenchmarkDesk(b *testing.B) {
	w := sleepingWorld(b, larn(b))
	base, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "base.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { base.Close() })
	if _, err := base.Import(b.Context(), w.base.Export(b.Context()), sqlite.ImportOptions{By: "test"}); err != nil {
		b.Fatal(err)
	}
	kept := botstore.New(base.DB())
	w.base, w.facts, w.store, w.bot = base, base, kept, bot.New(base, base, kept, kept, bot.Options{})
	w.opts.Now, w.opts.Log = nil, slog.New(slog.DiscardHandler)
	w.start(b)
	questions := []string{
		"who was mayor of Larn in 1930?", "and in 1935?", builder, "when did it open?", "why was it closed?", "who painted it?",
	}
	b.ReportAllocs()
	b.ResetTimer()
	for n := range b.N { // not b.Loop, which would leave the last answers out
		place := n % 200
		e := desk.Event{
			Kind: desk.Said, Key: fmt.Sprint(n), Author: fmt.Sprint("u", n%50), Message: fmt.Sprint("q", n),
			Place: bot.Place{Network: "test", Room: fmt.Sprint("r", place%20), Thread: fmt.Sprint("t", place)},
			Text:  questions[n/200%len(questions)], Addressed: true,
		}
		if err := w.desk.Take(b.Context(), e); err != nil {
			b.Fatal(err)
		}
	}
	w.settle(b)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "questions/s")
	if w.net.sent < b.N {
		b.Errorf("%d questions have %d answers", b.N, w.net.sent)
	}
}
