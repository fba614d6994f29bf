package sqlite

// A candidate is a passage that has a word of the query or whose heading has,
// or the first of a reading whose title has.
type candidate struct {
	passage int64
	has     uint64  // the terms that it has, a bit each
	score   float64 // of the passage, with title and heading
	best    float64 // of its best sentence: the weights of the terms there
	reading int     // index into the readings that are scored
}

// A readingScore is how well a reading as a whole fits.
type readingScore struct {
	extent int     // its index
	whole  float64 // of text and title
	title  float64 // what a passage gets that has no word itself
}

// A tally goes over the places of all terms in the order of the text, and
// scores passages and readings by BM25, the sentences being the unit by which
// occurrences and lengths are counted.
type tally struct {
	terms []term
	scope *scope

	candidates []candidate    // in the order of the text, as are the next
	readings   []readingScore // those that have a word of the query

	at      candidate   // the passage at hand; its key is 0 where there is none
	extent  int         // of the reading at hand; -1 before the first
	started int         // where the candidates of the reading begin
	titled  uint64      // the terms in its title
	passage occurrences // of the passage at hand
	reading occurrences // of the reading at hand
}

// occurrences are how often each term was met; has are those that were, a bit each.
type occurrences struct {
	has uint64
	n   [maxTerms]float64
}

// How often a word of a heading counts for its passage, and one of a title for
// its reading; and the saturation and length settings of
// BM25 for passages and for readings.
const (
	headingCount      = 1.5
	titleCount        = 3
	passageSaturation = 0.9
	readingSaturation = 1.2
	readingLength     = 0.75
)

// run scores everything. The terms must have been found.
func (t *tally) run() {
	heads := make([]keys, len(t.terms))
	places := 0
	for i := range t.terms {
		heads[i] = t.terms[i].found
		places += len(heads[i])
	}
	t.candidates = make([]candidate, 0, places)
	t.extent = -1
	for {
		at, set := nextPlace(heads)
		if set == 0 {
			break
		}
		t.visit(at, set)
	}
	t.endReading()
}

// nextPlace takes the first place away from all lists that begin with it, and
// tells which do.
func nextPlace(lists []keys) (at place, set uint64) {
	for i, list := range lists {
		switch {
		case len(list) == 0:
		case set == 0 || place(list[0]) < at:
			at, set = place(list[0]), 1<<i
		case place(list[0]) == at:
			set |= 1 << i
		}
	}
	for i := range bitsOf(set) {
		lists[i] = lists[i][1:]
	}
	return at, set
}

// visit counts the terms of a set at a place.
func (t *tally) visit(at place, set uint64) {
	if passage := at.passage(); passage != t.at.passage {
		t.endPassage()
		if t.extent < 0 || t.extent < len(t.scope.extents) && passage >= t.scope.extents[t.extent].end {
			t.endReading()
			t.extent = extentOf(t.scope.extents, max(t.extent, 0), passage)
		}
		t.at = candidate{passage: passage, reading: len(t.readings)}
	}
	if t.extent < len(t.scope.extents) && t.at.passage >= t.scope.endOf(&t.scope.extents[t.extent]) {
		t.at = candidate{} // beyond what may be read
		return
	}
	switch at.at() {
	case titlePlace:
		t.titled |= set
		t.reading.add(set, titleCount)
	case headingPlace:
		t.passage.add(set, headingCount)
	default:
		t.passage.add(set, 1)
		t.reading.add(set, 1)
		t.at.best = max(t.at.best, t.weight(set))
	}
}

func (c *occurrences) add(set uint64, n float64) {
	for i := range bitsOf(set) {
		c.n[i] += n
	}
	c.has |= set
}

// score is the BM25 of what was counted; counting begins anew.
func (c *occurrences) score(terms []term, saturation float64) float64 {
	sum := 0.0
	for i := range bitsOf(c.has) {
		sum += terms[i].weight * c.n[i] * (1 + saturation) / (c.n[i] + saturation)
		c.n[i] = 0
	}
	c.has = 0
	return sum
}

// weight is the sum of the weights of a set.
func (t *tally) weight(set uint64) float64 {
	sum := 0.0
	for i := range bitsOf(set) {
		sum += t.terms[i].weight
	}
	return sum
}

func (t *tally) endPassage() {
	if t.at.passage == 0 {
		return
	}
	t.at.has = t.passage.has
	t.at.score = t.passage.score(t.terms, passageSaturation)
	t.candidates = append(t.candidates, t.at)
	t.at = candidate{}
}

func (t *tally) endReading() {
	t.endPassage()
	switch {
	case t.extent < 0:
	case t.extent == len(t.scope.extents) || !t.scope.has(t.scope.extents[t.extent].reading):
		t.candidates = t.candidates[:t.started]
		t.reading.score(t.terms, 0)
	default:
		length := float64(t.scope.extents[t.extent].sentences) / t.scope.meanSentences()
		saturation := readingSaturation * (1 - readingLength + readingLength*length)
		t.readings = append(t.readings, readingScore{
			extent: t.extent,
			whole:  t.reading.score(t.terms, saturation),
			title:  t.weight(t.titled),
		})
		for i := range t.candidates[t.started:] {
			c := &t.candidates[t.started+i]
			c.score += t.weight(t.titled &^ c.has)
		}
	}
	t.started, t.titled = len(t.candidates), 0
}
