package thesaurus

import "strings"

// A Class is a set of the coarse kinds of thing that a noun stands for. They
// are WordNet's own, its "lexicographer files" of nouns, and two for names.
type Class uint32

// The kinds of thing.
const (
	Act           Class = 1 << iota // what is done: attack, election
	Animal                          // horse
	Artifact                        // what is made: bridge, ship, office building
	Attribute                       // height, colour
	Body                            // parts of the body
	Cognition                       // ideas, methods, fields of study
	Communication                   // words, books, laws, languages
	Event                           // what happens: war, flood
	Feeling                         // anger
	Food                            // bread
	Group                           // of people: army, party, company
	Place                           // city, country, border
	Motive                          // need, reason
	Object                          // of nature: river, mountain, star
	Person                          // author, king
	Phenomenon                      // of nature: wind, force
	Plant                           // oak
	Possession                      // money, tax, gift
	Process                         // decay, growth
	Quantity                        // numbers and units of measure: mile, dozen
	Relation                        // ratio, part
	Shape                           // circle
	State                           // peace, illness
	Substance                       // iron, oil
	Time                            // year, period
	Name                            // the name of one thing: France, Danube, Darwin
	GivenName                       // the first name of a person: Ada
)

// Has reports whether the set holds one of the kinds at least.
func (c Class) Has(any Class) bool { return c&any != 0 }

var classNames = [...]string{
	"act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling", "food", "group", "place",
	"motive", "object", "person", "phenomenon", "plant", "possession", "process", "quantity", "relation", "shape", "state",
	"substance", "time", "name", "given name",
}

// String names the kinds in the set, with "+" between them; "" if there is
// none.
func (c Class) String() string {
	var names []string
	for i, name := range classNames {
		if c.Has(1 << i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, "+")
}
