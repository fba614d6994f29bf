package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

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
