package prose

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon.txt
var lexiconText string

// A wordClass says what words of names, dates and numbers are, one bit each.
type wordClass uint64

const (
	isMonth wordClass = 1 << iota
	isWeekday
	isSeason
	isPart
	isHalf
	isDecade
	isRelative
	isTurn
	isTimeUnit
	isVague
	isNumber
	isTens
	isScale
	isOrdinal
	isCurrency
	isPercent
	isHedge
	isCounted
	isTitle
	isGroup
	isPlace
	isInner
	isOpening
	isSuffix
	isWhere
	isPlain
	isGiven
	isSaying
	isBare
	isAux
	isFinite
	isWorthy
	isNumbered
	isEnding
)

// classNames are the names of the classes in the lexicon, in the order of
// their bits.
const classNames = "month weekday season part half decade relative turn timeunit vague number tens scale ordinal " +
	"currency percent hedge counted title group place inner opening suffix where plain given saying bare aux finite worthy numbered ending"

// An entry is what the lexicon has of a word.
type entry struct {
	class wordClass
	// value is that of the class of the word that has values; no word is in two
	// of those.
	value float64
}

func (e *entry) is(c wordClass) bool { return e.class&c != 0 }

// lexicon is what comes with the package, read when it is first asked for. It
// is not changed afterwards.
var lexicon = sync.OnceValue(func() map[string]entry {
	words, err := readLexicon(lexiconText)
	if err != nil {
		panic(err) // the file is a part of the program
	}
	return words
})

func readLexicon(text string) (map[string]entry, error) {
	classes := make(map[string]wordClass)
	for i, name := range strings.Fields(classNames) {
		classes[name] = 1 << i
	}
	words := make(map[string]entry)
	for line := range strings.Lines(text) {
		name, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		class, ok := classes[name]
		if !ok {
			return nil, fmt.Errorf("read lexicon: there is no kind of word %q", name)
		}
		for field := range strings.FieldsSeq(list) {
			word, value, _ := strings.Cut(field, "=")
			e := words[word]
			e.class |= class
			if value != "" {
				n, err := strconv.ParseFloat(value, 64)
				if err != nil {
					return nil, fmt.Errorf("read lexicon: %w", err)
				}
				e.value = n
			}
			words[word] = e
		}
	}
	return words, nil
}
