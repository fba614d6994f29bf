package sqlite

// A candidate is a passage that has a word of the query, or whose heading or
// title has.
type candidate struct {
	passage int64
	extent  int     // index of its reading
	has     uint64  // the terms that it has itself, a bit each
	score   float64 // of the passage, with title and heading
	best    float64 // of its best sentence: the weights of the terms there
}

// A readingScore is how well a reading as a whole fits.
type readingScore struct {
	whole float64
	title float64 // what a passage gets that has no word itself
}

// A tally goes over the places of all terms in the order of the text, and
// scores passages and readings by BM25, the sentences being the unit by which
// occurrences and lengths are counted.
type tally struct {
	terms []term
	scope *scope

	candidates []candidate          // in the order of the text
	readings   map[int]readingScore // by index of the extent

	passage occurrences // of the passage at hand
	reading occurrences // of the reading at hand
	at      candidate
	started int    // where the candidates of the reading begin
	titled  uint64 // the terms in its title
}

// occurrences are how often each term was met; has are those that were, a bit each.
type occurrences struct {
	has uint64
	n   [maxTerms]float64
}

// How often a word of a heading counts for its passage, and one of a title for
// its reading; how much less it is for a passage that its reading's title has a
// word than that it has it itself; and the saturation and length settings of
// BM25 for passages and for readings.
const (
	headingCount      = 1.5
	titleCount        = 3
	titleShare        = 0.5
	passageSaturation = 0.9
	readingSaturation = 1.2
	readingLength     = 0.75
)

// run scores everything. The terms must have been found.
func (t *tally) run() {
	t.readings = make(map[int]readingScore)
	heads := make([][]place, len(t.terms))
	for i := range t.terms {
		heads[i] = t.terms[i].found
	}
	t.at.extent = -1
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
func nextPlace(lists [][]place) (at place, set uint64) {
	for i, list := range lists {
		switch {
		case len(list) == 0:
		case set == 0 || list[0] < at:
			at, set = list[0], 1<<i
		case list[0] == at:
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
		if i := max(t.at.extent, 0); t.at.extent < 0 || i == len(t.scope.extents) || passage >= t.scope.extents[i].end {
			t.endReading()
			t.at.extent = extentOf(t.scope.extents, i, passage)
		}
		t.at = candidate{passage: passage, extent: t.at.extent}
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
	if t.passage.has == 0 {
		return // nothing but the title, if that
	}
	t.at.has = t.passage.has
	t.at.score = t.passage.score(t.terms, passageSaturation)
	t.candidates = append(t.candidates, t.at)
}

func (t *tally) endReading() {
	t.endPassage()
	mine := t.candidates[t.started:]
	i := t.at.extent
	switch {
	case i < 0 || t.reading.has == 0 && len(mine) == 0:
	case i == len(t.scope.extents) || !t.scope.has(t.scope.extents[i].reading):
		t.candidates = t.candidates[:t.started]
		t.reading.score(t.terms, 0)
	default:
		length := float64(t.scope.extents[i].sentences) / t.scope.meanSentences()
		saturation := readingSaturation * (1 - readingLength + readingLength*length)
		t.readings[i] = readingScore{
			whole: t.reading.score(t.terms, saturation),
			title: titleShare * t.weight(t.titled),
		}
		for j := range mine {
			mine[j].score += titleShare * t.weight(t.titled&^mine[j].has)
		}
	}
	t.started, t.titled = len(t.candidates), 0
}
