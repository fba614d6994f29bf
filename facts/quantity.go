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
