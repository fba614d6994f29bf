package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// Kind is what sort of question it is.
type Kind string

// The kinds of question.
const (
	Who      Kind = "who"
	What     Kind = "what"
	Which    Kind = "which"
	When     Kind = "when"
	Where    Kind = "where"
	Why      Kind = "why"
	HowMany  Kind = "how many"
	HowLong  Kind = "how long"
	How      Kind = "how"
	YesNo    Kind = "yes or no"
	List     Kind = "list"
	Timeline Kind = "timeline"
	Happened Kind = "what happened"
	Define   Kind = "define"
	Compare  Kind = "compare"
	About    Kind = "about the source"
	SaysWho  Kind = "says who"
	Social   Kind = "social"
	// Other is a text that is no question the bot can tell apart; it is
	// answered by what the readings say nearest to it.
	Other Kind = "other"
)

// Wants is the type of the answer that is wanted. The empty Wants is any.
type Wants string

// The types of answer.
const (
	WantsPerson Wants = "person"
	WantsGroup  Wants = "group"
	WantsPlace  Wants = "place"
	WantsDate   Wants = "date"
	WantsNumber Wants = "number"
	WantsReason Wants = "reason"
	WantsThing  Wants = "thing"
)

// A Question is what was understood of a text. It shares nothing with the
// [Draft] it was read from but the entities of its mentions.
type Question struct {
	// Text is the question as it was read: chat spellings written out and
	// self-corrections mended.
	Text string
	// Rest is a second question that the text asked as well; empty if it asked
	// one.
	Rest string
	// LeadIn is what the text says before it asks, "Ada Holt retired this week.";
	// empty if it asks at once.
	LeadIn string
	Kind   Kind
	Wants  Wants
	// Focus is the stem of the noun that names what is wanted: "languag" in
	// "what languages do they speak"; it is among the Words too.
	Focus string
	// Mentions are the entities that the question names, in order.
	Mentions []Mention
	// Properties are the properties that its words ask for.
	Properties []Asked
	// Words are the content words outside mentions and dates, each stem once.
	Words []Word
	// Dropped are the content words that the asker took back, "Larn" of "in Larn,
	// no wait, in Dorne", and does not say elsewhere: they may still help to find
	// what is meant, but nothing must rest on them.
	Dropped []Word
	Time    Time
	Order   Order
	Manner
	// Social is the act of a Social question: greeting, thanks, complaint, bye or help.
	Social string
	Missing
	// Respelled are the corrections that linking made.
	Respelled []Respelling
	// Today is the asker's day.
	Today facts.Day
	// AsRecorded is the day as of whose records is asked, "as recorded on 1
	// May 2024"; 0 means what is known now.
	AsRecorded facts.Day
}

// Manner is how a question is put, beside what it asks. The zero Manner asks
// plainly about what was.
type Manner struct {
	// Still is set for "is he still" and "currently": the asker's day is
	// asked about. Time says so too, unless the question names another.
	Still bool
	// Present is set when it asks how things are: "who is", "who leads".
	Present bool
	// Edge is which end of a time is asked for: "begin", "end" or neither.
	Edge Edge
	// Passive is set for "was he warned by": then the one who did it follows.
	Passive bool
	// Acting is set when it asks who did something, in the active voice.
	Acting bool
	// Negated is set by not, never and the like.
	Negated bool
	// Exists is set when it asks whether there is such a thing at all.
	Exists bool
	// Claim is set when it asks whether what somebody claimed is true.
	Claim bool
	// Whose is set when it asks whose something is.
	Whose bool
	// Choice is set when it offers what it names: "A or B?".
	Choice bool
	// Likeness and Contrast are set when it asks what things have in common,
	// or what tells them apart.
	Likeness, Contrast bool
}

// Missing is what a question leans on that nobody has said.
type Missing struct {
	// Dangling is a pronoun that stands for nobody who was named: "she".
	Dangling string
	// Fragment is set for a part of a question with nothing to complete it.
	Fragment bool
}

// A Mention is a run of words in the question that names an entity.
type Mention struct {
	Text string // as written
	// Entities are whom it may mean, best first; more than one when the name
	// is ambiguous.
	Entities []facts.Entity
	Match    facts.Match
	Role     Role
	// Weak is set for a name that is also a plain word, or only part of a
	// name's plain words: it helps and does not bind.
	Weak       bool
	start, end int // tokens
}

// Has reports whether the mention may mean the entity.
func (m Mention) Has(id string) bool {
	for _, e := range m.Entities {
		if e.ID == id {
			return true
		}
	}
	return false
}

// Role is what part a mention plays.
type Role uint8

