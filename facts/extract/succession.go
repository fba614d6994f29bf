package extract

import "footnote/facts"

// successions reads who came after whom: "X succeeded Y as mayor of Larn in
// 1990", "X was succeeded by Y", "X was replaced as mayor of Larn by Y".
func successions(s *sentence) []facts.Statement {
	for v := s.first + 1; v < s.end-1; v++ {
		passive := s.is(v, "was", "succeeded", "by") || s.is(v, "was", "replaced", "by")
		next := v + 1
		if passive {
			next = v + 3
		} else if !s.oneOf(v, "succeeded", "replaced") || s.mark(v) != "" {
			continue
		}
		_, who, ok := s.subject(v)
		if !ok {
			continue
		}
		other, end, ok := s.person(next)
		if !ok {
			continue
		}
		if passive {
			who, other = other, who
		}
		// "Replaced" is said of other things than offices too.
		replaced := s.fold(v) == "replaced" || s.fold(v+1) == "replaced"
		if found, ok := s.succeeded(who, other, end, replaced); ok {
			return []facts.Statement{found}
		}
	}
	return nil
}

// person is the name at word i that may be somebody's, with a style or the
// article before it.
func (s *sentence) person(i int) (label string, end int, ok bool) {
	if s.fold(i) == "the" {
		return "", 0, false
	}
	if label, _, end, ok = s.nameFrom(i); ok {
		label, ok = s.called(label)
	}
	return label, end, ok
}

// succeeded is the statement that one person took another's place; the words
// from end on tell in what.
func (s *sentence) succeeded(who, before string, end int, needsOffice bool) (facts.Statement, bool) {
	st := facts.Statement{Value: entity(who)}
	office, in := "", end
	if s.fold(end) == "as" && s.mark(end-1) == "" {
		o, ok := s.officeAt(end + 1)
		if !ok {
			job, stop, isJob := s.jobAt(end + 1)
			if !isJob {
				return st, false
			}
			office, in = " as "+job, stop
		} else {
			office, in = " as "+o.name+" of "+o.spokenOf, o.end
			st.Subject, st.Property, st.Replaces = facts.Entity{Label: o.of}, o.property, facts.Entity{Label: before}
		}
	} else if needsOffice || !s.closes(end) {
		return st, false
	}
	p := s.periodAround(in)
	if st.Property == "" {
		st.Subject, st.Property = facts.Entity{Label: before}, "successor"
		if p.on.Known() {
			st.Valid = facts.At(p.on)
		}
	} else if t := (tenure{begins: true}); true {
		st.Valid, _ = t.bounds(&p)
	}
	st.Text = sentenceOf(who, " succeeded "+before+office, s.told(&p))
	return st, facts.Fold(who) != facts.Fold(before)
}

// closes reports whether nothing but a time, a mark or another clause follows
// at word i.
func (s *sentence) closes(i int) bool {
	return i >= s.end || s.mark(i-1) != "" || s.breaks(i)
}
