package reading

import (
	"embed"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/neurosnap/sentences"
	"github.com/neurosnap/sentences/english"
)

// wordFiles are lists of words, in lower case and without their full stops.
//
//go:embed words/*.txt
var wordFiles embed.FS

// wordLists tell what a full stop after a word is, or before one.
type wordLists struct {
	titles        map[string]bool // stand before a name
	counted       map[string]bool // stand before a number
	joining       map[string]bool // end no sentence
	abbreviations map[string]bool // that Punkt's data does not have
	capital       map[string]bool // are words unless they begin with a capital
	lettered      map[string]bool // stand before a letter that numbers them
	starters      map[string]bool // begin sentences, and no names
}

// loadWordLists reads the lists.
func loadWordLists() *wordLists {
	return &wordLists{wordList("titles"), wordList("counted"), wordList("joining"), wordList("abbreviations"), wordList("capital"),
		wordList("lettered"), wordList("starters")}
}

// wordList reads a list, which is part of the program.
func wordList(name string) map[string]bool {
	words := make(map[string]bool)
	text, _ := wordFiles.ReadFile("words/" + name + ".txt")
	for word := range strings.FieldsSeq(string(text)) {
		words[word] = true
	}
	return words
}

// openers and closers are the marks that may stand before the first word of a
// sentence and after its full stop.
const (
	openers = "“‘„«\"'`(["
	closers = "”’»\"')]}"
)

// amendments put right what Punkt gets wrong: full stops that stand apart
// (" . "), numbers and initials, titles before names, notes in brackets after
// a full stop, and marks that belong to the sentence before.
type amendments struct {
	*sentences.Storage
	*english.WordTokenizer
	words *wordLists
}

// Annotate implements [sentences.AnnotateTokens].
func (a *amendments) Annotate(tokens []*sentences.Token) []*sentences.Token {
	noted := false // within a note that began after a full stop
	for i := range max(0, len(tokens)-1) {
		token, next := tokens[i], tokens[i+1].Tok
		switch {
		case noted:
			noted = !strings.Contains(token.Tok, "]")
			token.SentBreak = !noted && !continues(next)
		case opensNote.MatchString(token.Tok):
			noted = true
			token.SentBreak = false
		case continues(next):
			token.SentBreak = token.SentBreak && a.breaksBeforeLower(token.Tok, next)
		default:
			token.SentBreak = a.breaks(tokens, i)
		}
	}
	return tokens
}

var (
	// opensNote is a full stop with the first of several words of a note, as
	// in "It sank.[citation needed]".
	opensNote = regexp.MustCompile(`[.?!]["”’']?\[[^\]]+$`)
	// notes are the marks of notes after a full stop: "[1][2]", or a number
	// that was raised, as in "sank.1".
	notes  = regexp.MustCompile(`(\[[^\[\]]*\])+$`)
	raised = regexp.MustCompile(`^(.*\p{L}{3}[.?!]["”’)]*)\d{1,3}(,\d{1,3})*$`)
	dotted = regexp.MustCompile(`^(\p{L}{1,2}\.)+\p{L}{0,2}$`)
	roman  = regexp.MustCompile(`^[IVXLC]+$`)
)

// continues reports whether a word can't begin a sentence.
func continues(word string) bool {
	return strings.Trim(word, closers+",;:") == "" && strings.Trim(word, "\"'") != "" || beginsLower(word) || word == "." || word[0] == ','
}

