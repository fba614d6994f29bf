package answer

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
		if slices.Contains(negatives, word.Stem) && denies(c.Text) {
			m[i] = 1
		}
	}
	return m
}

// denies reports whether a sentence has a word of denial.
func denies(text string) bool {
	return slices.ContainsFunc(strings.Fields(facts.Fold(text)), func(w string) bool {
		return w == "not" || w == "never" || w == "no" || w == "nor" || w == "neither" || strings.HasPrefix(w, "fail") || w == "unable" || w == "without"
	})
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

// topicShare is the share of the named entities that the statement speaks of.
// One of several that a name may mean is enough; speaking of it in passing
// counts a little less.
func (w *weigher) topicShare(c *candidate) float64 {
	sum, total := 0.0, 0.0
	for _, m := range w.topics {
		if w.asserts(c, m) {
			if len(w.topics) == 1 && w.q.Kind != question.SaysWho {
				total++ // what he says is not about him
			}
			continue
		}
		weight := 1.0
		if m.Weak {
			weight = 0.3
		}
		total += weight
		sum += weight * w.speaksOf(c, m)
	}
	if total == 0 {
		return 1
	}
	return sum / total
}

// What a named entity counts for that the statement speaks of beside its
// subject and value, and one whose label only stands in its words.
const inPassing, inWords = 0.85, 0.7

// asserts reports whether the mention means the one whose claim the statement
// is, and nobody in it.
func (w *weigher) asserts(c *candidate, m question.Mention) bool {
	return c.AssertedBy != "" && slices.ContainsFunc(m.Entities, func(e facts.Entity) bool {
		return e.Label == c.AssertedBy && !c.Mentions(e.ID)
	})
}

// speaksOf says how much the statement speaks of what is named: 1 if that is its
// subject or value, 0 if it does not.
func (w *weigher) speaksOf(c *candidate, m question.Mention) float64 {
	switch {
	case m.Has(c.Subject.ID) || c.Value.Entity.ID != "" && m.Has(c.Value.Entity.ID):
		return 1
	case slices.ContainsFunc(c.Entities(), func(e facts.Entity) bool { return m.Has(e.ID) }):
		return inPassing
	}
	words := w.lex.Stems(m.Text)
	// "Moscow" is in the Moscow attack.
	if slices.ContainsFunc(c.Entities(), func(e facts.Entity) bool { return containsAll(w.lex.Stems(e.Label), words) }) {
		return inWords
	}
	if containsAll(c.stems, words) || slices.ContainsFunc(m.Entities, func(e facts.Entity) bool {
		return containsAll(c.stems, w.lex.Stems(e.Label))
	}) {
		return inWords
	}
	return 0
}

// fit says whether the statement has the type of answer that is wanted.
func (w *weigher) fit(c *candidate) float64 {
	yes := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	switch w.q.Wants {
	case question.WantsNumber:
		if w.q.Kind == question.HowLong && c.Valid.Known() {
			return 1
		}
		if c.Value.Kind == facts.QuantityValue {
			return 1
		}
		return 0.5 * yes(strings.ContainsAny(c.Text, "0123456789"))
	case question.WantsDate:
		return yes(c.Valid.Known())
	case question.WantsPlace:
		return yes(w.lex.Gives(c.Property) == question.WantsPlace || c.Place.ID != "" && !w.isTopic(c.Place.ID) || w.placeLike(c.Value.Entity) || w.placeLike(c.Subject) || c.asked > 0 && c.Value.Kind == facts.EntityValue)
	case question.WantsReason:
		return yes(w.reasonLike(c))
	case question.WantsPerson, question.WantsGroup:
		if w.q.Whose {
			return yes(w.owner(c) != "")
		}
		return yes(w.otherThan(c, facts.Person, facts.Group, facts.Country) && !(w.q.Acting && (w.onlySuffered(c) || w.passesBy(c))))
	}
	return 1
}

func (w *weigher) placeLike(e facts.Entity) bool {
	return (e.Kind == facts.Place || e.Kind == facts.Country) && !w.isTopic(e.ID)
}

// reasonLike reports whether the statement gives a reason.
func (w *weigher) reasonLike(c *candidate) bool {
	return w.lex.Gives(c.Property) == question.WantsReason
}

// otherThan reports whether the statement's subject or value is someone of the
// kinds who is not a topic. Entities of unknown kind may be anyone.
func (w *weigher) otherThan(c *candidate, kinds ...facts.Kind) bool {
	return slices.ContainsFunc([]facts.Entity{c.Subject, c.Value.Entity}, func(e facts.Entity) bool {
		return e.ID != "" && (e.Kind == "" || slices.Contains(kinds, e.Kind)) && !w.isTopic(e.ID)
	})
}

// owner is the label of the person that a statement speaks of besides its
// subject and value, whose the thing asked about may be.
func (w *weigher) owner(c *candidate) string {
	for _, e := range c.Entities() {
		if e.Kind == facts.Person && !w.isTopic(e.ID) {
			return e.Label
		}
	}
	return ""
}

// passesBy reports whether a person who is named has no part in the statement:
// what happened at his memorial was not done to him.
func (w *weigher) passesBy(c *candidate) bool {
	return slices.ContainsFunc(w.topics, func(m question.Mention) bool {
		if m.Weak || len(m.Entities) == 0 || m.Entities[0].Kind != facts.Person || m.Has(c.Subject.ID) || m.Has(c.Value.Entity.ID) {
			return false
		}
		words := w.lex.Stems(m.Text)
		return !containsAll(w.lex.Stems(c.Subject.Label), words) && !containsAll(w.lex.Stems(facts.ValueLabel(c.Value)), words)
	})
}

// onlySuffered reports whether the statement's text has what was done only in
// the passive and without a doer, or not at all: "was killed in 2022" does not
// say who killed.
func (w *weigher) onlySuffered(c *candidate) bool {
	if c.Text == "" || len(w.q.Words) == 0 || c.asked > 0 && c.Value.Kind == facts.EntityValue {
		return false
	}
	words := strings.Fields(facts.Fold(c.Text))
	for i, word := range words {
		if !slices.ContainsFunc(w.terms[w.lex.Stem(word)], func(t term) bool { return t.word == 0 }) {
			continue
		}
		before := words[max(0, i-2):i]
		be := slices.ContainsFunc(before, func(s string) bool { return s == "was" || s == "were" || s == "been" || s == "be" })
		noun := i > 0 && (words[i-1] == "the" || words[i-1] == "a" || words[i-1] == "an" || words[i-1] == "of")
		if !be && !noun || slices.Contains(words[i:min(len(words), i+4)], "by") {
			return false
		}
	}
	return true
}

func (w *weigher) isTopic(id string) bool {
	return slices.ContainsFunc(w.topics, func(m question.Mention) bool { return m.Has(id) })
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
