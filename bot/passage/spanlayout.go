package passage

import "footnote/bot/thesaurus"

// A spanFeature is one thing that tells for or against a short answer, by its
// number.
type spanFeature struct {
	number int32
	value  float32
}

// A spanGroup is a group of features of which a span mostly has one: its kind,
// the word before it, and so on. Each has a weight for all types of question
// and one more for each type.
type spanGroup uint8

const (
	spanKind        spanGroup = iota
	spanLength                // in words
	spanBefore                // the word or mark before it
	spanBehind                // and behind it
	spanFirst                 // its first word
	spanLast                  // its last word
	spanClass                 // what its head stands for
	spanFocus                 // how it goes with the noun that says what is wanted
	spanSays                  // how much of it the question says itself
	spanLeft                  // how far back the nearest term is
	spanRight                 // and how far on
	spanLeftTerm              // what sort of term that is
	spanRightTerm             // and that
	spanSide                  // how it lies to the question's verb
	spanHas                   // what it has or is, one by one
	spanRank                  // the place of its sentence
	spanDate                  // how dates around it go with the time asked about
	spanNumber                // numbers
	spanFocusKind             // what is wanted, and the span's kind
	spanMeasureKind           // what sort of figure is asked for, and the span's kind
	spanGroups
)

var spanGroupNames = [spanGroups]string{
	"kind", "length", "before", "behind", "first", "last", "class", "focus", "says", "term before", "term behind", "which term before",
	"which term behind", "side", "has", "sentence", "time", "number", "focus and kind",
}

// The kinds of span.
const (
	ofWords = iota
	ofPerson
	ofGroup
	ofPlace
	ofName
	ofDate
	ofNumber
	ofMoney
	ofPercent
	ofDuration
	ofOrdinal
	ofQuoted
	ofNamePart
	withName
	withNumber
	withDate
	spanKinds
)

var spanKindNames = []string{
	"words", "person", "group", "place", "name", "date", "number", "money", "percent", "duration", "ordinal", "quoted",
	"part of name", "name and words", "number and words", "date and words",
}

// thingKinds is how many kinds of thing the thesaurus tells apart.
const thingKinds = 27

// noClass stands behind the kinds of thing for none of them.
const noClass = thingKinds

// What a span is to the noun that says what is wanted.
const (
	focusIsOne = iota
	focusOfClass
	focusSays
	focusBehind
	focusBefore
	focusNone
)

// How much of a span the question says.
const (
	saysNothing = iota
	saysSome
	saysHalf
	saysMost
)

// What sort of term stands nearest. Behind termNone are the classes of terms.
const (
	termNone      = 0
	termLast      = int(classes) + 1 // the question's last
	termLastVerb  = termLast + 1
	termIsFocus   = termLast + 2
	termDistances = 7
)

// On which side of the question's verb a span is.
const (
	sideNone = iota
	sideJustBefore
	sideBefore
	sideJustBehind
	sideBehind
	sides
)

// What a span has or is.
const (
	hasList = iota
	hasOf
	hasVerb
	hasSmallWord
	hasComma
	hasCapital
	isTitle
	beginsSentence
	afterPreposition
	cutsBefore
	cutsBehind
	wholeClause
	reasonClause
	figureAsked
	otherFigure
)

// How the dates before and behind a span go with the time asked about.
const (
	datesNotAsked = iota
	datesNone
	datesFitBefore
	datesFitBehind
	datesMissBefore
	datesMissBehind
	datesFitBoth
	datesMissBoth
)

// Numbers of a span.
const (
	sentenceShare = iota
	sentenceLogShare
	termsBefore
	termsBehind
)

// spanValues are the names of the features of each group.
func spanValues() [spanGroups][]string {
	distances := []string{"none", "1", "2", "3", "4 or 5", "6 to 8", "9 and more"}
	terms := []string{"none", "other", "name", "number", "verb", "last", "last verb", "focus"}
	things := thingNames()
	return [spanGroups][]string{
		spanKind:   spanKindNames,
		spanLength: {"1", "2", "3", "4", "5 or 6", "7 to 9", "10 to 14", "15 and more"},
		spanBefore: wordKindNames, spanBehind: wordKindNames, spanFirst: wordKindNames, spanLast: wordKindNames,
		spanClass: things,
		spanFocus: {"is one", "of its class", "says it", "before it", "behind it", "none"},
		spanSays:  {"nothing", "some", "half", "most"},
		spanLeft:  distances, spanRight: distances, spanLeftTerm: terms, spanRightTerm: terms,
		spanSide: crossed(roleNames[:], []string{"no verb", "just before verb", "before verb", "just behind verb", "behind verb"}),
		spanHas: {
			"list", "of", "verb", "small word", "comma", "capital inside", "all of title", "begins sentence", "wanted preposition before",
			"noun before", "noun behind", "whole clause", "clause behind because", "figure that is asked for", "other figure",
		},
		spanRank:      {"first", "second", "third"},
		spanDate:      {"not asked", "no dates", "fits before", "fits behind", "misses before", "misses behind", "fits both", "misses both"},
		spanNumber:    {"share of sentence", "log share of sentence", "terms near before", "terms near behind"},
		spanFocusKind: crossed(things, spanKindNames),
	}
}

func thingNames() []string {
	out := make([]string, 0, thingKinds+1)
	for i := range thingKinds {
		out = append(out, thesaurus.Class(1<<i).String())
	}
	return append(out, "none")
}

func crossed(a, b []string) []string {
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+", "+y)
		}
	}
	return out
}

// A spanLayout gives the features their numbers.
type spanLayout struct {
	values [spanGroups][]string
	starts [spanGroups]int // within a type of question
	size   int             // of a type of question
}

func newSpanLayout() *spanLayout {
	l := &spanLayout{values: spanValues()}
	for g, values := range l.values {
		l.starts[g] = l.size
		l.size += len(values)
	}
	return l
}

// features is how many features there are.
func (l *spanLayout) features() int { return l.size * int(askedTypes) }

// number is that of a value of a group for a type of question.
func (l *spanLayout) number(t askedType, g spanGroup, value int) int32 {
	return int32(int(t)*l.size + l.starts[g] + value)
}

// name is the name of a feature: the type of question, and group and value.
func (l *spanLayout) name(number int) (asked, feature string) {
	asked = askedTypeNames[number/l.size]
	number %= l.size
	g := spanGroup(0)
	for g+1 < spanGroups && l.starts[g+1] <= number {
		g++
	}
	return asked, spanGroupNames[g] + ": " + l.values[g][number-l.starts[g]]
}
