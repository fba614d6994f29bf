package prose

import (
	"strings"
	"time"

	"footnote/facts"
)

// A MentionKind says what a mention is.
type MentionKind uint8

// The kinds of mention.
const (
	Name     MentionKind = iota + 1
	Date                 // a date or a time told by one: "1998–2002", "last Tuesday"
	Number               // "more than 130", "two million", without what is counted
	Money                // "$5 million", "300 euros"
	Percent              // "12.5 %", "twelve per cent"
	Duration             // a length of time: "eight months"
	Ordinal              // "third", "22nd"
	Quoted               // a few words in quotation marks: a title, a word spoken of
)

// String is the kind's name in lower case.
func (k MentionKind) String() string {
	return [...]string{"none", "name", "date", "number", "money", "percent", "duration", "ordinal", "quoted"}[k]
}

// A NameClass is a guess at what bears a name.
type NameClass uint8

// The classes of names.
const (
	UnknownName NameClass = iota
	PersonName
	GroupName // organisations, movements, companies
	PlaceName
)

// String is the class's name in lower case.
func (c NameClass) String() string { return [...]string{"unknown", "person", "group", "place"}[c] }

// A Relation says how a date limits what is told, by the word before it.
type Relation uint8

// The relations of a date.
const (
	During Relation = iota // "in 2014", or a date alone
	Since                  // "since 2014", "from 2014"
	Until                  // "until 2014", "to 2014"
	Before                 // "before 2014", "by 2014"
	After                  // "after 2014"
)

// A Range is a run of words by their indexes, End not included.
type Range struct{ First, End int }

// Len is how many words the range has.
func (r Range) Len() int { return r.End - r.First }

// A Mention is a run of words that names somebody or something, or tells a
// date, a number or the like.
type Mention struct {
	Kind MentionKind
	Range
	// Bytes is where the words stand in the text, without the punctuation
	// around them but with a currency or percent sign.
	Bytes facts.ByteRange

	// From and To are the dates of a Date, equal unless Range is set; both
	// unknown where the text does not tell the year. To is open for
	// "2014–present".
	From, To facts.Date
	// Span is the days that a Date may mean: part of a year for "early 2014",
	// [facts.Always] where the year is not told. It takes no notice of Relation.
	Span facts.Span
	// TwoEnded is set for a Date of which both ends are told: "1998–2002", "from
	// March to May 2014".
	TwoEnded bool
	// Relation is how a Date limits what is told.
	Relation Relation
	// Month and Day are what is known of a Date without a year; 0 otherwise.
	Month time.Month
	Day   int

	// Value is the figure of a Number, Money (in its currency), Percent or
	// Ordinal, and the days of a Duration; 0 where it cannot be read, as for
	// "several years".
	Value float64
	// Class is a guess at what bears a Name.
	Class NameClass
}

// Text is the mention as it stands in the text.
func (m *Mention) Text(text string) string { return text[m.Bytes.Start:m.Bytes.End] }

// Mentions finds what stands in a text by name, date or number, in its order.
// No two overlap. Words are those of the text, all or the first of them; a
// text may have several sentences, which helps to tell names from words that
// begin a sentence.
func Mentions(text string, words []Word) []Mention {
	r := newReader(text, words)
	var out []Mention
	for i := 0; i < len(words); {
		m, ok := r.mentionAt(i)
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.End
	}
	return out
}

// A reader reads the words of a text.
type reader struct {
	text    string
	words   []Word
	entries []entry
	// inside is how the folded words are written inside sentences; made when it
	// is first needed.
	inside map[string]spelling
}

// A spelling is how a word is written where no sentence begins.
type spelling struct{ capital, small bool }

func newReader(text string, words []Word) *reader {
	r := &reader{text: text, words: words, entries: make([]entry, len(words))}
	known := lexicon()
	for i := range words {
		r.entries[i] = known[words[i].Fold]
	}
	return r
}

func (r *reader) mentionAt(i int) (Mention, bool) {
	if m, ok := r.quotedAt(i); ok {
		return m, true
	}
	if m, ok := r.dateAt(i); ok {
		return m, true
	}
	if m, ok := r.figureAt(i); ok {
		return m, true
	}
	return r.nameAt(i)
}

// is reports whether the word at i is of the class; no word is there beyond
// the ends.
func (r *reader) is(i int, c wordClass) bool {
	return i >= 0 && i < len(r.words) && r.entries[i].is(c)
}

// fold is the folded word at i, "" beyond the ends.
func (r *reader) fold(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Fold
}

// mark is the punctuation behind the word at i.
func (r *reader) mark(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Mark
}

// joined reports whether nothing but a space stands between the word at i and
// the next.
func (r *reader) joined(i int) bool {
	return i >= 0 && i+1 < len(r.words) && r.words[i].Mark == "" && !r.parted(i)
}

// dashed reports whether the word at i and the next are parted by a dash of
// any length.
func (r *reader) dashed(i int) bool {
	return i+1 < len(r.words) && dash(r.mark(i)) && !r.parted(i)
}

// parted reports whether the next word stands in another paragraph, or in
// another item of a list, than the word at i.
func (r *reader) parted(i int) bool {
	if i+1 >= len(r.words) || r.words[i+1].Start-r.words[i].End < 2 {
		return false
	}
	gap := r.text[r.words[i].End:r.words[i+1].Start]
	line := strings.IndexByte(gap, '\n')
	return line >= 0 && (r.words[i].Mark != "" || strings.Count(gap[line:], "\n") > 1)
}

func dash(mark string) bool {
	switch mark {
	case "-", "–", "—", "‐", "‑", "−":
		return true
	}
	return false
}

// mention is one of the words from first up to end.
func (r *reader) mention(kind MentionKind, first, end int) Mention {
	last := &r.words[end-1]
	return Mention{
		Kind:  kind,
		Range: Range{first, end},
		Bytes: facts.ByteRange{Start: r.words[first].Start, End: last.Start + len(last.Text)},
		Span:  facts.Always,
	}
}

// longestQuoted is how many words in quotation marks are taken for a title or
// a word spoken of rather than for speech.
const longestQuoted = 6

// quotedAt reads a few words in quotation marks that begin at i.
func (r *reader) quotedAt(i int) (Mention, bool) {
	before := r.text[:r.words[i].Start]
	var closing string
	switch {
	case strings.HasSuffix(before, "“"):
		closing = "”"
	case strings.HasSuffix(before, `"`) && (len(before) == 1 || strings.HasSuffix(before[:len(before)-1], " ")):
		closing = `"`
	default:
		return Mention{}, false
	}
	for j := i; j < min(i+longestQuoted, len(r.words)); j++ {
		if strings.Contains(r.words[j].Mark, closing) {
			m := r.mention(Quoted, i, j+1)
			m.Bytes.End = r.words[j].End
			return m, true
		}
		if strings.ContainsAny(r.words[j].Mark, "“”\";") {
			break
		}
	}
	return Mention{}, false
}

// sentenceBegins reports whether the word at i is the first of a sentence, as
// far as punctuation tells.
func (r *reader) sentenceBegins(i int) bool {
	if i == 0 {
		return true
	}
	before := &r.words[i-1]
	gap := r.text[before.End:r.words[i].Start]
	if len(gap) == 1 {
		return false
	}
	if r.parted(i-1) || strings.ContainsAny(gap, "?!") || strings.ContainsAny(gap, "“\"") && strings.Contains(gap, ",") {
		return true
	}
	// A full stop also ends initials, "Mr." and the like.
	return strings.Contains(gap, ".") && len(before.Text) > 1 && !r.is(i-1, isTitle|isSuffix)
}
