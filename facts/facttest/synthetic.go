// Package facttest makes fact bases for tests and benchmarks.
package facttest

import (
	"iter"
	"math/rand/v2"
	"strconv"
	"time"

	"footnote/facts"
)

// The properties of a synthetic base, and what the names of their values end
// in.
var kinds = []struct{ property, suffix string }{
	{"position held", "Council"},
	{"employer", "Works"},
	{"member of sports team", "Rovers"},
	{"head of government", "Republic"},
	{"educated at", "University"},
	{"chairperson", "Society"},
}

// firstYear is when the spells of a synthetic base begin.
const firstYear = 1900

// Synthetic gives a base of statements between entities: nine tenths people
// with names of three words, no two the same, and the rest the bodies that
// they belong to. A statement says that a person held a post, had an employer,
// was in a team and so on from one month to a later one; some have no end. The
// entries are statements as a program writes them, one a line and without
// references. The same numbers give the same base. It needs two entities or
// more.
func Synthetic(entities, statements int) iter.Seq2[facts.Item, error] {
	return func(yield func(facts.Item, error) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		people := max(1, entities*9/10)
		for i := range statements {
			person := i % people
			kind := random.IntN(len(kinds))
			s := &facts.Statement{
				Subject:  facts.Entity{Label: Person(person)},
				Property: kinds[kind].property,
				Value:    facts.Value{Text: Body(random.IntN(max(1, entities-people)))},
				Valid:    spell(random),
			}
			if !yield(facts.Item{Line: i + 1, Statement: s}, nil) {
				return
			}
		}
	}
}

// spell is some months or years, in one case of eight without an end.
func spell(random *rand.Rand) facts.Interval {
	const months = 12 * 120
	start := random.IntN(months)
	end := start + 1 + random.IntN(96)
	to := month(end)
	if random.IntN(8) == 0 {
		to = facts.Date{}
	}
	return facts.FromTo(month(start), to)
}

func month(n int) facts.Date {
	return facts.MonthDate(firstYear+n/12, time.Month(n%12+1))
}

// Person is the name of the i-th person: "Tarove Belani Moruka".
func Person(i int) string {
	const syllables = 3
	return word(i%97*41+11, syllables) + " " + word(i/97%89*53+7, syllables) + " " + word(i, syllables+1)
}

// Body is the name of the i-th body that people belong to: "Tarove University".
func Body(i int) string {
	return word(i*31+5, 3) + " " + kinds[i%len(kinds)].suffix + suffix(i)
}

// suffix sets apart bodies of like names.
func suffix(i int) string {
	const enough = 2000
	if i < enough {
		return ""
	}
	return " " + strconv.Itoa(i)
}

// word spells a number in syllables, so that different numbers give different
// words.
func word(n, syllables int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	out := make([]byte, 0, 2*syllables)
	for range syllables {
		out = append(out, consonants[n%len(consonants)], vowels[n/len(consonants)%len(vowels)])
		n /= len(consonants) * len(vowels)
	}
	out[0] -= 'a' - 'A'
	return string(out)
}
