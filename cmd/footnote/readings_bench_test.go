package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/bot"
	"footnote/facts/facttest"
	factstore "footnote/facts/sqlite"
)

var passages = flag.Int("passages", 100_000, "the most passages of a base that BenchmarkAnswerReadings makes; a million take some minutes")

// BenchmarkAnswerReadings is one answer from readings, for bases of growing
// size: no fact says anything, so sentences are searched for, ranked and
// quoted. Half of the questions are bare words, half are worded as people do.
func BenchmarkAnswerReadings(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint("passages=", n), func(b *testing.B) {
			if n > *passages || testing.Short() {
				b.Skip("see the flag -passages")
			}
			benchReadings(b, n)
		})
	}
}

func benchReadings(b *testing.B, n int) {
	answers := benchBot(b, filepath.Join(b.TempDir(), "base.db"), func(base *factstore.Base) error {
		_, err := base.ImportReadings(b.Context(), facttest.Texts(n), factstore.ReadingsOptions{})
		return err
	})
	questions := textQuestions(300, n)
	ask := func(i int) bot.Reply {
		reply, err := answers.Answer(b.Context(), bot.Message{Text: questions[i%len(questions)]})
		if err != nil {
			b.Fatal(err)
		}
		return reply
	}
	for i := range 20 { // as after a while in use
		if reply := ask(i); len(reply.Footnotes) == 0 && len(reply.Nearest) == 0 {
			b.Fatalf("nothing is quoted for %q", questions[i])
		}
	}
	reportTimes(b, func(i int) { ask(i) })
	b.ReportMetric(processMemory(b, os.Getpid(), "VmHWM"), "MB-most")
}

// textQuestions are n questions that a sentence of the synthetic texts answers.
func textQuestions(n, passages int) []string {
	wordings := []string{
		"%[1]s?", "who %[2]s the %[3]s of %[4]s before the %[5]s?",
		"%[1]s?", "when did %[2]s %[3]s with the %[4]s that %[5]s?",
		"%[1]s?", "why was the %[2]s %[3]s not %[4]s by %[5]s in 1987?",
		"%[1]s?", "which %[2]s do the %[3]s and %[4]s have in %[5]s?",
	}
	out := make([]string, n)
	for i := range out {
		words := facttest.TextQuestion(i, passages)
		out[i] = fmt.Sprintf(wordings[i%len(wordings)], strings.Join(words, " "), words[0], words[1], words[2], strings.Join(words[3:], " "))
	}
	return out
}
