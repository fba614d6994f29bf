package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"footnote/facts"
)

//go:embed words.yaml
var wordsYAML []byte

//go:embed properties.yaml
var propertiesYAML []byte

// A wordSet is a set of folded words.
type wordSet map[string]bool

// A lexicon is the words by which sentences are read. It is not changed once
// read.
type lexicon struct {
	offices    map[string]string // the property by the office's folded name
	longest    int               // the words of the longest office
	properties []facts.Property

	notOffice, jobs, disasters, counted        wordSet
	denied, supposed, hearsay, hedges, judging wordSet
	happenings, endings                        wordSet
}

// words is the lexicon that comes with the package.
var words = sync.OnceValue(func() *lexicon {
	l, err := readLexicon()
	if err != nil {
		panic(err) // the files are a part of the program
	}
	return l
})

func readLexicon() (*lexicon, error) {
	var file struct {
		Offices                                    map[string][]string
		NotOffice                                  []string `yaml:"notOffice"`
		Jobs, Disasters, Counted                   []string
		Denied, Supposed, Hearsay, Hedges, Judging []string
		Happenings, Endings                        []string
	}
	if err := yaml.Unmarshal(wordsYAML, &file); err != nil {
		return nil, fmt.Errorf("read words of extraction: %w", err)
	}
	l := &lexicon{
		offices: make(map[string]string), notOffice: setOf(file.NotOffice), jobs: setOf(file.Jobs),
		disasters: setOf(file.Disasters), counted: setOf(file.Counted), denied: setOf(file.Denied),
		supposed: setOf(file.Supposed), hearsay: setOf(file.Hearsay), hedges: setOf(file.Hedges), judging: setOf(file.Judging),
		happenings: setOf(file.Happenings), endings: setOf(file.Endings),
	}
	for property, names := range file.Offices {
		for _, name := range names {
			name = facts.Fold(name)
			l.offices[name] = property
			l.longest = max(l.longest, 1+strings.Count(name, " "))
		}
	}
	if err := yaml.Unmarshal(propertiesYAML, &l.properties); err != nil {
		return nil, fmt.Errorf("read properties of extraction: %w", err)
	}
	return l, nil
}

func setOf(list []string) wordSet {
	set := make(wordSet, len(list))
	for _, word := range list {
		set[facts.Fold(word)] = true
	}
	return set
}

// Properties describes the properties that the statements use, for a base that
// does not have them. The caller may change the slice, not what it holds.
func Properties() []facts.Property { return slices.Clone(words().properties) }
