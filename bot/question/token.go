package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/facts"
)

// maxTokens bounds how much of a message is read as a question. People's
// questions are far shorter; what comes after is context at best.
const maxTokens = 64

// maxWord is how many bytes of one word are looked at.
const maxWord = 64

// A token is one word of the text, as [facts.Fold] splits it.
type token struct {
	text  string // as written, without a possessive ending
	fold  string
	stem  string
	start int // byte offsets into the text
	end   int
	// possessive is set for "ISIS's" and "states'"; the ending is in neither
	// text nor fold.
	possessive bool
	// mark is the punctuation between this token and the next: "," or "?" and
	// the like, without spaces.
	mark string
}

// capital reports whether the token is written with a capital first letter or
// is a number in a name.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r)
}

// number reports whether the token begins with a digit.
func (t token) number() bool { return t.fold[0] >= '0' && t.fold[0] <= '9' }

// tokenize splits a text where facts.Fold would put its spaces.
func tokenize(text string) []token {
	var out []token
	start := -1
	flush := func(end int) {
		if start >= 0 && len(out) < maxTokens {
			if t, ok := newToken(text[start:end], start); ok {
				out = append(out, t)
			}
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r):
			if start < 0 {
				start = i
			}
		case start >= 0 && innerMark(text, i, r):
		default:
			flush(i)
			if n := len(out); n > 0 && !unicode.IsSpace(r) {
				out[n-1].mark += string(r)
			}
		}
	}
	flush(len(text))
	return out
}

// innerMark reports whether the mark at i joins a word together: the
// apostrophe of "don't", the full stops of "U.S.".
func innerMark(text string, i int, r rune) bool {
	if r == ',' || r == '.' { // 1,000 and 2.5
		return i > 0 && i+1 < len(text) && digit(text[i-1]) && digit(text[i+1]) || r == '.' && innerStop(text, i)
	}
	if !strings.ContainsRune("'’‘`ʼʿʾ", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
	return unicode.IsLetter(next) || unicode.IsDigit(next)
}

// innerStop reports whether the full stop at i belongs to its word: it stands
// before a letter or, as the last of "U.S. ", two after another.
func innerStop(text string, i int) bool {
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	return unicode.IsLetter(next) || unicode.IsDigit(next) || i >= 2 && text[i-2] == '.'
}

func newToken(text string, start int) (token, bool) {
	t := token{text: text, start: start, end: start + len(text)}
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if cut, ok := strings.CutSuffix(text, ending); ok && cut != "" {
			t.text, t.possessive = cut, true
		}
	}
	t.text = strings.TrimRight(t.text, "'’`")
	t.fold = facts.Fold(numbersPlain(t.text))
	// A word in a script that folds into several words is one token all the
	// same: its first part stands for it.
	t.fold, _, _ = strings.Cut(t.fold, " ")
	if len(t.fold) > maxWord {
		t.fold = strings.ToValidUTF8(t.fold[:maxWord], "")
	}
	return t, t.fold != ""
}

// phrase is the folded words from token i up to, not including, j. With
// whole, a possessive ending of the last token counts as part of the name
// ("Lord's", as in a ground of that name).
func phrase(tokens []token, i, j int, whole bool) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i {
			b.WriteByte(' ')
		}
		b.WriteString(tokens[k].fold)
		if tokens[k].possessive && (k < j-1 || whole) {
			b.WriteByte('s')
		}
	}
	return b.String()
}

// squeeze shortens runs of three and more like letters, as in "whoooo", to
// one or two: both are tried against known, and one wins if neither is known.
func squeeze(word string, known func(string) bool) string {
	if strings.ContainsAny(word, "0123456789") {
		return word // neither 1999 nor room222 is a misspelling
	}
	for _, keep := range []int{2, 1} {
		var b strings.Builder
		var last rune
		run, changed := 0, false
		for _, r := range word {
			if r == last {
				run++
			} else {
				last, run = r, 1
			}
			if n := runLength(word, r); n >= 3 && run > keep {
				changed = true
				continue
			}
			b.WriteRune(r)
		}
		if !changed {
			return word
		}
		if known(b.String()) || keep == 1 {
			return b.String()
		}
	}
	return word
}

// runLength is the longest run of r in word.
func runLength(word string, r rune) int {
	longest, run := 0, 0
	for _, c := range word {
		if c != r {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
