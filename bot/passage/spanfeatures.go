package passage

import (
	"math"

	"footnote/bot/thesaurus"
	"footnote/facts/prose"
)

// A spanReader gives spans their features.
type spanReader struct {
	*spanLayout
	q     *Query
	ask   *askedFor
	words *thesaurus.Thesaurus
}

// set adds a feature, for all types of question and for the one that is asked.
func (r *spanReader) set(sp *span, g spanGroup, value int, x float64) {
	add := func(t askedType) {
		sp.features = append(sp.features, spanFeature{r.number(t, g, value), float32(x)})
	}
	add(askedAny)
	add(r.ask.asked)
	if r.ask.dated {
		add(askedDated)
	}
}

func (r *spanReader) is(sp *span, g spanGroup, value int) { r.set(sp, g, value, 1) }

func (r *spanReader) has(sp *span, value int, yes bool) {
	if yes {
		r.is(sp, spanHas, value)
	}
}

// read sets the features of a span.
func (r *spanReader) read(sp *span) {
	s := sp.of
	sp.features = make([]spanFeature, 0, 72)
	kind := s.spanKind(sp)
	head := s.head(sp)
	before, behind := s.edges(sp)
	r.is(sp, spanKind, kind)
	r.is(sp, spanLength, bucket(sp.end-sp.first, 1, 2, 3, 4, 6, 9, 14))
	r.is(sp, spanBefore, int(before))
	r.is(sp, spanBehind, int(behind))
	r.is(sp, spanFirst, int(s.kinds[sp.first]))
	r.is(sp, spanLast, int(s.kinds[sp.end-1]))
	r.is(sp, spanRank, s.rank)
	r.set(sp, spanNumber, sentenceShare, s.share)
	r.set(sp, spanNumber, sentenceLogShare, math.Log(max(s.share, 1e-4))/5)
	r.has(sp, beginsSentence, sp.first == 0)
	r.has(sp, afterPreposition, r.ask.preposition != "" && sp.first > 0 && s.word(sp.first-1).Fold == r.ask.preposition)
	r.has(sp, cutsBefore, before == plainWord)
	r.has(sp, cutsBehind, behind == plainWord)
	r.has(sp, wholeClause, sp.end-sp.first > 3 && behind >= sentenceEdge)
	r.has(sp, reasonClause, behind >= sentenceEdge && (before == becauseWord || s.kinds[sp.first] == becauseWord))
	if figure := kind >= ofNumber && kind <= ofOrdinal; r.ask.measure != noMeasure && figure {
		asked := measuredBy[r.ask.measure].has(kind)
		r.has(sp, figureAsked, asked)
		r.has(sp, otherFigure, !asked)
	}
	r.classes(sp, kind, head)
	r.focus(sp, head)
	r.inside(sp)
	r.said(sp)
	r.nearest(sp)
	r.side(sp)
	r.dates(sp)
}

// measuredBy are the kinds of span that tell a measure.
var measuredBy = [measures]bitset{
	percentMeasure: 1 << ofPercent, moneyMeasure: 1 << ofMoney, durationMeasure: 1 << ofDuration, ageMeasure: 1<<ofNumber | 1<<ofDuration,
	sizeMeasure: 1 << ofNumber, countMeasure: 1 << ofNumber,
}

// bucket is the index of the first bound that n does not pass.
func bucket(n int, bounds ...int) int {
	for i, b := range bounds {
		if n <= b {
			return i
		}
	}
	return len(bounds)
}

// spanKind is the kind of a span, by the mentions in it.
func (s *spanSentence) spanKind(sp *span) int {
	found := ofWords
	for i := sp.first; i < sp.end; i++ {
		m := s.mentionAt(i)
		if m == nil {
			continue
		}
		first, end := m.First-s.first, m.End-s.first
		switch {
		case first == sp.first && end == sp.end:
			return mentionKind(m)
		case m.Kind == prose.Date:
			found = max(found, withDate)
		case m.Kind != prose.Name && m.Kind != prose.Quoted:
			found = max(found, withNumber)
		case first <= sp.first && end >= sp.end:
			return ofNamePart
		default:
			found = withName
		}
	}
	return found
}

