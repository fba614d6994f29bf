package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// Past is an earlier turn, as later questions lean on it.
type Past struct {
	// Draft is the turn's question in its stand-alone wording, with its names
	// linked, and Question is what it asked.
	Draft    *Draft
	Question Question
	// Subjects are the entities it was about, Entities those its answer
	// named, in order, and Others those that its statements speak of besides.
	Subjects, Entities, Others []facts.Entity
}

// Lean says how a question leaned on an earlier turn.
type Lean uint8

// The ways to lean.
const (
	Alone Lean = iota // it did not
	// Firmly: it cannot be read without the earlier turn: a pronoun, "and in
	// 2018?".
	Firmly
	// Loosely: it names nothing itself, so what was talked about was put in;
	// it may still be a change of subject.
	Loosely
)

// Resolve makes the stand-alone wording of a question that leans on an earlier
// turn; one that does not is returned as it is. The result is to be read
// afresh. Where past is nil, it notes on q what the question leans on in vain
// (Dangling, Fragment).
func (d *Draft) Resolve(q *Question, past *Past) (string, Lean) {
	if past == nil {
		d.markDangling(q)
	}
	if past == nil || len(d.tokens) == 0 || q.Kind == Social || q.Kind == SaysWho {
		return d.text, Alone
	}
	r := resolver{d: d, q: q, past: past}
	if past.Draft == nil {
		past.Draft = d.lexicon.Read("") // only a topic is known
	} else if text, ok := r.fragment(); ok {
		return text, Firmly
	}
	r.pronouns()
	r.definite()
	r.succession()
	if len(r.edits) > 0 {
		return r.apply(), Firmly
	}
	d.markDangling(q)
	if topic, ok := r.missingTopic(); ok {
		return d.joinTopic(q.Time, topic), Loosely
	}
	return d.text, Alone
}

// markDangling notes on the question what it leans on, when there is nothing to
// lean on.
func (d *Draft) markDangling(q *Question) {
	r := resolver{d: d, q: q, past: &Past{}}
	noun := false
	for i := range d.tokens {
		w := d.word(i)
		noun = noun || d.linked[i] || !d.lexicon.stop[w]
		p, ok := pronouns[w]
		next := d.word(i + 1)
		whose := p.possessive || w == "her" && next != "" && !d.lexicon.stop[next]
		if whose && noun {
			continue // "how many people lost their homes"
		}
		thing := w == "it" && len(q.Properties) > 0 && !r.expletive(i) // "who led it"
		if ok && (thing || w != "it" && w != "its" && w != "this" && w != "that" && w != "there") && !r.boundHere(i, p) && len(q.Topics()) == 0 {
			q.Dangling = d.tokens[i].text
		}
	}
	q.Fragment = q.Kind == Other && len(q.Topics()) == 0 && r.bare() && q.Time.Given()
}

// MayLean reports whether the question could lean on an earlier turn; one that
// could not need not have it looked up.
func (d *Draft) MayLean(q *Question) bool {
	r := resolver{d: d, q: q}
	return q.Kind == SaysWho || len(q.Topics()) == 0 || r.hasPronoun() || r.opensAsFragment() ||
		d.has("then", "time") || (q.Order.Position == Next || q.Order.Position == Previous) && q.Order.Anchor == nil
}

// A resolver rewrites one question.
type resolver struct {
	d     *Draft
	q     *Question
	past  *Past
	edits []edit
}

// An edit replaces tokens start to end by words.
type edit struct {
	start, end int
	with       string
}

// apply makes the edits, which do not overlap.
func (r *resolver) apply() string {
	slices.SortFunc(r.edits, func(a, b edit) int { return a.start - b.start })
	return replaceTokens(r.d, r.edits)
}

func replaceTokens(d *Draft, edits []edit) string {
	var b strings.Builder
	from := 0
	for _, e := range edits {
		if e.start == e.end { // put in behind the last word
			last := d.tokens[e.start-1]
			b.WriteString(d.text[from:last.end] + " " + e.with)
			from = last.end
			continue
		}
		b.WriteString(d.text[from:d.tokens[e.start].start] + e.with)
		last := d.tokens[e.end-1]
		from = last.end
	}
	b.WriteString(d.text[from:])
	return b.String()
}

