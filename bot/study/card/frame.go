package card

import (
	"strings"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
	"footnote/facts/prose"
)

// What stands around a sentence that is asked about.
const (
	fillText     phrase.Text = "Fill in the gap: %s"
	yearText     phrase.Text = "Which year is missing? %s"
	monthText    phrase.Text = "Which month and year are missing? %s"
	dayText      phrase.Text = "Which date is missing? %s"
	numberText   phrase.Text = "Which number is missing? %s"
	personText   phrase.Text = "Who is missing? %s"
	placeText    phrase.Text = "Which place is missing? %s"
	truthText    phrase.Text = "True or false? %s"
	accordsText  phrase.Text = "%s (according to %s)"
	blank                    = "_____"
	articleBlank             = "a(n) " + blank
)

// A form is one way to ask for a gap.
type form struct {
	name  string // in a card's ID
	cloze bool   // whatever the gap, the card's kind is Cloze
	frame frame
}

// forms are all ways, the most natural first. Of those before the cloze only
// the first that fits is of use: they ask for the same in other words.
func forms() []form {
	return []form{
		{name: "event", frame: happened},
		{name: "ask", frame: inverted},
		{name: "word", frame: asked},
		{name: "gap", frame: missing},
		{name: "cloze", cloze: true, frame: cloze},
	}
}

// A frame makes a question of a gap; ok is false where it does not fit.
type frame func(f *framing) (text string, ok bool)

// A framing is what a frame has to go by.
type framing struct {
	*sentence
	gap  gap
	lex  *question.Lexicon
	says phrase.Printer
	// strict has only entities that have the gap's part in statements of the
	// same property for wrong choices: a false sentence with another is absurd.
	strict bool
}

// before and after are what the sentence has on both sides of the gap.
func (f *framing) before() string { return f.text[:f.gap.start] }
func (f *framing) after() string  { return f.text[f.gap.end:] }

// gapped is the sentence with the gap left open.
func (f *framing) gapped() string {
	before := f.before()
	for _, article := range []string{"a ", "an "} {
		if rest, ok := cutLastWord(before, article); ok {
			return rest + articleBlank + f.after() // else it would tell how the answer begins
		}
	}
	return before + blank + f.after()
}

// cutLastWord cuts a word, with the space behind it, off the end of a text.
func cutLastWord(text, word string) (string, bool) {
	if len(text) < len(word) || !strings.EqualFold(text[len(text)-len(word):], word) || !wordBegins(text, len(text)-len(word)) {
		return text, false
	}
	return text[:len(text)-len(word)], true
}

// cloze leaves the gap open.
func cloze(f *framing) (string, bool) { return f.says.Say(fillText, f.gapped()), true }

// missing leaves it open and says what is missing.
func missing(f *framing) (string, bool) {
	t := map[bool]phrase.Text{true: placeText, false: personText}[kindOf(f) == Where]
	switch {
	case f.gap.role == dateRole:
		t = dateFrame(f.gap.date)
	case f.gap.role == amountRole:
		t = numberText
	case kindOf(f) == What:
		return "", false
	case kindOf(f) == Who && f.kind() != facts.Person && f.lex.Gives(f.property.ID) != question.WantsPerson:
		return "", false
	}
	return f.says.Say(t, f.gapped()), true
}

func dateFrame(d facts.Date) phrase.Text {
	switch d.Precision() {
	case facts.DayPrecision:
		return dayText
	case facts.Month:
		return monthText
	}
	return yearText
}

// asked makes a question of the sentence with a word that asks in the place of
// the gap: "Who led …?", "… struck which country in 2014?"
func asked(f *framing) (string, bool) {
	if strings.ContainsAny(f.text, ";:\"“") {
		return "", false
	}
	word, ok := f.interrogative()
	if !ok {
		return "", false
	}
	before, after := f.before(), f.after()
	if f.gap.role != dateRole {
		for _, article := range []string{"the ", "a ", "an "} {
			before, _ = cutLastWord(before, article)
		}
	}
	if strings.TrimSpace(before) == "" {
		if f.gap.role != amountRole && !f.verbFollows(after) {
			return "", false
		}
		return upper(word) + ending(after), true
	}
	if !f.stands(before, after) {
		return "", false
	}
	return before + word + ending(after), true
}

// ending is the end of a sentence as that of a question.
func ending(s string) string { return strings.TrimRight(s, ". ") + "?" }

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// verbFollows reports whether a verb follows that goes with one who is asked for.
func (f *framing) verbFollows(after string) bool {
	words := prose.Words(after, 1)
	if len(words) == 0 || !strings.HasPrefix(after, " ") || words[0].Capital() {
		return false
	}
	w := words[0].Fold
	switch w {
	case "is", "was", "has", "can", "did", "does", "will":
		return true
	case "are", "were", "have", "as", "this", "its", "plus", "based", "aged", "called", "named", "left":
		return false
	}
	return f.lex.Past(w) || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !f.lex.Stop(w)
}

// after which words a part of a sentence may end that is asked for, and with
// which it may go on.
const (
	joiners = " and or but nor , ( "
	goingOn = " in on at from until since during before after as for with by to because when while through per "
	datesOf = " in on until since from before after of by to during "
)

