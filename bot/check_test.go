package bot_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/bot"
	"footnote/bot/answer"
)

// TestClaims checks the claims in testdata/claims, on each line of which stand
// a verdict and a claim. The verdict is followed by what the readings make of
// the claim: "supported, as Ada Holt's view". One that begins with "?" says what
// a careful reader would say and the bot does not: it must come out as not in
// the readings.
func TestClaims(t *testing.T) {
	files, err := filepath.Glob("testdata/claims/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d files of claims, error %v", len(files), err)
	}
	for _, file := range files {
		base := strings.TrimSuffix(filepath.Base(file), ".tsv")
		t.Run(base, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t)
			w.load(t, base)
			b := w.bot(bot.Options{})
			for line := range strings.Lines(string(data)) {
				want, claim, _ := strings.Cut(strings.TrimSpace(line), "\t")
				if strings.HasPrefix(want, "?") {
					want = string(answer.Unsaid)
				}
				reply, err := b.Check(t.Context(), bot.Message{Text: claim})
				if err != nil {
					t.Fatal(err)
				}
				if got := verdict(&reply); got != want {
					t.Errorf("%q is %s, want %s: %s", claim, got, want, reply.Text())
				}
			}
		})
	}
}

// verdict is the verdict on the one claim that was checked.
func verdict(r *bot.Reply) string {
	if len(r.Points) == 0 {
		return "no claim"
	}
	verdict, _, _ := strings.Cut(r.Points[0].Text, ":")
	return strings.ToLower(verdict[:1]) + verdict[1:]
}