// The roles of a mention.
const (
	Topic    Role = iota
	Anchor        // the one before or after whom somebody is asked for; see Order
	Moment        // the event that tells the time; see Time
	Excluded      // what is not wanted: "besides X"
)

// Asked is a property that some words of the question ask for, and how well
// they fit it. A property stands once for each run of words that asks for it.
type Asked struct {
	Property string
	Weight   float64 // above 0; about 1 where the base's own words ask, more for the noun behind "what"
	Verb     bool    // asked by a verb rather than a noun
	Wants    Wants   // the type of its values, as far as its words tell
	start    int     // tokens
	end      int
}

// Edge is one end of a time.
type Edge string

// The edges.
const (
	AnyEdge Edge = ""
	Begin   Edge = "begin"
	End     Edge = "end"
)

// A Word is a content word of the question.
type Word struct {
	Stem string // see [Lexicon.Stem]
	Fold string // see [facts.Fold]
	// Name is set for a capitalised word that names nothing in the base, and
	// for a number: an answer that lacks it is not about what was asked.
	Name bool
	// Edge is set when it asks for one end of a time, or claims one: "become",
	// "end".
	Edge bool
	// Asks are the properties that the word helps to ask for.
	Asks []string
}

// AsksFor reports whether the word is part of what asks for the property.
func (w Word) AsksFor(property string) bool { return slices.Contains(w.Asks, property) }

// Relation says how the time of the answer lies to the time that the question
// names.
type Relation string

// The relations to a time.
const (
	Anytime Relation = ""
	During  Relation = "during"
	Before  Relation = "before"
	After   Relation = "after"
	Since   Relation = "since"
	Until   Relation = "until"
)

// Time is the question's time constraint.
type Time struct {
	Relation Relation
	// Span are the days that the answer's time must meet, the relation worked
	// in. It is the zero Span when there is no constraint or only an event
	// gives it.
	Span facts.Span
	// Date is the date as precisely as the question gave it, when it is one.
	Date facts.Date
	// From and To are the two dates of "from 2019 to 2021"; zero otherwise.
	From, To facts.Date
	// Text is the constraint in words, "in 2022".
	Text string
	// Month and Day are set for a date without a year ("March 22"); Span is
	// not.
	Month, Day int
	// Event is the mention that gives the time, if one does: "during the
	// Syrian civil war". Relation then says how.
	Event *Mention
	// Other is the second event of "between A and B".
	Other *Mention
	// Edge is which end of the event is meant: "when the war began".
	Edge Edge
	// Clause is the clause that tells the time, "Russia invaded Ukraine",
	// where no single name does.
	Clause string
	start  int // tokens
	end    int
}

// Given reports whether the question names a time.
func (t Time) Given() bool { return t.Relation != Anytime }

// Position is which one of a line is wanted.
type Position string

// The positions.
const (
	AnyPosition Position = ""
	First       Position = "first"
	Last        Position = "last"
	Longest     Position = "longest"
	Shortest    Position = "shortest"
	Most        Position = "most"
	Fewest      Position = "fewest"
	Next        Position = "next"
	Previous    Position = "previous"
	Nth         Position = "nth" // the second, the third; see Order.N
)

// Order says which one of a line is wanted. For Next and Previous, Anchor is
// the mention that the wanted one comes after or before.
type Order struct {
	Position Position
	Anchor   *Mention
	N        int // for Nth, from 2
}

// A Respelling is a name as it was written, and the name of the base that it
// was read as.
type Respelling struct{ Written, Read string }

// Claimed is the claim that the question asks about, as it was read; it is the
// whole text of one that asks about none.
func (q *Question) Claimed() string {
	claim, ok := strings.CutPrefix(q.Text, truth)
	if !ok {
		return q.Text
	}
	return strings.TrimRight(claim, "?")
}

// Substantial reports whether the question is about anything that readings may
// have: it names something, known or not, asks for a property, or has several
// words of its own.
func (q *Question) Substantial() bool {
	return len(q.Mentions) > 0 || len(q.Properties) > 0 || len(q.Words) > 1 || slices.ContainsFunc(q.Words, func(w Word) bool { return w.Name })
}

// Topics are the mentions that the question is about: not the one that tells
// the time, nor the one that marks the place in an order.
func (q *Question) Topics() []Mention {
	var out []Mention
	for _, m := range q.Mentions {
		if m.Role == Topic {
			out = append(out, m)
		}
	}
	return out
}

// Asks is how well the question's words ask for the property with that ID: the
// greatest weight of those that do, or 0.
func (q *Question) Asks(property string) float64 {
	best := 0.0
	for _, p := range q.Properties {
		if p.Property == property {
			best = max(best, p.Weight)
		}
	}
	return best
}
