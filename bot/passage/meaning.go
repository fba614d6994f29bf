package passage

import (
	"strings"

	"footnote/bot/thesaurus"
)

// nearest is a term to which a word is near in meaning, and how near.
type nearest struct {
	term   int
	weight float32
}

// synonymWeight is how near in meaning the lexicon's synonyms are.
const synonymWeight = 0.8

// own is how near a term is to itself; relatives are less near.
const own = 1

// meanings are the stems that are terms, or near in meaning to one.
func (q *Query) meanings(words *thesaurus.Thesaurus) map[string]nearest {
	out := make(map[string]nearest)
	relate := func(term int, stem string, weight float32) {
		if weight > out[stem].weight {
			out[stem] = nearest{term, weight}
		}
	}
	for i, t := range q.terms {
		for _, r := range words.Relatives(t.stem) {
			if agent(t.stem, r.Stem) || agent(r.Stem, t.stem) {
				q.alias(r.Stem, i)
			}
			relate(i, r.Stem, float32(r.Weight))
		}
		for _, stem := range q.lexicon.Synonyms(t.stem) {
			relate(i, stem, synonymWeight)
		}
	}
	for stem, i := range q.index {
		out[stem] = nearest{i, own}
	}
	return out
}

// agent reports whether the noun, of two stems that are related, is who or what
// does what the verb says: "leader" of "lead", "winner" of "win". Longer ones
// share their stem anyway.
func agent(verb, noun string) bool {
	rest, ok := strings.CutPrefix(noun, verb)
	if !ok || len(verb) < 3 {
		return false
	}
	return rest == "er" || rest == "or" || rest == "r" || rest == verb[len(verb)-1:]+"er"
}
