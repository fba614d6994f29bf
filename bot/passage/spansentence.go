package passage

import (
	"footnote/bot/thesaurus"
	"footnote/facts/prose"
)

// A spanSentence is a sentence with what short answers are told by. Its words
// are counted from its first one.
type spanSentence struct {
	*sentence
	rank     int // among the best
	kinds    []wordKind
	all      []prose.Mention
	mentions []int // of each word, its index in all, -1 for none
	isOne    []bool
}

func (f *Finder) spanSentence(s *sentence, rank int, a *askedFor, words *thesaurus.Thesaurus) *spanSentence {
	n := s.last - s.first
	of := &spanSentence{sentence: s, rank: rank, all: s.mentions(), kinds: make([]wordKind, n), mentions: make([]int, n), isOne: make([]bool, n)}
	for i := range n {
		stem := of.stem(i)
		of.kinds[i] = f.spans.wordKind(of.word(i), stem, words)
		of.mentions[i] = -1
		of.isOne[i] = a.focus != "" && a.focus != stem && of.kinds[i] >= firstOpen && words.IsA(stem, a.focus)
	}
	for at, m := range of.all {
		for i := m.First; i < min(m.End, s.last); i++ {
			of.mentions[i-s.first] = at
		}
	}
	return of
}

func (s *spanSentence) len() int               { return len(s.kinds) }
func (s *spanSentence) word(i int) *prose.Word { return &s.page.words[s.first+i] }
func (s *spanSentence) stem(i int) string      { return s.page.read.stems[s.first+i] }

// term is the term of the question that word i is a form of, or -1.
func (s *spanSentence) term(i int) int { return s.page.terms[s.first+i] }

// kind is the kind of word i; beyond the ends it is an edge.
func (s *spanSentence) kind(i int) wordKind {
	if i < 0 || i >= len(s.kinds) {
		return sentenceEdge
	}
	return s.kinds[i]
}

// mentionAt is the mention that word i belongs to, nil if it is of none.
func (s *spanSentence) mentionAt(i int) *prose.Mention {
	if s.mentions[i] < 0 {
		return nil
	}
	return &s.all[s.mentions[i]]
}

// inside reports whether word i and the next are of one mention.
func (s *spanSentence) inside(i int) bool {
	m := s.mentionAt(i)
	return m != nil && m.End > s.first+i+1
}

// edges are what stands before and behind a span: punctuation, or else a word.
func (s *spanSentence) edges(sp *span) (before, behind wordKind) {
	before, behind = s.kind(sp.first-1), s.kind(sp.end)
	if sp.first > 0 {
		if mark, ok := markKind(s.word(sp.first - 1).Mark); ok {
			before = mark
		}
	}
	if mark, ok := markKind(s.word(sp.end - 1).Mark); ok {
		behind = mark
	}
	return before, behind
}
