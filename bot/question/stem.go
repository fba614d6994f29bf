package question

import (
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

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
