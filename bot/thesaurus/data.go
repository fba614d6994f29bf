package thesaurus

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/gob"
	"fmt"
	"io"
	"slices"
	"strings"
)

//go:embed wordnet.gob.gz
var wordnet []byte

// Data is a net of words as it is kept in the file. Words are numbered by their
// place in Words, synsets (sets of words of one meaning) from 0.
type Data struct {
	// Words holds all words, sorted, one a line.
	Words string
	// Classes and Parts are, by word, what kinds of thing it stands for and
	// which part of speech it mostly is.
	Classes []Class
	Parts   []byte
	// Senses are the synsets of each word, each as its number times 4 plus its
	// grade: 0 for one of the first two senses, 1 for the next two, 2 for a
	// rarer one.
	Senses Lists
	// Parents are, by synset, the synsets of wider meaning. Nouns is how many
	// of the synsets, the first ones, are of nouns, and Names where among them
	// those begin that stand for one thing by its name. A noun's synset comes
	// after its parents.
	Parents      Lists
	Nouns, Names int
	// Derived and Antonyms are, by word, the words made from it or it from
	// them, and its opposites.
	Derived, Antonyms Lists
}

// The values of Data.Parts. 0 is a word of which no part is known, such as a
// first name.
const (
	NounPart      = 'n'
	VerbPart      = 'v'
	AdjectivePart = 'a'
	AdverbPart    = 'r'
)

// Lists are many short lists of numbers, one after another.
type Lists struct {
	Counts []byte // how long each list is
	Items  []uint32
}

// Add puts a list at the end; what is beyond 255 items is left out.
func (l *Lists) Add(items []uint32) {
	items = items[:min(len(items), 255)]
	l.Counts = append(l.Counts, byte(len(items)))
	l.Items = append(l.Items, items...)
}

// Write writes the data in the form that Read reads. The same data is always
// written the same.
func (d *Data) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("compress words: %w", err)
	}
	if err := gob.NewEncoder(z).Encode(d); err != nil {
		return fmt.Errorf("encode words: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("compress words: %w", err)
	}
	return nil
}

// Read reads what Data.Write wrote.
func Read(r io.Reader) (*Data, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("unpack words: %w", err)
	}
	d := new(Data)
	if err := gob.NewDecoder(z).Decode(d); err != nil {
		return nil, fmt.Errorf("decode words: %w", err)
	}
	return d, nil
}

// Open reads the net of words that comes with the package, which takes some
// tens of milliseconds: a caller opens it once, when it is first needed. It
// fails only if the file in the program was spoiled.
func Open() (*Thesaurus, error) {
	d, err := Read(bytes.NewReader(wordnet))
	if err != nil {
		return nil, fmt.Errorf("open thesaurus: %w", err)
	}
	return New(d)
}

// New makes a thesaurus of the data, which is not to be changed afterwards. It
// fails if the parts of the data do not fit together.
func New(d *Data) (*Thesaurus, error) {
	t := &Thesaurus{
		words: strings.Split(d.Words, "\n"), classes: d.Classes, parts: d.Parts,
		nouns: d.Nouns, names: d.Names,
	}
	words, synsets := len(t.words), len(d.Parents.Counts)
	if len(d.Classes) != words || len(d.Parts) != words || d.Names > d.Nouns || d.Nouns > synsets || !slices.IsSorted(t.words) {
		return nil, fmt.Errorf("%d words have %d classes, %d parts of speech, %d synsets", words, len(d.Classes), len(d.Parts), synsets)
	}
	for _, part := range []struct {
		to    *index
		from  *Lists
		lists int
		limit int // of an item
	}{
		{&t.senses, &d.Senses, words, synsets << gradeBits},
		{&t.parents, &d.Parents, synsets, synsets},
		{&t.derived, &d.Derived, words, words},
		{&t.antonyms, &d.Antonyms, words, words},
	} {
		x, err := newIndex(part.from, part.lists, part.limit)
		if err != nil {
			return nil, err
		}
		*part.to = x
	}
	for noun := range uint32(t.nouns) {
		if slices.ContainsFunc(t.parents.list(noun), func(parent uint32) bool { return parent >= noun }) {
			return nil, fmt.Errorf("synset %d is before its parents", noun)
		}
	}
	t.members = t.senses.inverse(synsets, gradeBits)
	t.children = t.parents.inverse(synsets, 0)
	return t, nil
}
