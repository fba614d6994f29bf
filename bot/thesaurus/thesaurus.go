package thesaurus

import (
	"cmp"
	"slices"
	"strings"
)

// A Thesaurus answers what is known of words. It is not changed by use and
// safe for concurrent use. Words that it does not know have no relatives and
// no class; they are no error.
type Thesaurus struct {
	words    []string // sorted
	classes  []Class
	parts    []byte
	senses   index // word -> synset and grade, the commonest first
	members  index // synset -> word and grade
	parents  index // synset -> synset
	children index // synset -> synset
	derived  index // word -> word
	antonyms index // word -> word
	// The synsets below names are common nouns, those below nouns are nouns.
	nouns, names int
}

// A sense carries in its low bits how common it is.
const (
	gradeBits = 2
	gradeMask = 1<<gradeBits - 1
)

// A Kind is how one word is near another in meaning.
type Kind int

// The kinds of nearness, the nearest first.
const (
	Synonym  Kind = iota // they can mean the same
	Derived              // one is made from the other: france and french
	Narrower             // it is a kind of the word: to bird, eagle
	Wider                // the word is a kind of it: to eagle, bird
)

// A Relative is a word near another in meaning.
type Relative struct {
	Stem string
	Kind Kind // the one that weighs most, if there are several
	// Weight is how near it is, above 0 and below 1.
	Weight float64
}

// The weights of the relations and, by grade, of senses are those that ranked
// sentences best in trials (derivations .8, hyponyms .5, hypernyms .4; the
// first two senses 1, the next two .7).
var (
	kindWeights  = [...]float64{Synonym: .9, Derived: .8, Narrower: .5, Wider: .4}
	gradeWeights = [...]float64{1, .7, .4, .4}
)

// id finds the number of a word.
func (t *Thesaurus) id(stem string) (uint32, bool) {
	i, ok := slices.BinarySearch(t.words, stem)
	return uint32(i), ok
}

// Known reports whether the thesaurus has the word.
func (t *Thesaurus) Known(stem string) bool {
	_, ok := t.id(stem)
	return ok
}

// Near is how near in meaning b is to a: 1 if they are the same, the weight of
// b among the relatives of a, or 0. To compare one word with many, ask for its
// Relatives once.
func (t *Thesaurus) Near(a, b string) float64 {
	if a == b {
		return 1
	}
	for _, r := range t.Relatives(a) {
		if r.Stem == b {
			return r.Weight
		}
	}
	return 0
}

// Relatives are the words near a word, the nearest first and without itself.
// The names of single things are no relatives of a common noun.
func (t *Thesaurus) Relatives(stem string) []Relative {
	word, ok := t.id(stem)
	if !ok {
		return nil
	}
	found := make(relatives)
	for _, sense := range t.senses.list(word) {
		synset, weight := sense>>gradeBits, gradeWeights[sense&gradeMask]
		t.gather(found, synset, Synonym, weight)
		for _, child := range t.children.list(synset) {
			if int(child) < t.names || int(child) >= t.nouns {
				t.gather(found, child, Narrower, weight)
			}
		}
		for _, parent := range t.parents.list(synset) {
			t.gather(found, parent, Wider, weight)
		}
	}
	for _, other := range t.derived.list(word) {
		found.add(other, Derived, 1)
	}
	delete(found, word)
	return t.sorted(found)
}

// relatives are the relatives of a word by their numbers.
type relatives map[uint32]Relative

func (r relatives) add(word uint32, kind Kind, weight float64) {
	weight *= kindWeights[kind]
	if weight > r[word].Weight {
		r[word] = Relative{Kind: kind, Weight: weight}
	}
}

// gather adds the members of a synset.
func (t *Thesaurus) gather(to relatives, synset uint32, kind Kind, weight float64) {
	for _, member := range t.members.list(synset) {
		to.add(member>>gradeBits, kind, weight*gradeWeights[member&gradeMask])
	}
}

func (t *Thesaurus) sorted(found relatives) []Relative {
	out := make([]Relative, 0, len(found))
	for word, r := range found {
		r.Stem = t.words[word]
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Relative) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), strings.Compare(a.Stem, b.Stem))
	})
	return out
}

// Antonyms are the opposites of a word, sorted.
func (t *Thesaurus) Antonyms(stem string) []string {
	word, ok := t.id(stem)
	if !ok {
		return nil
	}
	var out []string
	for _, other := range t.antonyms.list(word) {
		out = append(out, t.words[other])
	}
	return out
}

// classSenses is how many of its first senses stand for a noun in IsA.
const classSenses = 3

// IsA reports whether the noun can be a kind of the class, or the name of one:
// a hen is a bird, France a country. A noun is a kind of itself.
func (t *Thesaurus) IsA(noun, class string) bool {
	n, ok := t.id(noun)
	if !ok {
		return false
	}
	c, ok := t.id(class)
	if !ok {
		return false
	}
	goals := t.nounSenses(c)
	for _, synset := range t.nounSenses(n) {
		if t.under(synset, goals) {
			return true
		}
	}
	return false
}

// nounSenses are the synsets of the first senses of a word as a noun.
func (t *Thesaurus) nounSenses(word uint32) []uint32 {
	var out []uint32
	for _, sense := range t.senses.list(word) {
		if synset := sense >> gradeBits; int(synset) < t.nouns && len(out) < classSenses {
			out = append(out, synset)
		}
	}
	return out
}

// under reports whether one of the goals is the synset or wider than it. It
// comes to an end because New makes sure that parents have lower numbers.
func (t *Thesaurus) under(synset uint32, goals []uint32) bool {
	if slices.Contains(goals, synset) {
		return true
	}
	return slices.ContainsFunc(t.parents.list(synset), func(parent uint32) bool { return t.under(parent, goals) })
}

// Class is the kinds of thing that the first senses of a word stand for. It is
// 0 for a word that is hardly ever a noun.
func (t *Thesaurus) Class(stem string) Class {
	word, ok := t.id(stem)
	if !ok {
		return 0
	}
	return t.classes[word]
}

// Noun reports whether the word is met as a noun more often than as anything
// else.
func (t *Thesaurus) Noun(stem string) bool { return t.part(stem) == NounPart }

// Verb reports whether the word is met as a verb more often than as anything
// else.
func (t *Thesaurus) Verb(stem string) bool { return t.part(stem) == VerbPart }

func (t *Thesaurus) part(stem string) byte {
	word, ok := t.id(stem)
	if !ok {
		return 0
	}
	return t.parts[word]
}
