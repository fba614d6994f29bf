package sqlite_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/sqlite"
)

// found is the names as "phrase > name (id)".
func found(names []facts.Name) []string {
	var out []string
	for _, n := range names {
		out = append(out, n.Phrase+" > "+n.Text+" ("+n.Entity.ID+")")
	}
	return out
}

func names(t *testing.T) *sqlite.Base {
	return openWith(t,
		facts.Item{Entity: &facts.Entity{ID: "mill", Label: "Larn Mill", Aliases: []string{"The Works", "larn mill!"}}},
		facts.Item{Entity: &facts.Entity{ID: "works", Label: "Works"}},
		facts.Item{Entity: &facts.Entity{ID: "bridge", Label: "the Larn Bridge", Kind: facts.Place, Description: "toll bridge"}},
		facts.Item{Entity: &facts.Entity{ID: "ada-1", Label: "Ada Holt", Description: "keeper"}},
		facts.Item{Entity: &facts.Entity{ID: "ada-2", Label: "Ada Holt", Description: "painter"}},
		facts.Item{Entity: &facts.Entity{ID: "oke", Label: "Benjámin Ôke-Roe", Aliases: []string{"B. Oke"}}},
	)
}

func TestNames_exact(t *testing.T) {
	base := names(t)
	for _, tt := range []struct {
		name    string
		phrases []string
		want    []string
	}{
		{"none", nil, nil},
		{"unknown", []string{"larn"}, nil},
		{"label and alias of one", []string{"larn mill"}, []string{"larn mill > Larn Mill (mill)"}},
		{"labels before aliases", []string{"works"}, []string{"works > Works (works)", "works > The Works (mill)"}},
		{"with the", []string{"the works"}, []string{"the works > The Works (mill)"}},
		{"without the", []string{"larn bridge"}, []string{"larn bridge > the Larn Bridge (bridge)"}},
		{"two of one name", []string{"ada holt"}, []string{"ada holt > Ada Holt (ada-1)", "ada holt > Ada Holt (ada-2)"}},
		{"folded", []string{"benjamin oke roe", "b oke"}, []string{"benjamin oke roe > Benjámin Ôke-Roe (oke)", "b oke > B. Oke (oke)"}},
		{"odd", []string{`"`, "'", "%", "*", "", "\x00"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := base.Names(t.Context(), facts.Exact, tt.phrases)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, found(got)); diff != "" {
				t.Errorf("Names(%q) (-want +got):\n%s", tt.phrases, diff)
			}
		})
	}
}

func TestNames_whatTheyAre(t *testing.T) {
	got, err := names(t).Names(t.Context(), facts.Exact, []string{"larn bridge"})
	if err != nil {
		t.Fatal(err)
	}
	want := []facts.Name{{Phrase: "larn bridge", Text: "the Larn Bridge", Match: facts.Exact,
		Entity: facts.Entity{ID: "bridge", Label: "the Larn Bridge", Kind: facts.Place, Description: "toll bridge"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Names (-want +got):\n%s", diff)
	}
}

func TestNames_partial(t *testing.T) {
	base := names(t)
	for _, tt := range []struct {
		name    string
		phrases []string
		want    []string
	}{
		{"a word", []string{"bridge"}, []string{"bridge > the Larn Bridge (bridge)"}},
		{"some words", []string{"larn bridge"}, []string{"larn bridge > the Larn Bridge (bridge)"}},
		{"middle of a name", []string{"oke"}, []string{"oke > Benjámin Ôke-Roe (oke)"}},
		{"not the whole name", []string{"works"}, []string{"works > The Works (mill)"}},
		{"other order", []string{"bridge larn"}, nil},
		{"not side by side", []string{"the bridge"}, nil},
		{"part of a word", []string{"bridg"}, nil},
		{"two phrases", []string{"holt", "roe"}, []string{"holt > Ada Holt (ada-1)", "holt > Ada Holt (ada-2)", "roe > Benjámin Ôke-Roe (oke)"}},
		{"odd", []string{`"`, `larn" OR "ada`, "larn*", "-", "", "NEAR(larn)", "a\x00b"}, []string{
			"larn* > Larn Mill (mill)", "larn* > the Larn Bridge (bridge)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := base.Names(t.Context(), facts.Partial, tt.phrases)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, found(got)); diff != "" {
				t.Errorf("Names(%q) (-want +got):\n%s", tt.phrases, diff)
			}
		})
	}
}

func TestNames_atMost(t *testing.T) {
	var items []facts.Item
	for i := range 60 {
		items = append(items, facts.Item{Entity: &facts.Entity{ID: strings.Repeat("i", i+1), Label: "Ada Holt"}},
			facts.Item{Entity: &facts.Entity{ID: strings.Repeat("j", i+1), Label: "Ada Holt the Elder"}})
	}
	base := openWith(t, items...)
	for _, how := range []facts.Match{facts.Exact, facts.Partial} {
		got, err := base.Names(t.Context(), how, []string{"ada holt"})
		if err != nil || len(got) != 24 {
			t.Errorf("Names(%v) gives %d names, %v, want 24", how, len(got), err)
		}
	}
}

func TestSpellings(t *testing.T) {
	base := openWith(t,
		facts.Item{Entity: &facts.Entity{ID: "1", Label: "Abu al-Hussein al-Husseini"}},
		facts.Item{Entity: &facts.Entity{ID: "2", Label: "Larn Bridge", Aliases: []string{"Larn Brigade"}}},
		facts.Item{Entity: &facts.Entity{ID: "3", Label: "Khorasan", Aliases: []string{strings.Repeat("bridge", 9)}}},
		facts.Item{Entity: &facts.Entity{ID: "4", Label: "Karl Marne Karel Carl Karls Darl Earl"}},
	)
	for _, tt := range []struct {
		name, word string
		want       []string
	}{
		{"as it is", "bridge", []string{"bridge"}},
		{"letter left out", "brige", []string{"bridge"}},
		{"letters swapped", "birdge", []string{"bridge"}},
		{"letter doubled", "briidge", []string{"bridge"}},
		{"other letter", "bredge", []string{"bridge"}},
		{"transliterated", "husayni", []string{"husseini", "hussein"}},
		{"other transliteration", "khurasan", []string{"khorasan"}},
		{"at most five", "karl", []string{"karl", "karel", "carl", "darl", "earl"}},
		{"too short", "lar", nil},
		{"too far", "fridgework", nil},
		{"too long", strings.Repeat("bridge", 9), nil},
		{"odd", `"; DROP`, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := base.Spellings(t.Context(), []string{tt.word, "zzzzzz"})
			if err != nil {
				t.Fatal(err)
			}
			want := map[string][]string{}
			if tt.want != nil {
				want[tt.word] = tt.want
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Spellings(%q) (-want +got):\n%s", tt.word, diff)
			}
		})
	}
}

