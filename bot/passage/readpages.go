package passage

import (
	"sync"

	"footnote/bot/thesaurus"
	"footnote/facts"
	"footnote/facts/prose"
)

// readPages reads the passages by the query.
func (f *Finder) readPages(q *Query, found *facts.TextFound, words *thesaurus.Thesaurus) []*page {
	pages := make([]*page, len(found.Passages))
	meant := q.meanings(words)
	last := &page{reading: -1}
	for i := range found.Passages {
		p := &page{FoundPassage: &found.Passages[i]}
		f.readAbove(q, p, last)
		f.readWords(p, meant)
		p.part(len(q.terms))
		pages[i], last = p, p
	}
	linkSentences(pages)
	return pages
}

// readAbove reads what stands above a passage, which is mostly what stands above
// the last one too, and links it to that one if they are neighbours.
func (f *Finder) readAbove(q *Query, p, last *page) {
	switch {
	case last.FoundPassage == nil || last.Source.ID != p.Source.ID:
		p.reading = last.reading + 1
		p.title, p.heading = f.termsOf(q, p.Source.Title), f.termsOf(q, p.Heading)
	case last.Heading != p.Heading:
		p.reading, p.title, p.heading = last.reading, last.title, f.termsOf(q, p.Heading)
	default:
		p.reading, p.title, p.heading = last.reading, last.title, last.heading
	}
	p.above = p.title | p.heading
	if p.reading == last.reading && last.Ordinal == p.Ordinal-1 {
		p.prev, last.next = last, p
	}
}

// readWords reads the words of a passage, and what they mean to the query.
func (f *Finder) readWords(p *page, meant map[string]nearest) {
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
}

// part parts the words of the passage into sentences, for a query of so many
// terms.
func (p *page) part(terms int) {
	all := make([]sentence, len(p.Sentences))
	counts, related := make([]uint8, terms*len(all)), make([]float32, terms*len(all))
	p.sentences = make([]*sentence, len(all))
	at := 0
	for n, r := range p.Sentences {
		s := &all[n]
		*s = sentence{page: p, n: n, first: at, count: counts[n*terms:][:terms], related: related[n*terms:][:terms]}
		for at < len(p.words) && p.words[at].Start+p.Start < r.End {
			s.take(at)
			at++
		}
		s.last = at
		p.sentences[n] = s
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
