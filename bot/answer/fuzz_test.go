package answer_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// TestPromises composes answers to questions of every kind from made-up bases
// and holds each to what a reader may rely on.
func TestPromises(t *testing.T) {
	l := newLexicon(t)
	for n := range 100 {
		checkReplies(t, l, uint64(n), manyQuestions)
	}
}

// FuzzCompose does the same with any question.
func FuzzCompose(f *testing.F) {
	for i, text := range manyQuestions {
		f.Add(uint64(i), text)
	}
	l := newLexicon(f)
	f.Fuzz(func(t *testing.T, n uint64, text string) {
		checkReplies(t, l, n, []string{text})
	})
}

func checkReplies(t *testing.T, l *question.Lexicon, n uint64, questions []string) {
	t.Helper()
	evidence := generate(n)
	for _, text := range questions {
		q := read(l, text, tarnwick, person("Abel Stroud"), person("Bertha Lunn"))
		before := fmt.Sprint(evidence)
		r := answer.Compose(&q, evidence, l)
		if fmt.Sprint(evidence) != before {
			t.Fatalf("base %d, %q: composing has changed the evidence", n, text)
		}
		if diff := cmp.Diff(r, answer.Compose(&q, evidence, l), cmpopts.EquateComparable(facts.Date{})); diff != "" {
			t.Fatalf("base %d, %q: asked again it gets another answer (-first +second):\n%s", n, text, diff)
		}
		for _, broken := range brokenFinding(read(l, question.AsClaim(text), tarnwick, person("Abel Stroud"), person("Bertha Lunn")), evidence, l) {
			t.Errorf("base %d, claimed %q: %s", n, text, broken)
		}
		for _, broken := range slices.Concat(brokenNotes(&r), brokenStatus(&r), brokenUse(&r, evidence), brokenDates(&r, evidence)) {
			t.Errorf("base %d, %q gets %s %q: %s", n, text, r.Status, r.Text(), broken)
		}
	}
}

// brokenNotes says where a footnote lacks what it stands under or rests on.
func brokenNotes(r *answer.Reply) []string {
	var out []string
	known := make(map[int]bool)
	for i, f := range r.Footnotes {
		known[f.N] = true
		if f.N != i+1 || f.Source.ID == "" {
			out = append(out, fmt.Sprintf("footnote %d is number %d, of source %q", i+1, f.N, f.Source.ID))
		}
	}
	cited := append(r.Table.Notes(), r.LeadNotes...)
	if claims(r.Status) && len(r.Points) == 0 && len(cited) == 0 {
		out = append(out, "its only sentence has no footnote")
	}
	for _, p := range r.Points {
		cited = append(cited, p.Notes...)
		if claims(r.Status) && len(p.Notes) == 0 {
			out = append(out, fmt.Sprintf("the point %q has no footnote", p.Text))
		}
	}
	if r.Table != nil {
		for _, row := range r.Table.Rows {
			for _, cell := range row[1:] {
				if len(cell.Notes) == 0 && cell.Text != "(the readings don't say)" {
					out = append(out, fmt.Sprintf("the cell %q has no footnote", cell.Text))
				}
			}
		}
	}
	for _, n := range cited {
		if !known[n] {
			out = append(out, fmt.Sprintf("there is no footnote %d", n))
		}
	}
	for n := range known {
		if !slices.Contains(cited, n) {
			out = append(out, fmt.Sprintf("nothing rests on footnote %d", n))
		}
	}
	return out
}

// brokenFinding says where the verdict on a claim lacks what it rests on.
func brokenFinding(q question.Question, e answer.Evidence, l *question.Lexicon) []string {
	f := answer.Verify(&q, e, l)
	r := answer.Checked([]answer.Finding{f}, phrase.Printer{})
	var out []string
	if f.Verdict != answer.Unsaid && (f.Says == "" || len(r.Footnotes) == 0) {
		out = append(out, fmt.Sprintf("it is %s by %q with %d footnotes", f.Verdict, f.Says, len(r.Footnotes)))
	}
	if f.Verdict == answer.Unsaid && len(r.Footnotes) > 0 {
		out = append(out, "it is not in the readings, and has footnotes")
	}
	return append(out, brokenUse(&r, e)...)
}

// claims reports whether a reply of that status says how things are.
func claims(s answer.Status) bool {
	return s == answer.Answered || s == answer.Conflict || s == answer.Partial
}

// brokenStatus says where the parts of a reply do not go with its status.
func brokenStatus(r *answer.Reply) []string {
	var out []string
	broken := func(is bool, what string) {
		if is {
			out = append(out, what)
		}
	}
	broken(r.Lead == "", "it has no lead")
	broken(r.Confidence < 0 || r.Confidence > 1, fmt.Sprintf("its confidence is %v", r.Confidence))
	broken(claims(r.Status) && len(r.Footnotes) == 0, "it has no footnotes")
	broken(r.Status == answer.NotFound && len(r.Answers)+len(r.Points)+len(r.Footnotes) > 0, "it is not found and still says something")
	broken(r.Status == answer.NotFound && r.Confidence > 0.5, "it is not found with confidence")
	broken(r.Status == answer.Conflict && len(r.Points) < 2, "it shows only one side")
	broken(r.Status == answer.Unclear && len(r.Offers) < 2, "it asks back without a choice")
	broken(r.Status != answer.NotFound && len(r.Nearest) > 0, "it is found and still shows what is nearest")
	return out
}

