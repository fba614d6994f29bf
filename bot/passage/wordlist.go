package passage

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"footnote/bot/question"
)

//go:embed words.yaml
var wordsYAML []byte

// A wordUse is what a word does in a sentence, whatever the question: one bit
// for each list of words.yaml that it is in.
type wordUse uint8

const (
	stopWord wordUse = 1 << iota
	negation
	reasonWord // leads up to a reason
	reasonPair // does so together with the word behind it
	further    // begins one more reason, or does so together with the word behind it
	equals
	leaning
	opensPair // the first word of a pair in one of the lists
)

func (u wordUse) has(any wordUse) bool { return u&any != 0 }

// wordLists are the words by which questions and sentences are read, as
// words.yaml explains them. They are not changed once read.
type wordLists struct {
	uses   map[string]wordUse // of words and of pairs
	asking map[question.Kind]map[string]bool
}

// readWordLists reads the lists that come with the package.
func readWordLists(data []byte) (*wordLists, error) {
	var file struct {
		Stop, Negations, Reasons, Further, Equals, Leaning []string
		Asking                                             map[question.Kind][]string
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("read words of passages: %w", err)
	}
	l := &wordLists{uses: make(map[string]wordUse), asking: make(map[question.Kind]map[string]bool)}
	l.add(file.Stop, stopWord, 0)
	l.add(file.Negations, negation, 0)
	l.add(file.Reasons, reasonWord, reasonPair)
	l.add(file.Further, further, further)
	l.add(file.Equals, equals, 0)
	l.add(file.Leaning, leaning, 0)
	for kind, words := range file.Asking {
		l.asking[kind] = make(map[string]bool)
		for _, w := range words {
			l.asking[kind][w] = true
		}
	}
	return l, nil
}

// add gives words and pairs of words their use.
func (l *wordLists) add(list []string, word, pair wordUse) {
	for _, w := range list {
		if first, _, two := strings.Cut(w, " "); two {
			l.uses[w] |= pair
			l.uses[first] |= opensPair
		} else {
			l.uses[w] |= word
		}
	}
}

// is reports whether the folded word has the use.
func (l *wordLists) is(word string, use wordUse) bool { return l.uses[word].has(use) }

// use is what a folded word does, by itself and before the next; next is empty
// where it is the last.
func (l *wordLists) use(word, next string) wordUse {
	u := l.uses[word]
	if u.has(opensPair) {
		u |= l.uses[word+" "+next]
	}
	return u
}