// bare reports whether the question has nothing of its own beside its names
// and its time.
func (r *resolver) bare() bool {
	for _, w := range r.q.Words {
		if !slices.Contains([]string{"next", "last", "first"}, w.Fold) {
			return false
		}
	}
	return len(r.q.Properties) == 0
}

// fragment completes a question that is only a part of one: "and in 2018?",
// "what about al-Qaeda?", "why?".
func (r *resolver) fragment() (string, bool) {
	if !r.bare() || r.hasPronoun() && !r.q.Time.Given() {
		return "", false
	}
	topics := r.q.Topics()
	switch {
	case len(topics) == 0 && r.q.Time.Given() && r.opensAsFragment():
		return r.withTime(r.past.Draft.text, r.past.Draft, r.past.Question.Time), true
	case len(topics) == 1 && r.opensAsFragment() && r.q.Order.Anchor == nil:
		return r.withTopic(topics[0])
	case len(topics) == 0 && r.bareHead():
		return r.withHead(), true
	}
	return "", false
}

// opensAsFragment reports whether the text begins as a part of a question does
// and has no verb: with "and", "what about", a preposition, or a name.
func (r *resolver) opensAsFragment() bool {
	d := r.d
	i := d.opening()
	if d.word(i) == "who" && isBe(d.word(i+1)) && d.word(i+2) == "it" {
		return true // "who was it in 1940?"
	}
	if d.word(i) == "what" && d.word(i+1) == "about" || d.word(i) == "how" && d.word(i+1) == "about" {
		return true
	}
	for k := i; k < len(d.tokens); k++ {
		if questionWords[d.word(k)] && !(r.q.Time.start <= k && k < r.q.Time.end) {
			return false
		}
	}
	if d.yesNo(i) {
		return false
	}
	// "and ISIS?" leans on what was asked; a name alone is a new question.
	return i > 0 || isDatePreposition(d.word(i)) || d.word(i) == "during" || r.q.Time.Given() && r.q.Time.start == i
}

