package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"footnote/facts"
)

// maxTalk is how many bytes of what people say to one another are read.
const maxTalk = 4 * maxText

// sentences parts a message into its sentences, without the lines that quote
// somebody.
func (l *Lexicon) sentences(text string) []string {
	var out []string
	if len(text) > maxTalk {
		text = strings.ToValidUTF8(text[:maxTalk], "")
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '>' {
			out = append(out, l.lineSentences(line)...)
		}
	}
	return out
}

// lineSentences parts a line by Unicode's rules, but not behind what is an
// abbreviation.
func (l *Lexicon) lineSentences(line string) []string {
	var out []string
	begun := ""
	for s := sentences.FromString(line); s.Next(); {
		begun += s.Value()
		if l.abbreviated(begun) && !l.asksFirst(line[s.End():]) {
			continue
		}
		out, begun = append(out, strings.TrimSpace(begun)), ""
	}
	if begun = strings.TrimSpace(begun); begun != "" {
		out = append(out, begun)
	}
	return l.beforeNumbers(out)
}

// stopBeforeNumber is a full stop behind a word or a year, and a number after
// it. Unicode's rules take it for the stop of an abbreviation where a small
// letter follows: "in 2022. 500 people".
var stopBeforeNumber = regexp.MustCompile(`(?:\pL{3,}|[0-9]{4})\.\s+[0-9]`)

// beforeNumbers parts sentences also before a number.
func (l *Lexicon) beforeNumbers(all []string) []string {
	var out []string
	for _, s := range all {
		for from := 0; ; {
			at := stopBeforeNumber.FindStringIndex(s[from:])
			if at == nil {
				break
			}
			end := from + at[1] - 1 // the number begins the next
			if first := strings.TrimSpace(s[:end]); l.abbreviated(first) {
				from = end
			} else {
				out, s, from = append(out, first), s[end:], 0
			}
		}
		out = append(out, s)
	}
	return out
}

// abbreviated reports whether the text ends in an abbreviation: "Dr.", "U.S.".
func (l *Lexicon) abbreviated(text string) bool {
	text, ok := strings.CutSuffix(strings.TrimSpace(text), ".")
	if !ok {
		return false
	}
	last := text[strings.LastIndexAny(text, " .")+1:]
	return utf8.RuneCountInString(last) == 1 && last[0] > '9' || l.abbreviations[facts.Fold(last)]
}

// maxOpening is how many bytes of a text are looked at for how it begins.
const maxOpening = 64

// asksFirst reports whether a text begins as a question does.
func (l *Lexicon) asksFirst(text string) bool {
	tokens := tokenize(text[:min(len(text), maxOpening)])
	return len(tokens) > 0 && (questionWords[tokens[0].fold] || slices.Contains(auxiliaries, tokens[0].fold))
}

// lastSentence cuts sentences that lead up to a question: "Never mind. Who is
// Putin?". A question before the last sentence is not cut.
func (l *Lexicon) lastSentence(text string) string {
	tokens := tokenize(text)
	for i := len(tokens) - 2; i >= 0; i-- {
		if !strings.ContainsAny(tokens[i].mark, ".!") || len(tokens[i].text) < 3 && !openers[tokens[i].fold] || strings.Contains(text[:tokens[i].end], "?") {
			continue
		}
		next := tokens[i+1].fold
		if next == "and" || next == "so" || next == "but" || next == "then" {
			next = tokens[min(i+2, len(tokens)-1)].fold
		}
		if questionWords[next] || slices.Contains(auxiliaries, next) {
			return text[tokens[i+1].start:]
		}
	}
	return text
}
