package passage

import (
	"footnote/facts"
	"footnote/facts/prose"
)

const (
	daysPerMonth = 30.44
	// A state of which only the beginning or the end is said is taken to have
	// lasted a few years: long enough to meet a question about its time.
	sinceDays = 5 * 365
	untilDays = 4 * 365
)

// dated sets the features of how the sentence's time lies to the time asked
// about.
func (q *Query) dated(s *sentence) {
	if q.span == (facts.Span{}) {
		return
	}
	v := s.features
	asked := clip(q.span, sinceDays)
	spans := s.spans()
	v[dateNone] = truth(len(spans) == 0)
	outside := len(spans) > 0
	for _, t := range spans {
		iou := overlapOf(asked, t)
		v[dateOverlap] = max(v[dateOverlap], iou)
		if t.Overlaps(q.span) {
			outside = false
			v[dateInside] = 1
			if t.Intersect(asked).Days() <= 31 && t.Days() > 62 && asked.Days() > 62 {
				v[dateTouch] = 1
			}
		}
		v[dateFirst] = max(v[dateFirst], truth(sameStart(t, q.span)))
		v[dateLast] = max(v[dateLast], truth(sameEnd(t, q.span)))
	}
	v[dateOutside] = truth(outside)
	first, carried, ok := s.began(spans)
	if !ok {
		return
	}
	if carried {
		v[dateCarried] = overlapOf(asked, facts.Span{First: first.First, Last: first.First + sinceDays})
	}
	v[dateState] = overlapOf(asked, facts.Span{First: first.First, Last: s.until(first.First)})
}

// clip bounds a span that is open at one end.
func clip(s facts.Span, days facts.Day) facts.Span {
	if s.First == facts.MinDay {
		s.First = s.Last - days
	}
	if s.Last == facts.MaxDay {
		s.Last = s.First + days
	}
	return s
}

// overlapOf is the months that two bounded spans share, over the months that
// either has.
func overlapOf(a, b facts.Span) float64 {
	shared := a.Intersect(b)
	if shared.IsEmpty() {
		return 0
	}
	months := func(s facts.Span) float64 { return max(1, float64(s.Days())/daysPerMonth) }
	return months(shared) / months(a.Hull(b))
}

func sameStart(t, asked facts.Span) bool {
	return asked.First != facts.MinDay && near(t.First, asked.First)
}
func sameEnd(t, asked facts.Span) bool { return asked.Last != facts.MaxDay && near(t.Last, asked.Last) }

// near reports whether two days are about a month apart at most.
func near(a, b facts.Day) bool { return a-b <= 31 && b-a <= 31 }

// spans are the times that the sentence tells of, bounded.
func (s *sentence) spans() []facts.Span {
	var out []facts.Span
	for _, m := range s.mentions() {
		if m.Kind != prose.Date || m.Span == facts.Always || m.Span == (facts.Span{}) {
			continue
		}
		t := clip(m.Span, sinceDays)
		if !m.TwoEnded {
			switch m.Relation {
			case prose.Since:
				t.Last = t.First + sinceDays
			case prose.Until:
				t.First = t.Last - untilDays
			}
		}
		out = append(out, t)
	}
	return out
}

// began is the time that the sentence begins with: its first date or, if it
// has none, the last one before it in the text.
func (s *sentence) began(spans []facts.Span) (first facts.Span, carried, ok bool) {
	if len(spans) > 0 {
		return spans[0], false, true
	}
	p := s.prev
	for range 6 {
		if p == nil {
			break
		}
		if spans := p.spans(); len(spans) > 0 {
			return spans[len(spans)-1], true, true
		}
		p = p.prev
	}
	return facts.Span{}, false, false
}

// until is the day of the next date in the text after the sentence that is
// later than first; a few years on where there is none near.
func (s *sentence) until(first facts.Day) facts.Day {
	n := s.next
	for range 4 {
		if n == nil {
			break
		}
		for _, t := range n.spans() {
			if t.First > first+31 {
				return t.First
			}
		}
		n = n.next
	}
	return first + sinceDays
}

// fromSource sets the features of the reading as a whole, for an asker of a
// day.
func (q *Query) fromSource(s *sentence, best float64) {
	v := s.features
	p := s.page
	v[passageScore] = p.Score / (q.total + 1)
	if best > 0 {
		v[whole] = p.Whole / best
	}
	v[wholeFirst] = truth(p.reading == 0)
	v[titleCoverage] = q.share(p.title)
	published := p.Source.Date.Span()
	if !p.Source.Date.Known() {
		v[sourceUndated] = 1
		return
	}
	days := float64(q.question.Today - published.First)
	v[recent] = truth(days >= -1 && days <= 8)
	v[recentMonth] = truth(days >= -1 && days <= 31)
	v[laterThanAsked] = truth(days < -1)
	v[dayDistance] = min(logShare(max(days, -days), 400), 1.5)
}
