package question

import (
	"slices"
	"strings"

	"footnote/facts"
	"footnote/facts/prose"
)

// Said is an earlier question, in its stand-alone wording, and what was
// answered; Answer is empty where nothing was.
type Said struct{ Question, Answer string }

// A thread is what was said before a question, for what leans on names that no
// base knows.
type thread struct {
	lexicon *Lexicon
	topic   spoken // what it is all about; its text is empty if nobody said
	guessed bool   // nobody said what it is about
	turns   []exchange
	voices  map[string]int
}

// An exchange is a turn of a thread; answer says nothing where there was none.
type exchange struct{ question, answer *speech }

// newThread reads what was said before the question of the draft; the latest
// turn comes first.
func newThread(d *Draft, past *Past) *thread {
	t := &thread{lexicon: d.lexicon, voices: make(map[string]int)}
	for _, said := range slices.Backward(past.Said) {
		if d.lexicon.unknowing[facts.Fold(said.Answer)] {
			said.Answer = ""
		}
		x := exchange{d.lexicon.hear(said.Question), d.lexicon.hear(said.Answer)}
		t.turns = append(t.turns, x)
		t.listen(x.question.words, 1)
		t.listen(x.answer.words, 1)
	}
	t.listen(prose.Words(d.text, mostSpoken), 3)
	t.topic = t.about(past)
	return t
}

// about is what the talk is about: what the room's topic says, if that is a
// name and the talk has not gone over to others since; else the name that the
// earlier questions said most often.
func (t *thread) about(past *Past) spoken {
	given, ok := t.named(past.Topic)
	if ok && (len(t.turns) == 0 || slices.ContainsFunc(t.turns[:min(3, len(t.turns))], func(x exchange) bool { return x.asksAbout(&given) })) {
		return given
	}
	said := t.mostAsked(past.Draft)
	if ok && said.text == "" {
		return given
	}
	t.guessed = true
	return said
}

// asksAbout reports whether the question of the turn says a part of the name.
func (x exchange) asksAbout(topic *spoken) bool {
	return slices.ContainsFunc(x.question.words, func(w prose.Word) bool { return slices.Contains(topic.words, w.Fold) })
}

// named is the topic of a room, if it is a name.
func (t *thread) named(topic string) (spoken, bool) {
	words := prose.Words(topic, 0)
	if len(words) == 0 || len(words) > longestTopic || !words[0].Capital() && !words[0].Number() || strings.ContainsAny(topic, ":;?\n") {
		return spoken{}, false
	}
	s := spoken{text: strings.TrimSpace(topic)}
	bracket := strings.IndexByte(topic+"(", '(')
	for _, w := range words {
		if w.Start < bracket {
			s.words = append(s.words, w.Fold)
		}
		if kind, ok := t.lexicon.kinds[t.lexicon.Stem(w.Fold)]; ok && (w.Start > bracket || w.Capital()) {
			s.kind = kind
		}
	}
	if n := len(s.words); s.kind == "" && n > 1 && s.words[0] == "the" && strings.HasSuffix(s.words[n-1], "s") {
		s.kind = facts.Group
	}
	if s.kind == "" {
		s.kind = t.heard()
	}
	if heard := t.lexicon.hear("Of " + s.text); s.kind == "" && len(heard.names) == 1 {
		s.kind = heard.names[0].kind // as the name looks
	}
	return s, true
}

// mostAsked is the name in the last question, which is the draft and did not
// link it, that most of the earlier questions said.
func (t *thread) mostAsked(last *Draft) spoken {
	var best spoken
	most := 0
	for _, s := range t.turns[:min(1, len(t.turns))] {
		for _, n := range s.question.names {
			linked := func(m Mention) bool { return strings.Contains(n.text, m.Text) || strings.Contains(m.Text, n.text) }
			times := 0
			for _, o := range t.turns {
				times += btoi(slices.ContainsFunc(o.question.names, func(o spoken) bool { return n.within(&o) }))
			}
			if times > most && !slices.ContainsFunc(last.mentions, linked) {
				best, most = n, times
			}
		}
	}
	if best.kind == "" {
		best.kind = t.heard()
	}
	return best
}

// longestTopic is how many words a topic that is a name has at most.
const longestTopic = 8

