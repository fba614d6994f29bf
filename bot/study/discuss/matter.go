package discuss

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"footnote/bot/phrase"
	"footnote/facts"
)

// A Kind is why something is worth arguing about.
type Kind string

// The kinds, those first that there is most to argue about. A matter that is
// of several is of the first.
const (
	Contested Kind = "contested" // two statements contradict each other
	Voices    Kind = "voices"    // different people say different things
	Reasons   Kind = "reasons"   // there are several reasons
	Hedged    Kind = "hedged"    // told as reported or likely
	View      Kind = "view"      // somebody's opinion, thesis or prediction
)

// A kindWords is how a kind is told.
type kindWords struct {
	kind          Kind
	question, why phrase.Text
}

// kinds are all kinds in their order.
var kinds = []kindWords{
	{Contested, "Which of these holds, and what speaks for it?", "Worth arguing about because the readings contradict each other here."},
	{Voices, "Whom do you believe, and why?", "Worth arguing about because not everyone says the same."},
	{Reasons, "Which of these reasons weighs most, and is one missing?", "Worth arguing about because the readings give more than one reason."},
	{Hedged, "How sure is this, and what would settle it?", "Worth arguing about because it is told as reported or likely, not as certain."},
	{View, "Do you agree, and what speaks against it?", "Worth arguing about because it is somebody's view and no plain fact."},
}

// reasonNouns and viewNouns are nouns by which a base's property tells that its
// values are reasons or views.
var (
	reasonNouns = []string{"reason", "cause", "explanation"}
	viewNouns   = []string{"view", "opinion", "thesis", "prediction", "forecast"}
)

// A Matter is something worth arguing about.
type Matter struct {
	Kind       Kind
	About      string // names it in the base
	Subject    facts.Entity
	Statements []facts.Statement // two or three that differ, or one
}

// mostPassages is how many statements of a matter are to be read.
const mostPassages = 3

// Matters are what is worth arguing about in the statements, in the order in
// which these are. What they say of one subject and property is one matter at
// most.
func Matters(statements []facts.Statement, properties []facts.Property) []Matter {
	known := make(map[string]*facts.Property, len(properties))
	for i := range properties {
		known[properties[i].ID] = &properties[i]
	}
	groups := make(map[string][]facts.Statement)
	var order []string
	for _, s := range statements {
		if s.Rank == facts.Deprecated {
			continue
		}
		about := strings.Join([]string{s.Subject.ID, s.Property, s.Of}, "\x1f")
		if groups[about] == nil {
			order = append(order, about)
		}
		groups[about] = append(groups[about], s)
	}
	var all []Matter
	for _, about := range order {
		group := groups[about]
		property := known[group[0].Property]
		if property == nil {
			continue
		}
		if kind, some := judge(group, property); kind != "" {
			all = append(all, Matter{kind, about, some[0].Subject, some[:min(len(some), mostPassages)]})
		}
	}
	return all
}

// judge finds why statements of one subject and property are worth arguing
// about, and which of them are; an empty kind if they are not.
func judge(group []facts.Statement, p *facts.Property) (Kind, []facts.Statement) {
	if found := facts.Conflicts(group, func(string) bool { return p.Single }); len(found) > 0 {
		return Contested, []facts.Statement{found[0].A, found[0].B}
	}
	values := slices.Clone(group)
	seen := make(map[string]bool)
	values = slices.DeleteFunc(values, func(s facts.Statement) bool {
		value := facts.Fold(facts.ValueLabel(s.Value))
		was := seen[value]
		seen[value] = true
		return was
	})
	if some := voices(values); len(some) > 1 {
		return Voices, some
	}
	if len(values) > 1 && names(p, reasonNouns) {
		return Reasons, values
	}
	hedged := slices.DeleteFunc(slices.Clone(values), func(s facts.Statement) bool { return s.Certainty == "" || s.Certainty == facts.States })
	if len(hedged) > 0 {
		return Hedged, hedged[:1]
	}
	if names(p, viewNouns) {
		return View, values[:1]
	}
	return "", nil
}

// voices are statements of different people, one of each; none where nobody is
// named whose word it is.
func voices(values []facts.Statement) []facts.Statement {
	by, named := make(map[string]bool), false
	var some []facts.Statement
	for _, s := range values {
		if !by[s.AssertedBy] {
			by[s.AssertedBy] = true
			named = named || s.AssertedBy != ""
			some = append(some, s)
		}
	}
	if !named {
		return nil
	}
	return some
}

// names reports whether the property goes by one of the nouns.
func names(p *facts.Property, nouns []string) bool {
	return slices.ContainsFunc(nouns, func(n string) bool { return p.ID == n || slices.Contains(p.Nouns, n) })
}

// Choose picks one of the matters that is not among those discussed before, in
// an order that depends on the seed alone. The kinds take turns, so that a base
// with many contradictions is not discussed by these alone. It returns false if
// all were discussed.
func Choose(matters []Matter, discussed map[string]bool, seed string) (Matter, bool) {
	for i := range kinds {
		kind := kinds[(i+len(discussed))%len(kinds)].kind
		left := slices.DeleteFunc(slices.Clone(matters), func(m Matter) bool { return m.Kind != kind || discussed[m.About] })
		if len(left) > 0 {
			return slices.MinFunc(left, func(a, b Matter) int {
				return cmp.Or(cmp.Compare(rank(seed, a.About), rank(seed, b.About)), strings.Compare(a.About, b.About))
			}), true
		}
	}
	return Matter{}, false
}

// rank is a number that depends on the seed and the name alone.
func rank(seed, name string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(seed + "\x00" + name)) // never fails
	return h.Sum64()
}
