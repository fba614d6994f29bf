package question

import (
	"slices"
	"strings"
)

// manner reads how the question is put; whether it is in the present tense is
// only known when its properties are.
func (d *Draft) manner() Manner {
	return Manner{
		Still: d.still(), Negated: d.negated(), Passive: d.passive(),
		Edge: d.edge(), Choice: d.choice(), Acting: d.acting(),
		Claim:    d.frame > 0,
		Whose:    d.frame == 0 && d.word(d.opening()) == "whose",
		Likeness: d.has("in common", "similar", "similarity", "similarities", "alike", "the same"),
		Contrast: d.has("different", "difference", "differences", "differ", "differs", "contrast", "unlike"),
		Exists:   d.has("is there", "are there", "was there", "were there", "has there been", "have there been"),
	}
}

func (d *Draft) still() bool {
	for i := range d.tokens {
		switch d.word(i) {
		case "still", "currently", "nowadays", "presently":
			return true
		case "now", "today":
			return d.word(i-1) != "until"
		case "current", "present":
			return true
		}
	}
	return false
}

func (d *Draft) negated() bool {
	for i := range d.tokens {
		if w := d.word(i); w == "not" || w == "never" || w == "no" && (d.frame > 0 || d.yesNo(d.opening())) || strings.HasSuffix(w, "nt") && d.lexicon.chat[w] != "" || w == "without" {
			return true
		}
	}
	return false
}

// present reports whether the question asks how things are: it has is or are,
// or its asking verb ends in -s, and nothing puts it in the past.
func (d *Draft) present(q *Question) bool {
	present := false
	for i := range d.tokens {
		switch d.word(i) {
		case "was", "were", "did", "had", "been":
			return false
		case "is", "are", "does":
			present = true
		}
	}
	for _, a := range q.Properties {
		if a.Verb && strings.HasSuffix(d.tokens[a.start].fold, "s") {
			present = true
		}
	}
	return present && !q.Time.Given()
}

// passive reports whether someone or something was done to: a form of be and a
// later "by".
func (d *Draft) passive() bool {
	be := false
	for i := range d.tokens {
		w := d.word(i)
		if w == "by" && be && i+1 < len(d.tokens) && !isDatePreposition(d.word(i+1)) {
			return true
		}
		be = be || isBe(w)
	}
	return false
}

// exclude marks the mentions that are not wanted: "besides X", "other than X
// and Y".
func (d *Draft) exclude() {
	for k := range d.mentions {
		m := &d.mentions[k]
		i := m.start - 1
		if d.word(i) == "the" {
			i--
		}
		w := d.word(i)
		out := w == "besides" || w == "except" || w == "excluding" || w == "beside" ||
			w == "than" && (d.word(i-1) == "other" || d.word(i-1) == "else") || w == "from" && (d.word(i-1) == "apart" || d.word(i-1) == "aside") ||
			w == "for" && d.word(i-1) == "except"
		if !out && k > 0 && d.mentions[k-1].Role == Excluded && m.start-d.mentions[k-1].end <= 1 && (w == "and" || w == "or" || d.mentions[k-1].end == m.start) {
			out = true
		}
		if out {
			m.Role = Excluded
		}
	}
}

// edge reads which end of a time is asked for; none if both are.
func (d *Draft) edge() Edge {
	if d.has("until when", "till when", "how long until") {
		return End
	}
	if d.has("since when", "from when") {
		return Begin
	}
	found := AnyEdge
	for i, t := range d.tokens {
		e, ok := d.lexicon.edges[t.stem]
		if !ok || d.linked[i] {
			continue
		}
		if found != AnyEdge && found != e {
			return AnyEdge
		}
		found = e
	}
	return found
}

// acting reports whether the question asks who did something, in the active
// voice: "who killed him", not "who was killed".
func (d *Draft) acting() bool {
	i := d.opening()
	if w := d.word(i); w != "who" && w != "which" && w != "what" {
		return false
	}
	start := i + 1
	if d.word(start) == "did" && d.onlyNames(start+1) {
		start++ // "who did it"
	}
	for k := start; k < len(d.tokens); k++ {
		if isBe(d.word(k)) || slices.Contains(auxiliaries, d.word(k)) {
			return false
		}
	}
	return true
}

// onlyNames reports whether nothing but names and words without content follow
// from token i on.
func (d *Draft) onlyNames(i int) bool {
	for ; i < len(d.tokens); i++ {
		if !d.linked[i] && !d.lexicon.stop[d.tokens[i].fold] {
			return false
		}
	}
	return true
}

// choice reports whether the question names two things with "or" between them.
func (d *Draft) choice() bool {
	for i := range d.tokens {
		if d.word(i) != "or" {
			continue
		}
		before, after := false, false
		for _, m := range d.mentions {
			before = before || m.end <= i
			after = after || m.start > i
		}
		if before && after {
			return true
		}
	}
	return false
}