// stands reports whether the gap stands alone between these: it is none of a
// list, and not part of a longer noun.
func (f *framing) stands(before, after string) bool {
	last := lastWord(before)
	if strings.Contains(joiners, " "+last+" ") || strings.HasSuffix(strings.TrimSpace(before), ",") {
		return false
	}
	rest := strings.TrimSpace(after)
	if f.gap.role == amountRole {
		return rest != "" && !strings.HasPrefix(rest, ".")
	}
	if f.gap.role == dateRole {
		return strings.Contains(datesOf, " "+last+" ") && rest == "."
	}
	if rest == "." {
		return true
	}
	words := prose.Words(rest, 1)
	return len(words) == 1 && words[0].Start == 0 && strings.Contains(goingOn, " "+words[0].Fold+" ")
}

func lastWord(s string) string {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return ""
	}
	return strings.ToLower(fields[len(fields)-1])
}

// interrogative is the word that asks for the gap.
func (f *framing) interrogative() (string, bool) {
	switch f.gap.role {
	case dateRole:
		switch f.gap.date.Precision() {
		case facts.DayPrecision:
			return "which date", true
		case facts.Month:
			return "which month and year", true
		case facts.Year:
			return "which year", true
		}
		return "", false
	case amountRole:
		return "how many", f.of.Value.Quantity.Unit != ""
	}
	switch f.kind() {
	case facts.Person:
		if strings.TrimSpace(f.before()) == "" {
			return "who", true
		}
		return "whom", true
	case facts.Group, facts.Country, facts.Place, facts.Event:
		return "which " + string(f.kind()), true
	}
	switch {
	case f.gap.entity.ID == "":
		return "what", true
	case f.gap.role != valueRole || len(f.property.Nouns) == 0:
		return "", false
	}
	if f.lex.Gives(f.property.ID) == question.WantsPerson && strings.TrimSpace(f.before()) == "" {
		return "who", true
	}
	return "which " + f.property.Nouns[0], true
}

// kind is what sort of thing the gap's entity is, as far as the base or the
// property tells.
func (f *framing) kind() facts.Kind { return f.gap.entity.Kind }

// inverted asks for the value with the property's noun: "Which team did X play
// for from … to …?"
func inverted(f *framing) (string, bool) {
	clause, ok := f.clause()
	if !ok || f.of.Text != "" {
		return "", false
	}
	return clause + spaced(answer.Held(f.of.Valid)) + "?", true
}

// clause is such a question without its time.
func (f *framing) clause() (string, bool) {
	p, subject := f.property, f.of.Subject.Label
	if f.gap.role != valueRole || len(p.Nouns) == 0 {
		return "", false
	}
	if rest, ok := strings.CutPrefix(p.Phrase, "{value} "); ok {
		who := "Which " + p.Nouns[0]
		if f.kind() == facts.Person || f.lex.Gives(p.ID) == question.WantsPerson {
			who = "Who"
		}
		return who + " " + strings.ReplaceAll(rest, "{subject}", subject), true
	}
	rest, ok := strings.CutPrefix(p.Phrase, "{subject} ")
	verb, object, _ := strings.Cut(rest, " ")
	object, last := strings.CutSuffix(object, "{value}")
	if !ok || !last || strings.Contains(object, "{") {
		return "", false
	}
	noun := p.Nouns[0]
	if strings.Contains(object, noun) {
		object = "" // "held the position of"
	}
	object = spaced(strings.TrimSpace(object))
	if verb == "was" || verb == "is" || verb == "has" {
		return "Which " + noun + " " + verb + " " + subject + object, true
	}
	base, ok := f.base(verb)
	if !ok {
		return subject + " " + verb + object + " which " + noun, true
	}
	return "Which " + noun + " did " + subject + " " + base + object, true
}

// base is the form of a verb that "did" takes: of "played", "play".
func (f *framing) base(verb string) (string, bool) {
	if !f.lex.Past(verb) {
		return "", false
	}
	stem := f.lex.Stem(verb)
	for _, known := range f.property.Verbs {
		first, _, _ := strings.Cut(known, " ")
		if f.lex.Stem(first) == stem {
			return first, true
		}
	}
	switch {
	case strings.HasSuffix(verb, "ied"):
		return strings.TrimSuffix(verb, "ied") + "y", true
	case stem+"ed" == verb, stem+"d" == verb, !strings.HasSuffix(verb, "ed"):
		return stem, true
	}
	return "", false
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// happened asks for the date of an event by its name.
func happened(f *framing) (string, bool) {
	e := f.of.Subject
	if f.gap.role != dateRole || !f.of.Valid.Point || e.Kind != facts.Event || facts.Fold(f.property.ID) != "date" {
		return "", false
	}
	label, was := e.Label, " was "
	head := label
	for _, preposition := range []string{" of ", " in ", " on ", " at ", " with ", " to ", " from ", " between ", " against ", " for "} {
		head, _, _ = strings.Cut(head, preposition)
	}
	common := lastWord(head)
	if strings.HasSuffix(head, common) { // its last word is written small
		label = "the " + label
		if strings.HasSuffix(common, "s") && !strings.HasSuffix(common, "ss") {
			was = " were "
		}
	}
	return "When" + was + label + "?", true
}

// kindOf is what a card for the gap asks for.
func kindOf(f *framing) Kind {
	switch f.gap.role {
	case dateRole:
		return When
	case amountRole:
		return HowMany
	}
	switch f.kind() {
	case facts.Person, facts.Group:
		return Who
	case facts.Country, facts.Place:
		return Where
	case "":
		if f.gap.role == valueRole {
			switch f.lex.Gives(f.property.ID) {
			case question.WantsPerson:
				return Who
			case question.WantsPlace:
				return Where
			}
		}
	}
	return What
}
