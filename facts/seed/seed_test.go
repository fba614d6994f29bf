package seed_test

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/seed"
)

// A base is the bundled entries by what they are.
type base struct {
	sources    map[string]facts.Source
	properties map[string]facts.Property
	entities   map[string]facts.Entity
	statements []facts.Statement
}

// read reads the bundled base, and fails the test if it cannot be read or has
// an ID twice.
func read(t *testing.T) base {
	t.Helper()
	b := base{
		sources:    make(map[string]facts.Source),
		properties: make(map[string]facts.Property),
		entities:   make(map[string]facts.Entity),
	}
	for item, err := range seed.Items() {
		if err != nil {
			t.Fatalf("read the bundled base: %v", err)
		}
		switch {
		case item.Source != nil:
			keep(t, b.sources, item.Source.ID, *item.Source)
		case item.Property != nil:
			keep(t, b.properties, item.Property.ID, *item.Property)
		case item.Entity != nil:
			keep(t, b.entities, item.Entity.ID, *item.Entity)
		case item.Statement != nil:
			b.statements = append(b.statements, *item.Statement)
		}
	}
	return b
}

func keep[T any](t *testing.T, into map[string]T, id string, v T) {
	t.Helper()
	if _, ok := into[id]; ok {
		t.Errorf("the ID %q is given to two %Ts", id, v)
	}
	into[id] = v
}

// name tells which statement an error is about.
func name(s facts.Statement) string {
	if s.Text != "" {
		return strconv.Quote(s.Text)
	}
	return s.Subject.Label + " / " + s.Property + " / " + s.Value.Text
}

