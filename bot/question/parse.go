package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// Question reads what the draft asks, on the asker's day today. The draft's
// names should be linked before.
func (d *Draft) Question(today facts.Day) Question {
	d.mendWords()
	q := Question{Text: d.text, Respelled: d.respelled, Today: today}
	if act, ok := d.lexicon.social[facts.Fold(d.text)]; ok {
		q.Kind, q.Social = Social, act
		return q
	}
	for i := range d.mentions {
		d.mentions[i].Role = Topic
	}
	used := slices.Clone(d.linked)
	for _, x := range d.dates(today) {
		for i := x.start; i < x.end; i++ {
			used[i] = true
		}
	}
	d.exclude()
	q.Order = d.order(used)
	day, start, end := d.recordDay(today)
	for q.AsRecorded = day; start < end; start++ {
		used[start] = true
	}
	q.Time = d.timeOf(today)
	for i := q.Time.start; i < q.Time.end; i++ {
		used[i] = true
	}
	q.Still, q.Negated, q.Passive = d.still(), d.negated(), d.passive()
	q.Edge, q.Choice, q.Acting = d.edge(), d.choice(), d.acting()
	q.Whose = d.word(d.opening()) == "whose"
	q.Likeness = d.has("in common", "similar", "similarity", "similarities", "alike", "the same")
	q.Contrast = d.has("different", "difference", "differences", "differ", "differs", "contrast", "unlike")
	q.Exists = d.has("is there", "are there", "was there", "were there", "has there been", "have there been")
	head := d.head()
	q.Properties = d.asks(used, head)
	q.Present = d.present(&q)
	q.Mentions = slices.Clone(d.mentions)
	q.Kind, q.Wants = d.kind(head, &q)
	q.Focus = d.focus(head, &q)
	q.Words = d.words(used, &q)
	d.refine(&q)
	return q
}

// mendWords mends what is left of misspelt words of the lexicon.
func (d *Draft) mendWords() {
	var b strings.Builder
	from, changed := 0, false
	for i := range d.tokens {
		t := &d.tokens[i]
		if d.linked[i] || t.number() || t.capital() && i > 0 {
			continue
		}
		word, ok := d.lexicon.mend(t.fold)
		if !ok {
			continue
		}
		b.WriteString(d.text[from:t.start])
		b.WriteString(word)
		from, changed = t.start+len(t.text), true
		t.fold, t.stem = word, d.lexicon.Stem(word)
	}
	if !changed {
		return
	}
	b.WriteString(d.text[from:])
	tokens := tokenize(b.String())
	if len(tokens) != len(d.tokens) {
		return // cannot be: a word was replaced by a word
	}
	d.text = b.String()
	for i := range tokens {
		tokens[i].stem = d.tokens[i].stem
	}
	d.tokens = tokens
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
		if w := d.word(i); w == "not" || w == "never" || w == "no" && d.yesNo(d.opening()) || strings.HasSuffix(w, "nt") && d.lexicon.chat[w] != "" || w == "without" {
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

// asks finds the properties that runs of free words ask for, the longest runs
// first, and marks nothing: a word may ask and be content all the same.
func (d *Draft) asks(used []bool, head int) []Asked {
	var out []Asked
	taken := slices.Clone(used)
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

// The words that ask for one end of a time, as stems.
var edges = map[string]Edge{
	"begin": Begin, "start": Begin, "becom": Begin, "join": Begin, "found": Begin, "take": Begin, "establish": Begin, "creat": Begin, "launch": Begin,
	"end": End, "lose": End, "leav": End, "stop": End, "die": End, "fall": End, "finish": End, "ceas": End, "kill": End, "resign": End, "retir": End, "quit": End, "step": End,
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
		e, ok := edges[t.stem]
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

// words are the content words that no name and no date has taken.
func (d *Draft) words(used []bool, q *Question) []Word {
	var out []Word
	for i, t := range d.tokens {
		if d.linked[i] || i >= q.Time.start && i < q.Time.end {
			continue
		}
		name := t.number() && !d.ordinalWord(i) || t.capital() && i > 0 && !d.shouting && !d.lexicon.known[t.fold]
		_, edge := edges[t.stem]
		w := Word{Stem: t.stem, Fold: t.fold, Name: name, Edge: edge && q.Edge != AnyEdge && (q.Kind == When || q.Kind == HowLong)}
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
		if used[i] || !name && (plain || d.filler(i, q)) {
			continue
		}
		if !slices.ContainsFunc(out, func(o Word) bool { return o.Stem == w.Stem }) {
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

// refine settles what depends on the whole question.
func (d *Draft) refine(q *Question) {
	topics := 0
	for _, m := range q.Mentions {
		if m.Role == Topic && !m.Weak {
			topics++
		}
	}
	content := len(q.Words) > 0
	switch {
	case (q.Kind == Who || q.Kind == What) && topics == 1 && !content && len(q.Properties) == 0 &&
		q.Order.Position == AnyPosition && !q.Time.Given() && d.isWhatIs():
		q.Kind = Define
	case q.Kind == Other && topics == 1 && !content && !q.Time.Given():
		q.Kind = Define
	case q.Kind == Compare && topics < 2:
		q.Kind = What
	}
	if q.Still && !q.Time.Given() {
		q.Time = Time{Relation: During, Span: facts.Span{First: q.Today, Last: q.Today}, Date: facts.DateOf(q.Today), Text: "now"}
	}
}

// isWhatIs reports whether the question is no more than "what is X", "who was
// X", "what does X stand for".
func (d *Draft) isWhatIs() bool {
	verb := d.word(1)
	return isBe(verb) || verb == "does" || verb == "do" || verb == "about" || len(d.tokens) > 1 && d.linked[1] || verb == "exactly"
}
