package question

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/kljensen/snowball/english"

	"footnote/facts"
)

//go:embed lexicon.yaml
var lexiconYAML []byte

// A Lexicon knows the words that people ask with. It is safe for concurrent
// use and never changes; [Lexicon.With] makes another.
type Lexicon struct {
	stop      map[string]bool
	chat      map[string]string
	idioms    map[string]string
	editing   [][]string
	irregular map[string]string
	wants     map[string]Wants
	types     map[string]bool // stems
	good      map[string]bool // folded words that are no misspellings
	synonyms  map[string][]string
	relations []relation
	social    map[string]string
	positions map[string]Position
	source    map[string]bool
	defining  map[string]bool // folded names of properties
	comparing map[string]bool
	attitudes map[string]bool // stems
	symmetric map[string]bool // folded names of properties
	// succession are the ways to ask for the next and the previous of a line,
	// as stems; the nouns as folded words.
	succession []successionWord
	// known are the folded words that a misspelling may be mended to, and that
	// are not themselves misspellings.
	known map[string]bool
	keys  map[string][]string

	asks     map[string][]asked
	longest  int // tokens in the longest key of asks
	labels   map[string]facts.Property
	gives    map[string]Wants // by property
	stemming *stemmer
}

// relation is what lexicon.yaml says about a kind of relation, whichever name
// a base gives it.
type relation struct {
	Names, Nouns, Verbs []string
	Phrase              string
	Asks                Wants
}

// asked is one property that a phrase asks for.
type asked struct {
	property string
	verb     bool
	weight   float64
	wants    Wants
}

// The weights of a property's words: its own, those that the lexicon lends it,
// and those derived from either.
const (
	ownWord     = 1.0
	lentWord    = 0.9
	derivedWord = 0.8
)

type lexiconFile struct {
	Stop                           string
	Chat                           map[string]string
	Idioms                         map[string]string
	Editing                        []string
	Irregular                      map[string][]string
	Wants                          map[string]string
	Types                          string
	Good                           string
	Relations                      []relation
	Synonyms                       []string
	Demonyms                       []string
	Social                         map[string][]string
	Positions                      map[Position][]string
	Source                         []string
	Defining, Comparing, Symmetric []string
	Attitudes                      string
	Succession                     struct{ Next, Previous, NextNoun, PreviousNoun []string }
}

