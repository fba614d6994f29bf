package passage

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"footnote/bot/thesaurus"
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

// nearest is a term to which a word is near in meaning, and how near.
type nearest struct {
	term   int
	weight float32
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

// readPages reads the passages by the query.
func (f *Finder) readPages(q *Query, found *facts.TextFound, words *thesaurus.Thesaurus) []*page {
	pages := make([]*page, len(found.Passages))
	reading := -1
	meant := q.meanings(words)
	for i := range found.Passages {
		p := &page{FoundPassage: &found.Passages[i]}
		if i == 0 || p.Source.ID != pages[i-1].Source.ID {
			reading++
		}
		p.reading = reading
		f.readPage(q, p, meant)
		if i > 0 && pages[i-1].Source == p.Source {
			p.title = pages[i-1].title
		} else {
			p.title = f.termsOf(q, p.Source.Title)
		}
		if i > 0 && pages[i-1].Heading == p.Heading {
			p.heading = pages[i-1].heading
		} else {
			p.heading = f.termsOf(q, p.Heading)
		}
		p.above = p.title | p.heading
		if i > 0 && pages[i-1].reading == reading && pages[i-1].Ordinal == p.Ordinal-1 {
			p.prev, pages[i-1].next = pages[i-1], p
		}
		pages[i] = p
	}
	linkSentences(pages)
	return pages
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

// readPage reads the words of one passage, and what stands above it.
func (f *Finder) readPage(q *Query, p *page, meant map[string]nearest) {
	p.read = f.read(p)
	p.words = p.read.words
	p.terms, p.near = make([]int, len(p.words)), make([]nearest, len(p.words))
	for i, stem := range p.read.stems {
		p.terms[i] = -1
		if n, ok := meant[stem]; !ok {
			continue
		} else if n.weight == own {
			p.terms[i] = n.term
			p.has = p.has.with(n.term)
		} else {
			p.near[i] = n
		}
	}
	at := 0
	terms := len(q.terms)
	all := make([]sentence, len(p.Sentences))
	counts, relations := make([]uint8, terms*len(all)), make([]float32, terms*len(all))
	p.sentences = make([]*sentence, len(all))
	for n, r := range p.Sentences {
		s := &all[n]
		*s = sentence{page: p, n: n, first: at, count: counts[n*terms : (n+1)*terms], related: relations[n*terms : (n+1)*terms]}
		for at < len(p.words) && p.words[at].Start+p.Start < r.End {
			s.take(at)
			at++
		}
		s.last = at
		p.sentences[n] = s
	}
}

// take counts a word of the page in.
func (s *sentence) take(word int) {
	if t := s.page.terms[word]; t >= 0 {
		s.has = s.has.with(t)
		s.count[t]++
		s.related[t] = 1
	} else if n := s.page.near[word]; n.weight > s.related[n.term] {
		s.related[n.term] = n.weight
	}
}

// termsOf are the query's terms that stand in a text.
func (f *Finder) termsOf(q *Query, text string) (out bitset) {
	if text == "" {
		return 0
	}
	for _, w := range prose.Words(text, 0) {
		if at, ok := q.index[f.stemmer.Stem(w.Fold)]; ok {
			out = out.with(at)
		}
	}
	return out
}

// linkSentences links each sentence to those around it in its reading.
func linkSentences(pages []*page) {
	var last *sentence
	for i, p := range pages {
		if i == 0 || pages[i-1] != p.prev || p.prev == nil {
			last = nil
		}
		for _, s := range p.sentences {
			s.prev = last
			if last != nil {
				last.next = s
			}
			if last != nil && prose.OpensWithPronoun(s.words()) {
				s.carried = last.has | last.carried
			}
			last = s
		}
	}
}

// A readPassage is a passage in words. It is not changed once it is made.
type readPassage struct {
	words    []prose.Word
	stems    []string
	uses     []wordUse
	mentions func() []prose.Mention // read when they are first asked for
}

// read reads a passage into words, or recalls it: a source keeps its text.
func (f *Finder) read(p *page) *readPassage {
	key := passageKey{p.Source.ID, p.Start}
	if known, ok := f.seen.Get(key); ok {
		return known
	}
	text := p.Text
	r := &readPassage{words: prose.Words(text, 0)}
	r.stems, r.uses = make([]string, len(r.words)), make([]wordUse, len(r.words))
	for i := range r.words {
		next := ""
		if i+1 < len(r.words) {
			next = r.words[i+1].Fold
		}
		r.stems[i] = f.stemmer.Stem(r.words[i].Fold)
		r.uses[i] = f.words.use(r.words[i].Fold, next)
	}
	r.mentions = sync.OnceValue(func() []prose.Mention { return prose.Mentions(text, r.words) })
	f.seen.Add(key, r)
	return r
}

type passageKey struct {
	source string
	start  int
}
