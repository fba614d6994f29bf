package phrase_test

import (
	"testing"

	"footnote/bot/phrase"
	"footnote/facts"
)

func TestNumbers(t *testing.T) {
	en, de := phrase.Printer{}, phrase.For("de")
	people := func(sense facts.Sense, n float64) facts.Value {
		return facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: n, Sense: sense, Unit: "people"}}
	}
	for _, tt := range []struct{ got, want string }{
		{en.Count(0), "none"},
		{de.Count(12), "zwölf"},
		{en.Count(1300), "1,300"},
		{de.Count(1300), "1.300"},
		{de.Number(0.1), "0,1"},
		{de.Number(1234567.125), "1.234.567,125"},
		{en.Percent(0.4), "40%"},
		{de.Percent(0.4), "40\u00a0%"},
		{de.Value(people(facts.MoreThan, 1300)), "mehr als 1.300 people"},
		{de.Value(people(facts.Exactly, 2)), "2 people"},
		{de.Value(facts.Value{Kind: facts.TextValue, Text: "its flag"}), "its flag"},
		{en.And(nil), ""},
		{en.And([]string{"a"}), "a"},
		{en.And([]string{"a", "b"}), "a and b"},
		{en.And([]string{"a", "b", "c"}), "a, b and c"},
		{de.And([]string{"a", "b", "c"}), "a, b und c"},
		{de.Or([]string{"a", "b"}), "a oder b"},
		{de.Quote("so"), "„so“"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

// English is written as the base's own labels are.
func TestValueInEnglish(t *testing.T) {
	for _, sense := range []facts.Sense{facts.Exactly, facts.MoreThan, facts.AtLeast, facts.LessThan, facts.AtMost, facts.Nearly, facts.About} {
		for _, n := range []float64{0, 1, -7, 0.1, 1.0 / 3, 999, 1000, 1234.5, 1e7, 123456789.125, 1e15} {
			v := facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: n, Sense: sense, Unit: "people"}}
			if got, want := (phrase.Printer{}).Value(v), facts.ValueLabel(v); got != want {
				t.Errorf("Value = %q, want %q", got, want)
			}
		}
	}
}
