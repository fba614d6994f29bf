package question

import (
	"cmp"
	"slices"
	"strings"

	"footnote/facts"
)

// unlisted puts in the names, known to no base, that the question leans on:
// for pronouns, for "this album" and "the band", and for parts of names.
func (r *resolver) unlisted() {
	r.own = r.d.lexicon.hear(r.d.text).names
	for i := range r.d.tokens {
		if r.touched(i) {
			continue
		}
		switch w := r.d.word(i); w {
		case "he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "it", "its", "there":
			r.standIn(i)
		case "this", "that", "these", "those":
			r.pointed(i)
		case "the":
			r.theNoun(i)
		}
	}
	r.wholeNames()
	r.othersWhole()
}

// touched reports whether token i is part of a name of the base, or replaced
// already.
func (r *resolver) touched(i int) bool {
	return r.d.linked[i] || slices.ContainsFunc(r.edits, func(e edit) bool { return e.start <= i && i < e.end })
}

// replace puts a name in the place of tokens i to j.
func (r *resolver) replace(i, j int, name string, whose bool) {
	if whose {
		name += "'s"
	}
	r.edits = append(r.edits, edit{i, j, name})
}

// standIn replaces the pronoun at token i.
func (r *resolver) standIn(i int) {
	w, next := r.d.word(i), r.d.word(i+1)
	p := pronouns[w]
	if r.expletive(i) || r.boundHere(i, p) || r.standsForTopic(w) && r.namedBefore(i) {
		return
	}
	name, ok := "", false
	switch voices[w] {
	case "he", "she":
		name, ok = r.person(voices[w])
	case "they":
		name, ok = r.several(w == "them")
	default:
		if w == "there" {
			if s, found := r.thread.other(2, func(s *spoken) bool { return s.kind == facts.Place || s.lead != "" }); found {
				r.edits = append(r.edits, edit{i, i + 1, cmp.Or(s.lead, "in") + " " + s.text})
			}
			return
		}
		name, ok = r.thing()
	}
	if ok {
		whose := p.possessive || w == "her" && next != "" && !r.d.lexicon.stop[next]
		r.replace(i, i+1, name, whose)
	}
}

// standsForTopic reports whether the pronoun would do for the topic.
func (r *resolver) standsForTopic(pronoun string) bool {
	kind := r.thread.topic.kind
	switch voices[pronoun] {
	case "he", "she":
		return kind == facts.Person || kind == ""
	case "they":
		return kind != facts.Person
	}
	return pronoun != "there" && kind != facts.Person && kind != facts.Group
}

// namedBefore reports whether the question named the topic before token i, so
// that a pronoun there stands for it.
func (r *resolver) namedBefore(i int) bool {
	return slices.ContainsFunc(r.own, func(s spoken) bool { return s.End <= i && s.within(&r.thread.topic) }) ||
		slices.ContainsFunc(r.edits, func(e edit) bool {
			return e.end <= i && r.thread.topic.text != "" && strings.HasPrefix(e.with, r.thread.topic.text)
		})
}

// person is whom "he" or "she" means.
func (r *resolver) person(voice string) (string, bool) {
	topic := &r.thread.topic
	another := map[string]string{"he": "she", "she": "he"}[voice]
	stranger := r.thread.voices[another] > 2*r.thread.voices[voice]
	if topic.text != "" && (topic.kind == facts.Person || topic.kind == "") && !stranger {
		return topic.text, true
	}
	s, ok := r.thread.other(3, func(s *spoken) bool { return s.kind == "" || s.kind == facts.Person })
	if ok {
		return s.text, true
	}
	return topic.text, topic.text != ""
}

// several is whom "they" means: a topic of several, else several who were
// named together, else people whom a noun of the last question means.
func (r *resolver) several(object bool) (string, bool) {
	topic := &r.thread.topic
	if topic.text != "" && topic.kind != facts.Person {
		return topic.text, true
	}
	if len(r.thread.turns) > 0 {
		turn := &r.thread.turns[0]
		for _, said := range []*speech{turn.answer, turn.question} {
			if pair, ok := said.pair(facts.Person); ok {
				return pair, true
			}
		}
		if noun, ok := r.thread.plural(turn.question, object); ok {
			return noun, true
		}
		for _, s := range turn.answer.names {
			if topic.text != "" && s.kind == facts.Person && !s.within(topic) && !topic.within(&s) {
				return topic.text + " and " + s.text, true
			}
		}
	}
	if s, ok := r.thread.other(2, func(s *spoken) bool { return s.kind == facts.Group }); ok {
		return s.text, true
	}
	return topic.text, topic.text != ""
}

