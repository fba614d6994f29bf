package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// head is the token that makes it a question: the first question word that
// does not just lead in a moment, or -1.
func (d *Draft) head() int {
	if i := d.lastAsked(); i >= 0 {
		return i
	}
	for i := range d.tokens {
		w := d.word(i)
		if !questionWords[w] {
			continue
		}
		if i > 0 && w == "when" && d.head0() {
			continue
		}
		if i > 0 && (w == "who" || w == "which") && d.yesNo(d.opening()) {
			return -1 // "is he the one who ..."
		}
		if w == "when" && i == 0 && d.asksLater(1) {
			continue
		}
		return i
	}
	return -1
}

// lastAsked is the last question word of a text that states first and asks at
// its end, "the firm whose boats sank was sold to whom?", or -1: those before it
// only tell more of a noun.
func (d *Draft) lastAsked() int {
	i := d.opening()
	if questionWords[d.word(i)] || questionWords[d.word(i+1)] || d.yesNo(i) || d.frame > 0 {
		return -1
	}
	words := 0
	last := -1
	for k := range d.tokens {
		if questionWords[d.word(k)] {
			words++
			last = k
		}
	}
	if words < 2 || d.word(last) == "when" && last < len(d.tokens)-1 {
		return -1
	}
	return last
}

// head0 reports whether a question word stands before any later "when".
func (d *Draft) head0() bool {
	for i := range d.tokens {
		if w := d.word(i); questionWords[w] {
			return w != "when" || i == 0
		}
	}
	return d.yesNo(d.opening())
}

