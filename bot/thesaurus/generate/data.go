package main

import (
	"maps"
	"slices"
	"strings"

	"footnote/bot/thesaurus"
)

// data numbers words and synsets and puts them in the form that is kept.
func (b *builder) data() (*thesaurus.Data, error) {
	stems := slices.Sorted(maps.Keys(b.words))
	ids := make(map[string]uint32)
	for i, stem := range stems {
		ids[stem] = uint32(i)
	}
	d := &thesaurus.Data{Words: strings.Join(stems, "\n")}
	b.number(stems, d)
	for _, stem := range stems {
		w := b.words[stem]
		shares := w.shares()
		d.Classes = append(d.Classes, b.class(w, shares))
		d.Parts = append(d.Parts, commonest(shares))
		d.Senses.Add(b.graded(w, shares))
		d.Derived.Add(numbers(w.derived, ids))
		d.Antonyms.Add(numbers(w.antonyms, ids))
	}
	return d, nil
}

func numbers(stems map[string]bool, ids map[string]uint32) []uint32 {
	var out []uint32
	for _, stem := range slices.Sorted(maps.Keys(stems)) {
		out = append(out, ids[stem])
	}
	return out
}

// number gives the synsets of the words, and all that are wider, their
// numbers: nouns first, names last among those, and none before its parents.
func (b *builder) number(stems []string, d *thesaurus.Data) {
	pass := func(accept func(*synset) bool) {
		for _, stem := range stems {
			for _, s := range b.words[stem].senses {
				if accept(b.net.synsets[s.synset]) {
					b.place(s.synset, accept)
				}
			}
		}
	}
	noun := func(s *synset) bool { return s.part == thesaurus.NounPart }
	pass(func(s *synset) bool { return noun(s) && !s.name() })
	// A common noun above names alone is placed before them.
	for _, stem := range stems {
		for _, s := range b.words[stem].senses {
			if set := b.net.synsets[s.synset]; noun(set) && set.name() {
				for _, parent := range set.parents() {
					b.place(parent, func(s *synset) bool { return !s.name() })
				}
			}
		}
	}
	d.Names = len(b.synsets)
	pass(noun)
	d.Nouns = len(b.synsets)
	pass(func(s *synset) bool { return !noun(s) })
	for _, key := range b.synsets {
		var parents []uint32
		set := b.net.synsets[key]
		for _, parent := range set.parents() {
			// A few common nouns stand under the name of one thing.
			if set.name() || !b.net.synsets[parent].name() {
				parents = append(parents, b.numbers[parent])
			}
		}
		d.Parents.Add(parents)
	}
}

// place numbers a synset after its parents.
func (b *builder) place(key synsetKey, accept func(*synset) bool) {
	if _, done := b.numbers[key]; done || !accept(b.net.synsets[key]) {
		return
	}
	b.numbers[key] = 0 // WordNet has a circle of verbs
	for _, parent := range b.net.synsets[key].parents() {
		b.place(parent, accept)
	}
	b.numbers[key] = uint32(len(b.synsets))
	b.synsets = append(b.synsets, key)
}

// parents are the synsets of wider meaning. An adjective of a cluster is under
// the one that heads it.
func (s *synset) parents() []synsetKey {
	var out []synsetKey
	for _, p := range s.pointers {
		if p.symbol == kindOf || p.symbol == instanceOf || p.symbol == similarTo && s.satellite {
			out = append(out, p.to)
		}
	}
	return out
}

// shares is how much of a word's use falls to each part of speech. A sense that
// was not met counts a little, the first ones more.
func (w *word) shares() map[byte]float64 {
	out, sum := make(map[byte]float64), 0.0
	for _, s := range w.senses {
		weight := s.weight()
		out[s.synset[0]] += weight
		sum += weight
	}
	for part := range out {
		out[part] /= sum
	}
	return out
}

func (s *sense) weight() float64 { return float64(s.count) + .5/float64(s.number) }

// commonest is the part of speech with the largest share; 0 if there is none.
func commonest(shares map[byte]float64) byte {
	best := byte(0)
	for _, file := range files {
		if shares[file.part] > shares[best] {
			best = file.part
		}
	}
	return best
}

// class is the kinds of thing that the first senses of a word as a noun stand
// for: those that make up a good part of its use as a noun, three at most.
func (b *builder) class(w *word, shares map[byte]float64) thesaurus.Class {
	const first, part = 3, .15
	var c thesaurus.Class
	if w.given {
		c = thesaurus.Person | thesaurus.Name | thesaurus.GivenName
	}
	if shares[thesaurus.NounPart] < rarePart {
		return c
	}
	all := 0.0
	for _, s := range w.senses {
		if s.synset[0] == thesaurus.NounPart {
			all += s.weight()
		}
	}
	n := 0
	for _, s := range w.senses {
		if s.synset[0] == thesaurus.NounPart && n < first && s.weight() >= part*all {
			c |= b.net.synsets[s.synset].class()
			n++
		}
	}
	return c
}

// graded are the senses of a word as they are kept, each synset once.
func (b *builder) graded(w *word, shares map[byte]float64) []uint32 {
	var out []uint32
	seen := make(map[synsetKey]bool)
	for _, s := range w.senses {
		if seen[s.synset] {
			continue
		}
		seen[s.synset] = true
		grade := min((s.number-1)/2, 2)
		if shares[s.synset[0]] < rarePart {
			grade = min(grade+1, 2)
		}
		out = append(out, b.numbers[s.synset]<<2|uint32(grade))
	}
	return out
}