// NewLexicon reads the built-in lexicon. Its error is a fault in the program's
// own data.
func NewLexicon() (*Lexicon, error) {
	var f lexiconFile
	if err := yaml.UnmarshalWithOptions(lexiconYAML, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	l := &Lexicon{
		stop: map[string]bool{}, chat: f.Chat, idioms: f.Idioms, irregular: map[string]string{},
		wants: map[string]Wants{}, types: map[string]bool{}, good: map[string]bool{}, synonyms: map[string][]string{}, relations: f.Relations,
		social: map[string]string{}, positions: map[string]Position{}, source: map[string]bool{},
		defining: map[string]bool{}, comparing: map[string]bool{}, attitudes: map[string]bool{}, symmetric: map[string]bool{}, known: map[string]bool{}, asks: map[string][]asked{},
	}
	for base, forms := range f.Irregular {
		for _, form := range forms {
			l.irregular[form] = base
			l.learn(form)
		}
		l.learn(base)
	}
	l.stemming = &stemmer{irregular: l.irregular, seen: map[string]string{}}
	for _, w := range strings.Fields(f.Stop) {
		l.stop[w] = true
		l.learn(w)
	}
	for _, e := range f.Editing {
		l.editing = append(l.editing, strings.Fields(e))
	}
	slices.SortStableFunc(l.editing, func(a, b []string) int { return len(b) - len(a) })
	for wants, nouns := range f.Wants {
		for _, n := range strings.Fields(nouns) {
			l.wants[l.Stem(n)] = Wants(wants)
			l.learn(n)
		}
	}
	for _, w := range strings.Fields(f.Good) {
		l.good[w] = true
	}
	for _, n := range strings.Fields(f.Types) {
		l.types[l.Stem(n)] = true
	}
	for _, group := range f.Synonyms {
		l.addSynonyms(strings.Fields(group))
		l.learn(group)
	}
	for _, group := range f.Demonyms {
		l.addSynonyms(strings.Fields(group))
	}
	for act, phrases := range f.Social {
		for _, p := range phrases {
			l.social[facts.Fold(p)] = act
		}
	}
	for _, r := range f.Relations {
		l.learn(slices.Concat(r.Nouns, r.Verbs)...)
	}
	for p, words := range f.Positions {
		for _, w := range words {
			l.positions[w] = p
			l.learn(w)
		}
	}
	for _, w := range f.Source {
		l.source[w] = true
		l.learn(w)
	}
	for _, p := range f.Defining {
		l.defining[facts.Fold(p)] = true
	}
	for _, p := range f.Symmetric {
		l.symmetric[facts.Fold(p)] = true
	}
	for _, w := range strings.Fields(f.Attitudes) {
		l.attitudes[l.Stem(w)] = true
	}
	for _, p := range f.Comparing {
		l.comparing[facts.Fold(p)] = true
	}
	l.addSuccession(f.Succession.Next, Next, false)
	l.addSuccession(f.Succession.Previous, Previous, false)
	l.addSuccession(f.Succession.NextNoun, Next, true)
	l.addSuccession(f.Succession.PreviousNoun, Previous, true)
	l.indexSpellings()
	return l, nil
}

func (l *Lexicon) learn(phrases ...string) {
	for _, p := range phrases {
		for _, w := range strings.Fields(facts.Fold(p)) {
			l.known[w] = true
		}
	}
}

func (l *Lexicon) addSynonyms(group []string) {
	stems := make([]string, len(group))
	for i, w := range group {
		stems[i] = l.Stem(w)
	}
	for _, s := range stems {
		for _, t := range stems {
			if s != t && !slices.Contains(l.synonyms[s], t) {
				l.synonyms[s] = append(l.synonyms[s], t)
			}
		}
	}
}

// With is the lexicon together with the properties of a base: each becomes
// askable by its ID and label, by the nouns and verbs that the base gives it,
// and by those of the lexicon's relations that are called as it is.
func (l *Lexicon) With(properties []facts.Property) *Lexicon {
	m := *l
	m.known = maps.Clone(l.known)
	m.asks = make(map[string][]asked)
	m.labels = make(map[string]facts.Property, len(properties))
	m.gives = make(map[string]Wants, len(properties))
	for _, p := range properties {
		m.addProperty(p)
	}
	m.indexSpellings()
	return &m
}

func (l *Lexicon) addProperty(p facts.Property) {
	if p.Label == "" {
		p.Label = p.ID
	}
	noun := "" // what the lexicon calls its value
	names := []string{facts.Fold(p.ID), facts.Fold(p.Label)}
	wants := Wants("")
	switch p.Value {
	case facts.QuantityValue:
		wants = WantsNumber
	case facts.EntityValue:
		wants = WantsThing
	}
	for _, r := range l.relations {
		if slices.ContainsFunc(r.Names, func(n string) bool { return slices.Contains(names, facts.Fold(n)) }) {
			if wants == "" || wants == WantsThing {
				wants = r.Asks
			}
			if p.Phrase == "" && len(p.Verbs) == 0 {
				p.Phrase = r.Phrase
			}
			if noun == "" && len(r.Nouns) > 0 {
				noun = r.Nouns[0]
			}
			l.ask(p.ID, r.Nouns, false, lentWord, r.Asks)
			l.ask(p.ID, r.Verbs, true, lentWord, r.Asks)
		}
	}
	for _, r := range l.relations {
		// What its own nouns say of the type counts too.
		if wants == WantsThing && r.Asks == WantsPlace && slices.ContainsFunc(p.Nouns, func(n string) bool { return slices.Contains(r.Names, n) }) {
			wants = WantsPlace
		}
	}
	l.gives[p.ID] = wants
	l.ask(p.ID, append(names, p.Nouns...), false, ownWord, wants)
	l.ask(p.ID, p.Verbs, true, ownWord, wants)
	for _, n := range append(names, p.Nouns...) {
		if verb, ok := verbOf(n); ok {
			l.ask(p.ID, []string{verb}, true, derivedWord, wants)
		}
	}
	if len(p.Nouns) == 0 && noun != "" {
		p.Nouns = []string{noun}
	}
	l.labels[p.ID] = p
}

// ask lets the phrases ask for the property.
func (l *Lexicon) ask(property string, phrases []string, verb bool, weight float64, wants Wants) {
	for _, p := range phrases {
		words := strings.Fields(facts.Fold(p))
		if verb && len(words) > 1 && words[0] == "be" {
			words = words[1:]
		}
		if len(words) == 0 {
			continue
		}
		l.learn(p)
		l.addAsk(words, asked{property, verb, weight, wants})
		// "play for" is also asked as "who did he play ... for".
		if verb && len(words) == 2 && l.stop[words[1]] && !l.stop[words[0]] {
			l.addAsk(words[:1], asked{property, verb, weight * derivedWord, wants})
		}
	}
}

func (l *Lexicon) addAsk(words []string, a asked) {
	const shortest = 4
	if len(words) == 1 && l.stop[words[0]] && (a.weight < ownWord || len(words[0]) < shortest) {
		return // "in", "be", "do" alone ask for nothing; "name" does if a base says so
	}
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = l.Stem(w)
	}
	key := strings.Join(stems, " ")
	l.longest = max(l.longest, len(stems))
	for i, have := range l.asks[key] {
		if have.property == a.property {
			if a.weight > have.weight {
				l.asks[key][i] = a
			}
			return
		}
	}
	l.asks[key] = append(l.asks[key], a)
}