// voices are what pronouns call whom they stand for.
var voices = map[string]string{
	"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
	"they": "they", "them": "they", "their": "they", "theirs": "they",
}

// listen counts by which pronouns people were spoken of.
func (t *thread) listen(words []prose.Word, weight int) {
	for _, tok := range words {
		if v, ok := voices[tok.Fold]; ok {
			t.voices[v] += weight
		}
		if t.lexicon.kinds[t.lexicon.Stem(tok.Fold)] == facts.Group {
			t.voices["they"] += weight
		}
	}
}

// heard is the kind of the topic as far as the pronouns tell it.
func (t *thread) heard() facts.Kind {
	persons := t.voices["he"] + t.voices["she"]
	switch {
	case persons > 0 && 2*persons >= t.voices["they"]:
		return facts.Person
	case t.voices["they"] > 0:
		return facts.Group
	}
	return ""
}

// other is the name, not the topic's, that was said last and suits: in the
// latest answer, else in the question to it, and so back through most turns.
func (t *thread) other(most int, suits func(*spoken) bool) (spoken, bool) {
	for _, turn := range t.turns[:min(most, len(t.turns))] {
		for _, s := range turn.answer.names {
			if !s.modifies && !s.within(&t.topic) && suits(&s) {
				return s, true
			}
		}
		for _, s := range slices.Backward(turn.question.names) {
			if !s.modifies && !s.within(&t.topic) && suits(&s) {
				return s, true
			}
		}
	}
	return spoken{}, false
}

// described finds the noun as it was said before with more words: "the
// prototypes" may be "the very first diving prototypes".
func (t *thread) described(said *speech, noun *token) (string, bool) {
	for k := range said.words {
		if w := said.words[k].Fold; w == noun.fold || w+"s" == noun.fold || w == noun.fold+"s" {
			if words, ok := t.phraseAt(said, k); ok {
				return words + noun.text, true
			}
		}
	}
	return "", false
}

// mostModifiers is how many words before a noun are taken along with it.
const mostModifiers = 3

// phraseAt is what describes the noun at word k: the words between it and what
// begins its phrase.
func (t *thread) phraseAt(said *speech, k int) (string, bool) {
	first := k
	for first > 0 && k-first < mostModifiers {
		w := &said.words[first-1]
		if w.Mark != "" && w.Mark != "-" || t.lexicon.stop[w.Fold] || !w.Capital() && t.lexicon.Past(w.Fold) {
			break
		}
		first--
	}
	if first == k || first == 0 || !determiner(said.words[first-1].Fold) && !said.words[first-1].Possessive && !said.words[first].Possessive {
		return "", false
	}
	return said.text[said.words[first].Start:said.words[k].Start], true
}

// plural is the noun for several in a question, "the songs" of "what songs did
// she sing?"; for several people, unless things may be meant too.
func (t *thread) plural(said *speech, things bool) (string, bool) {
	for k := len(said.words) - 1; k > 0; k-- {
		w, before := &said.words[k], &said.words[k-1]
		if len(w.Fold) < 4 || t.lexicon.stop[w.Fold] || w.Capital() || t.lexicon.source[strings.TrimSuffix(w.Fold, "s")] {
			continue
		}
		people := t.lexicon.wants[t.lexicon.Stem(w.Fold)] == WantsPerson
		if !people && !things || !strings.HasSuffix(w.Fold, "s") && w.Fold != "children" && w.Fold != "people" || strings.HasSuffix(w.Fold, "ss") {
			continue
		}
		if before.Possessive {
			if i := slices.IndexFunc(said.names, func(n spoken) bool { return n.End == k }); i >= 0 {
				return said.text[said.words[said.names[i].First].Start : w.Start+len(w.Text)], true
			}
		}
		return "the " + w.Text, true
	}
	return "", false
}

// nounOf is the noun of that kind that the last question or its answer spoke
// of: "the album".
func (t *thread) nounOf(kind facts.Kind) (string, bool) {
	for _, turn := range t.turns[:min(1, len(t.turns))] {
		for _, said := range []*speech{turn.question, turn.answer} {
			for i := range said.words {
				w := &said.words[i]
				if t.lexicon.kinds[t.lexicon.Stem(w.Fold)] == kind && !w.Capital() && !strings.HasSuffix(w.Fold, "s") {
					return "the " + w.Text, true
				}
			}
		}
	}
	return "", false
}
