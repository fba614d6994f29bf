package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/bot/thesaurus"
	"footnote/facts/prose"
)

// WordNet's signs of the pointers that are followed.
const (
	kindOf      = "@"
	instanceOf  = "@i"
	similarTo   = "&"
	derivedFrom = "+"
	pertainsTo  = "\\" // "french" to "France", "quickly" to "quick"
	oppositeOf  = "!"
)

// keptSenses is how many first senses of a word are kept though they were not
// met in the counted texts.
const keptSenses = 4

// rarePart is the share of a word's uses below which one of its parts of speech
// is a rare one, so that its senses count for less.
const rarePart = .1

// A builder turns WordNet's lemmas into stems and picks what is kept.
type builder struct {
	net     *wordNet
	stemmer *prose.Stemmer
	words   map[string]*word // by stem
	synsets []synsetKey      // in the order of their numbers
	numbers map[synsetKey]uint32
}

// A word is all lemmas of one stem.
type word struct {
	senses            []sense
	given             bool // it is a first name
	derived, antonyms map[string]bool
}

func build(net *wordNet) (*thesaurus.Data, error) {
	stemmer, err := prose.NewStemmer()
	if err != nil {
		return nil, fmt.Errorf("stem words: %w", err)
	}
	b := &builder{net: net, stemmer: stemmer, words: make(map[string]*word), numbers: make(map[synsetKey]uint32)}
	b.collect()
	for _, w := range b.words {
		slices.SortStableFunc(w.senses, func(a, b sense) int {
			return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.number, b.number))
		})
	}
	b.link()
	b.firstNames()
	return b.data()
}

// collect puts the senses that are kept under their stems, and under those of
// the irregular forms that the stemmer does not bring home.
func (b *builder) collect() {
	forms := make(map[string][]string) // by part and lemma
	for _, key := range slices.Sorted(maps.Keys(b.net.irregular)) {
		part, form := key[:1], key[1:]
		for _, lemma := range b.net.irregular[key] {
			forms[part+lemma] = append(forms[part+lemma], form)
		}
	}
	for _, s := range b.net.senses {
		stem := b.stem(s.lemma)
		if !b.keep(s, stem) {
			continue
		}
		b.word(stem).senses = append(b.word(stem).senses, s)
		for _, form := range forms[string(s.synset[:1])+s.lemma] {
			if other := b.stem(form); other != stem && s.count > 0 && b.keep(s, other) {
				b.word(other).senses = append(b.word(other).senses, s)
			}
		}
	}
}

// stem is the stems of a lemma's words with spaces between them.
func (b *builder) stem(lemma string) string {
	var stems []string
	for _, w := range prose.Words(strings.ReplaceAll(lemma, "_", " "), 0) {
		stems = append(stems, b.stemmer.Stem(w.Fold))
	}
	return strings.Join(stems, " ")
}

func (b *builder) word(stem string) *word {
	w, ok := b.words[stem]
	if !ok {
		w = &word{derived: make(map[string]bool), antonyms: make(map[string]bool)}
		b.words[stem] = w
	}
	return w
}

// keep reports whether the sense of a word is kept.
func (b *builder) keep(s sense, stem string) bool {
	set := b.net.synsets[s.synset]
	switch words := strings.Count(stem, " ") + 1; {
	case len(stem) < 2 || strings.ContainsAny(stem, "0123456789"):
		return false
	case s.number > keptSenses && s.count == 0:
		return false
	case words == 1:
		return !latin(set, s.lemma)
	case words <= 3:
		c := set.class()
		return s.count > 0 || c.Has(thesaurus.Name) && c.Has(thesaurus.Person|thesaurus.Place|thesaurus.Object|thesaurus.Group|thesaurus.Event|thesaurus.Act)
	}
	return false
}

// latin reports whether the word is the scientific name of an animal or a
// plant: those are written with a capital letter.
func latin(s *synset, lemma string) bool {
	return s.class().Has(thesaurus.Animal|thesaurus.Plant) && !slices.Contains(s.words, lemma)
}

// link notes which words are derived from which, and which are opposites.
func (b *builder) link() {
	for _, stem := range slices.Sorted(maps.Keys(b.words)) {
		w := b.words[stem]
		for _, s := range w.senses {
			set := b.net.synsets[s.synset]
			for _, p := range set.pointers {
				if p.from == 0 || p.into == 0 || !strings.EqualFold(set.words[p.from-1], s.lemma) {
					continue
				}
				other := b.stem(b.net.synsets[p.to].words[p.into-1])
				if other == stem || b.words[other] == nil {
					continue
				}
				switch p.symbol {
				case derivedFrom, pertainsTo:
					w.derived[other], b.words[other].derived[stem] = true, true
				case oppositeOf:
					w.antonyms[other], b.words[other].antonyms[stem] = true, true
				}
			}
		}
	}
}

// firstNames finds them in the names of people: what stands before the last
// word of "Charles Darwin". A title ("Queen") is none, and a word that is met
// as another one ("Say") only if several people have it.
func (b *builder) firstNames() {
	const several = 3
	people := make(map[string]int)
	for _, set := range b.net.synsets {
		if c := set.class(); c.Has(thesaurus.Name) && c.Has(thesaurus.Person) {
			for stem := range b.before(set.words) {
				people[stem]++
			}
		}
	}
	for stem, n := range people {
		if met, title := b.common(stem); !title && (!met || n >= several) {
			b.word(stem).given = true
		}
	}
}

// before are the stems of the capitalised words that stand before the last one
// of a name, without initials.
func (b *builder) before(names []string) map[string]bool {
	out := make(map[string]bool)
	for _, name := range names {
		parts := strings.Split(name, "_")
		for _, part := range parts[:len(parts)-1] {
			first, _ := utf8.DecodeRuneInString(part)
			stem := b.stem(part)
			if unicode.IsUpper(first) && len(stem) > 2 && !strings.ContainsAny(part, ".-'") {
				out[stem] = true
			}
		}
	}
	return out
}

// common reports whether the word was met as anything but a name, and whether
// as a noun for people.
func (b *builder) common(stem string) (met, title bool) {
	w := b.words[stem]
	if w == nil {
		return false, false
	}
	for _, s := range w.senses {
		if c := b.net.synsets[s.synset].class(); s.count > 0 && !c.Has(thesaurus.Name) {
			met, title = true, title || c.Has(thesaurus.Person)
		}
	}
	return met, title
}