func TestComplete(t *testing.T) {
	base := names(t)
	for _, tt := range []struct {
		prefix string
		limit  int
		want   []string
	}{
		{"", 9, nil},
		{"Lar", 9, []string{"Larn Mill", "larn mill!", "the Larn Bridge"}},
		{"lar", 2, []string{"Larn Mill", "larn mill!"}},
		{"larn m", 9, []string{"Larn Mill", "larn mill!"}},
		{"the", 9, []string{"the Larn Bridge", "The Works"}},
		{"ada", 9, []string{"Ada Holt"}},
		{"benj", 9, []string{"Benjámin Ôke-Roe"}},
		{"ro", 9, []string{"Benjámin Ôke-Roe"}},
		{`"*`, 9, nil},
		{"zz", 9, nil},
	} {
		got, err := base.Complete(t.Context(), tt.prefix, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Complete(%q, %d) (-want +got):\n%s", tt.prefix, tt.limit, diff)
		}
	}
}

func TestEntities(t *testing.T) {
	got, err := names(t).Entities(t.Context(), []string{"oke", "nobody", "mill", "oke"})
	if err != nil {
		t.Fatal(err)
	}
	want := []facts.Entity{
		{ID: "oke", Label: "Benjámin Ôke-Roe", Aliases: []string{"B. Oke"}},
		{ID: "mill", Label: "Larn Mill", Aliases: []string{"The Works", "larn mill!"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Entities (-want +got):\n%s", diff)
	}
}

// Whatever a person writes, the search takes it.
func FuzzNames(f *testing.F) {
	for _, phrase := range []string{"larn", `"`, `"larn`, "a AND b", "NOT", "x*", "^larn", "folded:larn", "(", "\x00", "\xff", "NEAR(a b)", "a\"b\x00c"} {
		f.Add(phrase)
	}
	base := openWith(f, facts.Item{Entity: &facts.Entity{ID: "mill", Label: "Larn Mill"}})
	f.Fuzz(func(t *testing.T, phrase string) {
		for _, how := range []facts.Match{facts.Exact, facts.Partial} {
			if _, err := base.Names(t.Context(), how, []string{phrase}); err != nil {
				t.Errorf("Names(%v, %q): %v", how, phrase, err)
			}
		}
		if _, err := base.Complete(t.Context(), phrase, 9); err != nil {
			t.Errorf("Complete(%q): %v", phrase, err)
		}
		if _, err := base.Spellings(t.Context(), []string{phrase}); err != nil {
			t.Errorf("Spellings(%q): %v", phrase, err)
		}
		if _, err := base.Statements(t.Context(), facts.Query{Words: []string{phrase, phrase + "x"}}); err != nil {
			t.Errorf("Statements by word %q: %v", phrase, err)
		}
	})
}