// brokenUse says which statements the reply used that it was not given.
func brokenUse(r *answer.Reply, e answer.Evidence) []string {
	var out []string
	for _, id := range r.Statements {
		if !slices.ContainsFunc(e.Statements, func(s facts.Statement) bool { return s.ID == id }) {
			out = append(out, "it used a statement "+id+" that there is not")
		}
	}
	return out
}

// brokenDates says which years the reply tells that nobody stated.
func brokenDates(r *answer.Reply, e answer.Evidence) []string {
	stated := r.Resolved + " " + answer.DateText(annals.Date)
	for i := range e.Statements {
		s := &e.Statements[i]
		stated += " " + answer.DateText(s.Valid.From.Date) + " " + answer.DateText(s.Valid.To.Date)
	}
	var out []string
	for _, word := range strings.FieldsFunc(r.Text(), func(c rune) bool { return c < '0' || c > '9' }) {
		if len(word) == 4 && !strings.Contains(stated, word) {
			out = append(out, "nobody stated "+word)
		}
	}
	return out
}

// generate makes a base up: mayors of Tarnwick in some order with bounds of
// any precision, some unknown, and some other statements. The same number
// gives the same base.
func generate(n uint64) answer.Evidence {
	g := &generator{rand.New(rand.NewPCG(n, 1))}
	e := answer.Evidence{Sources: []facts.Source{annals, {ID: "untitled"}}}
	var last facts.Entity
	year := 1900
	for i := range g.IntN(6) {
		s := g.statement(i, tarnwick, "mayor")
		s.Value = facts.Value{Kind: facts.EntityValue, Entity: person(mayors[g.IntN(len(mayors))])}
		year += g.IntN(12)
		s.Valid.From = facts.StatedBound(g.date(year))
		year += g.IntN(12)
		s.Valid.To = facts.StatedBound(g.date(year))
		if g.IntN(2) == 0 {
			s.Replaces = last
		}
		last = s.Value.Entity
		e.Statements = append(e.Statements, s)
	}
	for i := range g.IntN(5) {
		e.Statements = append(e.Statements, g.other(i))
	}
	g.Shuffle(len(e.Statements), func(i, j int) { e.Statements[i], e.Statements[j] = e.Statements[j], e.Statements[i] })
	e.Past = e.Statements[:min(2, len(e.Statements))]
	return e
}

var mayors = []string{"Abel Stroud", "Bertha Lunn", "Cyril Marchbank", "Dora Whitlock"}

// A generator makes parts of a base up.
type generator struct{ *rand.Rand }

func (g *generator) statement(i int, subject facts.Entity, property string) facts.Statement {
	s := facts.Statement{
		ID: fmt.Sprint(property, i), Subject: subject, Property: property, Status: facts.Accepted,
		References: []facts.Reference{{Source: annals, Locator: fmt.Sprint("p. ", g.IntN(9))}},
	}
	if g.IntN(3) == 0 {
		s.References[0].Source = facts.Source{ID: "untitled"}
	}
	if g.IntN(4) == 0 {
		s.AssertedBy, s.Certainty = "Rolf Finch", []facts.Certainty{facts.States, facts.Reports, facts.Suggests}[g.IntN(3)]
	}
	return s
}

// other is a statement of another kind: a number, a reason, a definition or
// something that happened.
func (g *generator) other(i int) facts.Statement {
	who := person(mayors[g.IntN(2)])
	var s facts.Statement
	switch g.IntN(4) {
	case 0:
		s = g.statement(i, tarnwick, "population")
		s.Value = facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: float64(g.IntN(900)), Unit: "people", Sense: facts.About}}
		s.Valid = facts.At(g.date(1900 + g.IntN(60)))
	case 1:
		s = g.statement(i, who, "reason")
		s.Of, s.Value = "why "+who.Label+" resigned", facts.Value{Kind: facts.TextValue, Text: "the strike"}
	case 2:
		s = g.statement(i, who, "definition")
		s.Value = facts.Value{Kind: facts.TextValue, Text: "a fish merchant"}
	default:
		s = g.statement(i, facts.Entity{ID: "bridge", Label: "Harrow Bridge", Kind: facts.Place}, "builder")
		s.Value, s.Place = facts.Value{Kind: facts.EntityValue, Entity: who}, tarnwick
		s.Valid = facts.At(g.date(1900 + g.IntN(60)))
	}
	return s
}

// date is a date in about the year, to any precision, or none.
func (g *generator) date(year int) facts.Date {
	switch g.IntN(7) {
	case 0:
		return facts.Date{}
	case 1:
		return facts.MonthDate(year, 5)
	case 2:
		return facts.DayDate(year, 11, 30)
	case 3:
		return facts.DecadeDate(year)
	case 4:
		return facts.OpenDate
	}
	return facts.YearDate(year)
}