var auxiliaries = []string{"is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "should"}

// yesNo reports whether the question opens with an auxiliary at token i.
func (d *Draft) yesNo(i int) bool { return slices.Contains(auxiliaries, d.word(i)) }

// kind reads what sort of question it is and the type of its answer.
func (d *Draft) kind(head int, q *Question) (Kind, Wants) {
	if d.frame > 0 {
		return YesNo, ""
	}
	if k, wants := d.phrasedKind(q); k != "" {
		return k, wants
	}
	if head < 0 {
		return d.headlessKind(q)
	}
	next := d.word(head + 1)
	switch d.word(head) {
	case "who", "whom", "whose":
		return Who, WantsPerson
	case "when":
		return When, WantsDate
	case "where":
		return Where, WantsPlace
	case "why":
		return Why, WantsReason
	case "how":
		return d.howKind(next, head)
	case "which":
		return Which, d.nounWants(head)
	}
	switch {
	case next == "year" || next == "date" || next == "month" || next == "day" || next == "time":
		return When, WantsDate
	case next == "for" && head+2 == len(d.tokens):
		return Why, WantsReason
	}
	if wants := d.nounWants(head); wants != "" {
		return Which, wants
	}
	return What, ""
}

func (d *Draft) howKind(next string, head int) (Kind, Wants) {
	switch next {
	case "many", "much":
		if d.has("how many years", "how many months", "how many days", "how many weeks", "how much time") {
			return HowLong, WantsNumber
		}
		return HowMany, WantsNumber
	case "long":
		return HowLong, WantsNumber
	case "come":
		return Why, WantsReason
	case "old", "big", "large", "far", "tall", "high", "deep", "wide", "fast", "heavy", "hot", "cold", "expensive", "small":
		return HowMany, WantsNumber
	case "often", "frequently":
		return How, WantsNumber
	}
	return How, ""
}

// nounWants is the type of answer that the noun behind which or what names; a
// verb or an auxiliary ends the noun.
func (d *Draft) nounWants(head int) Wants {
	if i := d.noun(head + 1); i >= 0 {
		return d.lexicon.wants[d.tokens[i].stem]
	}
	return ""
}

// mostNouns is how many words the noun behind a question word may have, with
// those that describe it.
const mostNouns = 6

// noun is the token of the noun that a question word at i-1 asks for, "team" of
// "what national football team", or -1 if a verb follows.
func (d *Draft) noun(i int) int {
	for slices.Contains([]string{"kind", "kinds", "sort", "sorts", "type", "types"}, d.word(i)) && d.word(i+1) == "of" {
		i += 2
	}
	for slices.Contains([]string{"other", "the", "a", "an"}, d.word(i)) {
		i++
	}
	last := -1
	for k := i; k < min(i+mostNouns, len(d.tokens)); k++ {
		// Behind "which" stands a noun whatever the word looks like: "which breed".
		named := last < 0 && k == i && d.word(i-1) == "which" && d.word(k) != "of" && d.word(k) != "one"
		if !d.nounish(k, last) && !(named && !d.yesNo(k)) {
			break
		}
		last = k
		if plural(d.word(k)) || d.tokens[k].possessive || d.mark(k) != "" && d.mark(k) != "-" {
			break // what describes a noun is seldom a plural
		}
	}
	if last >= 0 && d.ranks(d.word(last)) {
		return -1
	}
	return last
}

// nounish reports whether token k may be a noun or describe one; last is the
// token before it if that may, and -1 otherwise.
func (d *Draft) nounish(k, last int) bool {
	w := d.word(k)
	switch {
	case w == "" || isBe(w) || slices.Contains(auxiliaries, w) || d.lexicon.stop[w] && !d.ranks(w) || strings.HasSuffix(w, "ly"):
		return false
	case d.lexicon.Past(w) && d.lexicon.wants[d.tokens[k].stem] == "":
		return false
	case last < 0:
		return true
	}
	next := d.word(k + 1)
	leading := strings.HasSuffix(w, "ing") && (next == "" || d.lexicon.stop[next]) // "what person leading it"
	return !leading && !d.acts(k) && (!d.tokens[k].capital() || d.tokens[last].capital())
}

// ranks reports whether the folded word singles out one of several, and
// describes a noun so.
func (d *Draft) ranks(w string) bool { return d.lexicon.positions[w] != "" }

// acts reports whether token k looks like a verb with its object: "follows the
// coast", "carries coal".
func (d *Draft) acts(k int) bool {
	if !plural(d.word(k)) || d.mark(k) != "" || k+1 >= len(d.tokens) {
		return false
	}
	next := d.word(k + 1)
	return determiner(next) || d.tokens[k+1].capital() || next != "" && !d.lexicon.stop[next] && !d.lexicon.Past(next)
}

// plural reports whether the folded word ends as nouns for several do.
func plural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// phrasedKind finds the kinds that fixed phrases tell.
func (d *Draft) phrasedKind(q *Question) (Kind, Wants) {
	switch {
	case d.saysWho():
		return SaysWho, ""
	case d.word(d.opening()) == "list":
		return List, ""
	case d.has("how could", "how can it be", "how was it possible"):
		return Why, WantsReason
	case d.has("timeline", "chronology") || d.has("history of", "sequence of"):
		return Timeline, ""
	case d.aboutSource(q):
		return About, ""
	case d.has("compare", "versus", "difference", "differences", "differ", "differs", "in common", "comparison", "different from", "different to", "different than") ||
		len(d.strong()) >= 2 && d.has("different", "similar", "alike", "same"):
		return Compare, ""
	case d.has("stand for", "stands for", "short for", "define", "definition of", "meaning of", "mean by") || d.has("what does") && d.has("mean"):
		return Define, ""
	case d.has("what happened", "what occurred", "what took place", "what went on", "what was happening", "what was going on", "what events", "which events", "what happens", "anything happen") ||
		d.word(d.opening()) == "what" && d.happensSoon():
		return Happened, ""
	case d.whatDid():
		return Happened, ""
	case d.has("how come", "what for", "for what reason", "what caused", "what made", "what led", "what lead to", "what causes", "what explains", "what explained", "what motivated", "what drove",
		"what prompted", "what triggered", "what brought about", "what forced", "on what grounds", "what is the cause", "what was the cause", "what were the causes", "what are the causes") ||
		d.has("reason", "reasons") && !d.has("when") && !d.has("how many reasons"):
		return Why, WantsReason
	case d.has("what year", "which year", "what month", "which month", "what date", "which date", "what day", "which day", "what time"):
		return When, WantsDate
	case d.has("duration of", "for how long"):
		return HowLong, WantsNumber
	}
	return "", ""
}

// happensSoon reports whether happen stands within three words of the opening,
// with no noun between: "what has happened".
func (d *Draft) happensSoon() bool {
	i := d.opening()
	for k := i + 1; k <= i+3; k++ {
		switch w := d.word(k); {
		case strings.HasPrefix(w, "happen"):
			return true
		case !slices.Contains(auxiliaries, w) && w != "else" && w != "all":
			return false
		}
	}
	return false
}

// whatDid reads "what did X do": X's doings rather than a property.
func (d *Draft) whatDid() bool {
	i := d.opening()
	return d.word(i) == "what" && (d.word(i+1) == "did" || d.word(i+1) == "has" || d.word(i+1) == "have" || d.word(i+1) == "does") &&
		(d.has("do", "done") || d.has("been up to", "up to"))
}

// saysWho reads a question for the source of what was said.
func (d *Draft) saysWho() bool {
	text := facts.Fold(d.text)
	if slices.Contains([]string{"says who", "said who", "who says", "who says so", "who said so", "who says that", "who said that", "who said this", "quote", "quote please", "the quote please", "show me the quote", "can you quote that", "quote that", "cite that", "show the quote",
		"according to who", "according to whom", "source", "sources", "source please", "what is your source", "what is the source",
		"where does it say that", "where is that from", "where did you get that", "how do you know", "how do you know that",
		"who claims that", "who claimed that", "citation", "cite", "proof", "evidence", "whats your source", "based on what", "who reported that",
		"which paragraph", "what paragraph", "where in the text", "and who says so", "and who says that", "really says who"}, text) {
		return true
	}
	for _, lead := range []string{"who says ", "who said ", "who claims ", "who claimed ", "who reports that ", "who reported that ", "according to whom "} {
		if strings.HasPrefix(text, lead) && text != lead+"it" {
			return true
		}
	}
	return false
}

// aboutSource reads a question about the readings themselves: one that speaks
// of an author or an article and of nobody in it.
func (d *Draft) aboutSource(q *Question) bool {
	if q.Time.Given() && q.Time.Event != nil || q.Order.Anchor != nil {
		return false
	}
	for _, m := range d.mentions {
		if !m.Weak && (len(m.Entities) == 0 || m.Entities[0].Kind != facts.Work) {
			return false
		}
	}
	source, other := false, 0
	for i, t := range d.tokens {
		word := strings.TrimSuffix(t.fold, "s")
		switch {
		case d.linked[i]:
		case d.lexicon.source[word] || t.fold == "wrote" || t.fold == "published" || t.fold == "written" || t.fold == "write":
			source = true
		case !d.lexicon.stop[t.fold] && !d.filler(i, q):
			other++
		}
	}
	return source && other == 0
}

// headlessKind reads a text without a question word.
func (d *Draft) headlessKind(q *Question) (Kind, Wants) {
	i := d.opening()
	switch {
	case d.yesNo(i):
		return YesNo, ""
	case d.has("number of", "death toll", "count of"):
		return HowMany, WantsNumber
	case d.has("list", "name all", "name the", "all the", "give me") || d.word(i) == "name":
		return List, ""
	case d.has("about") || d.has("describe") || d.has("explain") || d.has("tell"):
		return Other, ""
	}
	return Other, ""
}

// focus is the stem of the noun behind which, what, whose or how many.
func (d *Draft) focus(head int, q *Question) string {
	if head < 0 {
		return ""
	}
	i := head + 1
	switch d.word(head) {
	case "how":
		if d.word(i) != "many" && d.word(i) != "much" {
			return ""
		}
		i++
	case "which", "what", "whose":
	default:
		return ""
	}
	i = d.noun(i)
	if i < 0 || isUnit(strings.TrimSuffix(d.word(i), "s")) {
		return ""
	}
	return d.tokens[i].stem
}
