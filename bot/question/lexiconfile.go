package question

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"footnote/facts"
	"footnote/facts/prose"
)

//go:embed lexicon.yaml
var lexiconYAML []byte

// lexiconFile is lexicon.yaml, whose comments say what each part is for.
type lexiconFile struct {
	Stop                           string
	Chat                           map[string]string
	Idioms                         map[string]string
	Editing                        editingFile
	Wants                          map[Wants]string
	Types                          string
	Good                           string
	Relations                      []relation
	Synonyms                       []string
	Demonyms                       []string
	Social                         map[string][]string
	Positions                      map[Position][]string
	Source                         []string
	Defining, Comparing, Symmetric []string
	Likening                       []string
	Edges                          map[Edge]string
	Denials, Averting, Leading     string
	Doing                          string
	Attitudes, Hedging             string
	Attributing                    string
	Preambles, Truths, Checks      []string
	Tags, Hedges, Causal           []string
	Abbreviations, Binding         string
	Kinds                          map[facts.Kind]string
	Unknowing                      []string
	Bounds                         map[Edge]string
	Talk                           talkFile
	Succession                     struct{ Next, Previous, NextNoun, PreviousNoun []string }
}

// NewLexicon reads the built-in lexicon, by which no question asks for any
// property yet: see [Lexicon.With]. Its error is a fault in the program's own
// data.
func NewLexicon() (*Lexicon, error) {
	var f lexiconFile
	if err := yaml.UnmarshalWithOptions(lexiconYAML, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	stemmer, err := prose.NewStemmer()
	if err != nil {
		return nil, err
	}
	l := &Lexicon{
		stemmer: stemmer,
		chat:    f.Chat, idioms: f.Idioms, relations: f.Relations, known: map[string]bool{}, mendable: map[string]bool{},
		synonyms: map[string][]string{}, wants: map[string]Wants{}, social: map[string]string{}, positions: map[string]Position{}, edges: map[string]Edge{}, bounds: map[string]Edge{},
	}
	l.readForms(&f)
	l.stop = set(same, f.Stop)
	l.good = set(same, f.Good)
	l.source = set(same, f.Source...)
	l.types = set(l.Stem, f.Types)
	l.attributing = set(l.Stem, f.Attributing)
	l.attitudes, l.hedging = set(l.Stem, f.Attitudes), set(l.Stem, f.Hedging)
	l.denials, l.averting = set(l.Stem, f.Denials), set(l.Stem, f.Averting)
	l.leading = set(same, f.Leading)
	l.doing = strings.Join(l.Stems(f.Doing), " ")
	l.defining, l.comparing, l.symmetric = folded(f.Defining), folded(f.Comparing), folded(f.Symmetric)
	l.likening = folded(f.Likening)
	l.preambles, l.truths, l.checks = folded(f.Preambles), folded(f.Truths), folded(f.Checks)
	l.tags, l.hedges = folded(f.Tags), folded(f.Hedges)
	l.binding, l.causal = set(same, f.Binding), f.Causal
	l.abbreviations = set(same, f.Abbreviations)
	l.talk = newTalk(&f.Talk)
	l.kinds = make(map[string]facts.Kind)
	for kind, nouns := range f.Kinds {
		for n := range strings.FieldsSeq(nouns) {
			l.kinds[l.Stem(n)] = kind
		}
	}
	l.unknowing = folded(f.Unknowing)
	l.readMeanings(&f)
	l.readOrders(&f)
	l.learn(f.Stop)
	l.learn(f.Source...)
	for _, r := range f.Relations {
		l.learn(slices.Concat(r.Nouns, r.Verbs)...)
	}
	l.indexSpellings()
	return l, nil
}

// readForms learns the irregular forms, and reads the editing terms.
func (l *Lexicon) readForms(f *lexiconFile) {
	for form, base := range l.stemmer.Forms() {
		l.learn(base, form)
	}
	l.editing = newEditing(&f.Editing)
}

// readMeanings reads which words mean the same, which name a type of answer,
// and which phrases are no questions at all.
func (l *Lexicon) readMeanings(f *lexiconFile) {
	for wants, nouns := range f.Wants {
		for n := range strings.FieldsSeq(nouns) {
			l.wants[l.Stem(n)] = wants
		}
		l.know(nouns)
	}
	for _, group := range f.Synonyms {
		l.addSynonyms(strings.Fields(group))
		l.know(group)
	}
	for _, group := range f.Demonyms {
		l.addSynonyms(strings.Fields(group))
	}
	for act, phrases := range f.Social {
		for _, p := range phrases {
			l.social[facts.Fold(p)] = act
		}
	}
}

// readOrders reads the words for places in a line and for the ends of a time.
func (l *Lexicon) readOrders(f *lexiconFile) {
	for e, words := range f.Edges {
		for w := range strings.FieldsSeq(words) {
			l.edges[l.Stem(w)] = e
		}
	}
	for e, words := range f.Bounds {
		for w := range strings.FieldsSeq(words) {
			l.bounds[l.Stem(w)] = e
		}
	}
	for p, words := range f.Positions {
		for _, w := range words {
			l.positions[w] = p
		}
		l.learn(words...)
	}
	l.addSuccession(f.Succession.Next, Next, false)
	l.addSuccession(f.Succession.Previous, Previous, false)
	l.addSuccession(f.Succession.NextNoun, Next, true)
	l.addSuccession(f.Succession.PreviousNoun, Previous, true)
}

func same(word string) string { return word }

// set is the set of the words of the texts, each in the form that the function
// gives it.
func set(form func(string) string, texts ...string) map[string]bool {
	out := make(map[string]bool)
	for _, t := range texts {
		for w := range strings.FieldsSeq(t) {
			out[form(w)] = true
		}
	}
	return out
}

// folded is the set of the folded names.
func folded(names []string) map[string]bool {
	out := make(map[string]bool, len(names))
	for _, n := range names {
		out[facts.Fold(n)] = true
	}
	return out
}

// know notes the words of the phrases as good ones, and learn also as such that
// a misspelling may stand for: people ask with these.
func (l *Lexicon) know(phrases ...string) {
	for _, p := range phrases {
		for w := range strings.FieldsSeq(facts.Fold(p)) {
			l.known[w] = true
		}
	}
}

// learn makes the words of the phrases known.
func (l *Lexicon) learn(phrases ...string) {
	l.know(phrases...)
	for _, p := range phrases {
		for w := range strings.FieldsSeq(facts.Fold(p)) {
			l.mendable[w] = true
		}
	}
}

// addSynonyms lets each word of the group stand for every other.
func (l *Lexicon) addSynonyms(group []string) {
	stems := make([]string, len(group))
	for i, w := range group {
		stems[i] = l.Stem(w)
	}
	for _, s := range stems {
		for _, t := range stems {
			if s != t && !slices.Contains(l.synonyms[s], t) {
				l.synonyms[s] = append(l.synonyms[s], t)
			}
		}
	}
}
