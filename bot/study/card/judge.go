package card

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
	return NotAnAnswer
}