// thing is what "it" means: what the last answer named if it was asked for,
// else what the last question was about.
func (r *resolver) thing() (string, bool) {
	topic := &r.thread.topic
	if topic.text != "" && topic.kind == facts.Work {
		return topic.text, true
	}
	suits := func(s *spoken) bool {
		return !s.modifies && !s.within(topic) && s.kind != facts.Person && (s.kind == facts.Work || topic.kind == facts.Person || topic.kind == facts.Group)
	}
	for _, turn := range r.thread.turns[:min(2, len(r.thread.turns))] {
		order := [][]spoken{turn.question.names, turn.answer.names}
		if w := turn.question.words; len(w) > 0 && (w[0].Fold == "what" || w[0].Fold == "which" || w[0].Fold == "who") {
			slices.Reverse(order)
		}
		for _, names := range order {
			if i := slices.IndexFunc(names, func(s spoken) bool { return suits(&s) }); i >= 0 {
				return names[i].full(), true
			}
		}
	}
	if topic.text != "" && topic.kind != facts.Person && topic.kind != facts.Group {
		return topic.text, true
	}
	return r.thread.nounOf(facts.Work)
}

// pointed replaces "this album", "that" at token i.
func (r *resolver) pointed(i int) {
	if r.bareThis(i) {
		if s, ok := r.thread.other(1, func(s *spoken) bool { return true }); ok {
			r.replace(i, i+1, s.full(), false)
		}
		return
	}
	if r.d.lexicon.stop[r.d.word(i+1)] {
		return
	}
	if r.thatSpan(i) {
		return
	}
	r.theNoun(i)
}

// bareThis reports whether "this" at token i stands for something by itself,
// and for no noun behind it: "did this help her", "was this a hit", "after that".
func (r *resolver) bareThis(i int) bool {
	w, next := r.d.word(i), r.d.word(i+1)
	_, kinded := r.d.lexicon.kinds[r.d.lexicon.Stem(next)]
	switch {
	case next == "" || isDatePreposition(next) || isBe(next):
		return true
	case w == "these" || w == "those" || r.q.Kind != YesNo && isBe(r.d.word(i-1)):
		return false // "when was this injury?"
	case kinded || r.d.lexicon.wants[r.d.lexicon.Stem(next)] != "" || !r.d.yesNo(i-1):
		return false
	}
	return determiner(next) || i+2 >= len(r.d.tokens) || r.d.lexicon.stop[r.d.word(i+2)]
}

// spans are what "that time" speaks of.
var spans = map[string]bool{"time": true, "year": true, "period": true, "era": true, "point": true, "season": true, "decade": true}

// thatSpan replaces "that year" at token i by the date that was named last.
func (r *resolver) thatSpan(i int) bool {
	if !spans[r.d.word(i+1)] {
		return false
	}
	if r.q.Time.start <= i && i < r.q.Time.end {
		return true // "this year" is a date itself
	}
	for _, turn := range r.thread.turns[:min(2, len(r.thread.turns))] {
		for _, said := range []*speech{turn.answer, turn.question} {
			if n := len(said.dates); n > 0 {
				r.replace(i, i+2, said.dates[n-1].Text(said.text), false)
				if r.d.word(i-1) == "at" {
					r.edits[len(r.edits)-1] = edit{i - 1, i + 2, "in " + said.dates[n-1].Text(said.text)}
				}
				return true
			}
		}
	}
	return true
}

// theNoun names what "the album" is that token i begins.
func (r *resolver) theNoun(i int) {
	if i+1 >= len(r.d.tokens) || r.touched(i+1) {
		return
	}
	noun := &r.d.tokens[i+1]
	if r.d.lexicon.stop[noun.fold] || r.d.lexicon.source[noun.fold] || noun.capital() || slices.ContainsFunc(r.own, func(s spoken) bool { return s.First == i+2 }) {
		return
	}
	kind, kinded := r.d.lexicon.kinds[noun.stem]
	next := r.d.word(i + 2)
	if !kinded && next != "" && !r.d.lexicon.stop[next] && noun.mark == "" {
		return // "the attack plan"
	}
	topic := &r.thread.topic
	if kinded && topic.kind == kind {
		if !r.namedBefore(i) {
			r.replace(i, i+2, topic.text, noun.possessive)
		}
		return
	}
	for _, turn := range r.thread.turns[:min(4, len(r.thread.turns))] {
		for _, said := range []*speech{turn.answer, turn.question} {
			for _, s := range said.names {
				if kinded && s.kind == kind && !s.within(topic) {
					r.edits = append(r.edits, edit{i + 2, i + 2, s.text})
					return
				}
			}
			if words, ok := r.thread.described(said, noun); ok && next != "of" {
				r.replace(i, i+2, "the "+words, noun.possessive)
				return
			}
		}
	}
	if kind != facts.Work {
		return
	}
	if s, ok := r.thread.other(3, func(s *spoken) bool { return s.kind == "" }); ok {
		r.edits = append(r.edits, edit{i + 2, i + 2, s.text})
	}
}

