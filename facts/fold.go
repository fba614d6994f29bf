package facts

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names are compared: lower case, without accents
// and other marks, apostrophes and full stops dropped, every other run of
// punctuation and space one space. "Sporting C.P." and "sporting cp" fold to
// the same. Scripts in which marks are not accents but make other letters,
// such as Devanagari or Japanese, keep them. Folding again changes nothing.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	var b strings.Builder
	b.Grow(len(s))
	space, accented := false, true
	for _, r := range norm.NFKD.String(strings.Map(dropAcute, s)) {
		switch {
		case dropped(r):
		case unicode.Is(unicode.M, r):
			if !accented && !space {
				b.WriteRune(r)
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space, accented = false, unicode.In(r, accentedScripts...)
			b.WriteString(lower(r))
		default:
			space = true
		}
	}
	return norm.NFC.String(b.String())
}

// accentedScripts are those in which a word without its marks is still the
// word: accents, and the vowel signs of Arabic and Hebrew.
var accentedScripts = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew, unicode.Common}

// dropAcute drops the acute accent that people type for an apostrophe, which
// Unicode decomposes into a space and a mark.
func dropAcute(r rune) rune {
	if r == '´' {
		return -1
	}
	return r
}

// lower is the letter or digit in lower case, and in plain letters where it is
// one that Unicode does not decompose.
func lower(r rune) string {
	r = unicode.ToLower(r)
	if plain, ok := plainLetters[r]; ok {
		return plain
	}
	return string(r)
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

func dropped(r rune) bool { return strings.ContainsRune(".'`’‘ʼʿʾʻ", r) }

// plainLetters are letters that Unicode does not decompose.
var plainLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h",
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
		doubled := r == last
		last = r
		if !doubled && (i == 0 || !strings.ContainsRune("aeiouy", r)) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

var skeletonPairs = strings.NewReplacer("kh", "k", "gh", "g", "dh", "d", "th", "t", "ph", "f", "ck", "k", "sch", "s", "sh", "s", "ch", "k", "ts", "s")

var skeletonLetters = map[rune]rune{'q': 'k', 'c': 'k', 'z': 's', 'x': 'k', 'w': 'v'}
