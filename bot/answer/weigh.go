package answer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// Evidence is what was found for a question. The zero Evidence is nothing; what
// is in it is not changed.
type Evidence struct {
	// Statements are those found by the question's entities, properties and
	// words, with the whole lines (of one subject and property) of those that
	// follow one another.
	Statements []facts.Statement
	// Sources are the readings that may be answered from.
	Sources []facts.Source
	// Past are the statements that the last answer used, for "says who?".
	Past []facts.Statement
	// Memo may speed up weighing; nil will do.
	Memo *Memo
	// Phrases says the reply, in its language.
	Phrases phrase.Printer
}

// A candidate is a statement weighed against the question.
type candidate struct {
	facts.Statement
	coverage float64 // 0..1: content words accounted for, rare ones counting more
	topics   float64 // 0..1: named entities it speaks of
	asked    float64 // 0..1: how well its property is asked for
	fits     float64 // 0..1: whether it has the type of answer wanted
	holding  facts.Holding
	inferred bool // it holds at the asked time only by an inferred bound
	missing  bool // it lacks a name or number of the question
	score    float64
	stems    []string
}

// A weigher weighs statements against one question.
type weigher struct {
	q      *question.Question
	lex    *question.Lexicon
	memo   *Memo
	span   facts.Span // of the asked time, once events are resolved
	timed  bool
	terms  map[string][]term
	asking map[string][]string // stems of the words of a property, by its ID
	topics []question.Mention
}

// A term ties a stem to a word of the question that it accounts for.
type term struct {
	word   int
	weight float64
}

// synonymWeight is what a synonym counts for beside the word itself. It and
// the weights in score are set by hand; bot/testdata holds what they must keep
// right.
const synonymWeight = 0.8

func newWeigher(q *question.Question, lex *question.Lexicon, memo *Memo) *weigher {
	w := &weigher{q: q, lex: lex, memo: memo, terms: map[string][]term{}, asking: map[string][]string{}, topics: q.Topics()}
	for i, word := range q.Words {
		w.terms[word.Stem] = append(w.terms[word.Stem], term{i, 1})
		for _, s := range lex.Synonyms(word.Stem) {
			w.terms[s] = append(w.terms[s], term{i, synonymWeight})
		}
	}
	if q.Time.Span != (facts.Span{}) {
		w.span, w.timed = q.Time.Span, true
	}
	return w
}

// weigh weighs the statements and returns them best first.
func (w *weigher) weigh(stated, inferred []facts.Statement) []candidate {
	out := make([]candidate, 0, len(inferred))
	matched := make([][]float64, 0, len(inferred))
	frequency := make([]float64, len(w.q.Words))
	for i := range inferred {
		c := candidate{Statement: inferred[i]}
		c.stems = w.bag(&c.Statement)
		c.asked = w.q.Asks(c.Property)
		c.fits = w.fit(&c)
		m := w.match(&c)
		for k, v := range m {
			if v > 0 {
				frequency[k]++
			}
		}
		c.topics = w.topicShare(&c)
		c.holding, c.inferred = w.hold(stated[i].Valid, inferred[i].Valid)
		out, matched = append(out, c), append(matched, m)
	}
	for i := range out {
		out[i].coverage = w.coverage(matched[i], frequency, len(out))
		out[i].missing = w.lacksName(matched[i])
		out[i].score = w.score(&out[i])
	}
	slices.SortStableFunc(out, byScore)
	return out
}

// byScore orders candidates best first.
func byScore(a, b candidate) int { return cmp.Compare(b.score, a.score) }

// bag are the stems of all that the statement says, and of the words that ask
// for its property.
func (w *weigher) bag(s *facts.Statement) []string {
	asking, ok := w.asking[s.Property]
	if !ok {
		p := w.lex.Property(s.Property)
		asking = w.lex.Stems(p.Label + " " + strings.Join(p.Nouns, " ") + " " + strings.Join(p.Verbs, " "))
		w.asking[s.Property] = asking
	}
	return slices.Concat(w.memo.of(s, w.said), asking)
}

// said are the stems of what the statement itself says.
func (w *weigher) said(s *facts.Statement) []string {
	return w.lex.Stems(strings.Join([]string{s.Text, s.Of, s.Subject.Label, s.Place.Label, s.AssertedBy, facts.ValueLabel(s.Value)}, " "))
}

