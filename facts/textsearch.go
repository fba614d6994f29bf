package facts

// A TextQuery asks for the passages of readings that a question could be
// answered from.
type TextQuery struct {
	// Stems are the stems of the question's words (see the package prose), each
	// once, those that matter most first.
	Stems []string
	// Sources are the only source IDs to search; nil means every reading, and
	// an empty list none.
	Sources []string
	// Until is how far they may be searched; passages that end beyond are as if
	// they were not there.
	Until Until
	// Limit bounds the passages that are found; at 0 there are none, but the
	// counts of the stems are told. Where no more than Limit passages are
	// searched all of them are found, with and without a stem.
	Limit int
}

// TextFound is what a search of the readings brings.
type TextFound struct {
	// Readings is how many readings were searched.
	Readings int
	// Sentences is how many sentences the base has, in all its readings, and
	// InSentences in how many of them each stem of the query stands. A stem
	// that stands in none is not in the map.
	Sentences   int
	InSentences map[string]int
	// Passages are grouped by reading, the best reading first, and stand in
	// the order of the text within each. The passages next to the best ones are
	// found with them, whatever their words.
	Passages []FoundPassage
}

// A FoundPassage is a passage as a search finds it.
type FoundPassage struct {
	Source *Source // shared by the passages of a reading; not to be changed
	Passage
	// Score is how well the words of the passage, with its title and heading,
	// fit the query, and Whole how well those of its whole reading do: BM25, or
	// the like of it; higher is better, and 0 is no word in common.
	Score, Whole float64
}
