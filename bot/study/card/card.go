package card

import (
	"footnote/bot/answer"
	"footnote/facts"
)

// Kind says what a card asks for.
type Kind string

// The kinds of cards.
const (
	Who     Kind = "who"      // a person, group or country
	When    Kind = "when"     // a date
	Where   Kind = "where"    // a place
	HowMany Kind = "how-many" // a number
	What    Kind = "what"     // any other value
	Why     Kind = "why"      // the reason that is given; always with choices
	Order   Kind = "order"    // which came first
	Cloze   Kind = "cloze"    // the word left out of a sentence
	Truth   Kind = "true-false"
)

// Kinds are all kinds.
func Kinds() []Kind { return []Kind{Who, When, Where, HowMany, What, Why, Order, Cloze, Truth} }

// A Card is a question with one answer, and what it takes to judge what people
// answer. It stands by itself: it may be kept as JSON and judged later without
// the base.
type Card struct {
	// ID is the same whenever the card is made, in whatever run and with
	// whatever seed: it tells of the statements and of what is asked of them.
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	// Question stands by itself; it does not name the choices.
	Question string `json:"question"`
	// Choices are what there is to choose from, the right one among them; nil
	// where the answer is to be typed. Those of a Truth card are nil too.
	Choices []string `json:"choices,omitempty"`
	// Closed says that the question can only be asked with its choices: without
	// them, more would be right.
	Closed bool `json:"closed,omitempty"`
	// Answer is the right answer as it is shown: one of the Choices, if there are
	// any, "true" or "false" for a Truth card.
	Answer string `json:"answer"`
	// Accept are all wordings of the answer that count as right whatever they
	// are compared by, the Answer first. [Card.Judge] knows more.
	Accept []string `json:"accept"`
	// Statements are the IDs of the statements that the answer rests on.
	Statements []string `json:"statements"`
	// Fact tells what the statements say, a sentence each, to pay a wrong answer
	// back with.
	Fact string `json:"fact"`
	// Footnotes are the places that the Fact rests on, numbered from 1. There is
	// always one.
	Footnotes []answer.Footnote `json:"footnotes"`
	// Expected is what the answer is compared with.
	Expected Expected `json:"expected"`
}

// Form is how an answer is understood.
type Form string

// The forms of an answer.
const (
	NameForm   Form = "name" // an entity, or a few words of a text
	DateForm   Form = "date"
	NumberForm Form = "number"
	TruthForm  Form = "truth" // true or false
)

// Expected is what answers are compared with. Only the fields of its Form are
// set. Where a card has choices, the letter or the number of one is an answer
// too, whatever the Form.
type Expected struct {
	Form Form `json:"form"`
	// Names are all names of the right answer, and of those that are right too.
	Names []string `json:"names,omitempty"`
	// Others are names of other answers that people might give, among them those
	// of the wrong choices: part of a name counts only where it is of no other.
	Others []string `json:"others,omitempty"`
	// Date is the right date; an answer may be less precise by no more than
	// Least says.
	Date  facts.Date      `json:"date,omitzero"`
	Least facts.Precision `json:"least,omitempty"`
	// Number is the right number with its unit and how it is hedged.
	Number facts.Quantity `json:"number,omitzero"`
	True   bool           `json:"true,omitempty"`
}

// RightChoice is the index of the right choice, -1 where there are no choices.
func (c *Card) RightChoice() int {
	for i, choice := range c.Choices {
		if choice == c.Answer {
			return i
		}
	}
	return -1
}
