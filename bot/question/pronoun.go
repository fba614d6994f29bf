package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// A pronoun stands for something of one of some kinds.
type pronoun struct {
	kinds      []facts.Kind
	possessive bool
}

var (
	people = []facts.Kind{facts.Person}
	bodies = []facts.Kind{facts.Group, facts.Country, facts.Person}
	things = []facts.Kind{facts.Event, facts.Group, facts.Country, facts.Place, facts.Work, facts.Concept}
	places = []facts.Kind{facts.Country, facts.Place, facts.Event}
)

var pronouns = map[string]pronoun{
	"he": {people, false}, "him": {people, false}, "his": {people, true},
	"she": {people, false}, "her": {people, false}, "hers": {people, true},
	"they": {bodies, false}, "them": {bodies, false}, "their": {bodies, true}, "theirs": {bodies, true},
	"it": {things, false}, "its": {things, true}, "this": {things, false}, "that": {things, false},
	"there": {places, false},
}

// pronouns replaces the pronouns that lean on the earlier turn, and "then" by
// its time.
func (r *resolver) pronouns() {
	for i := range r.d.tokens {
		w := r.d.word(i)
		if start, ok := r.thatTime(i); ok {
			if when := r.past.Question.Time.Text; when != "" {
				r.edits = append(r.edits, edit{start, i + 1, when})
			}
			continue
		}
		p, ok := pronouns[w]
		if !ok || r.boundHere(i, p) || r.expletive(i) {
			continue
		}
		e, ok := r.antecedent(p)
		if !ok {
			continue
		}
		name := e.Label
		next := r.d.word(i + 1)
		if p.possessive || w == "her" && next != "" && !r.d.lexicon.stop[next] {
			name += "'s"
		}
		if w == "there" {
			name = "in " + name
		}
		r.edits = append(r.edits, edit{i, i + 1, name})
	}
}

// thatTime reads "then", "back then", "at that time" at token i, its last.
func (r *resolver) thatTime(i int) (start int, ok bool) {
	switch w := r.d.word(i); {
	case w == "then" && r.d.word(i-1) == "back":
		return i - 1, true
	case w == "then" && i > 0:
		return i, i == len(r.d.tokens)-1
	case w == "time" && r.d.word(i+1) != "of" && (r.d.word(i-1) == "that" || r.d.word(i-1) == "the") && r.d.word(i-2) == "at":
		return i - 2, true
	}
	return 0, false
}

// boundHere reports whether a name earlier in the same question is what the
// pronoun stands for.
func (r *resolver) boundHere(i int, p pronoun) bool {
	for _, m := range r.q.Mentions {
		if m.end > i || m.Weak || len(m.Entities) == 0 {
			continue
		}
		kind := m.Entities[0].Kind
		if kind == "" || slices.Contains(p.kinds, kind) {
			return true
		}
	}
	return false
}

// expletive reports whether the pronoun stands for nothing: "is there", "was
// it ... that", "that" before a noun or as a conjunction.
func (r *resolver) expletive(i int) bool {
	w, before, next := r.d.word(i), r.d.word(i-1), r.d.word(i+1)
	switch w {
	case "there":
		return isBe(before) || isBe(next)
	case "that", "this":
		// Only "what is that", "after that", "why did that happen".
		return next != "" && !isBe(next) && next != "happen" && next != "happened" && next != "mean" && !isDatePreposition(next)
	case "it":
		return before == "is" && next == "true" || next == "say" || next == "says" || next == "true"
	}
	return false
}

// antecedent is what the pronoun stands for: the one the last answer named if
// it named one, else what was asked about, else the last that was named.
func (r *resolver) antecedent(p pronoun) (facts.Entity, bool) {
	fits := func(entities []facts.Entity) []facts.Entity {
		var out []facts.Entity
		for _, k := range p.kinds {
			for _, e := range entities {
				if e.Kind == k {
					out = append(out, e)
				}
			}
			if len(out) > 0 && k != facts.Country && k != facts.Place {
				break
			}
		}
		return out
	}
	named, asked := fits(r.past.Entities), fits(r.past.Subjects)
	switch person := len(p.kinds) == 1; {
	case person && len(named) == 1:
		return named[0], true
	case len(asked) > 0:
		return asked[0], true
	case person && len(named) > 0:
		return named[len(named)-1], true
	case len(named) > 0:
		return named[0], true
	}
	if others := fits(r.past.Others); len(others) > 0 {
		return others[0], true
	}
	// A base that does not say what kind things are leaves only order.
	order := slices.Concat(r.past.Entities, r.past.Subjects)
	if r.past.Question.Kind != Who && r.past.Question.Wants != WantsPerson {
		order = slices.Concat(r.past.Subjects, r.past.Entities) // "he" is who was asked about
	}
	for _, e := range order {
		if e.Kind == "" {
			return e, true
		}
	}
	return facts.Entity{}, false
}

// definite replaces "the attack", "that war", "the group" when the earlier turn
// spoke of one and this question names nothing else.
func (r *resolver) definite() {
	for i := 1; i < len(r.d.tokens); i++ {
		w := r.d.word(i - 1)
		t := r.d.tokens[i]
		if w != "the" && w != "that" && w != "this" && w != "these" && w != "those" || r.strongTopic() {
			continue
		}
		if next := r.d.word(i + 1); next != "" && !r.d.lexicon.stop[next] && t.mark == "" && !r.d.linked[i] {
			continue // "the attack plan"
		}
		for _, e := range slices.Concat(r.past.Subjects, r.past.Entities, r.past.Others) {
			if e.Kind != facts.Person && slices.Contains(r.d.lexicon.Stems(e.Label), t.stem) || string(e.Kind) == t.fold {
				r.edits = append(r.edits, edit{i - 1, i + 1, e.Label})
				return
			}
		}
	}
}

func (r *resolver) strongTopic() bool {
	return slices.ContainsFunc(r.q.Mentions, func(m Mention) bool { return !m.Weak && m.Match == facts.Exact })
}

// succession names whom "who came next?" leans on: the last of the answer for
// what comes next, the first for what came before.
func (r *resolver) succession() {
	p := r.q.Order.Position
	if p != Next && p != Previous || r.q.Order.Anchor != nil || len(r.edits) > 0 {
		return
	}
	named := peopleOf(r.past.Entities)
	for _, others := range [][]facts.Entity{peopleOf(r.past.Subjects), peopleOf(r.past.Others), r.past.Entities, r.past.Subjects} {
		if len(named) == 0 {
			named = others
		}
	}
	if len(named) == 0 {
		return
	}
	anchor, word := named[len(named)-1], "after "
	if p == Previous {
		anchor, word = named[0], "before "
	}
	n := len(r.d.tokens)
	if last := r.d.word(n - 1); last == "before" || last == "after" || last == "afterwards" || last == "thereafter" || last == "beforehand" {
		r.edits = append(r.edits, edit{n - 1, n, word + anchor.Label})
		return
	}
	if strings.HasPrefix(word, r.d.word(n-1)) {
		word = ""
	}
	r.edits = append(r.edits, edit{n, n, word + anchor.Label})
}

func peopleOf(entities []facts.Entity) []facts.Entity {
	return slices.DeleteFunc(slices.Clone(entities), func(e facts.Entity) bool { return e.Kind != facts.Person })
}
