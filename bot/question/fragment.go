package question

import (
	"slices"
	"strings"
)

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
	if event, ok := r.countedIn(); ok && (head == "when" || head == "where") {
		return head + " was " + event + "?"
	}
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

// countedIn is the event in which the earlier question counted something, as it
// named it: when many died is when that was.
func (r *resolver) countedIn() (string, bool) {
	past := &r.past.Question
	if past.Wants != WantsNumber || past.Kind == HowLong {
		return "", false
	}
	i := slices.IndexFunc(past.Mentions, func(m Mention) bool { return isEvent(&m) && !m.Weak && m.Role != Excluded })
	if i < 0 {
		return "", false
	}
	m := past.Mentions[i]
	if r.past.Draft.word(m.start-1) == "the" {
		m.start--
	}
	return r.past.Draft.textOf(m.start, m.end), true
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
