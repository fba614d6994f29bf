package bot_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/facts"
	"footnote/facts/extract"
	"footnote/facts/reading"
)

const chronicle = `Of Larn and its people

Ada Holt was mayor of Larn from 1920 to 1925. Ben Orr succeeded Ada Holt as mayor of Larn in 1925. The Wren Institute was founded in 1899 by Ida Wren.
`

// What is proposed changes no answer, neither by what it says nor by the names
// that it brings; once it is accepted it answers.
func TestProposedFactsAnswerNothing(t *testing.T) {
	w := newWorld(t)
	w.load(t, "town")
	r, err := reading.Read(t.Context(), []byte(chronicle), reading.Options{Format: reading.Text, Given: facts.Source{ID: "chronicle"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.facts.AddReading(t.Context(), r, "ana"); err != nil {
		t.Fatal(err)
	}
	questions := []string{
		"who was mayor of Larn in 1922?", "who founded the Wren Institute?", "who is Ada Holt?", "when was the Wren Institute founded?",
		"was Ben Orr mayor of Larn?", "who was mayor of Tarnwick in 1930?", "who succeeded Ada Holt?",
	}
	type told struct {
		Status              answer.Status
		Answers, Statements []string
	}
	answers := func(room string) []told {
		b := w.bot(bot.Options{})
		var all []told
		for _, q := range questions {
			reply := askIn(t, b, bot.Place{Network: "test", Room: room, Thread: q}, q)
			all = append(all, told{reply.Status, reply.Answers, reply.Statements})
		}
		return all
	}
	before := answers("before")
	ids, err := w.facts.AddProposals(t.Context(), extract.Extract(&r), extract.Properties(), "ana")
	if err != nil || len(ids) < 4 {
		t.Fatalf("%d facts are proposed, %v; want 4 at least", len(ids), err)
	}
	if diff := cmp.Diff(before, answers("proposed")); diff != "" {
		t.Errorf("answers before and after something was proposed (-before +after):\n%s", diff)
	}
	for _, id := range ids {
		if err := w.facts.Accept(t.Context(), id, "ben"); err != nil {
			t.Fatal(err)
		}
	}
	reply := ask(t, w.bot(bot.Options{}), questions[0])
	if !slices.ContainsFunc(reply.Statements, func(id string) bool { return slices.Contains(ids, id) }) {
		t.Errorf("what was accepted does not answer: %+v", reply)
	}
}
