package timeline_test

import (
	"testing"

	"footnote/bot"
	botstore "footnote/bot/sqlite"
	"footnote/bot/study/timeline"
	"footnote/facts/seed"
	factstore "footnote/facts/sqlite"
)

// BenchmarkTimeline is a timeline of the bundled base, in words and as a picture.
func BenchmarkTimeline(b *testing.B) {
	base, err := factstore.Open(b.Context(), ":memory:", factstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { base.Close() })
	if _, err := base.Import(b.Context(), seed.Items(), factstore.ImportOptions{By: "bench"}); err != nil {
		b.Fatal(err)
	}
	kept := botstore.New(base.DB())
	asked := bot.New(base, base, kept, kept, bot.Options{})
	for _, subject := range []string{"ISIS leaders", "Russia"} {
		b.Run(subject, func(b *testing.B) {
			for b.Loop() {
				r, err := asked.Answer(b.Context(), bot.Message{Text: "timeline of " + subject})
				if err != nil {
					b.Fatal(err)
				}
				if timeline.File(&r) == nil {
					b.Fatalf("there is no picture of %q", r.Lead)
				}
			}
		})
	}
}