// wholeNames writes out the topic's name where only a part of it stands.
func (r *resolver) wholeNames() {
	topic := &r.thread.topic
	for i := 0; i < len(r.d.tokens); i++ {
		j := i
		for j < len(r.d.tokens) && !r.touched(j) && slices.Contains(topic.words, r.d.word(j)) && !r.d.lexicon.stop[r.d.word(j)] {
			j++
		}
		if j == i {
			continue
		}
		if j-i < len(topic.words) && (!r.d.lexicon.known[r.d.word(i)] || r.d.tokens[i].capital() && i > 0) {
			if i > 0 && r.d.word(i-1) == topic.words[0] && topic.words[0] == "the" && !r.touched(i-1) {
				i--
			}
			r.replace(i, j, topic.text, r.d.tokens[j-1].possessive)
		}
		i = j
	}
}

// othersWhole writes out the names of others where only a first name or a
// surname stands that was said in full before.
func (r *resolver) othersWhole() {
	for _, s := range r.own {
		if s.End > len(r.d.tokens) || len(s.words) > 1 || s.kind == facts.Place || r.touched(s.First) || s.within(&r.thread.topic) || s.modifies {
			continue
		}
		whole, ok := r.thread.other(len(r.thread.turns), func(o *spoken) bool {
			n := len(o.words)
			return n > 1 && n <= longestPerson && o.kind == facts.Person && (o.words[0] == s.words[0] || o.words[n-1] == s.words[0])
		})
		if ok {
			r.replace(s.First, s.End, whole.text, r.d.tokens[s.End-1].possessive)
		}
	}
}

// longestPerson is how many words a person's name has at most.
const longestPerson = 4

// saysTopic reports whether something in the question names the topic.
func (r *resolver) saysTopic() bool {
	topic := &r.thread.topic
	return slices.ContainsFunc(r.d.tokens, func(t token) bool {
		return slices.Contains(topic.words, t.fold) && !r.d.lexicon.stop[t.fold]
	})
}

// asksSource reports whether the question is about the text itself: "anything
// else in this article".
func (r *resolver) asksSource() bool {
	return slices.ContainsFunc(r.d.tokens, func(t token) bool { return r.d.lexicon.source[strings.TrimSuffix(t.fold, "s")] && !t.capital() })
}

// short reports whether the question is too short to be about anything but what
// was talked about: "how many children?".
func (r *resolver) short() bool {
	return len(r.d.tokens) <= shortest && len(r.own) == 0 && len(r.q.Mentions) == 0 && r.q.Kind != Other && r.q.Kind != About && r.q.Kind != Define && r.q.Kind != Happened
}

// shortest is how many words such a question has at most.
const shortest = 5

// append puts the topic in at the question's end, if it names nothing of it.
func (r *resolver) append() {
	topic := &r.thread.topic
	named := func(e edit) bool {
		return strings.Contains(e.with, topic.text) || e.end > e.start && voices[r.d.word(e.start)] != ""
	}
	if topic.text == "" || r.thread.guessed && (len(r.edits) > 0 || !r.short()) || r.saysTopic() || slices.ContainsFunc(r.edits, named) {
		return
	}
	n := len(r.d.tokens)
	if i := slices.IndexFunc(r.d.tokens, func(t token) bool { return t.stem == "happen" }); i >= 0 && !r.touched(i) {
		n = i + 1 // "what happened to her in 1931?"
	}
	r.edits = append(r.edits, edit{n, n, r.joint() + topic.text})
}

// joint is the word by which the topic is put in.
func (r *resolver) joint() string {
	last := r.d.tokens[len(r.d.tokens)-1]
	kind := r.thread.topic.kind
	switch {
	case r.asksSource():
		return "about "
	case kind == facts.Work || kind == facts.Place || kind == facts.Event:
		return "in "
	case r.d.has("happen") || r.d.has("happened"):
		return "to "
	case r.q.Kind == YesNo || r.d.lexicon.stop[last.fold] || r.d.lexicon.Past(last.fold) && r.d.lexicon.wants[last.stem] == "":
		return "for "
	}
	return "of "
}