func TestItems_enough(t *testing.T) {
	b := read(t)
	if got, want := len(b.statements), 200; got < want {
		t.Errorf("statements = %d, want at least %d", got, want)
	}
	want := []string{"Arman Mahmoudian: Moscow Attack Reflects Russian Intelligence Weakness and ISIS-K Ambitions"}
	var got []string
	for _, s := range b.sources {
		got = append(got, s.Author+": "+s.Title)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}

func TestItems_stops(t *testing.T) {
	n := 0
	for _, err := range seed.Items() {
		if n++; err != nil || n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("a loop that breaks at the third entry saw %d", n)
	}
}

// Every entity and property that a statement names is one that the files
// describe, so that none is made by a slip of the pen.
func TestStatements_declared(t *testing.T) {
	b := read(t)
	usedEntities, usedProperties := make(map[string]bool), make(map[string]bool)
	for _, s := range b.statements {
		property, ok := b.properties[s.Property]
		if !ok {
			t.Errorf("%s: property %q is not declared", name(s), s.Property)
		}
		usedProperties[s.Property] = true
		named := append([]facts.Entity{s.Subject, s.Place, s.Replaces, s.ReplacedBy}, s.About...)
		if property.Value == facts.EntityValue {
			named = append(named, facts.Entity{Label: s.Value.Text})
		}
		for _, e := range named {
			if _, ok := b.entities[e.Label]; !ok && e.Label != "" {
				t.Errorf("%s: entity %q is not declared", name(s), e.Label)
			}
			usedEntities[e.Label] = true
		}
		if isQuantity := s.Value.Kind == facts.QuantityValue; isQuantity != (property.Value == facts.QuantityValue) {
			t.Errorf("%s: value %v does not suit property %q", name(s), s.Value, s.Property)
		}
	}
	for id := range b.entities {
		if !usedEntities[id] {
			t.Errorf("entity %q is declared and nothing is said of it", id)
		}
	}
	for id := range b.properties {
		if !usedProperties[id] {
			t.Errorf("property %q is declared and not used", id)
		}
	}
}

var locator = regexp.MustCompile(`^(title|subtitle|byline|author's note|¶ ([1-9]|1[0-4]))$`)

// Every statement names its place in the article, and every place in the
// article has statements.
func TestStatements_cited(t *testing.T) {
	b := read(t)
	places := make(map[string]bool)
	for _, s := range b.statements {
		if len(s.References) == 0 {
			t.Errorf("%s: has no reference", name(s))
		}
		for _, r := range s.References {
			if _, ok := b.sources[r.Source.ID]; !ok {
				t.Errorf("%s: source %q is not declared", name(s), r.Source.ID)
			}
			if !locator.MatchString(r.Locator) {
				t.Errorf("%s: %q is no place in the article", name(s), r.Locator)
			}
			places[r.Locator] = true
		}
	}
	if got, want := len(places), 14+4; got != want {
		t.Errorf("places with statements = %d, want %d: %q", got, want, slices.Sorted(maps.Keys(places)))
	}
}

// Each statement can stand alone as an answer, and no two are told by the same
// sentence.
func TestStatements_told(t *testing.T) {
	sentence := regexp.MustCompile(`^["A-Z].*[.]$`)
	seen := make(map[string]bool)
	for _, s := range read(t).statements {
		if !sentence.MatchString(s.Text) {
			t.Errorf("%s: is not told by a sentence", name(s))
		}
		if seen[s.Text] {
			t.Errorf("%s: is told twice", name(s))
		}
		seen[s.Text] = true
	}
}

func TestStatements_reasons(t *testing.T) {
	reasons := make(map[string]int)
	for _, s := range read(t).statements {
		if s.Property != "reason" {
			continue
		}
		if s.Of == "" {
			t.Errorf("%s: does not say what it is the reason for", name(s))
		}
		reasons[s.Of]++
	}
	most := 0
	for of, n := range reasons {
		if most = max(most, n); n > 9 {
			t.Errorf("%d reasons for %q, want at most 9", n, of)
		}
	}
	if most < 9 {
		t.Errorf("the most reasons given for one thing are %d, want the 9 for which ISIS-K targets Russia and Iran", most)
	}
}

// A claim that is hedged or passed on says whose it is.
func TestStatements_hedged(t *testing.T) {
	for _, s := range read(t).statements {
		if (s.Certainty == facts.Suggests || s.Certainty == facts.Reports) && s.AssertedBy == "" {
			t.Errorf("%s: %s, and does not say who", name(s), s.Certainty)
		}
	}
}

// No name leads to two entities, and none is given twice.
func TestEntities_namesAreDistinct(t *testing.T) {
	b := read(t)
	owner := make(map[string]string)
	for _, id := range slices.Sorted(maps.Keys(b.entities)) {
		e := b.entities[id]
		if e.Kind == "" || e.Description == "" {
			t.Errorf("entity %q has no kind or no description", id)
		}
		for _, n := range append([]string{e.Label}, e.Aliases...) {
			folded := facts.Fold(n)
			if other, ok := owner[folded]; ok {
				t.Errorf("%q names both %q and %q", n, other, id)
			}
			owner[folded] = id
		}
	}
}

// The months beside the names of the leaders of ISIS are ends. That of one is
// the beginning of the next, by inference and not by the article's word.
func TestStatements_leadersOfISIS(t *testing.T) {
	b := read(t)
	var line []facts.Statement
	for _, s := range b.statements {
		if s.Property == "leader" && s.Subject.Label == "isis" {
			// What a store does to a statement from a file.
			s.Subject.ID = s.Subject.Label
			s.Value = facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: s.Value.Text, Label: s.Value.Text}}
			s.Replaces.ID = s.Replaces.Label
			line = append(line, s)
		}
	}
	var got []string
	for _, s := range facts.InOrder(facts.Infer(line, nil)) {
		v := s.Valid
		got = append(got, s.Value.Entity.ID+" "+v.From.Basis.String()+" "+v.EDTF()+" "+v.To.Basis.String())
	}
	want := []string{
		"abu-bakr-al-baghdadi unknown /2019-10 stated",
		"abu-ibrahim-al-qurashi inferred 2019-10/2022-02 stated",
		"abu-al-hasan-al-hashimi-al-qurashi inferred 2022-02/2022-10 stated",
		"abu-al-hussein-al-husseini inferred 2022-10/2023-10 stated",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("leaders of ISIS (-want +got):\n%s", diff)
	}
}

func TestStatements_noConflicts(t *testing.T) {
	b := read(t)
	for i := range b.statements {
		s := &b.statements[i]
		s.Subject.ID = s.Subject.Label
	}
	single := func(property string) bool { return b.properties[property].Single }
	for _, c := range facts.Conflicts(b.statements, single) {
		t.Errorf("%s contradicts %s", name(c.A), name(c.B))
	}
}
