package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// A successionWord asks for the next or the previous of a line: by a verb, as
// stems ("take", "over", "from"), or by a folded noun ("predecessor").
type successionWord struct {
	words    []string
	position Position
	noun     bool
}

func (l *Lexicon) addSuccession(phrases []string, p Position, noun bool) {
	for _, phrase := range phrases {
		l.learn(phrase)
		words := strings.Fields(facts.Fold(phrase))
		if !noun {
			for i, w := range words {
				words[i] = l.Stem(w)
			}
		}
		l.succession = append(l.succession, successionWord{words, p, noun})
	}
}

// order reads which one of a line is wanted, and marks the mention it lies
// next to. used marks the tokens that asked for it.
func (d *Draft) order(used []bool) Order {
	for _, s := range d.lexicon.succession {
		if i, ok := d.findSuccession(s, used); ok {
			for k := i; k < i+len(s.words); k++ {
				used[k] = true
			}
			if s.noun {
				return d.anchored(s.position, d.nounAnchor(i))
			}
			return d.verbOrder(s.position, i, i+len(s.words))
		}
	}
	if m, position := d.besideAnchor(); m >= 0 {
		return d.anchored(position, m)
	}
	if o, ok := d.nextInLine(used); ok {
		return o
	}
	return d.position(used)
}

func (d *Draft) findSuccession(s successionWord, used []bool) (int, bool) {
	for i := 0; i+len(s.words) <= len(d.tokens); i++ {
		match := true
		for k, w := range s.words {
			t := d.tokens[i+k]
			word := t.stem
			if s.noun {
				word = strings.TrimSuffix(t.fold, "s")
			}
			match = match && word == w && !d.linked[i+k] && !used[i+k]
		}
		// "as follows", "the following" ask for nothing.
		if match && (s.noun || d.tokens[i].fold != "following" && d.tokens[i].fold != "follows") {
			return i, true
		}
	}
	return 0, false
}

// anchored is the order beside mention m, which it marks; m may be -1.
func (d *Draft) anchored(p Position, m int) Order {
	if m < 0 {
		return Order{Position: p}
	}
	d.mentions[m].Role = Anchor
	anchor := d.mentions[m]
	return Order{Position: p, Anchor: &anchor}
}

// nounAnchor finds whose predecessor or successor is meant: "X's successor",
// "the successor to X".
func (d *Draft) nounAnchor(at int) int {
	for i, m := range d.mentions {
		if m.end <= at && at-m.end <= 2 && d.tokens[m.end-1].possessive {
			return i
		}
	}
	if w := d.word(at + 1); w == "of" || w == "to" || w == "for" {
		return d.mentionFrom(at + 2)
	}
	return -1
}

// mentionFrom finds the mention that begins at token i or after words that
// lead to a name.
func (d *Draft) mentionFrom(i int) int {
	for ; i < len(d.tokens); i++ {
		for k, m := range d.mentions {
			if m.start == i && m.Role == Topic {
				return k
			}
		}
		if d.linked[i] || !d.lexicon.leading[d.tokens[i].fold] {
			return -1
		}
	}
	return -1
}

// verbOrder reads who is asked for by "succeed" and the like: in "who succeeded
// X" the one who did it, in "who did X succeed" the one it was done to; the
// passive turns that round.
func (d *Draft) verbOrder(p Position, start, end int) Order {
	after := d.mentionFrom(end)
	before := -1
	for i, m := range d.mentions {
		if m.end <= start && m.Role == Topic {
			before = i
		}
	}
	passive := false
	for i := max(0, start-2); i < start; i++ {
		passive = passive || isBe(d.word(i))
	}
	by := d.word(end) == "by"
	if by {
		after = d.mentionFrom(end + 1)
	}
	if (d.frame > 0 || d.yesNo(d.opening())) && before >= 0 && after >= 0 {
		if by { // "was Y succeeded by X"
			return d.anchored(p, before)
		}
		return d.anchored(p, after) // "did X succeed Y"
	}
	asksDoer := before < 0 || after >= 0 && !d.helped(start)
	anchor := after
	if !asksDoer || after < 0 {
		anchor = before
	}
	asksNext := asksDoer
	switch {
	case passive && by && after >= 0:
		asksNext, anchor = false, after
	case passive || by || start > 0 && d.word(0) == "by":
		asksNext = true
		if before >= 0 {
			anchor = before
		}
	case anchor == before && before >= 0 && after < 0:
		asksNext = false
	}
	if !asksNext {
		p = opposite(p)
	}
	return d.anchored(p, anchor)
}

// helped reports whether an auxiliary makes what stands before the verb at
// token i its subject: "who did X replace".
func (d *Draft) helped(i int) bool {
	for k := range i {
		if w := d.word(k); w == "did" || w == "does" || w == "do" || w == "had" || w == "has" {
			return true
		}
	}
	return false
}

func isBe(w string) bool {
	switch w {
	case "is", "was", "were", "are", "be", "been", "being", "got":
		return true
	}
	return false
}

func opposite(p Position) Position {
	if p == Next {
		return Previous
	}
	return Next
}

// besideAnchor finds "before X" and "after X" where X is no event's name.
func (d *Draft) besideAnchor() (mention int, p Position) {
	for i := range d.tokens {
		if i > 0 && !d.linked[i-1] && len(d.lexicon.asks[d.tokens[i-1].stem+" "+d.tokens[i].stem]) > 0 {
			continue // "look after"
		}
		switch d.word(i) {
		case "before":
			p = Previous
		case "after", "following":
			p = Next
		default:
			continue
		}
		if m := d.mentionFrom(i + 1); m >= 0 && !isEvent(&d.mentions[m]) {
			return m, p
		}
	}
	return -1, AnyPosition
}

// nextInLine reads "who came next", "who was next", "who came before", which
// lean on what was said.
func (d *Draft) nextInLine(used []bool) (Order, bool) {
	for i := range d.tokens {
		w, last := d.word(i), i == len(d.tokens)-1
		switch {
		case w == "next" && monthNumber(d.word(i+1)) == 0 && !isUnit(d.word(i+1)):
			used[i] = true
			return Order{Position: Next}, true
		case last && (w == "afterwards" || w == "after" || w == "thereafter"):
			return Order{Position: Next}, true
		case last && (w == "before" || w == "beforehand"):
			return Order{Position: Previous}, true
		}
	}
	return Order{}, false
}

func isUnit(w string) bool {
	switch w {
	case "year", "month", "week", "day", "decade", "century":
		return true
	}
	return false
}

// ordinals are the words for places in a line; the first is a Position of its
// own.
var ordinals = []string{"zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// position reads first, last, longest and the like.
func (d *Draft) position(used []bool) Order {
	for i := range d.tokens {
		if p, ok := d.lexicon.positions[d.word(i)]; ok && !used[i] {
			return Order{Position: p}
		}
		// "the second leader" is one of a line; "a second attack" is not.
		if n := slices.Index(ordinals, d.word(i)); n >= 2 && d.word(i-1) == "the" && d.word(i+1) != "half" && d.word(i+1) != "century" {
			used[i] = true
			return Order{Position: Nth, N: n}
		}
	}
	return Order{}
}
