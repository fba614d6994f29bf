package question

import (
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

// A stemmer remembers what it has stemmed: the same few thousand words come
// back in every answer. It is safe for concurrent use.
type stemmer struct {
	irregular map[string]string // base form by folded form; not changed after it is read
	mu        sync.RWMutex
	seen      map[string]string
}

// maxStems bounds the stemmer's memory, to a megabyte or so.
const maxStems = 20_000

func (s *stemmer) stem(word string) string {
	s.mu.RLock()
	known, ok := s.seen[word]
	s.mu.RUnlock()
	if ok {
		return known
	}
	base, ok := s.irregular[word]
	if !ok {
		base = word
	}
	stem := english.Stem(base, true)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.seen) >= maxStems {
		clear(s.seen)
	}
	s.seen[strings.Clone(word)] = stem // a clone: word is often a part of a long text
	return stem
}
