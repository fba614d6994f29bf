package main

import (
	"footnote/bot/thesaurus"
)

// classes are the kinds of thing by the number of WordNet's lexicographer file
// (lexnames in its manual).
var classes = map[int]thesaurus.Class{
	4: thesaurus.Act, 5: thesaurus.Animal, 6: thesaurus.Artifact, 7: thesaurus.Attribute,
	8: thesaurus.Body, 9: thesaurus.Cognition, 10: thesaurus.Communication, 11: thesaurus.Event,
	12: thesaurus.Feeling, 13: thesaurus.Food, 14: thesaurus.Group, 15: thesaurus.Place,
	16: thesaurus.Motive, 17: thesaurus.Object, 18: thesaurus.Person, 19: thesaurus.Phenomenon,
	20: thesaurus.Plant, 21: thesaurus.Possession, 22: thesaurus.Process, 23: thesaurus.Quantity,
	24: thesaurus.Relation, 25: thesaurus.Shape, 26: thesaurus.State, 27: thesaurus.Substance,
	28: thesaurus.Time,
}

// topFile is the lexicographer file of the widest nouns, "person" and the
// like, which begin the others.
const topFile = 3

// tops are the kinds of those of the widest nouns that begin a file.
var tops = map[string]thesaurus.Class{
	"act": thesaurus.Act, "animal": thesaurus.Animal, "artifact": thesaurus.Artifact,
	"attribute": thesaurus.Attribute, "body": thesaurus.Body, "cognition": thesaurus.Cognition,
	"communication": thesaurus.Communication, "event": thesaurus.Event, "feeling": thesaurus.Feeling,
	"food": thesaurus.Food, "group": thesaurus.Group, "location": thesaurus.Place,
	"motivation": thesaurus.Motive, "object": thesaurus.Object, "person": thesaurus.Person,
	"phenomenon": thesaurus.Phenomenon, "plant": thesaurus.Plant, "possession": thesaurus.Possession,
	"process": thesaurus.Process, "measure": thesaurus.Quantity, "relation": thesaurus.Relation,
	"shape": thesaurus.Shape, "state": thesaurus.State, "substance": thesaurus.Substance,
	"time": thesaurus.Time,
}

// class is the kinds of thing that a synset stands for; 0 if it is no noun.
func (s *synset) class() thesaurus.Class {
	c := classes[s.file]
	if s.file == topFile {
		for _, word := range s.words {
			c |= tops[word]
		}
	}
	if s.part == thesaurus.NounPart && s.name() {
		c |= thesaurus.Name
	}
	return c
}

// name reports whether the synset stands for one thing, by its name.
func (s *synset) name() bool {
	for _, p := range s.pointers {
		if p.symbol == instanceOf {
			return true
		}
	}
	return false
}
