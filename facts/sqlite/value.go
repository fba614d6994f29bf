package sqlite

import (
	"strconv"
	"strings"

	"footnote/facts"
)

// readValue reads a value that was written as a plain word, as a value of the
// kind.
func readValue(text string, kind facts.ValueKind) (facts.Value, error) {
	switch kind {
	case facts.TextValue:
		return facts.Value{Kind: kind, Text: text}, nil
	case facts.QuantityValue:
		q, err := readQuantity(text)
		return facts.Value{Kind: kind, Quantity: q}, err
	}
	return facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{Label: text}}, nil
}

// readQuantity reads a quantity as [facts.Quantity.String] writes it: "more
// than 130 people".
func readQuantity(text string) (facts.Quantity, error) {
	var q facts.Quantity
	rest := text
	for _, sense := range []facts.Sense{facts.MoreThan, facts.AtLeast, facts.LessThan, facts.AtMost, facts.Nearly, facts.About} {
		if after, ok := strings.CutPrefix(text, string(sense)+" "); ok {
			q.Sense, rest = sense, after
		}
	}
	number, unit, _ := strings.Cut(strings.TrimSpace(rest), " ")
	amount, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
	if err != nil {
		return q, wrong("%q is not a quantity; write a number and its unit, as in \"more than 130 people\"", text)
	}
	q.Amount, q.Unit = amount, strings.TrimSpace(unit)
	return q, nil
}

// list is words with commas and an "and".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
