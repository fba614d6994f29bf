package main

import (
	"bufio"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"footnote/bot/thesaurus"
)

// A synset is a line of a data file: words of one meaning.
type synset struct {
	part     byte // as in thesaurus.Data
	file     int  // the lexicographer file, WordNet's coarse class
	words    []string
	pointers []pointer
	// satellite is set for an adjective of a cluster that another one heads.
	satellite bool
}

// A pointer leads from a synset, or from one of its words, to another.
type pointer struct {
	symbol string
	to     synsetKey
	// from and into number the words that it is about, from 1; 0 is all.
	from, into int
}

// A synsetKey is the part of speech and the offset by which WordNet names a
// synset, as in "n00004475".
type synsetKey string

// A sense is one meaning of a word.
type sense struct {
	lemma  string // lower case, "_" between words
	synset synsetKey
	number int // from 1, the commonest first
	count  int // how often it was met in the counted texts
}

// wordNet is what the dictionary files hold.
type wordNet struct {
	synsets map[synsetKey]*synset
	senses  []sense // in the order of the files
	// irregular are the base forms of irregular ones, by part of speech and
	// form: of "vsaid" "say".
	irregular map[string][]string
}

// files are the endings of the dictionary's files by part of speech.
var files = []struct {
	part byte
	name string
}{
	{thesaurus.NounPart, "noun"}, {thesaurus.VerbPart, "verb"},
	{thesaurus.AdjectivePart, "adj"}, {thesaurus.AdverbPart, "adv"},
}

func readWordNet(dict fs.FS) (*wordNet, error) {
	net := &wordNet{synsets: make(map[synsetKey]*synset), irregular: make(map[string][]string)}
	counts := make(map[string]int)
	if err := eachLine(dict, "cntlist.rev", func(f []string) error { return readCount(counts, f) }); err != nil {
		return nil, err
	}
	for _, file := range files {
		data := func(f []string) error { return net.readSynset(file.part, f) }
		if err := eachLine(dict, "data."+file.name, data); err != nil {
			return nil, err
		}
		forms := func(f []string) error { return net.readForm(file.part, f) }
		if err := eachLine(dict, file.name+".exc", forms); err != nil {
			return nil, err
		}
		index := func(f []string) error { return net.readSenses(file.part, f, counts) }
		if err := eachLine(dict, "index."+file.name, index); err != nil {
			return nil, err
		}
	}
	return net, nil
}

// eachLine calls read with the fields of each line that is not of the licence,
// which is indented. A line that is too short for read is an error.
func eachLine(dict fs.FS, name string, read func(fields []string) error) error {
	file, err := dict.Open(name)
	if err != nil {
		return fmt.Errorf("read WordNet: %w", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), " ") {
			continue
		}
		line, _, _ := strings.Cut(lines.Text(), " | ") // the gloss
		if err := read(strings.Fields(line)); err != nil {
			return fmt.Errorf("read WordNet: %s, line %d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read WordNet: %s: %w", name, err)
	}
	return nil
}

// readForm reads "said say": an irregular form and its base forms.
func (n *wordNet) readForm(part byte, f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("%d fields, not 2 or more", len(f))
	}
	key := string(part) + f[0]
	n.irregular[key] = append(n.irregular[key], f[1:]...)
	return nil
}

// countKey names a sense in the counts: "n lead 4".
func countKey(part byte, lemma string, number int) string {
	return fmt.Sprintf("%c %s %d", part, lemma, number)
}

// readCount reads "lead%1:04:01:: 4 3": sense 4 of the noun was met 3 times.
func readCount(counts map[string]int, f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("%d fields, not 3", len(f))
	}
	lemma, rest, _ := strings.Cut(f[0], "%")
	number, err := strconv.Atoi(f[1])
	if err != nil {
		return err
	}
	count, err := strconv.Atoi(f[2])
	if err != nil {
		return err
	}
	parts := map[byte]byte{
		'1': thesaurus.NounPart, '2': thesaurus.VerbPart, '4': thesaurus.AdverbPart,
		'3': thesaurus.AdjectivePart, '5': thesaurus.AdjectivePart,
	}
	if rest == "" {
		return fmt.Errorf("no part of speech in %q", f[0])
	}
	counts[countKey(parts[rest[0]], lemma, number)] += count
	return nil
}

// readSynset reads "00004475 03 n 02 organism 0 being 0 065 @ 00004258 n 0000 ...":
// offset, file, type, words with an id each, pointers.
func (n *wordNet) readSynset(part byte, f []string) error {
	r := fields{all: f}
	offset := r.next()
	s := &synset{part: part, file: r.number(10)}
	s.satellite = r.next() == "s"
	for range r.number(16) {
		word, _, _ := strings.Cut(r.next(), "(") // "galore(ip)": where it may stand
		s.words = append(s.words, word)
		r.next()
	}
	for range r.number(10) {
		p := pointer{symbol: r.next()}
		to := r.next()
		p.to = newKey(r.next(), to)
		words := r.number(16)
		p.from, p.into = words>>8, words&0xff
		s.pointers = append(s.pointers, p)
	}
	n.synsets[newKey(string(part), offset)] = s
	return r.err
}

func newKey(part, offset string) synsetKey { return synsetKey(part + offset) }

// readSenses reads "lead n 17 5 @ ~ #p ; + 17 8 05154114 ...": lemma, part, how
// many synsets, pointer symbols, two counts, synsets.
func (n *wordNet) readSenses(part byte, f []string, counts map[string]int) error {
	r := fields{all: f}
	lemma := r.next()
	r.next()
	synsets := r.number(10)
	if synsets > len(f) {
		r.fail(fmt.Errorf("%d synsets in %d fields", synsets, len(f)))
	}
	if r.err != nil {
		return r.err
	}
	for i, offset := range f[len(f)-synsets:] {
		n.senses = append(n.senses, sense{
			lemma: lemma, synset: newKey(string(part), offset),
			number: i + 1, count: counts[countKey(part, lemma, i+1)],
		})
	}
	return nil
}

// fields reads the fields of a line one by one, and keeps the first error.
type fields struct {
	all []string
	err error
}

func (r *fields) next() string {
	if len(r.all) == 0 {
		r.fail(fmt.Errorf("the line ends too early"))
		return ""
	}
	f := r.all[0]
	r.all = r.all[1:]
	return f
}

func (r *fields) number(base int) int {
	n, err := strconv.ParseInt(r.next(), base, 32)
	r.fail(err)
	return int(n)
}

func (r *fields) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}
