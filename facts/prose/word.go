package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/facts"
)

// maxWord is how many bytes of one folded word are looked at.
const maxWord = 64

// A Word is one word of a text, as [facts.Fold] parts words. What stands
// between words is in Mark.
type Word struct {
	Text string // as written, without a possessive ending
	Fold string // folded; never empty
	// Start and End are byte offsets into the text; End counts a possessive
	// ending in.
	Start, End int
	// Possessive is set for "ISIS's"; the ending is in neither Text nor Fold.
	Possessive bool
	// Mark is the punctuation between this word and the next, "," or "?" and
	// the like, without spaces.
	Mark string
}

// Capital reports whether the word begins with a capital letter.
func (w *Word) Capital() bool {
	r, _ := utf8.DecodeRuneInString(w.Text)
	return unicode.IsUpper(r)
}

// Number reports whether the word begins with a digit.
func (w *Word) Number() bool { return w.Fold[0] >= '0' && w.Fold[0] <= '9' }

// Words parts a text into its words, at most limit of them; 0 means all.
func Words(text string, limit int) []Word {
	out := make([]Word, 0, min(len(text)/5+1, 1<<12))
	start := -1
	flush := func(end int) {
		if start >= 0 && (limit == 0 || len(out) < limit) {
			if w, ok := newWord(text[start:end], start); ok {
				out = append(out, w)
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
				out[n-1].Mark += string(r)
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

func newWord(text string, start int) (Word, bool) {
	w := Word{Text: text, Start: start, End: start + len(text)}
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if cut, ok := strings.CutSuffix(text, ending); ok && cut != "" {
			w.Text, w.Possessive = cut, true
		}
	}
	w.Text = strings.TrimRight(w.Text, "'’`")
	w.Fold = facts.Fold(NumbersPlain(w.Text))
	// A word in a script that folds into several words is one all the same:
	// its first part stands for it.
	w.Fold, _, _ = strings.Cut(w.Fold, " ")
	if len(w.Fold) > maxWord {
		w.Fold = strings.ToValidUTF8(w.Fold[:maxWord], "")
	}
	return w, w.Fold != ""
}

// NumbersPlain writes the numbers of a text without the commas between their
// thousands.
func NumbersPlain(text string) string {
	if !strings.Contains(text, ",") {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		if r == ',' && i > 0 && i+1 < len(text) && digit(text[i-1]) && digit(text[i+1]) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
