package answer

import (
	"slices"
	"strings"

	"footnote/bot/passage"
	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// A Rival is what the readings give beside what is claimed, or in its place.
type Rival struct {
	Text      string // a sentence
	Statement facts.Statement
}

// mostRivals bounds how many there are of each sort to one claim.
const mostRivals = 4

// otherReasons are the reasons that the readings give for the very thing that the
// reply rests on a reason for.
func (c *composer) otherReasons() []Rival {
	if !c.q.Claim || c.claimsNot() {
		return nil
	}
	used := slices.DeleteFunc(c.used(), func(s *facts.Statement) bool { return c.lex.Gives(s.Property) != question.WantsReason })
	var found []candidate
	for i := range c.ranks {
		x := &c.ranks[i]
		same := slices.ContainsFunc(used, func(s *facts.Statement) bool { return s.Subject.ID == x.Subject.ID && s.Of == x.Of })
		if same && c.w.reasonLike(x) && x.holding != facts.No && !slices.Contains(c.reply.Statements, x.ID) {
			found = append(found, *x)
		}
	}
	return c.rivals(distinct(found))
}

// rivals tells the first of the statements.
func (c *composer) rivals(found []candidate) []Rival {
	var out []Rival
	for i := range found[:min(len(found), mostRivals)] {
		s := found[i].Statement
		told := c.told(&s)
		if s.Text == "" {
			told = c.filledFor(&s, true)
		}
		out = append(out, Rival{c.owned(&s, told), s})
	}
	return out
}

// Effect is the question why that is which the claim gives a cause of: "why the
// firm closed". It reports false if it gives none, or says that it is none.
func (f *Finding) Effect(lex *question.Lexicon) (why string, ok bool) {
	effect, _, ok := lex.Cause(f.Claim)
	return "why " + effect, ok && !f.denied
}

// Explain adds the reasons that the evidence gives in answer to the question of
// [Finding.Effect], those first that have to do with what is claimed.
func (f *Finding) Explain(why *question.Question, e Evidence, lex *question.Lexicon) {
	_, cause, _ := lex.Cause(f.Claim)
	c := newComposer(why, e, lex)
	c.prepare()
	found := slices.DeleteFunc(c.reasons(), func(x candidate) bool {
		told := slices.ContainsFunc(f.Reasons, func(r Rival) bool { return r.Statement.ID == x.ID })
		return told || slices.Contains(f.Reply.Statements, x.ID)
	})
	near := func(x *candidate) int { return btoi(!c.sharesWord(cause, facts.ValueLabel(x.Value))) }
	slices.SortStableFunc(found, func(a, b candidate) int { return near(&a) - near(&b) })
	f.Reasons = append(f.Reasons, c.rivals(found)...)
	f.Reasons = f.Reasons[:min(len(f.Reasons), mostRivals)]
}

// mostNear is how many places in texts are quoted beside a claim, and nearEnough
// the share of its words that each of them has.
const (
	mostNear   = 2
	nearEnough = 0.5
)

// Search keeps those of the hits that come near the claim. They neither bear it out
// nor speak against it as far as the bot can tell: that is for people to read.
func (f *Finding) Search(hits []passage.Hit, lex *question.Lexicon) {
	claim := lex.Stems(f.Claim)
	for i := range hits {
		h := &hits[i]
		have, n := lex.Stems(h.Quote), 0
		for _, s := range claim {
			if slices.Contains(have, s) {
				n++
			}
		}
		if float64(n) >= nearEnough*float64(len(claim)) && len(f.Near) < mostNear {
			f.Near = append(f.Near, facts.Reference{Source: h.Source, Locator: h.Locator, Quote: h.Quote, Start: h.Start, End: h.End})
		}
	}
}

// used are the statements that the reply rests on.
func (c *composer) used() []*facts.Statement {
	var out []*facts.Statement
	for i := range c.ranks {
		if slices.Contains(c.reply.Statements, c.ranks[i].ID) {
			out = append(out, &c.ranks[i].Statement)
		}
	}
	return out
}

// elsewhen is what the readings have of just what is claimed, at another time.
func (c *composer) elsewhen() []Rival {
	if !c.q.Claim || c.claimsNot() || !c.w.timed {
		return nil
	}
	var found []candidate
	for i := range c.ranks {
		x := &c.ranks[i]
		if x.holding != facts.No || x.coverage < enoughToAffirm || slices.Contains(c.reply.Statements, x.ID) {
			continue
		}
		if c.namesAll(x) && c.touchesAll(x) && c.partsFit(x) && c.saysAll(x) && c.binds(x) && c.rightWayRound(x) && !c.onlyThought(x) && !c.negative(x) {
			found = append(found, *x)
		}
	}
	return c.rivals(found)
}

// BothSides leads up to claims of which both sides are to be told; the bot takes
// it so.
const BothSides = "For and against: "

// Sides sets side by side what was found for each claim and against it, and what
// the readings give in its place. Without a finding it says that there is nothing
// to check. It says so in the language of the printer. The statuses are those of
// [Checked], but for Partial where the readings have only other reasons, or only
// another time.
func Sides(findings []Finding, in phrase.Printer) Reply {
	c := &composer{speaker: speaker{in}, notes: map[noteKey]int{}, reply: Reply{Language: languageOf(in)}}
	if len(findings) == 0 {
		c.reply.Status, c.reply.Lead = Unclear, c.say("There is no claim in that to check.")
		return c.reply
	}
	c.reply.Status, _ = c.sumUp(findings)
	c.reply.Confidence = 1
	var claims []string
	for i := range findings {
		f := &findings[i]
		claim := sentence(f.Claim)
		claims = append(claims, claim)
		if len(findings) > 1 {
			c.reply.Points = append(c.reply.Points, Point{Text: c.in.Quote(claim)})
		}
		c.sides(f)
		c.reply.Answers = append(c.reply.Answers, string(f.Verdict))
		c.reply.Confidence = min(c.reply.Confidence, f.Reply.Confidence)
	}
	if c.reply.Status == NotFound && len(c.reply.Footnotes) > 0 {
		c.reply.Status = Partial
	}
	c.reply.Resolved = BothSides + strings.Join(claims, " ")
	slices.SortFunc(c.reply.Footnotes, func(a, b Footnote) int { return a.N - b.N })
	return c.reply
}

// sides tells what is for a claim, what is against it, and what there is besides.
func (c *composer) sides(f *Finding) {
	pro, contra := c.proAndContra(f)
	switch {
	case f.Verdict == Disputed && len(pro) == 0: // which is which, the words do not tell
		both := c.findingPoint(f)
		both.Text = c.say("For and against: %s", f.Says)
		pro, contra = []Point{both}, []Point{}
	case len(pro) == 0:
		pro = []Point{{Text: c.say("For: nothing in the readings.")}}
	}
	if contra == nil {
		contra = []Point{{Text: c.say("Against: nothing in the readings.")}}
	}
	c.reply.Points = append(append(c.reply.Points, pro...), contra...)
	for _, r := range f.Reasons {
		c.reply.Points = append(c.reply.Points, Point{c.say("A reason that they give: %s", r.Text), c.note(&r.Statement)})
	}
	for _, ref := range f.Near {
		c.reply.Points = append(c.reply.Points, Point{c.say("Near it, the text says: %s", quoted(c.in, ref.Quote)), []int{c.noteOf(ref)}})
	}
	for _, r := range f.Elsewhen {
		c.reply.Points = append(c.reply.Points, Point{c.say("At another time: %s", r.Text), c.note(&r.Statement)})
	}
}

// proAndContra parts what the readings say of the claim itself.
func (c *composer) proAndContra(f *Finding) (pro, contra []Point) {
	if f.Verdict == Unsaid {
		return nil, nil
	}
	if f.Verdict == Disputed {
		return c.part(f)
	}
	p := c.findingPoint(f)
	p.Text = c.say("Against: %s", f.Says)
	if f.Verdict == Contradicted {
		return nil, []Point{p}
	}
	p.Text = c.say("For: %s", f.Says)
	if f.View != "" && !f.names {
		p.Text = c.say("For, %[1]s: %[2]s¦evidence for a claim, whose view it is", f.View, f.Says)
	}
	return []Point{p}, nil
}

// part parts the points on which the readings disagree: what gives the value
// that is claimed is for the claim.
func (c *composer) part(f *Finding) (pro, contra []Point) {
	for _, p := range f.Reply.Points {
		own := Point{Notes: c.renumbered(p.Notes, &f.Reply)}
		if f.claims(p) {
			own.Text = c.say("For: %s", p.Text)
			pro = append(pro, own)
		} else {
			own.Text = c.say("Against: %s", p.Text)
			contra = append(contra, own)
		}
	}
	c.uses(f.Reply.Statements)
	return pro, contra
}

// claims reports whether the point begins with an answer that the claim has.
func (f *Finding) claims(p Point) bool {
	return slices.ContainsFunc(f.Reply.Answers, func(a string) bool {
		return strings.HasPrefix(p.Text, a) && indexOf(words(f.Claim), words(a)) >= 0
	})
}

// renumbered are the numbers here of footnotes of another reply.
func (c *composer) renumbered(notes []int, of *Reply) []int {
	var out []int
	for _, f := range of.Footnotes {
		if slices.Contains(notes, f.N) {
			out = append(out, c.noteOf(facts.Reference{Source: f.Source, Locator: f.Locator, Quote: f.Quote, Start: f.Start, End: f.End}))
		}
	}
	slices.Sort(out)
	return out
}
