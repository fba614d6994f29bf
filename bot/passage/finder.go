package passage

import (
	_ "embed"
	"fmt"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"footnote/bot/thesaurus"
	"footnote/facts/prose"
)

//go:embed stop.txt
var stopText string

// maxSeen is how many passages a Finder keeps in words: about ten kilobytes
// each.
const maxSeen = 2048

// A Finder finds sentences that answer questions. It is safe for concurrent
// use.
type Finder struct {
	stemmer *prose.Stemmer
	open    func() (*thesaurus.Thesaurus, error) // once, when passages are first ranked
	stop    map[string]bool
	weights *Weights
	seen    *lru.Cache[passageKey, *readPassage]
}

// New makes a Finder with the weights that come with the package. Its error is
// a fault in the program's own data.
func New() (*Finder, error) {
	weights, err := readWeights()
	if err != nil {
		return nil, err
	}
	stemmer, err := prose.NewStemmer()
	if err != nil {
		return nil, err
	}
	seen, err := lru.New[passageKey, *readPassage](maxSeen)
	if err != nil {
		return nil, fmt.Errorf("make room for passages: %w", err)
	}
	return &Finder{stemmer: stemmer, open: sync.OnceValues(thesaurus.Open), stop: readStop(stopText), weights: weights, seen: seen}, nil
}
