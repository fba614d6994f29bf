package passage

import (
	"math"

	"footnote/bot/question"
	"footnote/facts"
)

// A Trial is one question with the sentences that may answer it, and all that
// is measured of them. It is what ranking works on, and what weights are fitted
// on. It is not safe for concurrent use.
type Trial struct {
	query     *Query
	readings  int         // how many were searched
	sentences []*sentence // best first
}

// Try weighs the sentences of what was found for a query. Its error is a fault
// in the program's own data.
func (f *Finder) Try(q *Query, found *facts.TextFound) (*Trial, error) {
	all, err := f.weigh(q, found)
	return &Trial{q, found.Readings, all}, err
}

// Situation is the situation of the question.
func (t *Trial) Situation() Situation {
	switch {
	case t.readings > fewReadings:
		return ManyReadings
	case t.query.span != (facts.Span{}):
		return FewReadingsDated
	}
	return FewReadings
}

// fewReadings is how many readings are few: what a study group has on its desk,
// and not an archive.
const fewReadings = 20

// A Candidate is one sentence of a trial.
type Candidate struct {
	Source     string // its ID
	Start, End int    // its byte range in the reading
	// Before and After are where the sentence before begins and the one after
	// ends; those of the sentence itself where there is none.
	Before, After int
	Features      *Features
}

// Candidates are the sentences that were weighed, best first.
func (t *Trial) Candidates() []Candidate {
	out := make([]Candidate, len(t.sentences))
	for i, s := range t.sentences {
		r := s.page.Sentences[s.n]
		c := Candidate{Source: s.page.Source.ID, Start: r.Start, End: r.End, Before: r.Start, After: r.End, Features: s.features}
		if s.prev != nil {
			c.Before = s.prev.page.Sentences[s.prev.n].Start
		}
		if s.next != nil {
			c.After = s.next.page.Sentences[s.next.n].End
		}
		out[i] = c
	}
	return out
}

// Rank puts the best sentences first, by the weights.
func (t *Trial) Rank(w *Features) { t.query.rank(t.sentences, w) }

// Evidence is the evidence that the best sentence of a ranked trial answers.
func (t *Trial) Evidence() Evidence {
	var e Evidence
	if len(t.sentences) == 0 {
		return e
	}
	best := t.sentences[0]
	v := best.features
	e[bestScore] = best.score / 10
	e[bestShare] = best.share
	e[gapToSecond] = 1
	if len(t.sentences) > 1 {
		e[gapToSecond] = min(1, (best.score-t.sentences[1].score)/3)
	}
	everywhere := bitset(0)
	for _, s := range t.sentences {
		if s.share > 0 {
			e[entropy] -= s.share * math.Log(s.share) / math.Log(maxWeighed)
		}
		e[mostCoverage] = max(e[mostCoverage], s.features[coverage])
		e[mostCoverageAbove] = max(e[mostCoverageAbove], s.features[coverageAbove])
		everywhere |= s.has | s.page.above
	}
	e[missedByAll] = 1 - t.query.share(everywhere)
	t.missing(&e)
	for to, from := range evidenceOf {
		e[to] = v[from]
	}
	for _, s := range t.sentences[:min(3, len(t.sentences))] {
		e[hitsAgree] += truth(s.page.Source.ID == best.page.Source.ID) / 3
	}
	for i := range t.query.terms {
		e[oddWords] = max(e[oddWords], t.query.terms[i].idf/15)
	}
	t.query.kinds(&e)
	return e
}

// missing sets the evidence of the terms that the best sentence lacks.
func (t *Trial) missing(e *Evidence) {
	best := t.sentences[0]
	v := best.features
	inReading := best.page.above
	for _, s := range t.sentences {
		if s.page.reading == best.page.reading {
			inReading |= s.page.has
		}
	}
	around := best.has
	if best.prev != nil {
		around |= best.prev.has
	}
	if best.next != nil {
		around |= best.next.has
	}
	q := t.query
	terms := float64(len(q.terms))
	for i := range q.terms {
		if !best.has.has(i) {
			e[missedCount] += float64(1-best.related[i]) / terms
		}
	}
	e[missedInPassage] = 1 - q.share(best.page.has|best.page.above)
	e[missedInReading] = 1 - q.share(inReading)
	e[notSaid] = q.share(inReading &^ (around | best.page.above))
	e[otherName] = truth(v[lacksNames] > 0 && v[newNames] > 0)
	e[otherNumber] = truth(v[lacksNumbers] > 0 && v[newNumbers] > 0)
	e[rareCoverage] = v[coverageRare]
	e[aroundCoverage] = q.share(around | best.page.above)
	e[bm25Best] = v[bm25]
	for k := 1; k < len(q.order); k++ {
		a, b := best.has.has(q.order[k-1]), best.has.has(q.order[k])
		e[pairMissed] += truth(a != b) / float64(len(q.order))
	}
}

// evidenceOf are the features of the best sentence that are evidence.
var evidenceOf = map[evidence]Feature{
	topCoverage: coverage, topCoverageAbove: coverageAbove, topCarried: coverageCarried, topNear: nearCoverage,
	missedName: lacksNames, missedNumber: lacksNumbers, missedVerb: lacksVerbs, missedOther: lacksOthers,
	missedNameAbove: lacksNamesAbove, missedRarest: missingRarest, differsInNot: negationDiffers, hasOpposite: antonym,
	hasNoType: typeLacks, orderKept: sequence, pairsKept: bigrams, inTime: dateOverlap, outOfTime: dateOutside, noTime: dateNone,
	fromWhole: whole, fromTitle: titleCoverage, thatWeek: recent, thatMonth: recentMonth, daysAway: dayDistance, laterOn: laterThanAsked,
}

// kinds sets the evidence of what sort of question it is.
func (q *Query) kinds(e *Evidence) {
	e[asksForNot] = truth(q.negated)
	switch q.wants {
	case question.WantsPerson:
		e[asksWho] = 1
	case question.WantsDate:
		e[asksWhen] = 1
	case question.WantsPlace:
		e[asksWhere] = 1
	case question.WantsNumber:
		e[asksHowMany] = 1
	}
}
