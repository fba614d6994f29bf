package answer

import (
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// Verdict says how the readings stand to a claim.
type Verdict string

// The verdicts.
const (
	Supported    Verdict = "supported"
	Contradicted Verdict = "contradicted"
	Disputed     Verdict = "disputed" // the readings disagree among themselves
	Unsaid       Verdict = "not in the readings"
)

// A Finding is what the readings have on one claim.
type Finding struct {
	Claim   string // as it was understood, without a full stop
	Verdict Verdict
	// View is whose word it is where a supported claim is no plain fact: "as
	// Ada Holt's view"; empty otherwise.
	View string
	// Says is what the readings say of it, in sentences; empty for Unsaid.
	Says string
	// Reasons are what else the readings give as a reason for what the claim gives
	// one for, and Elsewhen is what they have of what it claims at another time.
	Reasons, Elsewhen []Rival
	// Near are places in the readings' texts that come near a claim that nothing
	// settles; see [Finding.Search].
	Near  []facts.Reference
	Reply Reply // to the question whether the claim is true

	names  bool // Says names whose word it is
	denied bool // it claims that something is not so
}

// Verify finds how the evidence stands to what the question claims; see
// [question.Manner]. It changes neither, and never fails: what the evidence
// does not settle is [Unsaid].
func Verify(q *question.Question, e Evidence, lex *question.Lexicon) Finding {
	c := newComposer(q, e, lex)
	c.run()
	f := Finding{Claim: q.Claimed(), Verdict: Unsaid, Reply: c.reply}
	if c.ruling.verdict != "" && c.ruling.verdict != Unsaid {
		f.Verdict, f.View, f.Says = c.ruling.verdict, c.ruling.view, c.ruling.says
	}
	if f.Verdict == Disputed {
		f.Says = flat(&c.reply)
	}
	f.Reasons, f.Elsewhen = c.otherReasons(), c.elsewhen()
	f.denied = c.claimsNot()
	f.names = slices.ContainsFunc(c.used(), func(s *facts.Statement) bool { return s.AssertedBy != "" })
	return f
}

// Stated is the finding on a claim that a reading has word for word, at the
// place of the reference.
func Stated(f Finding, ref facts.Reference) Finding {
	f.Verdict, f.Says = Supported, quoted(phrase.For(f.Reply.Language), ref.Quote)
	f.Reply = Reply{Status: Answered, Lead: f.Says, LeadNotes: []int{1}, Footnotes: []Footnote{footnote(1, ref)}, Resolved: f.Reply.Resolved, Language: f.Reply.Language, Confidence: 0.9}
	return f
}

// flat is the lead and the points of a reply in one line.
func flat(r *Reply) string {
	return strings.TrimSpace(r.Lead + " " + pointsText(r.Points))
}

// pointsText is the points in one sentence.
func pointsText(points []Point) string {
	var texts []string
	for _, p := range points {
		texts = append(texts, strings.TrimSuffix(p.Text, "."))
	}
	return sentence(strings.Join(texts, "; "))
}

// CheckThis leads up to claims that are to be checked; the bot takes it so.
const CheckThis = "Check: "

// Checked is the reply to a message whose claims were verified: what came out
// in all, and a point for each claim. Without a finding it says that there is
// nothing to check. It says so in the language of the printer.
func Checked(findings []Finding, in phrase.Printer) Reply {
	c := &composer{speaker: speaker{in}, notes: map[noteKey]int{}, reply: Reply{Language: languageOf(in)}}
	if len(findings) == 0 {
		c.reply.Status, c.reply.Lead = Unclear, c.say("There is no claim in that to check.")
		return c.reply
	}
	c.reply.Status, c.reply.Lead = c.sumUp(findings)
	c.reply.Confidence = 1
	var claims []string
	for i := range findings {
		f := &findings[i]
		claims = append(claims, sentence(f.Claim))
		c.reply.Answers = append(c.reply.Answers, string(f.Verdict))
		c.reply.Points = append(c.reply.Points, c.findingPoint(f))
		c.reply.Confidence = min(c.reply.Confidence, f.Reply.Confidence)
	}
	c.reply.Resolved = CheckThis + strings.Join(claims, " ")
	return c.reply
}

// findingPoint tells a finding in one line, with the footnotes that its reply
// rests on.
func (c *composer) findingPoint(f *Finding) Point {
	head := capitalise(c.say(verdicts[f.Verdict].is))
	if f.View != "" {
		head += ", " + f.View
	}
	p := Point{Text: head + ": " + c.in.Quote(sentence(f.Claim))}
	if f.Verdict == Unsaid {
		return p
	}
	if facts.Fold(f.Says) != facts.Fold(f.Claim) {
		p.Text += " " + f.Says
	}
	for _, note := range f.Reply.Footnotes {
		p.Notes = append(p.Notes, c.noteOf(facts.Reference{
			Source: note.Source, Locator: note.Locator, Quote: note.Quote, Start: note.Start, End: note.End,
		}))
	}
	slices.Sort(p.Notes)
	p.Notes = slices.Compact(p.Notes)
	c.uses(f.Reply.Statements)
	return p
}

// uses notes that the reply uses the statements.
func (c *composer) uses(ids []string) {
	for _, id := range ids {
		if !slices.Contains(c.reply.Statements, id) {
			c.reply.Statements = append(c.reply.Statements, id)
		}
	}
}

// sumUp tells what came of all claims together.
func (c *composer) sumUp(findings []Finding) (Status, string) {
	n := map[Verdict]int{}
	for i := range findings {
		n[findings[i].Verdict]++
	}
	all := len(findings)
	lead := c.say(verdicts[findings[0].Verdict].lead)
	if all > 1 {
		lead = c.tally(n, all)
	}
	switch {
	case n[Contradicted]+n[Disputed] > 0:
		return Conflict, lead
	case n[Supported] == all:
		return Answered, lead
	case n[Unsaid] == all:
		return NotFound, lead
	}
	return Partial, lead
}

// verdicts are how the verdicts are told: by themselves, of one claim, of both, of
// all of several, and of some.
var verdicts = map[Verdict]struct{ is, lead, both, all, some phrase.Text }{
	Supported: {
		"supported", "Supported by the readings.", "Both claims are supported.",
		"All %d claims are supported.", "%d are supported",
	},
	Contradicted: {
		"contradicted", "Contradicted by the readings.", "Both claims are contradicted.",
		"All %d claims are contradicted.", "%d are contradicted",
	},
	Disputed: {
		"disputed", "The readings disagree about it.", "Both claims are disputed.",
		"All %d claims are disputed.", "%d are disputed",
	},
	Unsaid: {
		"not in the readings", "The readings don't say.", "Both claims are not in the readings.",
		"All %d claims are not in the readings.", "%d are not in the readings",
	},
}

// tally counts the verdicts on several claims: "Of 3 claims, 2 are supported and
// 1 is contradicted."
func (c *composer) tally(n map[Verdict]int, all int) string {
	for v, count := range n {
		switch {
		case count < all:
		case all == 2:
			return c.say(verdicts[v].both)
		default:
			return c.say(verdicts[v].all, all)
		}
	}
	var parts []string
	for _, v := range []Verdict{Supported, Contradicted, Disputed, Unsaid} {
		if n[v] > 0 {
			parts = append(parts, c.say(verdicts[v].some, n[v]))
		}
	}
	return c.say("Of %[1]d claims, %[2]s.", all, c.in.And(parts))
}
