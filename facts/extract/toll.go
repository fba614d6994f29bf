package extract

import (
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// tolls reads how many people an event killed or hurt: "The bombing in Larn on
// 3 January 2024 killed more than 100 people", "…, which killed 12", "At least
// 12 people died in the bombing in Larn".
func tolls(s *sentence) []facts.Statement {
	for v := s.first + 1; v < s.end-1; v++ {
		property, verb := "", s.fold(v)
		switch verb {
		case "killed", "killing":
			property = "deaths"
		case "injured", "wounded", "injuring", "wounding":
			property = "injuries"
		default:
			continue
		}
		event, ok := s.eventBefore(v)
		if !ok || s.mark(v) != "" {
			continue
		}
		found, end, ok := s.tollAt(event, property, v+1)
		if !ok {
			continue
		}
		out := []facts.Statement{found}
		if s.fold(end) == "and" && s.oneOf(end+1, "injured", "wounded") && property == "deaths" {
			if hurt, _, ok := s.tollAt(event, "injuries", end+2); ok {
				out = append(out, hurt)
			}
		}
		return out
	}
	return s.victims()
}

// An event is one as it is told: its words, when and where it was.
type event struct {
	label string
	valid facts.Interval
	place string
}

// eventBefore reads the event that killed, with its verb at word v: the noun
// phrase at the beginning of the sentence, or the one before "which" or "that".
func (s *sentence) eventBefore(v int) (event, bool) {
	if !s.oneOf(v-1, "which", "that") {
		end := v
		if s.fold(end-1) == "also" {
			end--
		}
		if strings.HasSuffix(s.fold(v), "ing") || end < s.first+2 || s.mark(end-1) != "" {
			return event{}, false // who or what is killing is too hard to tell
		}
		return s.eventIn(s.first, end)
	}
	end := v - 1
	if m := s.mark(end - 1); end < s.first+2 || m != "" && m != "," {
		return event{}, false
	}
	// The nearest event there is, from its article on.
	const farthestHead, farthestArticle = 14, 9
	for head := end - 1; head > max(s.first, end-farthestHead); head-- {
		if !s.lexicon.disasters[s.fold(head)] {
			continue
		}
		for first := head - 1; first >= max(s.first, head-farthestArticle); first-- {
			if s.oneOf(first, "the", "a", "an") {
				return s.eventIn(first, end)
			}
		}
		return event{}, false
	}
	return event{}, false
}

// eventIn reads the event whose noun phrase is all of the words from first up
// to end: "The ISIS-K attacks on a hall in Larn on 22 March 2024".
func (s *sentence) eventIn(first, end int) (event, bool) {
	if s.oneOf(first, "the", "a", "an") {
		first++
	}
	const longestEvent = 18
	head := -1
	for i := first; i < end; i++ {
		if s.lexicon.clauses[s.fold(i)] || s.lexicon.leaning[s.fold(i)] || verbal(s.fold(i)) || strings.ContainsAny(s.mark(i), ";:—–") && i < end-1 {
			return event{}, false
		}
		if head < 0 && s.lexicon.disasters[s.fold(i)] {
			head = i
		}
	}
	if head < 0 || end-first > longestEvent || s.oneOf(first, "in", "on", "at", "after", "during", "another", "one", "other") {
		return event{}, false
	}
	e := event{label: s.slice(first, end)}
	named := false
	for k := range s.mentions {
		m := &s.mentions[k]
		if m.First < first || m.End > end {
			continue
		}
		switch {
		case m.Kind == prose.Date && m.From.Known() && !m.TwoEnded:
			e.valid = facts.At(m.From)
		case m.Kind == prose.Name:
			named = true
			if label, ok := s.label(m.Range); ok && m.First > head && s.oneOf(m.First-1, "in", "at") && m.Class != prose.PersonName {
				e.place = label
			}
		}
	}
	return e, named
}

// verbal reports whether a word may be a verb in the past, which a noun phrase
// that is an event's has none of.
func verbal(word string) bool {
	switch word {
	case "armed", "united", "red":
		return false
	case "struck", "hit", "left", "said":
		return true
	}
	return strings.HasSuffix(word, "ed")
}

// tollAt is the statement that the event took as many as the words from i on
// say, and the word behind those.
func (s *sentence) tollAt(e event, property string, i int) (facts.Statement, int, bool) {
	q, end, ok := s.countAt(i)
	if !ok {
		return facts.Statement{}, 0, false
	}
	verb := map[string]string{"deaths": "killed", "injuries": "injured"}[property]
	st := facts.Statement{
		Subject: facts.Entity{Label: e.label}, Property: property, Value: facts.Value{Kind: facts.QuantityValue, Quantity: q}, Valid: e.valid,
		Text: sentenceOf("The ", e.label+" "+verb+" "+s.slice(i, end)),
	}
	if e.place != "" && facts.Fold(e.place) != facts.Fold(e.label) {
		st.Place = facts.Entity{Label: e.place}
	}
	return st, end, true
}

// countAt reads a number of people, with how it is hedged.
func (s *sentence) countAt(i int) (q facts.Quantity, end int, ok bool) {
	q.Sense, i = s.senseAt(i)
	m := s.mentionAt(i, prose.Number)
	if m == nil || m.Value < 1 || m.Value != float64(int64(m.Value)) || strings.HasPrefix(s.mark(m.End-1), "-") {
		return q, 0, false
	}
	q.Amount, q.Unit, end = m.Value, "people", m.End
	if end-m.First == 1 && strings.HasSuffix(s.fold(m.First), "s") {
		return q, 0, false // "hundreds" is no number
	}
	if s.mark(end-1) != "" || end >= s.end {
		return q, end, true
	}
	for j := end; j < min(end+3, s.end); j++ {
		if s.lexicon.counted[s.fold(j)] {
			if !s.oneOf(j, "lives", "persons") {
				q.Unit = s.slice(end, j+1)
			}
			return q, j + 1, !s.oneOf(j, "others") && !s.oneOf(end, "other", "more") // beside whom?
		}
		if s.mark(j) != "" {
			break
		}
	}
	return q, end, s.oneOf(end, "and", "in", "on", "when")
}

// senseAt reads how the number is hedged that follows at word i, and where it
// begins.
func (s *sentence) senseAt(i int) (facts.Sense, int) {
	for _, known := range s.lexicon.senses {
		if s.is(i, known.words...) {
			return known.sense, i + len(known.words)
		}
	}
	return facts.Exactly, i
}

// victims reads "At least 12 people were killed in the bombing in Larn".
func (s *sentence) victims() []facts.Statement {
	q, end, ok := s.countAt(s.first)
	if !ok || q.Amount < 1 {
		return nil
	}
	var property string
	var next int
	switch {
	case s.is(end, "died", "in"):
		property, next = "deaths", end+2
	case s.is(end, "were", "killed", "in"):
		property, next = "deaths", end+3
	case s.is(end, "were", "injured", "in"), s.is(end, "were", "wounded", "in"):
		property, next = "injuries", end+3
	default:
		return nil
	}
	stop := next
	for stop < s.end && !s.lexicon.clauses[s.fold(stop)] && (stop == next || s.mark(stop-1) == "" || strings.HasPrefix(s.mark(stop-1), "-")) {
		stop++
	}
	e, ok := s.eventIn(next, stop)
	if !ok || !s.oneOf(next, "the", "a", "an") {
		return nil
	}
	verb := map[string]string{"deaths": " were killed in the ", "injuries": " were injured in the "}[property]
	st := facts.Statement{
		Subject: facts.Entity{Label: e.label}, Property: property, Value: facts.Value{Kind: facts.QuantityValue, Quantity: q}, Valid: e.valid,
		Text: sentenceOf(s.slice(s.first, end), verb, e.label),
	}
	if e.place != "" {
		st.Place = facts.Entity{Label: e.place}
	}
	return []facts.Statement{st}
}