// verbOf derives what someone does from what he is called: owner, own.
func verbOf(noun string) (string, bool) {
	words := strings.Fields(noun)
	if len(words) != 1 {
		return "", false
	}
	for _, ending := range []string{"er", "or"} {
		if verb, ok := strings.CutSuffix(noun, ending); ok && len(verb) >= 3 {
			return verb, true
		}
	}
	return "", false
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

// Stop reports whether the folded word carries no content of its own.
func (l *Lexicon) Stop(word string) bool { return l.stop[word] }

// Synonyms are the stems that mean nearly the same as the stem. The caller
// must not change the slice.
func (l *Lexicon) Synonyms(stem string) []string { return l.synonyms[stem] }

// Stem is the stem of a folded word: irregular forms are brought home first,
// then the English Snowball stemmer cuts the ending.
func (l *Lexicon) Stem(word string) string { return l.stemming.stem(word) }

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

// stemmer remembers what it has stemmed: the same few thousand words come
// back in every answer.
type stemmer struct {
	irregular map[string]string
	mu        sync.RWMutex
	seen      map[string]string
}

// maxStems bounds the stemmer's memory, to a megabyte or so.
const maxStems = 20_000

func (s *stemmer) stem(word string) string {
	s.mu.RLock()
	stem, ok := s.seen[word]
	s.mu.RUnlock()
	if ok {
		return stem
	}
	if base, ok := s.irregular[word]; ok {
		word, stem = base, word
	} else {
		stem = word
	}
	out := english.Stem(word, true)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.seen) >= maxStems {
		clear(s.seen)
	}
	s.seen[strings.Clone(stem)] = out
	return out
}

// Gives is the type of the values of the property, as far as its words tell.
func (l *Lexicon) Gives(property string) Wants { return l.gives[property] }

// Type is the type of answer that a noun of that stem names and nothing else,
// as "country" names a place; empty if it says more, as "leader" does.
func (l *Lexicon) Type(stem string) Wants {
	if !l.types[stem] {
		return ""
	}
	return l.wants[stem]
}

// Person reports whether the noun names people: "workers".
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

// Symmetric reports whether the property holds both ways round, as a border
// does.
func (l *Lexicon) Symmetric(property string) bool {
	p := l.Property(property)
	return slices.ContainsFunc(append([]string{p.ID, p.Label}, p.Nouns...), func(n string) bool { return l.symmetric[facts.Fold(n)] })
}
