package answer

import (
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// enoughToAffirm is the share of the content words that a statement must
// account for to settle a yes-or-no question: what it leaves open may be just
// what is asked. A wrong yes is worse than many abstentions.
const enoughToAffirm = 0.78

// A ruling is what a yes-or-no question came to. Its verdict is empty where the
// readings settle nothing.
type ruling struct {
	verdict Verdict
	view    string // see [Finding]
	says    string
}

// rule answers in one sentence: what the readings say, in the frame of the
// answer to the question.
func (c *composer) rule(v Verdict, frame phrase.Text, says string, notes []int) {
	c.ruling = ruling{verdict: v, says: says}
	c.reply.Lead, c.reply.LeadNotes = c.say(frame, says), notes
}

// yesNo answers yes or no where one statement settles it, and tells the
// statement.
func (c *composer) yesNo() bool {
	if c.saidJust() {
		return true
	}
	if c.q.Order.Anchor != nil {
		return c.wasNeighbour()
	}
	if !c.singledOut() && (c.stillHeld() || c.heldByOther() || c.numberSettles()) {
		return true
	}
	found := c.passing(c.affirms)
	// Where a statement is of the very relation that is asked, others that only
	// share its words settle nothing.
	if slices.ContainsFunc(found, verbAsked) {
		found = slices.DeleteFunc(found, func(x candidate) bool { return !verbAsked(x) })
	}
	// Where some deny it and others do not, those have it that say it in the very
	// words, not in words like them: an invasion is not the attack.
	if c.divided(found) && slices.ContainsFunc(found, c.saysOutright) {
		found = slices.DeleteFunc(found, func(x candidate) bool { return !c.saysOutright(x) })
	}
	right := slices.DeleteFunc(slices.Clone(found), func(x candidate) bool { return !c.rightWayRound(&x) })
	if len(right) == 0 && len(found) > 0 {
		return c.otherWayRound(&found[0])
	}
	bounded := slices.DeleteFunc(slices.Clone(right), func(x candidate) bool { return c.boundsAgree(&x) == facts.No })
	if len(bounded) == 0 && len(right) > 0 {
		return c.otherTime(&right[0])
	}
	if len(bounded) == 0 {
		return c.refutedByTime() || c.thoughtOnly() || c.swapped()
	}
	best := 0
	if i := slices.IndexFunc(bounded, func(x candidate) bool { return x.Value.Kind != facts.QuantityValue }); i > 0 && len(c.q.Words) == 0 {
		best = i // when it was, rather than how many
	}
	c.tellVerdict(&bounded[best])
	return true
}

// saidJust affirms a claim that a statement has word for word, unless another
// contradicts that.
func (c *composer) saidJust() bool {
	i := slices.IndexFunc(c.ranks, func(x candidate) bool { return c.saysJust(&x) && !c.onlyThought(&x) })
	if i < 0 {
		return false
	}
	x := &c.ranks[i]
	same := slices.DeleteFunc(slices.Clone(c.ranks), func(y candidate) bool {
		return y.ID != x.ID && len(facts.Conflicts([]facts.Statement{x.Statement, y.Statement}, c.lex.Single)) == 0
	})
	if c.disagree(same) {
		c.ruling.verdict = Disputed
		return true
	}
	c.tellVerdict(x)
	return true
}

// singledOut reports whether a claim says which one of several it was, the
// first or the longest. Only a statement that says so too can bear that out.
func (c *composer) singledOut() bool {
	_, counted := c.q.Quantity() // "more than 10" singles out none
	return c.q.Claim && c.q.Order.Position != question.AnyPosition && !counted
}

// affirms reports whether the statement is about just what is asked: it speaks
// of all that is named in parts of its own, accounts for the words, and tells
// it as a fact.
func (c *composer) affirms(x *candidate) bool {
	return c.settles(x) && !c.onlyThought(x)
}

// settles reports whether the statement, taken as a fact, answers the question.
func (c *composer) settles(x *candidate) bool {
	if c.w.timed && x.holding != facts.Sure || c.lex.Compares(x.Property) {
		return false
	}
	if than(c.q.Text) && !than(x.Text) {
		return false // only a comparison settles a comparison
	}
	return x.coverage >= enoughToAffirm && c.namesAll(x) && c.touchesAll(x) && c.partsFit(x) && c.saysAll(x) && (!c.q.Claim || c.bears(x))
}

// saysAll reports whether the statement's own words, and not only those that
// its property can be asked by, have what the question says of the matter.
func (c *composer) saysAll(x *candidate) bool {
	for i, word := range c.q.Words {
		if !c.says(x, i) && !(word.AsksFor(x.Property) && x.asked >= lent) && !c.lex.Denies(word.Stem) && !c.lex.Averts(word.Stem) {
			return false
		}
	}
	return true
}

// divided reports whether some of the statements deny what they speak of and
// others do not.
func (c *composer) divided(in []candidate) bool {
	denies := func(x candidate) bool { return c.negative(&x) }
	return slices.ContainsFunc(in, denies) && slices.ContainsFunc(in, func(x candidate) bool { return !denies(x) })
}

// saysOutright reports whether the statement has the question's words themselves.
func (c *composer) saysOutright(x candidate) bool {
	said := c.w.memo.of(&x.Statement, c.w.said)
	return !slices.ContainsFunc(c.q.Words, func(w question.Word) bool { return !slices.Contains(said, w.Stem) })
}

// says reports whether the statement's own words have the question's word at
// that index, or one that means the same.
func (c *composer) says(x *candidate, word int) bool {
	if c.q.Claim && c.q.Words[word].Edge && !x.Valid.Point {
		return true // its time has the bound
	}
	has := func(stem string) bool {
		return slices.ContainsFunc(c.w.terms[stem], func(t term) bool { return t.word == word })
	}
	if x.Text == "" && (c.q.Words[word].AsksFor(x.Property) || slices.ContainsFunc(c.lex.Stems(c.english(&x.Statement)), has)) {
		return true // its property, or the phrase for it, is all that it says
	}
	return slices.ContainsFunc(c.w.memo.of(&x.Statement, c.w.said), has)
}

// thoughtOnly tells what is only somebody's view or forecast as that.
func (c *composer) thoughtOnly() bool {
	found := c.passing(func(x *candidate) bool { return c.settles(x) && c.rightWayRound(x) })
	if len(found) == 0 {
		return false
	}
	x := &found[0]
	c.rule(Unsaid, "Not told as a fact: %s", c.attributed(&x.Statement, c.told(&x.Statement)), c.note(&x.Statement))
	if view := c.viewOf(&x.Statement); view != "" && c.onlyHedged(x) && c.negative(x) == c.negativeQuestion() {
		c.ruling.verdict, c.ruling.view = Supported, view
	}
	c.reply.Status, c.reply.Confidence = Partial, 0.3
	return true
}

// partsFit reports whether the things named have parts of their own in the
// statement: one is its subject, value or place, and where the question has no
// other content, all are.
func (c *composer) partsFit(x *candidate) bool {
	parts := 0
	for _, m := range c.w.topics {
		if c.hasPart(m, x) || x.Of != "" && containsAll(c.lex.Stems(x.Of), c.lex.Stems(m.Text)) {
			parts++
		}
	}
	named := len(c.w.topics)
	if len(c.q.Words) == 0 && named == 2 {
		// "Is A in B": A is what the statement is about.
		a, b := c.w.topics[0], c.w.topics[1]
		return a.Has(x.Subject.ID) && c.hasPart(b, x) && !b.Has(x.Subject.ID) || c.lex.Symmetric(x.Property) && parts == named ||
			parts == named && c.phrasedAlike(x)
	}
	if len(c.q.Words) == 0 {
		return parts == named && (named > 1 || (c.q.Exists || c.w.timed) && named == 1)
	}
	return parts >= min(named, 1)
}

// onlyThought reports whether the statement tells what somebody thinks, wishes
// or foretells and the question asks what is.
func (c *composer) onlyThought(x *candidate) bool {
	return len(c.attitudes(x)) > 0
}

// onlyHedged reports whether the statement tells it as somebody's view of what
// is, not as a wish or a forecast.
func (c *composer) onlyHedged(x *candidate) bool {
	return !slices.ContainsFunc(c.attitudes(x), func(stem string) bool { return !c.lex.Hedges(stem) })
}

// attitudes are the stems of the statement's words for what somebody thinks,
// but for those that are asked about.
func (c *composer) attitudes(x *candidate) []string {
	var out []string
	for _, w := range words(x.Text) {
		stem := c.lex.Stem(w)
		if c.lex.Attitude(stem) && c.w.terms[stem] == nil {
			out = append(out, stem)
		}
	}
	return out
}

// than reports whether a text compares.
func than(text string) bool { return strings.Contains(" "+facts.Fold(text)+" ", " than ") }

func verbAsked(x candidate) bool { return x.asked >= lent && x.Value.Kind == facts.EntityValue }

// lent is the least weight of a property that the question's words ask for by
// name, not by derivation.
const lent = 0.9

// tellVerdict says yes or no by the statement, and whose account that is.
func (c *composer) tellVerdict(x *candidate) {
	frame, word, verdict := phrase.Text("Yes: %s"), phrase.Text("yes"), Supported
	account := x.Certainty == facts.Suggests || x.AssertedBy != ""
	if account {
		frame = "By that account, yes: %s"
	}
	if c.negative(x) != c.negativeQuestion() && !c.saysJust(x) {
		frame, word, verdict = "No: %s", "no", Contradicted
		if account {
			frame = "By that account, no: %s"
		}
	}
	c.rule(verdict, frame, c.attributed(&x.Statement, c.told(&x.Statement)), c.note(&x.Statement))
	c.ruling.view = c.viewOf(&x.Statement)
	c.answers(c.say(word))
	c.reply.Status, c.reply.Confidence = Answered, x.score*0.9
	if c.boundsAgree(x) == facts.Maybe && !c.saysJust(x) {
		c.ruling.verdict = Unsaid
	}
}

// viewOf is whose word a statement is where it is no plain fact: "as Ada Holt's
// view"; empty where it is one.
func (c speaker) viewOf(s *facts.Statement) string {
	who := s.AssertedBy
	if who == "" && s.Certainty != facts.States && s.Certainty != "" && len(s.References) > 0 {
		who = s.References[0].Source.Author
	}
	reports, ends := s.Certainty == facts.Reports, strings.HasSuffix(who, "s")
	switch {
	case who == "" && reports:
		return c.say("as reported")
	case who != "" && reports && ends:
		return c.say("as %s' report", who)
	case who != "" && reports:
		return c.say("as %s's report", who)
	case who != "" && ends:
		return c.say("as %s' view", who)
	case who != "":
		return c.say("as %s's view", who)
	case s.Certainty == facts.Suggests:
		return c.say("as a possibility")
	}
	return ""
}

// namesAll reports whether the statement speaks of everything that the
// question names, not only in words that look alike.
func (c *composer) namesAll(x *candidate) bool {
	return !slices.ContainsFunc(c.w.topics, func(m question.Mention) bool {
		return !m.Weak && c.w.speaksOf(x, m) < inPassing && !c.attributedTo(x, m)
	})
}

// touchesAll reports whether the statement has something of everything that the
// question may name: "the mutiny", of which there is one, is in no sentence about
// a victory.
func (c *composer) touchesAll(x *candidate) bool {
	return !slices.ContainsFunc(c.w.topics, func(m question.Mention) bool {
		return m.Weak && c.w.speaksOf(x, m) == 0
	})
}

// negative reports whether the statement's sentence denies what it speaks of.
// A negative word that the question asks about itself denies nothing.
func (c *composer) negative(x *candidate) bool {
	if slices.ContainsFunc(c.q.Words, func(w question.Word) bool { return c.deniedIn(x.Of, w.Stem) }) {
		return true
	}
	for w := range strings.FieldsSeq(facts.Fold(x.Text)) {
		stem := c.lex.Stem(w)
		asked := slices.ContainsFunc(c.q.Words, func(q question.Word) bool { return q.Stem == stem })
		if c.lex.Denies(stem) || c.lex.Averts(stem) && !asked {
			return true
		}
	}
	return false
}

// deniedIn reports whether a phrase has the word only with a not before it: "did
// not heed or listen to".
func (c *composer) deniedIn(phrase, stem string) bool {
	for part := range strings.SplitSeq(phrase, ",") {
		not := false
		for w := range strings.FieldsSeq(facts.Fold(part)) {
			if c.lex.Stem(w) == stem {
				return not
			}
			not = not || w == "not" || w == "never"
		}
	}
	return false
}

// negativeQuestion reports whether the question asks for a denial: "did they
// fail to".
func (c *composer) negativeQuestion() bool {
	return c.q.Negated || slices.ContainsFunc(c.q.Words, func(w question.Word) bool {
		return c.lex.Denies(w.Stem)
	})
}

// claimsNot reports whether a claim is that something is not so.
func (c *composer) claimsNot() bool { return c.q.Claim && c.q.Negated }
