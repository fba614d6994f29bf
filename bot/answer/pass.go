package answer

import (
	"slices"

	"footnote/bot/question"
	"footnote/facts"
)

// What a candidate must reach to answer. Set by hand on the conversations in
// bot/testdata: lower, and near misses are answered; higher, and paraphrases
// are not.
const (
	enoughCoverage      = 0.55 // of the content words, beside a named entity
	enoughCoverageAlone = 0.68 // of the content words, where nothing is named
	enoughTopics        = 0.60 // of the named entities
)

// passes reports whether the candidate may answer the question at all.
func (c *composer) passes(x *candidate) bool {
	enough := enoughCoverage
	if !slices.ContainsFunc(c.w.topics, func(m question.Mention) bool { return !m.Weak }) {
		enough = enoughCoverageAlone
	}
	return !x.missing && x.holding != facts.No && x.fits > 0 && x.coverage >= enough && x.topics >= enoughTopics && c.central(x)
}

// central reports whether what is named has a part in the statement that the
// question can mean. A question for an office, such as who leads it, is not
// answered by that office elsewhere, nor by what speaks of it in passing.
func (c *composer) central(x *candidate) bool {
	office := slices.ContainsFunc(c.q.Properties, func(p question.Asked) bool { return p.Weight >= lent && c.lex.Single(p.Property) })
	if !office || c.q.Kind != question.Who && x.asked < lent {
		return true
	}
	named := false
	for _, m := range c.w.topics {
		if m.Weak {
			continue
		}
		named = true
		if c.hasPart(m, x) {
			return true
		}
	}
	return !named
}

// hasPart reports whether the mention means the statement's subject, value or
// place.
func (c *composer) hasPart(m question.Mention, x *candidate) bool {
	return m.Has(x.Subject.ID) || x.Value.Entity.ID != "" && m.Has(x.Value.Entity.ID) || x.Place.ID != "" && m.Has(x.Place.ID)
}

// passing are the candidates that pass and satisfy keep, best first; keep may
// be nil.
func (c *composer) passing(keep func(*candidate) bool) []candidate {
	var out []candidate
	for i := range c.ranks {
		if x := &c.ranks[i]; c.passes(x) && (keep == nil || keep(x)) {
			out = append(out, *x)
		}
	}
	return out
}

// near keeps the candidates that have that share of the first one's score, the
// most of them that are wanted.
func near(in []candidate, share float64, most int) []candidate {
	var out []candidate
	for _, x := range in {
		if x.score >= share*in[0].score && len(out) < most {
			out = append(out, x)
		}
	}
	return out
}
