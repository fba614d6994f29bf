package facts

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names are compared: lower case, without accents
// and other marks, apostrophes and full stops dropped, every other run of
// punctuation and space one space. "Sporting C.P." and "sporting cp" fold to
// the same.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.M, r) || dropped(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			if plain, ok := plainLetters[r]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
		default:
			space = true
		}
	}
	return b.String()
}

// foldASCII is Fold for the common case, without the detour over Unicode.
func foldASCII(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	space := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 0x80:
			return "", false
		case c == '.' || c == '\'' || c == '`':
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
			if space && len(b) > 0 {
				b = append(b, ' ')
			}
			space = false
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
		default:
			space = true
		}
	}
	return string(b), true
}

func dropped(r rune) bool { return strings.ContainsRune(".'`’‘ʼʿʾʻ´", r) }

// plainLetters are letters that Unicode does not decompose.
var plainLetters = map[rune]string{
	'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'þ': "th", 'Þ': "th", 'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe",
	'ı': "i", 'ħ': "h", 'Ħ': "h",
}

// SpellingKeys are the keys by which a folded word finds others that are
// spelled almost like it: the word itself, the word with any one letter left
// out (two words an edit apart share one of these, as in Garbe's SymSpell,
// 2012), and its [Skeleton], by which transliterations meet. Words of fewer
// than four letters have no keys: too many words are an edit apart.
func SpellingKeys(word string) []string {
	runes := []rune(word)
	if len(runes) < 4 {
		return nil
	}
	keys := make([]string, 0, len(runes)+2)
	keys = append(keys, word)
	for i := range runes {
		if i > 0 && runes[i] == runes[i-1] {
			continue // leaving out either of two like letters gives the same
		}
		keys = append(keys, string(runes[:i])+string(runes[i+1:]))
	}
	if skeleton := Skeleton(word); len(skeleton) >= 3 {
		keys = append(keys, "~"+skeleton)
	}
	return keys
}

// Skeleton is what stays of a folded word when its vowels, doubled letters and
// the letters that transliterations disagree on are taken out: "husseini",
// "husayni" and "hussaini" all give "hsn".
func Skeleton(word string) string {
	var b strings.Builder
	var last rune
	word = skeletonPairs.Replace(word)
	for i, r := range word {
		if p, ok := skeletonLetters[r]; ok {
			r = p
		}
		if r == last || i > 0 && strings.ContainsRune("aeiouy", r) {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

var skeletonPairs = strings.NewReplacer("kh", "k", "gh", "g", "dh", "d", "th", "t", "ph", "f", "ck", "k", "sch", "s", "sh", "s", "ch", "k", "ts", "s")

var skeletonLetters = map[rune]rune{'q': 'k', 'c': 'k', 'z': 's', 'x': 'k', 'w': 'v'}