// breaksBeforeLower keeps a break before a word in lower case where it is more
// likely that its capital was forgotten than that the stop is no full stop.
func (a *amendments) breaksBeforeLower(token, next string) bool {
	word := strings.TrimSuffix(token, ".")
	return beginsLower(next) && word != token && word != "" && strings.ToLower(word) == word && !a.AbbrevTypes.Has(word) &&
		strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// breaks decides on a token before one that may begin a sentence.
func (a *amendments) breaks(tokens []*sentences.Token, i int) bool {
	token, next := tokens[i].Tok, tokens[i+1].Tok
	core := notes.ReplaceAllString(token, "")
	if m := raised.FindStringSubmatch(core); m != nil {
		core = m[1]
	}
	core = strings.TrimRight(core, closers)
	if core == "" && i > 0 && token != "" && !strings.ContainsAny(token, openers) { // closing marks that stand apart
		return ended(tokens[i-1].Tok) && beginsUpper(next)
	}
	last, _ := utf8.DecodeLastRuneInString(core)
	switch {
	case core == ".":
		if i == 0 || strings.HasSuffix(tokens[i-1].Tok, ".") { // "in Larn , N.Y. ."
			return true
		}
		return a.stopEnds(tokens, i-1, tokens[i-1].Tok, initialOr(tokens[i+1:]))
	case strings.HasSuffix(core, "…") || strings.HasSuffix(core, ".."):
		return beginsUpper(next)
	case last == '.':
		return a.stopEnds(tokens, i, strings.TrimSuffix(core, "."), next)
	case last == '?' || last == '!':
		return true
	}
	return tokens[i].SentBreak && core != token
}

// ended reports whether a token ends in a mark that ends sentences.
func ended(token string) bool {
	core := strings.TrimRight(token, closers)
	return core != "" && strings.ContainsAny(core[len(core)-1:], ".?!")
}

// initialOr is the first of the tokens, with its full stop if it is an initial
// whose stop stands apart.
func initialOr(tokens []*sentences.Token) string {
	word := tokens[0].Tok
	if len(tokens) > 1 && tokens[1].Tok == "." && utf8.RuneCountInString(word) == 1 {
		return word + "."
	}
	return word
}

// stopEnds decides on a full stop after a word, which is that of tokens[at],
// before one that may begin a sentence.
func (a *amendments) stopEnds(tokens []*sentences.Token, at int, word, next string) bool {
	first := at == 0 || tokens[at-1].SentBreak || listMark.MatchString(tokens[at-1].Tok+" x") // of a sentence
	word = lastPart(word)
	folded := strings.ToLower(word)
	number := beginsDigit(next) || roman.MatchString(strings.TrimRight(next, ".,;:")) && len(next) > 1
	switch {
	case a.words.counted[folded] && number, a.words.joining[folded]:
		return false
	case beginsDigit(word):
		return (!first || len(word) > 3) && !(len(word) <= 2 && months.MatchString(next)) // "on 15. May"
	case beginsUpper(word) && a.words.titles[folded]:
		return a.begins(next)
	case utf8.RuneCountInString(word) == 1 && beginsUpper(word):
		return a.begins(next) || at > 0 && a.words.lettered[strings.ToLower(tokens[at-1].Tok)]
	case folded == "a.m" || folded == "p.m":
		weekday := a.AbbrevTypes.Has(strings.ToLower(strings.TrimRight(next, ".,")))
		return !weekday && !afterTime.MatchString(next) && !months.MatchString(next) && next[0] != '('
	case dotted.MatchString(word), a.isAbbreviation(word, folded):
		return a.begins(next) || strings.HasPrefix(next, "“") || strings.HasPrefix(next, "\"")
	}
	return true
}

var (
	months = regexp.MustCompile(`^(January|February|March|April|May|June|July|August|September|October|November|December)\b`)
	// afterTime is what may follow the time of a day.
	afterTime = regexp.MustCompile(`^((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}|Eastern|Central|Pacific|Mountain)\b`)
)

// lastPart is a word without what is joined to it in front, as in "(Mr" and
// "D-Minn".
func lastPart(word string) string {
	i := strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' })
	if i < 0 {
		return word
	}
	_, width := utf8.DecodeRuneInString(word[i:])
	return word[i+width:]
}

// isAbbreviation reports whether a word is one that has a full stop of its own.
func (a *amendments) isAbbreviation(word, folded string) bool {
	if a.words.counted[folded] || a.words.titles[folded] || a.words.capital[folded] && beginsLower(word) {
		return false
	}
	return a.AbbrevTypes.Has(folded)
}

// begins reports whether a word begins sentences and is no name.
func (a *amendments) begins(word string) bool {
	word = strings.Trim(word, openers+closers+",:;")
	word, _, _ = strings.Cut(word, "’")
	word, _, _ = strings.Cut(word, "'")
	return a.words.starters[strings.ToLower(word)]
}
