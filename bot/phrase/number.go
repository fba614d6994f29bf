package phrase

import (
	"strconv"
	"strings"

	"golang.org/x/text/number"

	"footnote/facts"
)

// The numbers that are written as words.
var numbers = [...]Text{"none¦0", "one¦1", "two¦2", "three¦3", "four¦4", "five¦5", "six¦6", "seven¦7", "eight¦8", "nine¦9", "ten¦10", "eleven¦11", "twelve¦12"}

// Count is a number in words up to twelve, in digits above. It must not be
// negative.
func (p Printer) Count(n int) string {
	if n < len(numbers) {
		return p.Say(numbers[n])
	}
	return p.Number(float64(n))
}

// Number is a number in digits, with all its decimals and with separators:
// "1,200.5".
func (p Printer) Number(x float64) string {
	_, decimals, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	return p.tongue().printer.Sprint(number.Decimal(x, number.MaxFractionDigits(len(decimals))))
}

// Percent is a share, from 0 to 1, in whole percents: "40%".
func (p Printer) Percent(share float64) string {
	return p.tongue().printer.Sprint(number.Percent(share))
}

// senses are how a quantity is meant.
var senses = map[facts.Sense]Text{
	facts.MoreThan: "more than %s¦a quantity", facts.AtLeast: "at least %s¦a quantity",
	facts.LessThan: "less than %s¦a quantity", facts.AtMost: "at most %s¦a quantity",
	facts.Nearly: "nearly %s¦a quantity", facts.About: "about %s¦a quantity",
}

// Value is what a statement says: a quantity in words, with its unit as the base
// has it ("more than 1,300 people"), or the base's own words.
func (p Printer) Value(v facts.Value) string {
	if v.Kind != facts.QuantityValue {
		return facts.ValueLabel(v)
	}
	q := v.Quantity
	said := p.Number(q.Amount)
	if sense, ok := senses[q.Sense]; ok {
		said = p.Say(sense, said)
	}
	return strings.TrimSpace(said + " " + q.Unit)
}