// match says how well each word of the question is accounted for.
func (w *weigher) match(c *candidate) []float64 {
	m := make([]float64, len(w.q.Words))
	for _, s := range c.stems {
		for _, t := range w.terms[s] {
			m[t.word] = max(m[t.word], t.weight)
		}
	}
	for i, word := range w.q.Words {
		if word.Edge && c.Valid.Known() && !c.Valid.Point {
			m[i] = 1 // it asks for a bound, and there is one
		}
		switch {
		case word.AsksFor(c.Property):
			m[i] = max(m[i], min(c.asked, 1))
		case len(word.Asks) > 0 && c.asked > 0:
			m[i] = max(m[i], beside*min(c.asked, 1))
		}
		if c.Value.Kind == facts.QuantityValue && w.lex.Type(word.Stem) == question.WantsPerson && w.lex.Person(c.Value.Quantity.Unit) {
			m[i] = max(m[i], synonymWeight) // workers are people
		}
		// "which countries" is met by a country, whatever the words.
		if w.q.Wants != "" && w.lex.Type(word.Stem) == w.q.Wants && c.fits == 1 {
			m[i] = max(m[i], synonymWeight)
		}
	}
	// What is denied of it is denied in some way: "fail to" by "neither".
	for i, word := range w.q.Words {
		if (w.lex.Denies(word.Stem) || w.lex.Averts(word.Stem)) && w.denies(c.Text) {
			m[i] = 1
		}
	}
	return m
}

// denies reports whether a sentence has a word of denial.
func (w *weigher) denies(text string) bool {
	for word := range strings.FieldsSeq(facts.Fold(text)) {
		if w.lex.Denies(w.lex.Stem(word)) {
			return true
		}
	}
	return false
}

// coverage is the share of the question's words that are accounted for. A word
// counts the more the fewer of the statements found have it.
func (w *weigher) coverage(matched, frequency []float64, n int) float64 {
	if len(matched) == 0 {
		return 1
	}
	sum, total := 0.0, 0.0
	for i, m := range matched {
		// A word that no statement has may be a mere paraphrase: it counts as
		// one that few have.
		weight := math.Log(1 + (float64(n)+1)/(max(frequency[i], rarest)+0.5))
		if slices.Contains([]string{"last", "first", "next"}, w.q.Words[i].Fold) {
			weight *= 0.3
		}
		sum += weight * m
		total += weight
	}
	return sum / total
}

// rarest is the least number of statements that a word counts as being in.
const rarest = 2

// beside is what a word counts for that asks for another property than the
// statement's, where that too is asked: "the head coach of the team".
const beside = 0.7

// lacksName reports whether a name or a number of the question is nowhere in
// the statement.
func (w *weigher) lacksName(matched []float64) bool {
	for i, word := range w.q.Words {
		if word.Name && matched[i] == 0 {
			return true
		}
	}
	return false
}

// hold says whether the statement holds at the asked time, and whether only
// an inferred bound makes it so.
func (w *weigher) hold(stated, inferred facts.Interval) (facts.Holding, bool) {
	if m := w.q.Time.Month; m > 0 {
		return inMonth(inferred, m, w.q.Time.Day), false
	}
	if !w.timed {
		return facts.Sure, false
	}
	if !inferred.Known() && inferred.From.Basis == facts.NotKnown && inferred.To.Basis == facts.NotKnown {
		return facts.Maybe, false
	}
	h := inferred.Holds(w.span)
	return h, h == facts.Sure && stated.Holds(w.span) != facts.Sure
}

// inMonth says whether something happened in that month (and on that day) of
// any year.
func inMonth(v facts.Interval, month, day int) facts.Holding {
	for _, d := range []facts.Date{v.From.Date, v.To.Date} {
		if int(d.Month()) == month && (day == 0 || d.Day() == day) {
			return facts.Sure
		}
	}
	return facts.No
}

// score joins the evidence into one number, 0 to 1.
func (w *weigher) score(c *candidate) float64 {
	s := 0.45*c.coverage + 0.30*c.topics + 0.10*c.fits + 0.15*c.asked
	if len(w.q.Properties) == 0 {
		s = 0.50*c.coverage + 0.35*c.topics + 0.15*c.fits
	}
	switch {
	case c.missing:
		s *= 0.4
	case c.holding == facts.No:
		s *= 0.5
	case c.holding == facts.Maybe && w.timed:
		s *= 0.85
	}
	if c.Rank == facts.Deprecated {
		s *= 0.5
	} else if c.Rank == facts.Preferred {
		s *= 1.02
	}
	return s
}