// withTime puts the question's time into an earlier one, in the place of its
// time if it has one.
func (r *resolver) withTime(text string, past *Draft, old Time) string {
	when := r.q.Time.Text
	if !isDatePreposition(strings.ToLower(firstWord(when))) && r.q.Time.Relation == During && r.q.Time.Event == nil && when != "now" && r.q.Time.Date.Known() {
		when = "in " + when
	}
	if old.Given() && old.end > old.start {
		return replaceTokens(past, []edit{{old.start, old.end, when}})
	}
	return strings.TrimRight(text, " ?!.") + " " + when + "?"
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// withTopic puts the question's name into the earlier one in the place of a
// name of its kind.
func (r *resolver) withTopic(m Mention) (string, bool) {
	old, ok := r.counterpart(m)
	if !ok && m.start > 0 && isDatePreposition(r.d.word(m.start-1)) {
		return strings.TrimRight(r.past.Draft.text, " ?!.") + " " + r.d.textOf(m.start-1, m.end) + "?", true
	}
	if !ok {
		return "", false
	}
	name := m.Text
	edits := []edit{{old.start, old.end, name}}
	if r.past.Draft.tokens[old.end-1].possessive {
		edits[0].with += "'s"
	}
	if past := r.past.Question.Time; r.q.Time.Given() && past.Given() && past.end > past.start {
		edits = append(edits, edit{past.start, past.end, r.q.Time.Text})
		slices.SortFunc(edits, func(a, b edit) int { return a.start - b.start })
	}
	return replaceTokens(r.past.Draft, edits), true
}

// counterpart is the earlier question's mention that is of a kind with m.
func (r *resolver) counterpart(m Mention) (Mention, bool) {
	var best Mention
	found := false
	for _, old := range r.past.Question.Mentions {
		if old.Role != Topic || len(old.Entities) == 0 || len(m.Entities) == 0 {
			continue
		}
		if old.Entities[0].Kind == m.Entities[0].Kind {
			return old, true
		}
		if !found {
			best, found = old, true
		}
	}
	return best, found
}

// bareHead reports whether the text is only a question word: "why?", "and
// when?", "how many?".
func (r *resolver) bareHead() bool {
	i := r.d.opening()
	if w := r.d.word(i); (w == "until" || w == "since" || w == "till" || w == "from") && r.d.word(i+1) == "when" {
		return len(r.d.tokens) == i+2
	}
	if !questionWords[r.d.word(i)] || len(r.d.tokens)-i > 3 {
		return false
	}
	for k := i + 1; k < len(r.d.tokens); k++ {
		if !slices.Contains([]string{"many", "much", "long", "so", "exactly", "not", "come", "was", "is", "that", "did"}, r.d.word(k)) {
			return false
		}
	}
	return true
}

// withHead asks the earlier question with another question word.
func (r *resolver) withHead() string {
	head := strings.TrimRight(r.d.textOf(r.d.opening(), len(r.d.tokens)), " ?")
	for _, word := range []string{" that", " is", " was", " so", " did"} {
		head = strings.TrimSuffix(head, word)
	}
	past := r.past.Draft
	i := past.opening()
	if past.yesNo(i) {
		return head + " " + past.textOf(i, len(past.tokens)) + "?"
	}
	if !questionWords[past.word(i)] {
		return head + ": " + past.text
	}
	rest := i + 1
	if who := r.answered(); who != "" && past.word(i) == "who" && !strings.HasPrefix(head, "why") && !strings.HasPrefix(head, "who") {
		return head + " " + who + " " + past.textOf(rest, len(past.tokens)) + "?"
	}
	for slices.Contains([]string{"many", "much", "long", "happened"}, past.word(rest)) && past.word(i) != "what" {
		rest++
	}
	return head + " " + past.textOf(rest, len(past.tokens)) + "?"
}

// answered is the one whom the last answer named, if it was one.
func (r *resolver) answered() string {
	named := r.past.Entities
	if persons := peopleOf(named); len(persons) > 0 {
		named = persons
	}
	if len(named) != 1 {
		return ""
	}
	return named[0].Label
}

// hasPronoun reports whether a pronoun waits for its name.
func (r *resolver) hasPronoun() bool {
	for i := range r.d.tokens {
		if _, ok := pronouns[r.d.word(i)]; ok {
			return true
		}
	}
	return false
}

// missingTopic is what was talked about, for a question that names nothing
// and needs something named.
func (r *resolver) missingTopic() (facts.Entity, bool) {
	q := r.q
	switch {
	case len(q.Topics()) > 0, q.Order.Anchor != nil, q.Kind == About, q.Exists, q.Kind == Happened && q.Time.Given(),
		slices.ContainsFunc(q.Words, func(w Word) bool { return w.Name }):
		return facts.Entity{}, false
	case len(q.Properties) == 0 && len(q.Words) == 0 && q.Kind != Timeline && q.Kind != Happened && q.Kind != Why && q.Kind != Where && q.Kind != When:
		return facts.Entity{}, false
	}
	return r.topic()
}

// topic is what the earlier turn was about: the event that it told of, or else
// what it asked about.
func (r *resolver) topic() (facts.Entity, bool) {
	if r.past.Question.Kind == Happened || r.q.Wants == WantsNumber {
		if e, ok := ofKind(slices.Concat(r.past.Entities, r.past.Subjects, r.past.Others), facts.Event); ok {
			return e, true
		}
	}
	all := slices.Concat(r.past.Subjects, r.past.Entities, r.past.Others)
	if r.q.Wants == WantsPerson {
		// Whoever is asked for belongs to a body rather than to a person.
		slices.SortStableFunc(all, func(a, b facts.Entity) int { return btoi(a.Kind == facts.Person) - btoi(b.Kind == facts.Person) })
	}
	for _, e := range all {
		if !slices.ContainsFunc(r.q.Mentions, func(m Mention) bool { return m.Has(e.ID) }) {
			return e, true
		}
	}
	return facts.Entity{}, false
}

// joinTopic puts in the name of what was talked about: before the time that is
// asked about, or at the end.
func (d *Draft) joinTopic(t Time, topic facts.Entity) string {
	joint := "of "
	switch topic.Kind {
	case facts.Event, facts.Place, facts.Country:
		joint = "in "
	}
	if t.Given() && t.start > 0 && t.end > t.start {
		return replaceTokens(d, []edit{{t.start, t.start, joint + topic.Label}})
	}
	return strings.TrimRight(d.text, " ?!.") + " " + joint + topic.Label + "?"
}

func ofKind(entities []facts.Entity, kinds ...facts.Kind) (facts.Entity, bool) {
	for _, k := range kinds {
		for _, e := range entities {
			if e.Kind == k {
				return e, true
			}
		}
	}
	return facts.Entity{}, false
}
