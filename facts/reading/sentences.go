package reading

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/neurosnap/sentences"
	"github.com/neurosnap/sentences/english"

	"footnote/facts"
)

// splitter finds sentences by Punkt, with the data for English. It is made when
// it is first needed, and then only read.
var splitter = sync.OnceValues(func() (*sentences.DefaultSentenceTokenizer, error) {
	t, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		return nil, err
	}
	lists := loadWordLists()
	for word := range lists.abbreviations {
		t.AbbrevTypes.Add(word)
	}
	t.Annotations = append(t.Annotations, &amendments{t.Storage, english.NewWordTokenizer(t.PunctStrings), lists})
	return t, nil
})

// splitSentences gives the byte ranges of the sentences of a paragraph, without
// the white space around them. The paragraph begins at offset, and is not
// empty.
func splitSentences(paragraph string, offset int) []facts.ByteRange {
	whole := []facts.ByteRange{trimRange(paragraph, 0, len(paragraph), offset)}
	punkt, err := splitter()
	if err != nil || !strings.ContainsAny(paragraph, ".?!…。？！") {
		return whole // the data is part of the library; without it paragraphs stay whole
	}
	var out []facts.ByteRange
	start := 0
	// The library overlooks a last word that ends in a letter of several bytes,
	// so a space comes after it.
	for _, end := range punkt.SentencePositions(paragraph + " ") {
		end = min(end, len(paragraph))
		if strings.TrimSpace(paragraph[start:end]) != "" {
			out = append(out, trimRange(paragraph, start, end, offset))
		}
		start = end
	}
	if len(out) == 0 {
		return whole
	}
	return out
}

func trimRange(s string, start, end, offset int) facts.ByteRange {
	left := len(s[start:end]) - len(strings.TrimLeftFunc(s[start:end], unicode.IsSpace))
	right := len(strings.TrimRightFunc(s[start:end], unicode.IsSpace))
	return facts.ByteRange{Start: offset + start + left, End: offset + start + max(left, right)}
}

func beginsLower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

func beginsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, openers))
	return unicode.IsUpper(r)
}

func beginsDigit(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }
