package prose

import (
	_ "embed"
	"fmt"
	"iter"
	"maps"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/kljensen/snowball/english"
)

//go:embed forms.yaml
var formsYAML []byte

// A Stemmer cuts words down to what their forms have in common. It remembers
// what it has stemmed, for the same few thousand words come back in every text.
// It is safe for concurrent use.
type Stemmer struct {
	irregular map[string]string // base form by folded form; not changed once read
	mu        sync.RWMutex
	seen      map[string]string
}

// maxStems bounds the memory of a stemmer, to a few megabytes.
const maxStems = 50_000

// NewStemmer reads the irregular forms that come with the package. It fails
// only if those are broken.
func NewStemmer() (*Stemmer, error) {
	var forms map[string][]string
	if err := yaml.Unmarshal(formsYAML, &forms); err != nil {
		return nil, fmt.Errorf("read irregular forms: %w", err)
	}
	s := &Stemmer{irregular: make(map[string]string), seen: make(map[string]string)}
	for base, all := range forms {
		for _, form := range all {
			s.irregular[form] = base
		}
	}
	return s, nil
}

// Stem is the stem of a folded word (see facts.Fold): irregular forms are
// brought home first, then Porter's English Snowball stemmer cuts the ending.
func (s *Stemmer) Stem(word string) string {
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

// Irregular reports whether the folded word is brought home before it is
// stemmed.
func (s *Stemmer) Irregular(word string) bool {
	_, ok := s.irregular[word]
	return ok
}

// Forms are the irregular forms, folded, each with its base form.
func (s *Stemmer) Forms() iter.Seq2[string, string] { return maps.All(s.irregular) }
