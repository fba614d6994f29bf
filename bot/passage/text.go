package passage

import (
	"math"
	"math/bits"
	"slices"

	"footnote/facts"
	"footnote/facts/prose"
)

// A page is a passage as a query reads it.
type page struct {
	*facts.FoundPassage
	reading   int // index of its reading
	read      *readPassage
	words     []prose.Word
	terms     []int     // by word: the query's term that it is a form of, -1 for none
	near      []nearest // by word: the query's term that it is near to in meaning
	sentences []*sentence
	above     bitset // terms of its heading and title
	title     bitset
	heading   bitset
	bm25      float64
	has       bitset
	prev      *page // the passage before it in its reading; nil if it was not found
	next      *page
}

// A sentence is one candidate.
type sentence struct {
	page        *page
	n           int // index in the passage
	first, last int // its words in the page, without last
	has         bitset
	count       []uint8   // by term: how often it stands here
	related     []float32 // by term: the most that a word here is near to it in meaning; 1 where it stands
	// carried are the terms that a sentence with a pronoun in front stands for:
	// those of the sentence before.
	carried    bitset
	bm25       float64
	bm25Near   float64   // with words that are near in meaning counted as parts
	prev, next *sentence // in the text; nil at the ends of what was found
	features   *Features // nil until it is weighed
	score      float64
	share      float64
}

// bitset is a set of terms.
type bitset uint64

func (b bitset) has(term int) bool    { return b&(1<<term) != 0 }
func (b bitset) with(term int) bitset { return b | 1<<term }
func (b bitset) count() int           { return bits.OnesCount64(uint64(b)) }

// words are the words of the sentence.
func (s *sentence) words() []prose.Word { return s.page.words[s.first:s.last] }

// uses are what its words do.
func (s *sentence) uses() []wordUse { return s.page.read.uses[s.first:s.last] }

// mentions are those that begin in the sentence; they count the words of the
// page.
func (s *sentence) mentions() []prose.Mention {
	all := s.page.read.mentions()
	from, _ := slices.BinarySearchFunc(all, s.first, func(m prose.Mention, at int) int { return m.First - at })
	to := from
	for to < len(all) && all[to].First < s.last {
		to++
	}
	return all[from:to]
}

// text is the sentence as it stands in the passage.
func (s *sentence) text() string { return s.page.Sentence(s.n) }

// take counts a word of the page in.
func (s *sentence) take(word int) {
	if t := s.page.terms[word]; t >= 0 {
		s.has = s.has.with(t)
		if s.count[t] < math.MaxUint8 {
			s.count[t]++
		}
		s.related[t] = 1
	} else if n := s.page.near[word]; n.weight > s.related[n.term] {
		s.related[n.term] = n.weight
	}
}
