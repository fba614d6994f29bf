package passage

import "math"

// The settings of BM25 for sentences, as fitted on questions about
// encyclopaedia articles: short texts repeat little and vary little in length.
const (
	bm25K        = 0.9
	bm25B        = 0.4
	averageWords = 22
)

// bm25Of is the BM25 of a text of so many words that has each term so often.
func (q *Query) bm25Of(words int, count func(term int) float64) float64 {
	sum := 0.0
	norm := bm25K * (1 - bm25B + bm25B*float64(words)/averageWords)
	for i := range q.terms {
		if n := count(i); n > 0 {
			sum += q.terms[i].weight * q.terms[i].idf * n * (bm25K + 1) / (n + norm)
		}
	}
	return sum
}

// mass is the idf of the terms of the set.
func (q *Query) mass(b bitset) float64 {
	sum := 0.0
	for i := range q.terms {
		if b.has(i) {
			sum += q.terms[i].weight * q.terms[i].idf
		}
	}
	return sum
}

// share is the part of the whole query's idf that the terms of the set have.
func (q *Query) share(b bitset) float64 { return q.mass(b) / q.total }

// overlap sets the features of what a sentence has in common with the query.
func (q *Query) overlap(s *sentence, best bests) {
	v := s.features
	v[bm25] = s.bm25 / q.total
	v[bm25Share] = s.bm25 / best.sentence
	v[bm25Near] = s.bm25Near / q.total
	v[bm25NearShare] = s.bm25Near / best.near
	v[bm25Passage] = s.page.bm25 / q.total
	prev, next := s.prev, s.next
	if prev != nil && prev.page == s.page {
		v[bm25Prev] = prev.bm25 / q.total
	}
	if next != nil && next.page == s.page {
		v[bm25Next] = next.bm25 / q.total
	}
	v[coverage] = q.share(s.has)
	v[coverageAbove] = q.share(s.has | s.page.above)
	v[coverageCarried] = q.share(s.has | s.carried | s.page.above)
	v[coverageRare] = q.rareShare(s.has)
	v[missingRarest] = q.rarest(^s.has)
	v[missingRarestAbove] = q.rarest(^(s.has | s.carried | s.page.above))
	if prev != nil {
		v[gainPrev] = q.share(s.has &^ prev.has)
		v[unionPrev] = q.share(s.has | prev.has)
	}
	if next != nil {
		v[gainNext] = q.share(s.has &^ next.has)
		v[unionNext] = q.share(s.has | next.has)
	}
	q.byMeaning(s)
	q.byClass(s)
}

// byMeaning sets the features of terms that are said in other words.
func (q *Query) byMeaning(s *sentence) {
	near := 0.0
	for i := range q.terms {
		near += q.terms[i].weight * q.terms[i].idf * float64(s.related[i])
	}
	s.features[nearCoverage] = near / q.total
	s.features[nearGain] = near/q.total - s.features[coverage]
}

// byClass sets the features of the terms had and missed, by class.
func (q *Query) byClass(s *sentence) {
	var had, missed [classes]float64
	takenBack, namesAbove := 0.0, 0.0
	for i, t := range q.terms {
		x := t.weight * t.idf / q.total
		switch {
		case t.weight == droppedWeight:
			if s.has.has(i) {
				takenBack += x
			}
		case s.has.has(i):
			had[t.class] += x
		default:
			missed[t.class] += x * (1 - float64(s.related[i]))
			if t.class == nameTerm && !(s.page.above | s.carried).has(i) {
				namesAbove += x
			}
		}
	}
	v := s.features
	v[hasNames], v[hasNumbers], v[hasVerbs], v[hasOthers] = had[nameTerm], had[numberTerm], had[verbTerm], had[otherTerm]
	v[lacksNames], v[lacksNumbers], v[lacksVerbs], v[lacksOthers] = missed[nameTerm], missed[numberTerm], missed[verbTerm], missed[otherTerm]
	v[lacksNamesAbove], v[dropped] = namesAbove, takenBack
}

// rareShare is share by how rare the terms are among the passages at hand.
func (q *Query) rareShare(b bitset) float64 {
	sum, total := 0.0, 0.0
	for i, t := range q.terms {
		total += t.weight * t.rare
		if b.has(i) {
			sum += t.weight * t.rare
		}
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// rarest is the idf of the rarest term of the set, over that of the rarest of
// all.
func (q *Query) rarest(b bitset) float64 {
	most, all := 0.0, 0.0
	for i, t := range q.terms {
		if t.weight == droppedWeight {
			continue
		}
		all = max(all, t.idf)
		if b.has(i) {
			most = max(most, t.idf)
		}
	}
	if all == 0 {
		return 0
	}
	return most / all
}

// inOrder sets the features of the order and nearness of the terms.
func (q *Query) inOrder(s *sentence) {
	var here []int // terms in the order of the sentence
	var at []int   // their words
	for i := s.first; i < s.last; i++ {
		if t := s.page.terms[i]; t >= 0 {
			here, at = append(here, t), append(at, i)
		}
	}
	if len(here) == 0 {
		return
	}
	s.features[bigrams] = q.pairs(here, at)
	s.features[sequence] = q.longest(here) / q.total
	s.features[window] = nearness(here, at, s.has.count())
}

// pairs is the part of the question's neighbouring terms that are neighbours
// here, with at most one word between.
func (q *Query) pairs(here, at []int) float64 {
	if len(q.order) < 2 {
		return 0
	}
	hits := 0
	for k := 1; k < len(q.order); k++ {
		for i := 1; i < len(here); i++ {
			if here[i-1] == q.order[k-1] && here[i] == q.order[k] && at[i]-at[i-1] <= 2 {
				hits++
				break
			}
		}
	}
	return float64(hits) / float64(len(q.order)-1)
}

// longest is the idf of the longest common subsequence of the question's terms
// and these.
func (q *Query) longest(here []int) float64 {
	row := make([]float64, len(here)+1)
	for _, t := range q.order {
		diagonal := 0.0
		for i, h := range here {
			above := row[i+1]
			if h == t {
				row[i+1] = max(row[i+1], diagonal+q.terms[t].weight*q.terms[t].idf)
			}
			row[i+1] = max(row[i+1], row[i])
			diagonal = above
		}
	}
	return row[len(here)]
}

// nearness is how close the distinct terms stand together: their number over
// the words of the smallest window that has them all.
func nearness(here, at []int, distinct int) float64 {
	if distinct < 2 {
		return 0
	}
	var count [maxTerms]int
	smallest, have, from := math.MaxInt, 0, 0
	for i, t := range here {
		if count[t]++; count[t] == 1 {
			have++
		}
		for have == distinct {
			smallest = min(smallest, at[i]-at[from]+1)
			if count[here[from]]--; count[here[from]] == 0 {
				have--
			}
			from++
		}
	}
	return float64(distinct) / float64(smallest)
}
