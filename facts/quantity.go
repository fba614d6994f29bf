package facts

import (
	"strconv"
	"strings"
)

// String is the quantity in words, with thousands separated: "more than 130
// people", "about 10,000,000 people".
func (q Quantity) String() string {
	var parts []string
	if q.Sense != Exactly {
		parts = append(parts, string(q.Sense))
	}
	parts = append(parts, group(strconv.FormatFloat(q.Amount, 'f', -1, 64)))
	if q.Unit != "" {
		parts = append(parts, q.Unit)
	}
	return strings.Join(parts, " ")
}

// group puts commas between the thousands of a decimal number.
func group(number string) string {
	whole, fraction, _ := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// ValueLabel is the value in words: the entity's label, the text, or the
// quantity ("more than 130 people").
func ValueLabel(v Value) string {
	switch v.Kind {
	case TextValue:
		return v.Text
	case QuantityValue:
		return v.Quantity.String()
	}
	return v.Entity.Label
}

// CompareQuantities says whether something of which known is true is also as
// claimed: Sure if every number that known allows is one that the claim allows,
// No if none is, Maybe otherwise. "More than 130" makes "more than 100" sure
// and "90" impossible. Units are not compared.
func CompareQuantities(known, claim Quantity) Holding {
	low, high := known.bounds()
	lowest, highest := claim.bounds()
	if known.Sense == MoreThan && claim.Sense == LessThan && low >= highest || known.Sense == LessThan && claim.Sense == MoreThan && high <= lowest {
		return No
	}
	switch {
	case low >= lowest && high <= highest:
		return Sure
	case low > highest || high < lowest, known.Sense == MoreThan && low >= highest, known.Sense == LessThan && high <= lowest:
		return No
	}
	return Maybe
}
