package quiz_test

import (
	"strconv"
	"testing"

	botstore "footnote/bot/sqlite"
	"footnote/bot/study/card"
	"footnote/bot/study/quiz"
	"footnote/facts/seed"
	"footnote/facts/sqlite"
)

// BenchmarkQuiz measures how long a quiz takes to open over the bundled base.
func BenchmarkQuiz(b *testing.B) {
	w := worldOf(b, "sources: []\n")
	if _, err := w.base.Import(b.Context(), seed.Items(), sqlite.ImportOptions{By: "test"}); err != nil {
		b.Fatal(err)
	}
	w.kept = botstore.New(w.base.DB())
	w.master = quiz.New(card.NewMaker(w.base), w.base, w.kept)
	for _, room := range []string{"group", "direct"} {
		b.Run(room, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				name := "ana" + strconv.Itoa(i)
				at := room
				if room != "direct" {
					at += name
				}
				if says := w.command(at, name, "quiz"); len(says) != 1 {
					b.Fatal(texts(says))
				}
			}
		})
	}
}
