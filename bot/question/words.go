package question

import (
	"slices"
	"strings"
)

// asks finds the properties that runs of free words ask for, the longest runs
// first, and marks nothing: a word may ask and be content all the same.
func (d *Draft) asks(used []bool, head int) []Asked {
	var out []Asked
	taken := slices.Clone(used)
	if i := d.opening(); d.word(i) == "who" && d.word(i+1) == "did" && d.onlyNames(i+2) {
		for _, h := range d.lexicon.asks[d.lexicon.doing] {
			out = append(out, Asked{Property: h.property, Weight: h.weight, Verb: true, Wants: h.wants, start: i + 1, end: i + 2})
		}
	}
	for size := d.lexicon.longest; size > 0; size-- {
		for i := 0; i+size <= len(d.tokens); i++ {
			if slices.Contains(taken[i:i+size], true) || d.addressed(i) {
				continue
			}
			stems := make([]string, size)
			for k := range stems {
				stems[k] = d.tokens[i+k].stem
			}
			hits := d.lexicon.asks[strings.Join(stems, " ")]
			// The noun right behind "what" or "which" is what is asked for.
			focus := 0.0
			if head >= 0 && i == head+1 && (d.word(head) == "what" || d.word(head) == "which" || d.word(head) == "whose") {
				focus = focusBonus
			}
			named := i > 0 && (determiner(d.word(i-1)) || d.tokens[i-1].possessive)
			for _, h := range hits {
				if h.verb && !h.noun && named && size == 1 {
					continue // "the attack", "the names" are no verbs
				}
				out = append(out, Asked{Property: h.property, Weight: h.weight + focus, Verb: h.verb && !named, Wants: h.wants, start: i, end: i + size})
			}
			for k := i; k < i+size && len(hits) > 0; k++ {
				taken[k] = true
			}
		}
	}
	return out
}

// addressed reports whether the token only asks the bot to speak: "tell me".
func (d *Draft) addressed(i int) bool {
	w, next := d.word(i), d.word(i+1)
	return (w == "tell" || w == "show" || w == "give") && (next == "me" || next == "us")
}

func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those":
		return true
	}
	return false
}

// focusBonus lifts the property that the noun behind "what" names above those
// that other words of the question ask for.
const focusBonus = 0.1

// words are the content words that no name and no date has taken.
func (d *Draft) words(used []bool, q *Question) []Word {
	var out []Word
	for i, t := range d.tokens {
		if d.linked[i] || i >= q.Time.start && i < q.Time.end {
			continue
		}
		name := t.number() && !d.ordinalWord(i) || t.capital() && i > 0 && !d.shouting && !d.lexicon.known[t.fold]
		_, edge := d.lexicon.edges[t.stem]
		edge = edge && q.Edge != AnyEdge && (q.Kind == When || q.Kind == HowLong) || q.Claim && q.Time.Given() && d.lexicon.Bound(t.stem) != AnyEdge
		w := Word{Stem: t.stem, Fold: t.fold, Name: name, Edge: edge}
		for _, a := range q.Properties {
			if i >= a.start && i < a.end && !slices.Contains(w.Asks, a.Property) {
				w.Asks = append(w.Asks, a.Property)
			}
		}
		if t.fold == "over" && i == len(d.tokens)-1 && q.Kind == YesNo {
			w = Word{Stem: "end", Fold: "ended"} // "is it over?"
			out = append(out, w)
			continue
		}
		plain := d.lexicon.stop[t.fold] && !(len(w.Asks) > 0 && len(t.fold) >= 4 && determiner(d.word(i-1)))
		if used[i] || !name && (plain || d.filler(i, q)) || q.Claim && t.fold == "never" {
			continue
		}
		if !slices.ContainsFunc(out, func(o Word) bool { return o.Stem == w.Stem }) {
			out = append(out, w)
		}
	}
	return out
}

// takenBack are the content words that self-corrections dropped and that stand
// nowhere else.
func (d *Draft) takenBack() []Word {
	var out []Word
	for _, t := range d.dropped {
		w := Word{Stem: d.lexicon.Stem(t.fold), Fold: t.fold, Name: t.number() || t.capital() && t.start > 0 && !d.shouting}
		same := func(o Word) bool { return o.Stem == w.Stem }
		stands := slices.ContainsFunc(d.tokens, func(o token) bool { return o.stem == w.Stem })
		if !d.lexicon.stop[t.fold] && !stands && !slices.ContainsFunc(out, same) {
			out = append(out, w)
		}
	}
	return out
}

func (d *Draft) ordinalWord(i int) bool {
	_, ok := ordinal(d.tokens[i].fold)
	return ok && !d.tokens[i].number()
}

// filler reports whether the token helps to ask and says nothing itself: the
// unit in "how many years", "long" in "how long", "stand for".
func (d *Draft) filler(i int, q *Question) bool {
	before := d.word(i - 1)
	switch w := d.word(i); w {
	case "long", "many", "often", "old", "come":
		return before == "how"
	case "last", "lasted":
		return q.Kind == HowLong
	case "timeline", "chronology", "history":
		return true
	case "times":
		return before == "many"
	case "year", "month", "day", "date", "time", "decade", "week", "years", "months", "days", "weeks":
		return before == "what" || before == "which" || before == "many" || before == "of" || before == "the" || d.lexicon.positions[before] != ""
	case "compare", "comparison", "versus", "difference", "differences", "differ", "different", "define", "definition", "meaning":
		return true
	case "order":
		return before == "in"
	case "list", "so", "far", "reading", "readings", "story", "about", "background", "details", "info", "information":
		return true
	}
	return false
}