// mentionKind is the kind of a span that is a mention.
func mentionKind(m *prose.Mention) int {
	switch m.Kind {
	case prose.Name:
		return [...]int{prose.UnknownName: ofName, prose.PersonName: ofPerson, prose.GroupName: ofGroup, prose.PlaceName: ofPlace}[m.Class]
	case prose.Date:
		return ofDate
	case prose.Number:
		return ofNumber
	case prose.Money:
		return ofMoney
	case prose.Percent:
		return ofPercent
	case prose.Duration:
		return ofDuration
	case prose.Ordinal:
		return ofOrdinal
	}
	return ofQuoted
}

// head is the word that says what a span is: the last one, or the last before
// a small word.
func (s *spanSentence) head(sp *span) int {
	for i := sp.first + 1; i < sp.end; i++ {
		if s.kinds[i] < firstOpen && s.kinds[i] != andWord && s.mentions[i] < 0 {
			return i - 1
		}
	}
	return sp.end - 1
}

// classes sets what kinds of thing the head of the span stands for, and how its
// kind goes with those that are wanted.
func (r *spanReader) classes(sp *span, kind, head int) {
	c := r.words.Class(sp.of.stem(head))
	for i := range thingKinds {
		if c.Has(1 << i) {
			r.is(sp, spanClass, i)
		}
		if r.ask.classes.Has(1 << i) {
			r.is(sp, spanFocusKind, i*spanKinds+kind)
		}
	}
	if c == 0 {
		r.is(sp, spanClass, noClass)
	}
	if r.ask.classes == 0 && r.ask.focus != "" {
		r.is(sp, spanFocusKind, noClass*spanKinds+kind)
	}
	if c.Has(r.ask.classes) {
		r.is(sp, spanFocus, focusOfClass)
	}
}

// focus sets how the span goes with the noun that says what is wanted.
func (r *spanReader) focus(sp *span, head int) {
	if r.ask.focus == "" {
		return
	}
	s := sp.of
	some := false
	set := func(value int, yes bool) {
		if yes {
			r.is(sp, spanFocus, value)
			some = true
		}
	}
	says := false
	for i := sp.first; i < sp.end; i++ {
		says = says || s.stem(i) == r.ask.focus
	}
	set(focusIsOne, s.isOne[head])
	set(focusSays, says)
	set(focusBehind, sp.end < s.len() && s.stem(sp.end) == r.ask.focus)
	set(focusBefore, sp.first > 0 && s.stem(sp.first-1) == r.ask.focus)
	if !some {
		r.is(sp, spanFocus, focusNone)
	}
}

// inside sets what stands in the span.
func (r *spanReader) inside(sp *span) {
	s := sp.of
	var list, of, verb, small, comma, capital bool
	for i := sp.first; i < sp.end; i++ {
		kind := s.kinds[i]
		verb = verb || kind == beWord || kind == haveWord || kind == modalWord || kind == verbPast || kind == verbOther
		capital = capital || i > sp.first && kind == capitalWord
		if i == sp.end-1 {
			break
		}
		mark, marked := markKind(s.word(i).Mark)
		comma = comma || marked && mark == commaEdge && !s.inside(i)
		if i > sp.first {
			list = list || kind == andWord
			of = of || kind == ofWord
			small = small || s.mentions[i] < 0 && kind < firstOpen && kind != andWord && kind != ofWord && kind > aWord
		}
	}
	r.has(sp, hasList, list)
	r.has(sp, hasOf, of)
	r.has(sp, hasVerb, verb)
	r.has(sp, hasSmallWord, small)
	r.has(sp, hasComma, comma)
	r.has(sp, hasCapital, capital)
}

// said sets how much of the span the question says itself, or the title does.
func (r *spanReader) said(sp *span) {
	s := sp.of
	said, content, titled := 0, 0, true
	for i := sp.first; i < sp.end; i++ {
		if s.kinds[i] < firstOpen {
			continue
		}
		content++
		t := s.term(i)
		if t >= 0 {
			said++
		}
		titled = titled && t >= 0 && s.page.title.has(t)
	}
	value := saysNothing
	if said > 0 {
		value = saysSome + bucket(10*said/content, 3, 6)
	}
	r.is(sp, spanSays, value)
	r.has(sp, isTitle, titled && content > 0)
}
