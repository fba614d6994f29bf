package passage

import (
	"math"

	"footnote/facts"
	"footnote/facts/prose"
)

// nearWords is how many words around a span its terms are looked for.
const nearWords = 8

// nearest sets how the span lies to the nearest terms on both sides.
func (r *spanReader) nearest(sp *span) {
	s := sp.of
	left, right := -1, -1
	before, behind := bitset(0), bitset(0)
	for i := sp.first - 1; i >= max(0, sp.first-nearWords); i-- {
		if t := s.term(i); t >= 0 {
			before = before.with(t)
			left = max(left, i)
		}
	}
	for i := min(s.len(), sp.end+nearWords) - 1; i >= sp.end; i-- {
		if t := s.term(i); t >= 0 {
			behind = behind.with(t)
			right = i
		}
	}
	r.distance(sp, spanLeft, spanLeftTerm, left, sp.first-left)
	r.distance(sp, spanRight, spanRightTerm, right, right-sp.end+1)
	r.set(sp, spanNumber, termsBefore, r.q.share(before))
	r.set(sp, spanNumber, termsBehind, r.q.share(behind))
}

// distance sets how many words away the nearest term is, which is at word at,
// and what sort of term it is; -1 is none.
func (r *spanReader) distance(sp *span, g, which spanGroup, at, words int) {
	if at < 0 {
		r.is(sp, g, 0)
		r.is(sp, which, termNone)
		return
	}
	r.is(sp, g, 1+bucket(words, 1, 2, 3, 5, 8))
	t := sp.of.term(at)
	class := r.q.terms[t].class
	value := 1 + int(class)
	switch {
	case r.q.terms[t].stem == r.ask.focus:
		value = termIsFocus
	case t == r.ask.last && class == verbTerm:
		value = termLastVerb
	case t == r.ask.last:
		value = termLast
	}
	r.is(sp, which, value)
}

// side sets on which side of the question's nearest verb the span stands, by
// the role of the question word.
func (r *spanReader) side(sp *span) {
	const just = 3
	value, nearest := sideNone, math.MaxInt
	for i := range sp.of.len() {
		away, now := sp.first-i, sideBehind
		if i >= sp.end {
			away, now = i-sp.end+1, sideBefore
		}
		if away <= 0 || away >= nearest || !r.asksVerb(sp.of, i) {
			continue
		}
		nearest, value = away, now
		if away <= just {
			value-- // just before, just behind
		}
	}
	r.is(sp, spanSide, int(r.ask.role)*sides+value)
}

// asksVerb reports whether word i is a verb of the question, or means the like.
func (r *spanReader) asksVerb(s *spanSentence, i int) bool {
	const like = .5
	t := s.term(i)
	if t < 0 {
		n := s.page.near[s.first+i]
		if n.weight < like {
			return false
		}
		t = n.term
	}
	return r.q.terms[t].class == verbTerm
}

// dates sets how the dates around the span go with the time asked about.
func (r *spanReader) dates(sp *span) {
	if r.q.span == (facts.Span{}) {
		r.is(sp, spanDate, datesNotAsked)
		return
	}
	const fits, misses = 1, 2
	before, behind := 0, 0
	for i := range sp.of.all {
		m := &sp.of.all[i]
		if m.Kind != prose.Date || m.Span == facts.Always || m.Span == (facts.Span{}) {
			continue
		}
		state := misses
		if m.Span.Overlaps(r.q.span) {
			state = fits
		}
		if m.End <= sp.of.first+sp.first {
			before = state
		} else if m.First >= sp.of.first+sp.end && behind == 0 {
			behind = state
		}
	}
	values := [3][3]int{
		0:      {0: datesNone, fits: datesFitBehind, misses: datesMissBehind},
		fits:   {0: datesFitBefore, fits: datesFitBoth, misses: datesFitBefore},
		misses: {0: datesMissBefore, fits: datesFitBehind, misses: datesMissBoth},
	}
	r.is(sp, spanDate, values[before][behind])
}
