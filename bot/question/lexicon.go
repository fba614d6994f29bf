package question

import (
	"slices"
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// A Lexicon knows the words that people ask with. It is safe for concurrent
// use and never changes; [Lexicon.With] makes another.
type Lexicon struct {
	stop        map[string]bool
	chat        map[string]string
	idioms      map[string]string
	editing     editing
	wants       map[string]Wants
	types       map[string]bool // stems
	good        map[string]bool // folded words that are no misspellings
	synonyms    map[string][]string
	relations   []relation
	social      map[string]string
	positions   map[string]Position
	edges       map[string]Edge // by stem
	denials     map[string]bool // stems
	averting    map[string]bool // stems
	leading     map[string]bool // folded words
	doing       string          // stems of what "do" asks like, in "who did it"
	source      map[string]bool
	defining    map[string]bool // folded names of properties
	comparing   map[string]bool
	likening    map[string]bool
	attitudes   map[string]bool // stems
	hedging     map[string]bool // stems, of the attitudes
	attributing map[string]bool // stems
	symmetric   map[string]bool // folded names of properties
	// preambles lead up to a question, truths and tags ask whether something
	// is true, before and behind it, checks ask to have it checked, hedges lead
	// up to a claim: folded phrases.
	preambles, truths, tags, checks, hedges map[string]bool

	abbreviations map[string]bool // folded words
	binding       map[string]bool // folded words
	bounds        map[string]Edge // by stem
	causal        []string        // folded phrases, longer ones first
	talk          talk
	kinds         map[string]facts.Kind // by stem of the noun
	unknowing     map[string]bool       // folded answers
	// succession are the ways to ask for the next and the previous of a line,
	// as stems; the nouns as folded words.
	succession []successionWord
	// known are the folded words that are no misspellings, mendable those of them
	// that a misspelling may stand for.
	known, mendable map[string]bool
	keys            map[string][]string

	asks    map[string][]asked
	longest int // tokens in the longest key of asks
	labels  map[string]facts.Property
	gives   map[string]Wants // by property
	stemmer *prose.Stemmer
	words   Vocabulary // nil where nobody said
}

// A Vocabulary knows the words of the language. It must be safe for concurrent
// use.
type Vocabulary interface {
	// Known reports whether words of that stem (see [Lexicon.Stem]) are words.
	Known(stem string) bool
}

// Knowing is the lexicon for a language of these words: none of them is taken
// for a misspelling of another.
func (l *Lexicon) Knowing(words Vocabulary) *Lexicon {
	with := *l
	with.words = words
	return &with
}

// Property is what the base says of the property with that ID; one that the
// base does not declare has only its ID.
func (l *Lexicon) Property(id string) facts.Property {
	if p, ok := l.labels[id]; ok {
		return p
	}
	return facts.Property{ID: id, Label: id}
}

// Single reports whether the property has one value at a time, in the form
// that [facts.Infer] takes.
func (l *Lexicon) Single(id string) bool { return l.Property(id).Single }

// Synonyms are the stems that mean nearly the same as the stem. The caller
// must not change the slice.
func (l *Lexicon) Synonyms(stem string) []string { return l.synonyms[stem] }

// Stem is the stem of a folded word: irregular forms are brought home first,
// then the English Snowball stemmer cuts the ending.
func (l *Lexicon) Stem(word string) string { return l.stemmer.Stem(word) }

// Stems are the stems of a text's content words, in order and with repeats.
func (l *Lexicon) Stems(text string) []string {
	var out []string
	for w := range strings.FieldsSeq(facts.Fold(text)) {
		if !l.stop[w] {
			out = append(out, l.Stem(w))
		}
	}
	return out
}

// Gives is the type of the values of the property with that ID, as far as its
// words and the base tell; empty if they don't.
func (l *Lexicon) Gives(property string) Wants { return l.gives[property] }

// Type is the type of answer that a noun of that stem names and nothing else,
// as "country" names a place; empty if it says more, as "leader" does.
func (l *Lexicon) Type(stem string) Wants {
	if !l.types[stem] {
		return ""
	}
	return l.wants[stem]
}

// Person reports whether one of the noun's words names people: "workers".
func (l *Lexicon) Person(noun string) bool {
	return slices.ContainsFunc(l.Stems(noun), func(s string) bool { return l.wants[s] == WantsPerson })
}

// Defines reports whether the property tells what its subject is.
func (l *Lexicon) Defines(property string) bool { return l.defining[facts.Fold(property)] }

// Compares reports whether the property tells two things apart.
func (l *Lexicon) Compares(property string) bool { return l.comparing[facts.Fold(property)] }

// Attitude reports whether a word of that stem tells what somebody thinks,
// wishes or foretells, rather than what is.
func (l *Lexicon) Attitude(stem string) bool { return l.attitudes[stem] }

// Hedges reports whether a word of that stem tells a thing as somebody's view
// of it, rather than as wished or foretold.
func (l *Lexicon) Hedges(stem string) bool { return l.hedging[stem] }

// Attributes reports whether a verb of that stem gives whose word something is:
// "argue".
func (l *Lexicon) Attributes(stem string) bool { return l.attributing[stem] }

// Symmetric reports whether the property holds both ways round, as a border
// does.
func (l *Lexicon) Symmetric(property string) bool {
	p := l.Property(property)
	return slices.ContainsFunc(append([]string{p.ID, p.Label}, p.Nouns...), func(n string) bool { return l.symmetric[facts.Fold(n)] })
}

// Binding reports whether the folded word changes what a claim says though it
// names nothing: "only", "may".
func (l *Lexicon) Binding(word string) bool { return l.binding[word] }

// Cause parts a text before and behind the words that lead to a cause: "the
// firm closed" and "nylon was cheaper". It reports false if it gives none.
func (l *Lexicon) Cause(text string) (effect, cause string, ok bool) {
	folded := facts.Fold(text)
	for _, c := range l.causal {
		if effect, cause, ok = strings.Cut(folded, " "+c+" "); ok {
			return effect, cause, true
		}
	}
	return folded, "", false
}

// Rank is which one of several the folded word singles out, "first"; it is
// AnyPosition for other words.
func (l *Lexicon) Rank(word string) Position { return l.positions[word] }

// Past reports whether the folded word may be a verb's form of the past.
func (l *Lexicon) Past(word string) bool {
	irregular := l.stemmer.Irregular(word)
	for _, noun := range []string{"s", "ion", "ing", "th", "ure"} {
		irregular = irregular && !strings.HasSuffix(word, noun)
	}
	return irregular || len(word) > 3 && strings.HasSuffix(word, "ed")
}

// Bound is the end of a time that a word of that stem tells of; AnyEdge if it
// tells of none.
func (l *Lexicon) Bound(stem string) Edge { return l.bounds[stem] }

// Likens reports whether the property tells what two things have in common.
func (l *Lexicon) Likens(property string) bool { return l.likening[facts.Fold(property)] }

// Stop reports whether the folded word has no content of its own.
func (l *Lexicon) Stop(word string) bool { return l.stop[word] }

// Denies reports whether a word of that stem denies what a sentence says: "not",
// "fail".
func (l *Lexicon) Denies(stem string) bool { return l.denials[stem] }

// Averts reports whether a word of that stem tells of what did not come about:
// "prevent".
func (l *Lexicon) Averts(stem string) bool { return l.averting[stem] }
