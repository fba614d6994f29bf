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
	Failed    Kind = "failed"    // it was foretold otherwise than it came
	Voices    Kind = "voices"    // different people say different things
	Readings  Kind = "readings"  // different readings tell it differently
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
	{Failed, "Why did it come otherwise, and could that have been known?", "Worth arguing about because it was foretold, and did not come so."},
	{Voices, "Whom do you believe, and why?", "Worth arguing about because not everyone says the same."},
	{Readings, "Which of these readings has the better account, and can both be right?", "Worth arguing about because one reading tells it otherwise than another."},
	{Reasons, "Which of these reasons weighs most, and is one missing?", "Worth arguing about because the readings give more than one reason."},
	{Hedged, "How sure is this, and what would settle it?", "Worth arguing about because it is told as reported or likely, not as certain."},
	{View, "Do you agree, and what speaks against it?", "Worth arguing about because it is somebody's view and no plain fact."},
}

// The nouns by which a base's property tells what its values are.
var (
	reasonNouns  = []string{"reason", "cause", "explanation"}
	viewNouns    = []string{"view", "opinion", "thesis"}
	foretoldBy   = []string{"prediction", "forecast"}
	failureNouns = []string{"failure", "mistake", "error", "misjudgement"}
)

// A Matter is something worth arguing about.
type Matter struct {
	Kind       Kind
	About      string // names it in the base: of another kind, it is another matter
	Subject    facts.Entity
	Property   facts.Property
	Statements []facts.Statement // two or three that differ, or one

	named bool // the topic names its subject
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
	failures := make(map[string][]facts.Statement) // by the subject that failed
	var order []string
	for _, s := range statements {
		p := known[s.Property]
		if s.Rank == facts.Deprecated || p == nil {
			continue
		}
		if names(p, failureNouns) {
			failures[s.Subject.ID] = append(failures[s.Subject.ID], s)
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
		if kind, some := judge(group, property, failures[group[0].Subject.ID]); kind != "" {
			all = append(all, Matter{Kind: kind, About: string(kind) + "\x1f" + about, Subject: some[0].Subject, Property: *property, Statements: some[:min(len(some), mostPassages)]})
		}
	}
	return all
}

// judge finds why statements of one subject and property are worth arguing
// about, and which of them are; an empty kind if they are not. The failures are
// that subject's.
func judge(group []facts.Statement, p *facts.Property, failures []facts.Statement) (Kind, []facts.Statement) {
	if found := facts.Conflicts(group, func(string) bool { return p.Single }); len(found) > 0 {
		return Contested, []facts.Statement{found[0].A, found[0].B}
	}
	if names(p, foretoldBy) {
		if some := failed(group, failures); some != nil {
			return Failed, some
		}
		return View, group[:1]
	}
	values := slices.Clone(group)
	seen := make(map[string]bool)
	values = slices.DeleteFunc(values, func(s facts.Statement) bool {
		value := facts.Fold(facts.ValueLabel(s.Value))
		was := seen[value]
		seen[value] = true
		return was
	})
	argued := names(p, reasonNouns) || names(p, viewNouns)
	switch some := voices(values); {
	case len(some) > 1 && slices.ContainsFunc(some, func(s facts.Statement) bool { return s.AssertedBy != "" }):
		return Voices, some
	case len(some) > 1 && argued:
		return Readings, some
	case len(values) > 1 && names(p, reasonNouns):
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

// failed are the prediction among those foretold that did not come true, and the
// failure that tells so: the one that speaks of the same thing in most words. It
// is nil if there is none.
func failed(foretold, failures []facts.Statement) []facts.Statement {
	var best []facts.Statement
	most := 1 // one word in common may be chance
	for _, p := range foretold {
		for _, f := range failures {
			shares := slices.ContainsFunc(f.About, func(e facts.Entity) bool { return p.Mentions(e.ID) })
			if n := common(p.Of+" "+facts.ValueLabel(p.Value), f.Of+" "+facts.ValueLabel(f.Value)); shares && n > most {
				best, most = []facts.Statement{p, f}, n
			}
		}
	}
	return best
}

// leastLetters is how many a word has that says what something is about.
const leastLetters = 4

// common is how many words of the texts are the same.
func common(a, b string) int {
	in := make(map[string]bool)
	for w := range strings.FieldsSeq(facts.Fold(a)) {
		in[w] = len(w) >= leastLetters
	}
	n := 0
	for w := range strings.FieldsSeq(facts.Fold(b)) {
		if in[w] {
			n++
			in[w] = false
		}
	}
	return n
}

// voices are statements of different people, one of each.
func voices(values []facts.Statement) []facts.Statement {
	by := make(map[string]bool)
	var some []facts.Statement
	for i := range values {
		if who := facts.Fold(speaker(&values[i])); !by[who] {
			by[who] = true
			some = append(some, values[i])
		}
	}
	return some
}

// speaker is whose word the statement is: by name, or by the reading that it
// stands in.
func speaker(s *facts.Statement) string {
	if s.AssertedBy != "" || len(s.References) == 0 {
		return s.AssertedBy
	}
	source := &s.References[0].Source
	return cmp.Or(source.Author, source.Title, source.ID)
}

// names reports whether the property goes by one of the nouns.
func names(p *facts.Property, nouns []string) bool {
	return slices.ContainsFunc(nouns, func(n string) bool { return p.ID == n || slices.Contains(p.Nouns, n) })
}

// Choose picks one of the matters that is not among those discussed before, in
// an order that depends on the seed alone. The kinds take turns, from one on that
// depends on the seed too, so that a base with many contradictions is not discussed
// by these alone. It returns false if all were discussed.
func Choose(matters []Matter, discussed map[string]bool, seed string) (Matter, bool) {
	first := int(rank(seed, "") % uint64(len(kinds)))
	for i := range kinds {
		kind := kinds[(first+len(discussed)+i)%len(kinds)].kind
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
