package passage

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"

	"footnote/bot/thesaurus"
	"footnote/facts/prose"
)

var (
	//go:embed common.txt
	commonText string
)

// maxSeen is how many passages a Finder keeps in words: about ten kilobytes
// each.
const maxSeen = 2048

// A Finder finds sentences that answer questions. It is safe for concurrent
// use.
type Finder struct {
	stemmer *prose.Stemmer
	open    func() (*thesaurus.Thesaurus, error)
	words   *wordLists
	common  map[string]float64 // in how many of ten thousand sentences a stem stands
	weights *weightSet
	spans   *spanWeights // of short answers
	seen    *lru.Cache[passageKey, *readPassage]
}

// New makes a Finder with the weights that come with the package; open is called
// when passages are first ranked, and each time after that. Its error is a fault
// in the program's own data.
func New(open func() (*thesaurus.Thesaurus, error)) (*Finder, error) {
	words, err := readWordLists(wordsYAML)
	if err != nil {
		return nil, err
	}
	weights, err := readWeights(weightsJSON)
	if err != nil {
		return nil, err
	}
	common, err := readCommon(commonText)
	if err != nil {
		return nil, err
	}
	spans, err := readSpanWeights()
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
	return &Finder{stemmer: stemmer, open: open, words: words, common: common, weights: weights, spans: spans, seen: seen}, nil
}

// readCommon reads a stem and a number a line.
func readCommon(text string) (map[string]float64, error) {
	out := make(map[string]float64)
	for line := range strings.Lines(text) {
		stem, number, _ := strings.Cut(strings.TrimSpace(line), " ")
		share, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("read how common words are: %w", err)
		}
		out[stem] = share
	}
	return out, nil
}
