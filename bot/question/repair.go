package question

import (
	"slices"
	"strings"
)

// questionWords begin a question, or begin it again after a self-correction.
var questionWords = map[string]bool{
	"who": true, "whom": true, "whose": true, "what": true, "which": true,
	"when": true, "where": true, "why": true, "how": true,
}

// mostRepairs is how many self-corrections of one text are mended.
const mostRepairs = 4

// repair mends self-corrections, one after the other: what comes after an
// editing term, "no wait", replaces what it corrects. A restarted question
// drops what stood before it; a corrected word or name replaces the last one of
// its kind. What was dropped is returned too: it was said, and may still help
// to find what is meant.
func (l *Lexicon) repair(text string) (mended string, dropped []token) {
	for range mostRepairs {
		tokens := tokenize(text)
		at, end := l.editingRun(tokens)
		if end == 0 {
			break
		}
		f := l.fault(tokens[:at], l.resumed(tokens[end:]))
		dropped = append(dropped, tokens[f.start:f.end]...)
		text = l.trailed(f.mend(text, tokens[:at]))
	}
	return l.unfilled(text), dropped
}

// A fault is what a repair replaces: tokens start to end of those before it.
// Tokens to the end of those stay, behind the repair.
type fault struct {
	start, end int
	repair     []token
	denied     bool // the repair ends by denying the fault: "not Dorne"
}

// mend writes the repair in the place of the fault.
func (f fault) mend(text string, before []token) string {
	first, last := f.repair[0], f.repair[len(f.repair)-1]
	out := text[first.start:]
	middle := ""
	if f.end < len(before) {
		middle = " " + text[before[f.end].start:before[len(before)-1].end]
	}
	if f.denied || middle != "" {
		out = text[first.start:last.end] + middle
		if strings.HasSuffix(text, "?") {
			out += "?"
		}
	}
	if f.start == 0 {
		return out
	}
	return strings.TrimRight(text[:before[f.start-1].end], " ,") + " " + out
}

// resumed is the repair without what only leads up to it: "tell me", "it was".
func (l *Lexicon) resumed(after []token) []token {
	for i, t := range after[:min(len(after)-1, longestFrame)] {
		if questionWords[t.fold] {
			return after[i:] // "and tell me who"
		}
		if !l.editing.resuming[t.fold] {
			break
		}
	}
	for len(after) > 2 && slices.ContainsFunc([]string{"it was", "it is", "that should", "should be", "tell me", "just tell"}, func(s string) bool { return s == after[0].fold+" "+after[1].fold }) {
		after = after[2:]
	}
	if len(after) > 1 && after[0].fold == "be" {
		after = after[1:]
	}
	return after
}

// fault is what of before the repair replaces.
func (l *Lexicon) fault(before, after []token) fault {
	if i, n, ok := restated(before, after); ok {
		return fault{i, i + len(after) - n - 1, after[:n], true}
	}
	if restarts(after) {
		if last := len(before) - 1; last > 2 && questionWords[before[last].fold] {
			return fault{last, last + 1, after, false} // "by gateways for which, no, what reason"
		}
		return fault{0, len(before), after, false}
	}
	if i, ok := l.again(before, after); ok {
		return fault{i, len(before), after, false}
	}
	return l.ofKind(before, after)
}

// restated finds what the end of a repair says again to deny it, "found in
// Dorne, no wait, Larn, not Dorne": where it stands before, and how many tokens
// of the repair come before the denial.
func restated(before, after []token) (at, keep int, ok bool) {
	not := slices.IndexFunc(after, func(t token) bool { return t.fold == "not" })
	if not <= 0 || not == len(after)-1 || restarts(after) {
		return 0, 0, false
	}
	said := after[not+1:]
	for i := 1; i+len(said) <= len(before); i++ {
		if slices.EqualFunc(before[i:i+len(said)], said, sameWord) {
			return i, not, true
		}
	}
	return 0, 0, false
}

func sameWord(a, b token) bool { return a.fold == b.fold }

// restarts reports whether the tokens begin a question of their own.
func restarts(after []token) bool {
	if questionWords[after[0].fold] {
		return true
	}
	return len(after) > 1 && questionWords[after[1].fold] && slices.Contains([]string{"in", "on", "at", "for", "from", "by", "and", "to", "of", "with"}, after[0].fold)
}

// farthest is how many tokens a repair may go back to a word without content
// that it repeats.
const farthest = 5

// again finds the last place before where the repair's first words were said:
// the more of them, the better.
func (l *Lexicon) again(before, after []token) (int, bool) {
	best, most := 0, 0
	for i := len(before) - 1; i > 0; i-- {
		n := 0
		for i+n < len(before) && n < len(after) && sameWord(before[i+n], after[n]) {
			n++
		}
		if n == 1 && l.stop[after[0].fold] && len(before)-i > farthest {
			continue
		}
		if n > most {
			best, most = i, n
		}
	}
	return best, most > 0
}

// ofKind is the last words of before that are of the kind of the repair: a
// number for a number, a run of capitals for a capitalised name, else a word
// with content.
func (l *Lexicon) ofKind(before, after []token) fault {
	first := after[0]
	matches := func(t token) bool { return !l.stop[t.fold] }
	if first.number() {
		matches = token.number
	} else if first.capital() {
		matches = token.capital
	}
	for i := len(before) - 1; i > 0; i-- {
		if !matches(before[i]) {
			continue
		}
		end := i + 1
		for i > 1 && first.capital() && matches(before[i-1]) && before[i-1].mark == "" {
			i--
		}
		if len(after) > longestInPlace {
			end = len(before)
		}
		return fault{i, end, after, false}
	}
	last := max(1, len(before)-1)
	return fault{last, len(before), after, false}
}

// longestInPlace is how many tokens a repair has at most for what stands
// between the fault and it to stay: "name what Dorne is a part of, no, Larn".
const longestInPlace = 4
