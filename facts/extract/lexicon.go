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

// A lexicon is the words by which sentences are read, as words.yaml explains
// them. It is not changed once read.
type lexicon struct {
	offices    map[string]string // the property by the office's folded name
	longest    int               // the words of the longest office
	properties []facts.Property

	notOffice, jobs, disasters, happenings, endings, counted wordSet
	denied, supposed, hearsay, hedges, judging, comparing    wordSet
	styles, openers, enders, clauses, breaks, prepositions   wordSet
	leaning, persons                                         wordSet

	// Phrases, those of more words first.
	causes  [][]string
	tenures []tenure
	senses  []sense
}

// A sense is how a number is meant that words stand before.
type sense struct {
	words []string
	sense facts.Sense
}

// words is the lexicon that comes with the package.
var words = sync.OnceValue(func() *lexicon {
	l, err := readLexicon()
	if err != nil {
		panic(err) // the files are a part of the program
	}
	return l
})

// A wordsFile is words.yaml.
type wordsFile struct {
	Offices map[string][]string
	Sets    map[string][]string
	Causes  []string
	Tenures struct{ Begins, Chosen, Held []string }
	Senses  map[facts.Sense][]string
}

func readLexicon() (*lexicon, error) {
	var file wordsFile
	if err := yaml.Unmarshal(wordsYAML, &file); err != nil {
		return nil, fmt.Errorf("read words of extraction: %w", err)
	}
	l := &lexicon{offices: make(map[string]string)}
	for property, names := range file.Offices {
		for _, name := range names {
			name = facts.Fold(name)
			l.offices[name] = property
			l.longest = max(l.longest, 1+strings.Count(name, " "))
		}
	}
	for name, set := range map[string]*wordSet{
		"notOffice": &l.notOffice, "jobs": &l.jobs, "disasters": &l.disasters, "happenings": &l.happenings, "endings": &l.endings,
		"counted": &l.counted, "denied": &l.denied, "supposed": &l.supposed, "hearsay": &l.hearsay, "hedges": &l.hedges,
		"judging": &l.judging, "comparing": &l.comparing, "styles": &l.styles, "openers": &l.openers, "enders": &l.enders,
		"clauses": &l.clauses, "breaks": &l.breaks, "prepositions": &l.prepositions, "leaning": &l.leaning, "persons": &l.persons,
	} {
		if *set = setOf(file.Sets[name]); len(*set) == 0 {
			return nil, fmt.Errorf("read words of extraction: there are no %s", name)
		}
	}
	l.readPhrases(&file)
	if err := yaml.Unmarshal(propertiesYAML, &l.properties); err != nil {
		return nil, fmt.Errorf("read properties of extraction: %w", err)
	}
	return l, nil
}

func (l *lexicon) readPhrases(file *wordsFile) {
	for _, phrase := range file.Causes {
		l.causes = append(l.causes, strings.Fields(phrase))
	}
	for _, phrase := range file.Tenures.Begins {
		l.tenures = append(l.tenures, tenure{words: strings.Fields(phrase), begins: true})
	}
	for _, phrase := range file.Tenures.Chosen {
		l.tenures = append(l.tenures, tenure{words: strings.Fields(phrase), chosen: true})
	}
	for _, phrase := range file.Tenures.Held {
		l.tenures = append(l.tenures, tenure{words: strings.Fields(phrase)})
	}
	for meant, phrases := range file.Senses {
		for _, phrase := range phrases {
			l.senses = append(l.senses, sense{strings.Fields(phrase), meant})
		}
	}
	// No two phrases of the same length can both stand in one place.
	slices.SortStableFunc(l.causes, func(a, b []string) int { return len(b) - len(a) })
	slices.SortStableFunc(l.tenures, func(a, b tenure) int { return len(b.words) - len(a.words) })
	slices.SortStableFunc(l.senses, func(a, b sense) int { return len(b.words) - len(a.words) })
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
