package reading

import (
	"embed"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
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
	abbreviations map[string]bool // have a full stop of their own
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

// A token is what stands between two white spaces.
type token struct {
	text   string
	end    int  // where it ends in the paragraph, in bytes
	breaks bool // a sentence ends after it
}

// tokensOf are the tokens of a paragraph. Scripts that put no spaces after the
// ends of sentences are divided there.
func tokensOf(paragraph string) []token {
	var out []token
	start := 0
	for i, r := range paragraph {
		wide := r == '。' || r == '？' || r == '！'
		if !wide && !unicode.IsSpace(r) {
			continue
		}
		end := i
		if wide {
			end += utf8.RuneLen(r)
		}
		if end > start {
			out = append(out, token{paragraph[start:end], end, wide})
		}
		start = i + utf8.RuneLen(r)
	}
	if start < len(paragraph) {
		out = append(out, token{paragraph[start:], len(paragraph), false})
	}
	return out
}

// markBreaks finds out after which tokens sentences end.
func (a *wordLists) markBreaks(tokens []token) {
	noted := false // within a note that began after a full stop
	for i := range max(0, len(tokens)-1) {
		t, next := &tokens[i], tokens[i+1].text
		switch {
		case t.breaks:
		case noted:
			noted = !strings.Contains(t.text, "]")
			t.breaks = !noted && !continues(next)
		case strings.Contains(t.text, "[") && opensNote.MatchString(t.text):
			noted = true
		case !mayEnd(t.text):
		case continues(next):
			t.breaks = a.breaksBeforeLower(t.text, next)
		default:
			t.breaks = a.breaksAfter(tokens, i)
		}
	}
}

// mayEnd reports whether a token has what may end a sentence, or follows it.
func mayEnd(text string) bool {
	return strings.ContainsAny(text, ".?!…]") || strings.Trim(text, closers) == ""
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
	if word[0] == '[' && notes.ReplaceAllString(word, "") == "" { // a note of the sentence before
		return true
	}
	return strings.Trim(word, closers+",;:") == "" && strings.Trim(word, "\"'") != "" || beginsLower(word) || word == "." || word[0] == ','
}

// breaksBeforeLower keeps a break before a word in lower case where it is more
// likely that its capital was forgotten than that the stop is no full stop.
func (a *wordLists) breaksBeforeLower(token, next string) bool {
	word := strings.TrimSuffix(token, ".")
	return beginsLower(next) && word != token && word != "" && strings.ToLower(word) == word && !a.abbreviations[word] && !a.joining[word] &&
		strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// breaksAfter decides on a token before one that may begin a sentence.
func (a *wordLists) breaksAfter(tokens []token, i int) bool {
	token, next := tokens[i].text, tokens[i+1].text
	core := strings.TrimRight(withoutNotes(token), closers)
	if core == "" && i > 0 && (token[0] == '[' || !strings.ContainsAny(token, openers)) { // closing marks and notes that stand apart
		return ended(tokens[i-1].text) && beginsUpper(next)
	}
	last, _ := utf8.DecodeLastRuneInString(core)
	switch {
	case core == ".":
		if i == 0 || strings.HasSuffix(tokens[i-1].text, ".") { // "in Larn , N.Y. ."
			return true
		}
		return a.stopEnds(tokens, i-1, tokens[i-1].text, initialOr(tokens[i+1:]))
	case strings.HasSuffix(core, "…") || strings.HasSuffix(core, ".."):
		return beginsUpper(next)
	case last == '.':
		return a.stopEnds(tokens, i, strings.TrimSuffix(core, "."), next)
	case last == '?' || last == '!':
		return true
	}
	return false
}

// withoutNotes is a token without the marks of notes at its end.
func withoutNotes(token string) string {
	if strings.HasSuffix(token, "]") {
		token = notes.ReplaceAllString(token, "")
	}
	if last := token[max(0, len(token)-1):]; beginsDigit(last) && strings.ContainsAny(token, ".?!") {
		if m := raised.FindStringSubmatch(token); m != nil {
			return m[1]
		}
	}
	return token
}

// ended reports whether a token ends in a mark that ends sentences.
func ended(token string) bool {
	core := strings.TrimRight(token, closers)
	return core != "" && strings.ContainsAny(core[len(core)-1:], ".?!")
}

// initialOr is the first of the tokens, with its full stop if it is an initial
// whose stop stands apart.
func initialOr(tokens []token) string {
	word := tokens[0].text
	if len(tokens) > 1 && tokens[1].text == "." && utf8.RuneCountInString(word) == 1 {
		return word + "."
	}
	return word
}

// stopEnds decides on a full stop after a word, which is that of tokens[at],
// before one that may begin a sentence.
func (a *wordLists) stopEnds(tokens []token, at int, word, next string) bool {
	first := at == 0 || tokens[at-1].breaks || listMark.MatchString(tokens[at-1].text+" x") // of a sentence
	word = lastPart(word)
	folded := strings.ToLower(word)
	number := beginsDigit(next) || roman.MatchString(strings.TrimRight(next, ".,;:")) && len(next) > 1
	switch {
	case a.counted[folded] && number, a.joining[folded]:
		return false
	case beginsDigit(word):
		return (!first || len(word) > 3) && !(len(word) <= 2 && months.MatchString(next)) // "on 15. May"
	case beginsUpper(word) && a.titles[folded]:
		return a.begins(next)
	case utf8.RuneCountInString(word) == 1 && beginsUpper(word):
		return a.begins(next) || at > 0 && a.lettered[strings.ToLower(tokens[at-1].text)]
	case folded == "a.m" || folded == "p.m":
		weekday := a.abbreviations[strings.ToLower(strings.TrimRight(next, ".,"))]
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
func (a *wordLists) isAbbreviation(word, folded string) bool {
	if a.counted[folded] || a.titles[folded] || a.capital[folded] && beginsLower(word) {
		return false
	}
	return a.abbreviations[folded]
}

// begins reports whether a word begins sentences and is no name.
func (a *wordLists) begins(word string) bool {
	word = strings.TrimRight(strings.TrimLeft(word, openers), closers+",:;")
	word, _, _ = strings.Cut(word, "’")
	word, _, _ = strings.Cut(word, "'")
	return a.starters[strings.ToLower(word)]
}
