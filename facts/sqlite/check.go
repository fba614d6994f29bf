package sqlite

import (
	"cmp"
	"math"
	"slices"

	"footnote/facts"
)

// check refuses a statement that makes no sense by itself.
func check(s *facts.Statement) error {
	switch {
	case named(&s.Subject) == "":
		return wrong("the subject is missing; name who or what the statement is about")
	case s.Property == "":
		return wrong("the property is missing; name what is said of %q", named(&s.Subject))
	}
	for _, check := range []func(*facts.Statement) error{checkValue, checkTime, checkWordsOf, checkReferences} {
		if err := check(s); err != nil {
			return err
		}
	}
	return nil
}

// named is how a statement names the entity.
func named(e *facts.Entity) string {
	if e.ID != "" {
		return e.ID
	}
	return e.Label
}

func checkValue(s *facts.Statement) error {
	v := &s.Value
	amount := v.Quantity.Amount
	switch {
	case v.Kind == facts.QuantityValue && (math.IsNaN(amount) || math.IsInf(amount, 0)):
		return wrong("the value is not a number; write one with digits")
	case v.Kind == facts.QuantityValue:
		return allow("sense of the quantity", v.Quantity.Sense, facts.Exactly, facts.MoreThan, facts.AtLeast,
			facts.LessThan, facts.AtMost, facts.Nearly, facts.About)
	case v.Kind == facts.EntityValue && named(&v.Entity) == "",
		v.Kind != facts.EntityValue && v.Text == "":
		return wrong("the value is missing; write an entity, a text or a quantity")
	}
	return allow("kind of the value", v.Kind, "", facts.EntityValue, facts.TextValue)
}

func checkTime(s *facts.Statement) error {
	from, to := s.Valid.From.Date, s.Valid.To.Date
	if from.Known() && to.Known() && to.Span().Before(from.Span()) {
		return wrong("it ends in %s, before it starts in %s; write an end that is not before the start", to, from)
	}
	return nil
}

func checkWordsOf(s *facts.Statement) error {
	if err := allow("certainty", s.Certainty, "", facts.States, facts.Reports, facts.Suggests); err != nil {
		return err
	}
	if err := allow("rank", s.Rank, facts.Normal, facts.Preferred, facts.Deprecated); err != nil {
		return err
	}
	return allow("status", s.Status, "", facts.Proposed, facts.Accepted, facts.Retracted)
}

// allow refuses a word that is not one of those allowed.
func allow[T ~string](what string, got T, allowed ...T) error {
	if slices.Contains(allowed, got) {
		return nil
	}
	var words []string
	for _, word := range allowed {
		if word != "" {
			words = append(words, string(word))
		}
	}
	return wrong("there is no %s %q; allowed are %s", what, got, list(words))
}

func checkReferences(s *facts.Statement) error {
	for _, r := range s.References {
		if r.Source.ID == "" {
			return wrong("a reference without source; name the id of a source")
		}
		if r.Start < 0 || r.End < r.Start {
			return wrong("a reference has a quote from byte %d to %d; write a start of 0 or more and an end not before it", r.Start, r.End)
		}
	}
	return nil
}

// checkHistory refuses a history that does not lead to the statement's status.
func checkHistory(s *facts.Statement, history []facts.Change) error {
	for _, c := range history {
		if err := allow("status", c.Status, facts.Proposed, facts.Accepted, facts.Retracted); err != nil {
			return err
		}
	}
	if len(history) == 0 {
		return nil
	}
	if last, status := history[len(history)-1].Status, cmp.Or(s.Status, facts.Accepted); last != status {
		return wrong("its history ends with %s though its status is %s; write the same", last, status)
	}
	return nil
}
