package question

import (
	"strconv"
	"strings"

	"footnote/facts"
)

// Quantity is the number that the question claims, as in "did more than 100
// people die?", and how it is hedged. It reports false if there is none.
func (q *Question) Quantity() (facts.Quantity, bool) {
	for _, w := range q.Words {
		digits := strings.ReplaceAll(w.Fold, ",", "")
		amount, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			continue
		}
		text := " " + facts.Fold(q.Text) + " "
		sense := facts.Exactly
		for phrase, s := range claims {
			if strings.Contains(text, " "+phrase+" "+w.Fold+" ") {
				sense = s
			}
		}
		return facts.Quantity{Amount: amount, Sense: sense}, true
	}
	return facts.Quantity{}, false
}

// claims are the words that hedge a number in a question.
var claims = map[string]facts.Sense{
	"more than": facts.MoreThan, "over": facts.MoreThan, "above": facts.MoreThan, "at least": facts.AtLeast,
	"less than": facts.LessThan, "fewer than": facts.LessThan, "under": facts.LessThan, "below": facts.LessThan,
	"at most": facts.AtMost, "about": facts.About, "around": facts.About, "nearly": facts.Nearly, "almost": facts.Nearly,
}
