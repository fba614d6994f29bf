package passage

import "slices"

const (
	// mostReasons is how many reasons are told of.
	mostReasons = 6
	// reasonStarts is how many of the best sentences are looked at for a first
	// reason.
	reasonStarts = 8
	// reasonShare is how good the first must be, measured by the best sentence.
	reasonShare = 0.5
	// reasonGap is how many sentences may stand between two reasons of one
	// line: a text explains one before it gives the next.
	reasonGap = 4
	// leastReason is how many words such a sentence has at least; shorter ones
	// are numbers of a list.
	leastReason = 3
)

// reasons are the sentences that give reasons for what is asked about, in the
// order of the text: the best one that gives a reason, and those that go on from
// it or that it goes on from, "another reason", "additionally". The best sentence
// of all comes first if it is none of them. Nil if none of the best gives a
// reason.
func (t *Trial) reasons() []*sentence {
	for _, s := range t.sentences[:min(len(t.sentences), reasonStarts)] {
		if s.share < reasonShare*t.sentences[0].share || !s.reasons() && !s.goesOn() {
			continue
		}
		line := []*sentence{s}
		for first := s; first.goesOn(); {
			if first = first.reasonBefore(); first == nil {
				break
			}
			line = append(line, first)
		}
		slices.Reverse(line)
		for last := s; len(line) < mostReasons; {
			if last = last.reasonAfter(); last == nil {
				break
			}
			line = append(line, last)
		}
		if best := t.sentences[0]; !slices.Contains(line, best) {
			line = append([]*sentence{best}, line...)
		}
		return line
	}
	return nil
}

// reasonBefore is the reason that s goes on from; nil if there is none near.
func (s *sentence) reasonBefore() *sentence {
	at := s.prev
	for range reasonGap {
		if at == nil {
			return nil
		}
		if at.reasons() || at.goesOn() {
			return at
		}
		at = at.prev
	}
	return nil
}

// reasonAfter is the next sentence that goes on from s; nil if there is none
// near.
func (s *sentence) reasonAfter() *sentence {
	at := s.next
	for range reasonGap {
		if at == nil {
			return nil
		}
		if at.goesOn() {
			return at
		}
		at = at.next
	}
	return nil
}

// goesOn reports whether the sentence begins as one more of a line of reasons.
func (s *sentence) goesOn() bool {
	uses := s.uses()
	return len(uses) >= leastReason && uses[0].has(further)
}
