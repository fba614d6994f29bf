package answer

import (
	"cmp"
	"slices"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// alsoReason is the share of the best reason's score that another must reach
// to be told with it.
const alsoReason = 0.77

// alsoExplains is the share of what the best reason explains of the question
// that another must explain too.
const alsoExplains = 0.55

// mostReasons bounds the reasons for other things than the best one's: a vague
// question is near to a great many.
const mostReasons = 12

// why answers with every recorded reason for the same thing, each with who
// asserts it.
func (c *composer) why() bool {
	reasons := c.reasons()
	if len(reasons) == 0 {
		return false
	}
	for i := range reasons {
		c.answers(c.in.Value(reasons[i].Value))
	}
	c.reply.Status, c.reply.Confidence = Answered, reasons[0].score
	if len(reasons) == 1 {
		c.lead(&reasons[0].Statement)
		return true
	}
	author := sameAuthor(reasons)
	c.reply.Lead = c.reasonsLead(author, len(reasons))
	for i := range reasons {
		s := reasons[i].Statement
		if s.AssertedBy == author && s.Certainty != facts.Suggests {
			s.AssertedBy = "" // the lead says whose they are
		}
		c.point(&s)
	}
	return true
}

// causes answers "what caused" and "what led to" with what the readings tell of
// it, where they give it no reason by that name. A plain "why" is not answered
// so: what happened is not why.
func (c *composer) causes() bool {
	for w := range strings.FieldsSeq(facts.Fold(c.q.Text)) {
		if w == "why" || w == "reason" || w == "reasons" || w == "how" {
			return false
		}
	}
	c.q.Wants = ""
	for i := range c.ranks {
		c.ranks[i].fits = 1
	}
	return len(c.passing(c.saysAll)) > 0 && c.gloss()
}

// reasons are the reasons that pass, and with the best of them all others that
// explain the same thing.
func (c *composer) reasons() []candidate {
	var found []candidate
	for i := range c.ranks {
		x := c.ranks[i]
		if !c.w.reasonLike(&x) || x.missing || x.holding == facts.No || c.passesOver(&x) {
			continue
		}
		x.score = 0.5*c.w.explains(&x) + 0.5*x.score
		found = append(found, x)
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	if len(found) == 0 || !c.passesWhy(&found[0]) {
		return nil
	}
	best := found[0]
	found = slices.DeleteFunc(found, func(x candidate) bool {
		same := x.Subject.ID == best.Subject.ID && c.w.explains(&x) >= 0.6*c.w.explains(&best)
		if c.w.explains(&x) < alsoExplains*c.w.explains(&best) {
			return true
		}
		return x.score < alsoReason*best.score && !(same && x.score >= 0.6*best.score)
	})
	return nearReasons(c.ownReasons(distinct(found)))
}

// nearReasons are the first reasons, best first, and all that are for the very
// thing that the best is for.
func nearReasons(found []candidate) []candidate {
	if len(found) <= mostReasons {
		return found
	}
	near := slices.Clone(found[:mostReasons])
	for _, x := range found[mostReasons:] {
		if x.Subject.ID == found[0].Subject.ID && x.Of == found[0].Of {
			near = append(near, x)
		}
	}
	return near
}

// passesOver reports whether the reason does not speak of something named: why
// they attacked one country is not why they attacked another.
func (c *composer) passesOver(x *candidate) bool {
	return slices.ContainsFunc(c.w.topics, func(m question.Mention) bool {
		return !m.Weak && c.w.speaksOf(x, m) == 0 && !c.w.asserts(x, m)
	})
}

// ownReasons drops the reasons of others of a kind with what is named, where
// there are reasons of its own: why ISIS did it is not why al-Qaeda did.
func (c *composer) ownReasons(found []candidate) []candidate {
	own := slices.IndexFunc(found, func(x candidate) bool { return c.w.isTopic(x.Subject.ID) })
	if own < 0 {
		return found
	}
	kind := found[own].Subject.Kind
	return slices.DeleteFunc(found, func(x candidate) bool {
		return x.Subject.Kind == kind && kind != facts.Event && !c.w.isTopic(x.Subject.ID)
	})
}

func (c *composer) passesWhy(x *candidate) bool {
	return x.coverage >= enoughCoverage*0.8 && x.topics >= 0.5 && c.w.explains(x) >= 0.5 && x.score >= 0.55
}

// explains is the share of the question's words and names that stand in what
// the reason explains, rather than in the reason itself.
func (w *weigher) explains(x *candidate) float64 {
	effect := w.lex.Stems(x.Of + " " + x.Subject.Label)
	sum, sumWords, total := 0.0, 0.0, 0.0
	asking := 0
	for i, word := range w.q.Words {
		if word.AsksFor(x.Property) {
			asking++
			continue // "caused" asks for the reason
		}
		total++
		best := 0.0
		for _, s := range effect {
			for _, t := range w.terms[s] {
				if t.word == i {
					best = max(best, t.weight)
				}
			}
		}
		sum += best
		sumWords += best
	}
	for _, m := range w.topics {
		if m.Weak || len(m.Entities) == 0 {
			continue
		}
		total++
		switch {
		case m.Has(x.Subject.ID):
			sum++
		case containsAll(effect, w.lex.Stems(m.Entities[0].Label)) || containsAll(effect, w.lex.Stems(m.Text)):
			sum += 0.9
		case containsAll(w.lex.Stems(facts.ValueLabel(x.Value)), w.lex.Stems(m.Text)):
			sum += 0.2 // it is the reason, rather than what is explained
		case x.Mentions(m.Entities[0].ID):
			sum += 0.6
		}
	}
	if total == 0 {
		return 0.5
	}
	if sumWords == 0 && len(w.q.Words) > asking {
		sum *= 0.6 // it explains something else about the same things
	}
	// Why something was not done is not why it was.
	if slices.ContainsFunc(effect, func(s string) bool { return (w.lex.Denies(s) || w.lex.Averts(s)) && w.terms[s] == nil }) {
		sum *= 0.6
	}
	return sum / total
}

// containsAll reports whether the stems have all the wanted ones, of which there
// must be one.
func containsAll(stems, wanted []string) bool {
	return len(wanted) > 0 && !slices.ContainsFunc(wanted, func(s string) bool { return !slices.Contains(stems, s) })
}

// sameAuthor is the author of the readings that the reasons rest on first, if
// it is one and nobody else is said to assert any of them.
func sameAuthor(reasons []candidate) string {
	author := ""
	for i, x := range reasons {
		if len(x.References) == 0 || x.AssertedBy != "" && x.AssertedBy != x.References[0].Source.Author || i > 0 && x.References[0].Source.Author != author {
			return ""
		}
		author = x.References[0].Source.Author
	}
	return author
}

// reasonsLead heads the list of reasons with how many there are and by whose
// word, where they are all of one author.
func (c *composer) reasonsLead(author string, n int) string {
	count := c.in.Count(n)
	if author != "" {
		return c.say("%[1]s gives %[2]s reasons:", author, count)
	}
	return c.say("The readings give %s reasons:", count)
}
