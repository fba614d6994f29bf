package question

import (
	"slices"
	"strings"
)

// editingFile is the part of lexicon.yaml on the words after which speakers
// start again.
type editingFile struct {
	Terms    []string
	Company  string
	Fillers  string
	Resuming string
	NoBefore string
	NoAfter  string
}

// editing is that part as it is looked up.
type editing struct {
	terms             [][]string // the longest first
	company, fillers  map[string]bool
	resuming          map[string]bool
	noBefore, noAfter map[string]bool
}

func newEditing(f *editingFile) editing {
	e := editing{
		company: set(same, f.Company), fillers: set(same, f.Fillers), resuming: set(same, f.Resuming),
		noBefore: set(same, f.NoBefore), noAfter: set(same, f.NoAfter),
	}
	for _, t := range f.Terms {
		e.terms = append(e.terms, strings.Fields(t))
	}
	slices.SortStableFunc(e.terms, func(a, b []string) int { return len(b) - len(a) })
	return e
}

// editingRun finds the first run of editing terms, fillers and what keeps them
// company that has words on both sides and corrects something; end is 0 where
// there is none.
func (l *Lexicon) editingRun(tokens []token) (at, end int) {
	for i := 1; i < len(tokens)-1; i++ {
		j, strong, parts := l.runAt(tokens, i)
		if j == i {
			continue
		}
		if j < len(tokens) && l.corrects(tokens, i, j, strong, parts) {
			return i, j
		}
		i = j - 1
	}
	return 0, 0
}

// runAt reads the run that begins at token i: its end, how many editing terms
// it has, and how many parts in all.
func (l *Lexicon) runAt(tokens []token, i int) (end, strong, parts int) {
	for end = i; end < len(tokens); parts++ {
		n := l.termAt(tokens, end)
		switch w := tokens[end].fold; {
		case n > 0:
			strong++
			end += n
		case (l.editing.company[w] || l.editing.fillers[w]) && !tokens[end].capital():
			end++
		default:
			return end, strong, parts
		}
	}
	return end, strong, parts
}

// termAt is how many tokens the editing term at token i has; 0 if none is
// there.
func (l *Lexicon) termAt(tokens []token, i int) int {
	for _, term := range l.editing.terms {
		if i+len(term) > len(tokens) {
			continue
		}
		matches := true
		for k, w := range term {
			matches = matches && tokens[i+k].fold == w && (!tokens[i+k].capital() || w == "i")
		}
		if matches {
			return len(term)
		}
	}
	return 0
}

// corrects reports whether the run of tokens i to j corrects what stands before
// it. Several parts do, and most terms; a lone "no" or "wait" may be a word like
// any other, and fillers and company only lead to a question begun again.
func (l *Lexicon) corrects(tokens []token, i, j, strong, parts int) bool {
	before, after := tokens[i-1], tokens[j]
	restart := restarts(l.resumed(tokens[j:]))
	filled := slices.ContainsFunc(tokens[i:j], func(t token) bool { return l.editing.fillers[t.fold] })
	switch {
	case tokens[j-1].fold == "no" && l.editing.noAfter[after.fold]:
		return false // "or no longer"
	case strong == 0 && parts > 1:
		return filled || restart || tokens[i].fold == "or"
	case strong == 0 && tokens[i].fold == "or":
		return i >= 2 && i <= 3 && restart
	case strong == 0:
		return restart && tokens[i].fold != "like"
	case parts > 1 || restart:
		return true
	case tokens[i].fold == "make":
		return !l.stop[after.fold] // "what did they make that could ..."
	case j-i > 1:
		return true
	}
	set := before.mark != "" || tokens[i].mark != ""
	switch tokens[i].fold {
	case "no":
		return l.correctingNo(before, after, set)
	case "wait", "rather":
		return after.fold != "than" && (set || !l.stop[before.fold] && !l.stop[after.fold])
	}
	return true
}

// correctingNo reports whether a "no" between the two words corrects, and does
// not deny the noun behind it: before a word without content, or between words
// of which the one may be said for the other.
func (l *Lexicon) correctingNo(before, after token, set bool) bool {
	switch {
	case after.capital() && isDatePreposition(before.fold):
		return true // "a part of, no, Larn"
	case l.editing.noBefore[before.fold]:
		return false
	case set || l.stop[after.fold]:
		return true
	case l.stop[before.fold]:
		return false
	case before.number() || after.number():
		return before.number() && after.number()
	case l.Past(before.fold) || l.Past(after.fold):
		return l.Past(before.fold) && l.Past(after.fold)
	}
	return after.capital() || !before.capital()
}

// trailed is a mended text without the word that ends it as repairs are ended:
// "in Larn rather?".
func (l *Lexicon) trailed(text string) string {
	tokens := tokenize(text)
	n := len(tokens)
	if n < 3 || !l.editing.company[tokens[n-1].fold] && tokens[n-1].fold != "rather" {
		return text
	}
	return text[:tokens[n-2].end] + tokens[n-1].mark
}

// unfilled is the text without its fillers.
func (l *Lexicon) unfilled(text string) string {
	tokens := tokenize(text)
	var b strings.Builder
	from := 0
	for i, t := range tokens {
		if !l.editing.fillers[t.fold] || t.capital() || len(tokens) == 1 {
			continue
		}
		b.WriteString(text[from:t.start])
		from = t.end
		if i+1 < len(tokens) {
			from = tokens[i+1].start
		}
	}
	return strings.TrimSpace(b.String() + text[from:])
}
