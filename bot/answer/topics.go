package answer

import (
	"slices"

	"footnote/bot/question"
	"footnote/facts"
)

// topicShare is the share of the named entities that the statement speaks of.
// One of several that a name may mean is enough; speaking of it in passing
// counts a little less.
func (w *weigher) topicShare(c *candidate) float64 {
	sum, total := 0.0, 0.0
	for _, m := range w.topics {
		if w.asserts(c, m) {
			if len(w.topics) == 1 && w.q.Kind != question.SaysWho {
				total++ // what he says is not about him
			}
			continue
		}
		weight := 1.0
		if m.Weak {
			weight = 0.3
		}
		total += weight
		sum += weight * w.speaksOf(c, m)
	}
	if total == 0 {
		return 1
	}
	return sum / total
}

// What a named entity counts for that the statement speaks of beside its
// subject and value, and one whose label only stands in its words.
const inPassing, inWords = 0.85, 0.7

// strong are the topics that bind.
func (w *weigher) strong() []question.Mention {
	return slices.DeleteFunc(slices.Clone(w.topics), func(m question.Mention) bool { return m.Weak })
}

// asserts reports whether the mention means the one whose claim the statement
// is, and nobody in it.
func (w *weigher) asserts(c *candidate, m question.Mention) bool {
	return c.AssertedBy != "" && slices.ContainsFunc(m.Entities, func(e facts.Entity) bool {
		return e.Label == c.AssertedBy && !c.Mentions(e.ID)
	})
}

// speaksOf says how much the statement speaks of what is named: 1 if that is its
// subject or value, 0 if it does not.
// speaksOfNamesake reports whether the statement speaks of another thing of the
// kind whose name has the mention's in it: what ISIS-K did is not what ISIS did.
func (w *weigher) speaksOfNamesake(c *candidate, m question.Mention, words []string) bool {
	return len(m.Entities) > 0 && slices.ContainsFunc(c.Entities(), func(e facts.Entity) bool {
		return e.Kind != "" && e.Kind == m.Entities[0].Kind && containsAll(w.lex.Stems(e.Label), words)
	})
}

func (w *weigher) speaksOf(c *candidate, m question.Mention) float64 {
	switch {
	case m.Has(c.Subject.ID) || c.Value.Entity.ID != "" && m.Has(c.Value.Entity.ID):
		return 1
	case slices.ContainsFunc(m.Entities, func(e facts.Entity) bool { return c.Mentions(e.ID) }):
		return inPassing
	}
	words := w.lex.Stems(m.Text)
	if w.speaksOfNamesake(c, m, words) {
		return 0
	}
	// "Moscow" is in the Moscow attack.
	if slices.ContainsFunc(c.Entities(), func(e facts.Entity) bool { return containsAll(w.lex.Stems(e.Label), words) }) {
		return inWords
	}
	if containsAll(c.stems, words) || slices.ContainsFunc(m.Entities, func(e facts.Entity) bool {
		return containsAll(c.stems, w.lex.Stems(e.Label))
	}) {
		return inWords
	}
	return 0
}

func (w *weigher) isTopic(id string) bool {
	return slices.ContainsFunc(w.topics, func(m question.Mention) bool { return m.Has(id) })
}
