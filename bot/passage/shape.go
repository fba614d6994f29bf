package passage

import (
	"math"
	"strings"

	"footnote/bot/question"
	"footnote/bot/thesaurus"
	"footnote/facts"
	"footnote/facts/prose"
)

// shape sets the features of what the sentence is like, whatever is asked.
func (f *Finder) shape(q *Query, s *sentence) {
	v := s.features
	words := s.words()
	v[length] = min(float64(len(words))/60, 1.5)
	fresh, negated := 0, false
	for i := s.first; i < s.last; i++ {
		use := s.page.read.uses[i]
		negated = negated || use.has(negation)
		if s.page.terms[i] < 0 && !use.has(stopWord) {
			fresh++
		}
	}
	v[newWords] = min(float64(fresh)/20, 1.5)
	v[negationDiffers] = truth(negated != q.negated)
	v[inPassage] = min(float64(s.n)/8, 1)
	v[opensPassage] = truth(s.n == 0)
	v[inReading] = min(float64(s.page.Ordinal)/60, 1)
	v[heading] = truth(s.page.Kind != facts.ParagraphPassage)
	v[pronoun] = truth(prose.OpensWithPronoun(words))
	v[asking] = truth(strings.HasSuffix(s.text(), "?"))
	v[titleShare] = q.share(s.has & s.page.title)
	for _, m := range s.mentions() {
		if s.asked(m) {
			continue
		}
		switch m.Kind {
		case prose.Name:
			v[newNames] += 1.0 / 4
		case prose.Number, prose.Money, prose.Percent, prose.Date:
			v[newNumbers] += 1.0 / 4
		}
	}
	v[newNames], v[newNumbers] = min(v[newNames], 1), min(v[newNumbers], 1)
}

// asked reports whether a mention in the sentence is made of the question's
// own terms.
func (s *sentence) asked(m prose.Mention) bool {
	for i := m.First; i < m.End; i++ {
		if s.page.terms[i] >= 0 {
			return true
		}
	}
	return false
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// typed sets the features of whether the sentence may hold an answer of the
// wanted type.
func (f *Finder) typed(q *Query, s *sentence, words *thesaurus.Thesaurus) {
	v := s.features
	present, known := f.holds(q, s)
	feature := typeOf(q.wants)
	if known {
		v[feature] = truth(present)
		v[typeLacks] = truth(!present)
		if !present {
			v[restates] = v[coverage]
		}
	}
	if q.focus != "" {
		f.focused(q, s, words)
	}
	if q.defines {
		v[defining], v[definingNamed] = s.defines()
	}
}

// typeOf is the feature of a type of answer.
func typeOf(w question.Wants) Feature {
	switch w {
	case question.WantsPerson:
		return typePerson
	case question.WantsPlace:
		return typePlace
	case question.WantsGroup:
		return typeGroup
	case question.WantsDate:
		return typeDate
	case question.WantsNumber:
		return typeNumber
	case question.WantsReason:
		return typeReason
	}
	return typeThing
}

// holds reports whether the sentence has something of the wanted type that the
// question does not say itself; known is false where any will do.
func (f *Finder) holds(q *Query, s *sentence) (present, known bool) {
	if q.wants == question.WantsReason {
		return s.reasons(), true
	}
	for _, m := range s.mentions() {
		switch q.wants {
		case question.WantsPerson:
			present = m.Kind == prose.Name && (m.Class == prose.PersonName || m.Class == prose.UnknownName)
		case question.WantsPlace:
			present = m.Kind == prose.Name && (m.Class == prose.PlaceName || m.Class == prose.UnknownName)
		case question.WantsGroup:
			present = m.Kind == prose.Name && (m.Class == prose.GroupName || m.Class == prose.UnknownName)
		case question.WantsDate:
			present = m.Kind == prose.Date
		case question.WantsNumber:
			present = m.Kind == prose.Number || m.Kind == prose.Money || m.Kind == prose.Percent || m.Kind == prose.Duration || m.Kind == prose.Ordinal
		default:
			return false, false
		}
		if present && !s.asked(m) {
			return true, true
		}
	}
	return false, q.wants != "" && q.wants != question.WantsThing
}

// reasons reports whether words of the sentence give a reason.
func (s *sentence) reasons() bool {
	uses := s.uses()
	for i, use := range uses {
		if use.has(reasonWord) || use.has(reasonPair) && i+1 < len(uses) {
			return true
		}
	}
	return false
}

// focused sets the features of the noun behind "what" and "which".
func (f *Finder) focused(q *Query, s *sentence, words *thesaurus.Thesaurus) {
	v := s.features
	if at, ok := q.index[q.focus]; ok {
		v[focusSaid] = truth(s.has.has(at))
	}
	for i := s.first; i < s.last; i++ {
		if s.page.terms[i] < 0 && !s.page.read.uses[i].has(stopWord) && q.isFocus(s.page.read.stems[i], words) {
			v[focusIs] = 1
			return
		}
	}
}

// isFocus reports whether a stem is one of what the focus names. The thesaurus is
// asked once for each: sentences about one thing share most of their words.
func (q *Query) isFocus(stem string, words *thesaurus.Thesaurus) bool {
	is, known := q.focused[stem]
	if !known {
		is = words.IsA(stem, q.focus)
		q.focused[stem] = is
	}
	return is
}

// defines is whether the sentence says what a term of the question is, "X is
// ...", and whether it opens with that.
func (s *sentence) defines() (says, opens float64) {
	for i := s.first + 1; i < s.last; i++ {
		if strings.HasSuffix(s.page.words[i-1].Mark, "(") && (s.page.terms[i] >= 0 || s.page.terms[i-1] >= 0) {
			return 1, truth(i-s.first <= 8) // "the Larn Bridge Trust (LBT)"
		}
		if s.page.read.uses[i].has(equals) && s.page.terms[i-1] >= 0 {
			return 1, truth(i-s.first <= 5)
		}
	}
	return 0, 0
}

// logShare brings a number of 0 and more to a scale of 0 to about 1.
func logShare(x, scale float64) float64 { return math.Log1p(x) / math.Log1p(scale) }
