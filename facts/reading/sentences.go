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
	for _, abbreviation := range abbreviations {
		t.AbbrevTypes.Add(abbreviation)
	}
	words := english.NewWordTokenizer(t.PunctStrings)
	ortho := &sentences.OrthoContext{Storage: t.Storage, PunctStrings: t.PunctStrings, TokenType: words, TokenFirst: words}
	t.Annotations = append(t.Annotations, &amendments{t.Storage, words, ortho})
	return t, nil
})

// abbreviations are some that Punkt's data does not have.
var abbreviations = strings.Fields("capt col maj lt cmdr adm gen rev hon brig cpl pvt supt insp prof pres sen rep " +
	"jan feb mar apr jun jul aug sept sep oct nov dec vol vols fig figs ch sec art para pp ed eds cf al approx est " +
	"dept univ assn bros ltd esp incl ca viz resp messrs mme mlle msgr fr mt ft")

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

// amendments put right what Punkt gets wrong: a year at the end of a sentence
// is no number of a list, and a full stop that stands apart (" . ") is one.
type amendments struct {
	*sentences.Storage
	*english.WordTokenizer
	ortho *sentences.OrthoContext
}

// Annotate implements [sentences.AnnotateTokens].
func (a *amendments) Annotate(tokens []*sentences.Token) []*sentences.Token {
	for i, token := range tokens[:max(0, len(tokens)-1)] {
		var previous *sentences.Token
		if i > 0 {
			previous = tokens[i-1]
		}
		next := tokens[i+1]
		switch {
		case token.Tok == ".":
			token.SentBreak = a.detachedEnds(previous, next)
		case a.IsListNumber(token) && strings.HasSuffix(token.Tok, "."):
			token.SentBreak = previous != nil && !previous.SentBreak && !beginsLower(next.Tok)
		case a.HasUnreliableEndChars(token) && beginsUpper(next.Tok): // also before a quotation mark
			token.SentBreak = true
		case strings.HasSuffix(token.Tok, "…"):
			token.SentBreak = beginsUpper(next.Tok)
		case token.SentBreak && strings.ContainsAny(token.Tok[len(token.Tok)-1:], "?!"):
			token.SentBreak = !beginsLower(next.Tok)
		}
	}
	return tokens
}

// detachedEnds reports whether a full stop that stands apart ends a sentence,
// by what comes before and after it.
func (a *amendments) detachedEnds(previous, next *sentences.Token) bool {
	if next.Tok == "." || beginsLower(next.Tok) || closing(next.Tok) {
		return false
	}
	if previous == nil {
		return true
	}
	word := previous.Tok
	initial := utf8.RuneCountInString(word) == 1 && beginsUpper(word)
	if initial || a.AbbrevTypes.Has(strings.ToLower(word)) {
		return a.ortho.Heuristic(next) == 1
	}
	return true
}

func closing(word string) bool { return word == ")" || word == "”" || word == "''" || word == "]" }

func beginsLower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

func beginsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "“‘\"'(["))
	return unicode.IsUpper(r)
}
