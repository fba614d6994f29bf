package card

import (
	"strings"
	"time"

	"footnote/bot/question"
	"footnote/facts"
	"footnote/facts/prose"
)

// A Verdict is what an answer is worth. The zero Verdict is NotAnAnswer.
type Verdict uint8

// The verdicts.
const (
	NotAnAnswer Verdict = iota // talk: a question, a sentence about something else
	Wrong
	Close // right as far as it goes, and more is asked: the year, where it is the month
	Right
)

// String is the verdict in lower case.
func (v Verdict) String() string {
	return [...]string{"not an answer", "wrong", "close", "right"}[v]
}

// Judge judges what someone typed: a name as people write it (any alias, a
// surname that only one can mean, a slip in the spelling), a date as precise as
// is asked for ("2019", "October 2019", "Oct 27, 2019"), a number ("130", "more
// than 130", "ten million"), the letter or number of a choice ("b", "B)", "2"),
// true or false.
func (c *Card) Judge(text string) Verdict {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longest {
		return NotAnAnswer
	}
	folded := facts.Fold(text)
	if i, ok := choiceOf(folded, len(c.Choices)); ok {
		return verdict(i == c.RightChoice())
	}
	for _, a := range c.Accept {
		if folded == facts.Fold(a) {
			return Right
		}
	}
	for _, choice := range c.Choices {
		if choice != c.Answer && folded == facts.Fold(choice) {
			return Wrong
		}
	}
	text = strings.TrimSpace(strings.TrimRight(text, "!.?")) + map[bool]string{true: "?"}[asksBack(text)]
	switch c.Expected.Form {
	case TruthForm:
		return c.Expected.judgeTruth(folded)
	case DateForm:
		return c.Expected.judgeDate(text)
	case NumberForm:
		return c.Expected.judgeNumber(text)
	}
	return c.Expected.judgeName(text)
}

func verdict(right bool) Verdict {
	if right {
		return Right
	}
	return Wrong
}

// asksBack reports whether the text is a question of more than a guess: "ISIS?"
// is an answer.
func asksBack(text string) bool {
	const guess = 5
	return strings.HasSuffix(text, "?") && len(strings.Fields(text)) > guess
}

// choiceOf reads the letter or the number of a choice, alone or behind a word or
// two such as "I say".
func choiceOf(folded string, choices int) (int, bool) {
	words := strings.Fields(folded)
	if len(words) == 0 || len(words) > 4 {
		return 0, false
	}
	for _, lead := range words[:len(words)-1] {
		if !leadsIn(lead) {
			return 0, false
		}
	}
	last := words[len(words)-1]
	if len(last) != 1 {
		return 0, false
	}
	i := strings.Index("abcdefghi", last)
	if i < 0 {
		i = strings.Index("123456789", last)
	}
	return i, i >= 0 && i < choices
}

// leadsIn reports whether an answer may begin with the folded word without that
// being any of it.
func leadsIn(word string) bool {
	return strings.Contains(" it its it's i im think say guess is was that thats maybe probably perhaps answer the my "+
		"a an in on at by until since from of to letter option choice number definitely surely would well hmm um uh "+
		"ich denke glaube es ist war das die der vielleicht wohl antwort im am ", " "+word+" ")
}

// truths are the folded words for true and false.
var truths = map[string]bool{
	"true": true, "t": true, "yes": true, "y": true, "right": true, "correct": true,
	"wahr": true, "richtig": true, "ja": true, "stimmt": true,
	"false": false, "f": false, "no": false, "n": false, "wrong": false, "incorrect": false, "untrue": false, "not true": false,
	"falsch": false, "nein": false, "stimmt nicht": false, "unwahr": false,
}

func (e *Expected) judgeTruth(folded string) Verdict {
	said, ok := truths[trimLead(folded)]
	if !ok {
		return NotAnAnswer
	}
	return verdict(said == e.True)
}

// trimLead cuts the words off that lead in.
func trimLead(folded string) string {
	words := strings.Fields(folded)
	for len(words) > 1 && leadsIn(words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// judgeDate compares the one date that is told with the right one.
func (e *Expected) judgeDate(text string) Verdict {
	text = respellMonths(text)
	words := prose.Words(text, 0)
	var told []prose.Mention
	for _, m := range prose.Mentions(text, words) {
		if m.Kind == prose.Date {
			told = append(told, m)
		}
	}
	switch {
	case len(told) == 1 && !asksBack(text):
		return e.compareDate(&told[0])
	case len(told) > 1 && !asksBack(text):
		return Wrong // one of them may be right; so may anything
	}
	return NotAnAnswer
}

// leastMonth is how many letters a month has that is told by a slip in its spelling.
const leastMonth = 6

// respellMonths puts the names of months that are misspelled right: "Februray".
func respellMonths(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		bare := strings.Trim(w, ".,")
		folded := facts.Fold(bare)
		for m := time.January; m <= time.December && len(folded) >= leastMonth; m++ {
			if name := m.String(); len(name) >= leastMonth && folded != facts.Fold(name) && likeWord(folded, facts.Fold(name)) {
				words[i] = strings.Replace(w, bare, name, 1)
			}
		}
	}
	return strings.Join(words, " ")
}

func (e *Expected) compareDate(m *prose.Mention) Verdict {
	d := m.From
	switch {
	case m.TwoEnded && m.From != m.To:
		return Wrong
	case !d.Known(): // "in October": right as far as it goes
		if m.Month == 0 || m.Month != e.Date.Month() || m.Day != 0 && e.Date.Day() != 0 && m.Day != e.Date.Day() {
			return Wrong
		}
		return Close
	case !d.Span().Overlaps(e.Date.Span()):
		return Wrong
	case d.Precision() < e.Least && d.Precision() != e.Date.Precision():
		return Close
	}
	return Right
}

// judgeNumber compares the one number that is told with the right one. What the
// right one only makes likely or sure, without being it, is close.
func (e *Expected) judgeNumber(text string) Verdict {
	var told []float64
	words := prose.Words(text, 0)
	for _, m := range prose.Mentions(text, words) {
		if m.Value != 0 && (m.Kind == prose.Number || m.Kind == prose.Duration || m.Kind == prose.Money || m.Kind == prose.Percent) {
			told = append(told, m.Value)
		} else if n, ok := question.Number(facts.Fold(m.Text(text))); ok {
			told = append(told, n)
		}
	}
	if len(told) == 0 {
		for _, n := range question.Numbers(text) {
			if amount, ok := question.Number(n); ok {
				told = append(told, amount)
			}
		}
	}
	const few = 8
	if len(told) == 0 || asksBack(text) || len(words) > few {
		return NotAnAnswer
	}
	if len(told) > 1 {
		return Wrong
	}
	return e.compareNumber(told[0])
}

func (e *Expected) compareNumber(n float64) Verdict {
	if n == e.Number.Amount {
		return Right
	}
	hedged := e.Number.Sense == facts.About || e.Number.Sense == facts.Nearly
	if hedged && facts.CompareQuantities(e.Number, facts.Quantity{Amount: n}) != facts.No {
		return Close
	}
	return Wrong
}
