package facts

import (
	"slices"
	"time"
)

// Kind is what sort of thing an entity is. The empty Kind is unknown: a base
// imported by a program often has none, and nothing is ruled out by it.
type Kind string

// The kinds that the bot tells apart. A base may use others; they count as
// things.
const (
	Person  Kind = "person"
	Group   Kind = "group" // organisations, movements, peoples, states' organs
	Country Kind = "country"
	Place   Kind = "place"
	Event   Kind = "event"
	Work    Kind = "work"
	Concept Kind = "concept"
)

// An Entity is someone or something that statements are about.
type Entity struct {
	ID    string // unique in the base; the label where the base gave no other
	Label string // what people call it first
	Kind  Kind
	// Description sets it apart from others of that name, in a few words.
	Description string
	// Aliases are its other names. Entities inside a Statement carry none.
	Aliases []string
}

// ValueKind is the type of the values a property takes.
type ValueKind string

// The kinds of value.
const (
	EntityValue   ValueKind = "entity"
	TextValue     ValueKind = "text"
	QuantityValue ValueKind = "quantity"
)

// A Property is a kind of relation and the words that people ask for it by.
type Property struct {
	ID    string // "leader", "position held"; unique in the base
	Label string // for people; the ID when empty
	Value ValueKind
	// Nouns name the value ("leader", "head"): "who was the head of …".
	Nouns []string
	// Verbs relate it, in base form with any particle ("lead", "play for").
	Verbs []string
	// Single says that a subject has one value of it at a time, as an office
	// has one holder: what comes next ends what was. See [Infer].
	Single bool
	// Phrase makes a sentence of a statement without a text of its own, from
	// "{subject}" and "{value}": "{value} led {subject}".
	Phrase string
}

// Sense says how a quantity's number is meant.
type Sense string

// The senses of a quantity. The empty Sense is exact.
const (
	Exactly  Sense = ""
	MoreThan Sense = "more than"
	AtLeast  Sense = "at least"
	LessThan Sense = "less than"
	AtMost   Sense = "at most"
	Nearly   Sense = "nearly"
	About    Sense = "about"
)

// A Quantity is a number with its unit and how it is hedged.
type Quantity struct {
	Amount float64
	Unit   string // "people", "days"; may be empty
	Sense  Sense
}

// A Value is what a statement says of its subject: an entity, a text or a
// quantity, as Kind says. Only that field is set.
type Value struct {
	Kind     ValueKind
	Entity   Entity
	Text     string
	Quantity Quantity
}

// Certainty is how surely whoever asserts a statement asserts it.
type Certainty string

// The certainties, from plain assertion to conjecture. The empty one is
// States.
const (
	States   Certainty = "states"
	Reports  Certainty = "reports"  // passes on what others say
	Suggests Certainty = "suggests" // offers as likely or possible
)

// Status is where a statement stands in review.
type Status string

// The statuses. Nothing is deleted: a retracted statement stays, with who
// retracted it and when.
const (
	Proposed  Status = "proposed"
	Accepted  Status = "accepted"
	Retracted Status = "retracted"
)

// Rank orders statements about the same thing, as in Wikidata. The empty Rank
// is normal.
type Rank string

// The ranks.
const (
	Normal     Rank = ""
	Preferred  Rank = "preferred"
	Deprecated Rank = "deprecated"
)

// A Statement says that a subject has a value of a property, over some time,
// by someone's word. Where an Entity has no ID, there is none. Statements share
// their slices when copied: nobody changes what About and References hold.
type Statement struct {
	ID       string // unique in the base
	Subject  Entity
	Property string // the Property's ID
	Value    Value
	Valid    Interval

	// Of narrows what the value is the reason, number or meaning of, where
	// the subject alone does not say: "why its counterintelligence was
	// distracted".
	Of string
	// Place is where it held or happened.
	Place Entity
	// AssertedBy is whose claim it is, where it is not the source's author's
	// plain report: "Russian media".
	AssertedBy string
	Certainty  Certainty
	// Replaces and ReplacedBy are the entities that had this value's part
	// before and after it.
	Replaces, ReplacedBy Entity
	// About are further entities that the statement speaks of.
	About []Entity
	// Text is the statement as a sentence in our own words. Without one it is
	// told by its property's Phrase.
	Text string

	Rank       Rank
	Status     Status
	References []Reference

	RecordedBy  string
	RecordedAt  time.Time // UTC
	RetractedBy string
	RetractedAt time.Time // UTC; zero unless retracted
}

// A Source is a citable work. A reading is a source whose text is in the
// base. All fields but ID may be empty.
type Source struct {
	ID        string // unique in the base
	Title     string
	Author    string
	Publisher string
	Date      Date
	URL       string
	Language  string // BCP 47
	Licence   string // under which it may be used: a name or a URL
}

// A Reference is the place in a source that a statement rests on.
type Reference struct {
	Source  Source
	Locator string // page, heading, paragraph: "¶ 9"; empty for all of it
	// Quote stands byte for byte at [Start, End) of the source's stored text;
	// empty where the base does not have that text.
	Quote      string
	Start, End int
}

// Entities are the entities a statement speaks of: subject, value, place,
// predecessor, successor and those it is about, each once, in that order.
func (s *Statement) Entities() []Entity {
	all := append([]Entity{s.Subject, s.Value.Entity, s.Place, s.Replaces, s.ReplacedBy}, s.About...)
	out := all[:0]
	seen := make(map[string]bool, len(all))
	for _, e := range all {
		if e.ID != "" && !seen[e.ID] {
			seen[e.ID] = true
			out = append(out, e)
		}
	}
	return out
}

// Mentions reports whether the statement speaks of the entity.
func (s *Statement) Mentions(id string) bool {
	if id == "" {
		return false
	}
	for _, e := range [...]*Entity{&s.Subject, &s.Value.Entity, &s.Place, &s.Replaces, &s.ReplacedBy} {
		if e.ID == id {
			return true
		}
	}
	return slices.ContainsFunc(s.About, func(e Entity) bool { return e.ID == id })
}
