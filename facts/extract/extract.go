package extract

import (
	"slices"
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// Extract reads the statements that a reading makes, in the order of its text,
// each with the status Proposed and one reference, whose quote is a sentence of
// the reading byte for byte. Entities are written by label, as in a fact file.
// The same reading always gives the same statements.
func Extract(r *facts.Reading) []facts.Statement {
	d := &document{source: r.Source.ID, lexicon: words()}
	for i := range r.Passages {
		if p := &r.Passages[i]; p.Kind == facts.ParagraphPassage {
			d.read(p)
		}
	}
	d.gatherNames()
	var all []facts.Statement
	for i := range d.sentences {
		all = append(all, d.sentences[i].statements()...)
	}
	return withoutTwins(all)
}

// A document is a reading as extraction looks at it.
type document struct {
	source    string
	lexicon   *lexicon
	sentences []sentence
	// named are the names of several words by their folded last word, each where
	// it stands first, and inside the folded words that begin with a capital
	// where no sentence does.
	named  map[string][]named
	inside wordSet
}

// A named is a name as it stands in a sentence. It is taken for a person's
// unless it is known to be another's.
type named struct {
	label    string
	person   bool
	sentence int // its index in the document
}

// read adds the sentences of a passage.
func (d *document) read(p *facts.Passage) {
	all := prose.Words(p.Text, 0)
	mentions := prose.Mentions(p.Text, all)
	for _, r := range p.Sentences {
		s := sentence{document: d, passage: p, text: p.Text, all: all, bytes: facts.ByteRange{Start: r.Start - p.Start, End: r.End - p.Start}}
		for s.first < len(all) && all[s.first].Start < s.bytes.Start {
			s.first++
		}
		s.end = s.first
		for s.end < len(all) && all[s.end].End <= s.bytes.End {
			s.end++
		}
		for _, m := range mentions {
			if m.First >= s.first && m.End <= s.end {
				s.mentions = append(s.mentions, m)
			}
		}
		d.sentences = append(d.sentences, s)
	}
}

// gatherNames notes what is called by several words, so that it can be told
// whose a last name alone is.
func (d *document) gatherNames() {
	d.named, d.inside = make(map[string][]named), make(wordSet)
	for i := range d.sentences {
		s := &d.sentences[i]
		s.index = i
		for j := range s.mentions {
			m := &s.mentions[j]
			if m.Kind != prose.Name {
				continue
			}
			if label, ok := s.label(m.Range); ok && strings.Contains(label, " ") {
				d.name(named{label, m.Class == prose.PersonName || m.Class == prose.UnknownName, i})
			}
		}
		for j := s.first + 1; j < s.end; j++ {
			if s.capital(j) {
				d.inside[s.fold(j)] = true
			}
		}
	}
}

// name notes a name where it stands first.
func (d *document) name(n named) {
	last := facts.Fold(n.label[strings.LastIndexByte(n.label, ' ')+1:])
	if !slices.ContainsFunc(d.named[last], func(known named) bool { return known.label == n.label }) {
		d.named[last] = append(d.named[last], n)
	}
}

// statements are those that the sentence makes.
func (s *sentence) statements() []facts.Statement {
	if !s.whole() {
		return nil
	}
	var all []facts.Statement
	plain := s.plain()
	for _, kind := range kinds {
		if !plain && !kind.hedged {
			continue
		}
		for _, found := range kind.read(s) {
			found.Status = facts.Proposed
			found.References = []facts.Reference{s.reference()}
			all = append(all, found)
		}
	}
	return all
}

// A kind is a way of reading statements out of a sentence.
type kind struct {
	read func(*sentence) []facts.Statement
	// hedged is set for a kind that sees itself to sentences that are not plain.
	hedged bool
}

var kinds = []kind{
	{read: offices}, {read: apposed, hedged: true}, {read: positions}, {read: successions}, {read: members}, {read: foundings},
	{read: lives}, {read: endings}, {read: tolls}, {read: happenings}, {read: abbreviations}, {read: definitions},
	{read: reasons, hedged: true}, {read: claims, hedged: true},
}

// withoutTwins leaves out what has been said before in the same words of facts,
// perhaps in another sentence: the first quote stands for all.
func withoutTwins(all []facts.Statement) []facts.Statement {
	type key struct{ subject, property, value, of, valid string }
	seen := make(map[key]bool)
	out := all[:0]
	for _, s := range all {
		k := key{facts.Fold(s.Subject.Label), s.Property, facts.Fold(facts.ValueLabel(s.Value)), s.Of, s.Valid.EDTF()}
		if !seen[k] {
			seen[k] = true
			out = append(out, s)
		}
	}
	return out
}
