package answer

import (
	"slices"
	"strings"

	"footnote/facts"
)

// Tell tells a statement of the property as a sentence: its own text, or else
// the property's phrase with the time it held, as far as that is stated. Whose
// claim it is, it does not say.
func Tell(p facts.Property, s *facts.Statement) string {
	if s.Text != "" {
		return sentence(s.Text)
	}
	told := s.Subject.Label + ", " + p.Label + ": " + facts.ValueLabel(s.Value)
	if p.Phrase != "" {
		told = strings.NewReplacer("{subject}", s.Subject.Label, "{value}", facts.ValueLabel(s.Value)).Replace(p.Phrase)
	}
	return sentence(told + spaced(Held(s.Valid)))
}

// Held tells an interval behind a name: "until February 2022", "from October
// 2007 to May 2011", "on 22 March 2024"; empty where nothing is stated.
func Held(v facts.Interval) string { return speaker{}.heldText(v, false) }

// Notes are the footnotes of the statements, numbered from 1, each place once. A
// statement that was recorded without a source rests on the word of who
// recorded it, and its footnote says so.
func Notes(statements ...*facts.Statement) []Footnote {
	var out []Footnote
	for _, s := range statements {
		for _, r := range (speaker{}).references(s) {
			f := footnote(len(out)+1, r)
			if !slices.ContainsFunc(out, func(g Footnote) bool {
				return g.Source.ID == f.Source.ID && g.Locator == f.Locator && g.Quote == f.Quote
			}) {
				out = append(out, f)
			}
		}
	}
	return out
}
