package thesaurus_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/thesaurus"
	"footnote/facts/prose"
)

func open(t testing.TB) *thesaurus.Thesaurus {
	t.Helper()
	words, err := thesaurus.Open()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// stems reads words as a caller would, so that the file is known to fit the
// stemmer.
func stems(t testing.TB, words string) string {
	t.Helper()
	stemmer, err := prose.NewStemmer()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, w := range prose.Words(words, 0) {
		out = append(out, stemmer.Stem(w.Fold))
	}
	return strings.Join(out, " ")
}

func TestNear(t *testing.T) {
	words := open(t)
	for _, tt := range []struct {
		a, b     string
		from, to float64
	}{
		{"bridge", "bridges", 1, 1},
		{"author", "writer", .9, .9},
		{"purchased", "bought", .9, .9},
		{"commence", "began", .9, .9},
		{"French", "France", .8, .9},
		{"said", "say", .9, .9}, // no regular ending
		{"bird", "hen", .5, .5},
		{"hen", "bird", .4, .4},
		{"hen", "bridge", 0, 0},
		{"river", "Danube", 0, 0}, // a name is no relative of a common noun
		{"qwrtz", "bridge", 0, 0},
		{"bridge", "qwrtz", 0, 0},
		{"", "", 1, 1},
	} {
		if got := words.Near(stems(t, tt.a), stems(t, tt.b)); got < tt.from || got > tt.to {
			t.Errorf("Near(%q, %q) = %v, want %v to %v", tt.a, tt.b, got, tt.from, tt.to)
		}
	}
}

func TestRelativesAreInOrder(t *testing.T) {
	words := open(t)
	for _, word := range []string{"leader", "war", "begin", "large", "kill", "prime minister", "quickly"} {
		stem := stems(t, word)
		all := words.Relatives(stem)
		if len(all) == 0 {
			t.Errorf("Relatives(%q) is empty", word)
		}
		seen := map[string]bool{stem: true}
		for i, r := range all {
			switch {
			case seen[r.Stem]:
				t.Errorf("Relatives(%q) has %q twice, or the word itself", word, r.Stem)
			case r.Weight <= 0 || r.Weight >= 1:
				t.Errorf("Relatives(%q): %q weighs %v", word, r.Stem, r.Weight)
			case i > 0 && r.Weight > all[i-1].Weight:
				t.Errorf("Relatives(%q): %q weighs more than the one before", word, r.Stem)
			}
			seen[r.Stem] = true
		}
	}
}

func TestIsA(t *testing.T) {
	words := open(t)
	for _, tt := range []struct {
		noun, class string
		want        bool
	}{
		{"France", "country", true},
		{"France", "city", false},
		{"Paris", "city", true},
		{"Danube", "river", true},
		{"oak", "tree", true},
		{"piano", "instrument", true},
		{"iron", "metal", true},
		{"Einstein", "physicist", true},
		{"eagle", "bird", true},
		{"bird", "eagle", false},
		{"bird", "bird", true},
		{"qwrtz", "bird", false},
		{"bird", "qwrtz", false},
	} {
		if got := words.IsA(stems(t, tt.noun), stems(t, tt.class)); got != tt.want {
			t.Errorf("IsA(%q, %q) = %v, want %v", tt.noun, tt.class, got, tt.want)
		}
	}
}

func TestClass(t *testing.T) {
	words := open(t)
	for _, tt := range []struct {
		word          string
		has, lacks    thesaurus.Class
		noun, verb    bool
		lacksEntirely bool
	}{
		{word: "France", has: thesaurus.Place, lacks: thesaurus.Artifact, noun: true},
		{word: "Danube", has: thesaurus.Object, lacks: thesaurus.Artifact, noun: true},
		{word: "New York", has: thesaurus.Place, noun: true},
		{word: "Darwin", has: thesaurus.Person, noun: true},
		{word: "Charles", has: thesaurus.GivenName, noun: true},
		{word: "John", has: thesaurus.GivenName, noun: true},
		{word: "queen", has: thesaurus.Person, lacks: thesaurus.GivenName, noun: true},
		{word: "author", has: thesaurus.Person, lacks: thesaurus.Name, noun: true},
		{word: "army", has: thesaurus.Group, lacks: thesaurus.Person, noun: true},
		{word: "bridge", has: thesaurus.Artifact, lacks: thesaurus.Name, noun: true},
		{word: "mile", has: thesaurus.Quantity, noun: true},
		{word: "century", has: thesaurus.Time, noun: true},
		{word: "eagle", has: thesaurus.Animal, noun: true},
		{word: "said", lacksEntirely: true, verb: true},
		{word: "quickly", lacksEntirely: true},
		{word: "qwrtz", lacksEntirely: true},
	} {
		stem := stems(t, tt.word)
		got := words.Class(stem)
		if tt.has != 0 && !got.Has(tt.has) || got.Has(tt.lacks) || tt.lacksEntirely && got != 0 {
			t.Errorf("Class(%q) = %v, want with %v, without %v", tt.word, got, tt.has, tt.lacks)
		}
		if got := words.Noun(stem); got != tt.noun {
			t.Errorf("Noun(%q) = %v", tt.word, got)
		}
		if got := words.Verb(stem); got != tt.verb {
			t.Errorf("Verb(%q) = %v", tt.word, got)
		}
	}
}

func TestAntonyms(t *testing.T) {
	words := open(t)
	if diff := cmp.Diff([]string{"small"}, words.Antonyms("larg")); diff != "" {
		t.Errorf("Antonyms(larg) (-want +got):\n%s", diff)
	}
	if got := words.Antonyms("qwrtz"); got != nil {
		t.Errorf("Antonyms of an unknown word = %v", got)
	}
}

// tiny is a net of four words: an oak and a fir are trees, Yggdrasil is one by name.
func tiny() *thesaurus.Data {
	d := &thesaurus.Data{
		Words: "fir\noak\ntree\nyggdrasil", Classes: []thesaurus.Class{thesaurus.Plant, thesaurus.Plant, thesaurus.Plant, thesaurus.Plant | thesaurus.Name},
		Parts: []byte{thesaurus.NounPart, thesaurus.NounPart, thesaurus.NounPart, thesaurus.NounPart}, Nouns: 4, Names: 3,
	}
	for _, synset := range []uint32{1, 2, 0, 3} {
		d.Senses.Add([]uint32{synset << 2})
		d.Derived.Add(nil)
		d.Antonyms.Add(nil)
	}
	for _, parents := range [][]uint32{nil, {0}, {0}, {0}} {
		d.Parents.Add(parents)
	}
	return d
}

func TestWrittenDataIsRead(t *testing.T) {
	var file bytes.Buffer
	if err := tiny().Write(&file); err != nil {
		t.Fatal(err)
	}
	again, err := thesaurus.Read(&file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tiny(), again); diff != "" {
		t.Errorf("data after writing and reading (-want +got):\n%s", diff)
	}
	words, err := thesaurus.New(again)
	if err != nil {
		t.Fatal(err)
	}
	want := []thesaurus.Relative{{Stem: "fir", Kind: thesaurus.Narrower, Weight: .5}, {Stem: "oak", Kind: thesaurus.Narrower, Weight: .5}}
	if diff := cmp.Diff(want, words.Relatives("tree")); diff != "" {
		t.Errorf("Relatives(tree) (-want +got):\n%s", diff)
	}
	if !words.IsA("yggdrasil", "tree") || words.IsA("oak", "fir") {
		t.Error("IsA does not follow the parents")
	}
}

func TestSpoiledData(t *testing.T) {
	for name, spoil := range map[string]func(*thesaurus.Data){
		"a word too many":         func(d *thesaurus.Data) { d.Words += "\nzzz" },
		"words not sorted":        func(d *thesaurus.Data) { d.Words = "oak\nfir\ntree\nyggdrasil" },
		"a list too few":          func(d *thesaurus.Data) { d.Derived.Counts = d.Derived.Counts[:3] },
		"an item too few":         func(d *thesaurus.Data) { d.Senses.Items = d.Senses.Items[:3] },
		"a synset that is none":   func(d *thesaurus.Data) { d.Senses.Items[0] = 4 << 2 },
		"a synset above itself":   func(d *thesaurus.Data) { d.Parents.Items[0] = 1 },
		"more nouns than synsets": func(d *thesaurus.Data) { d.Nouns = 5 },
	} {
		t.Run(name, func(t *testing.T) {
			d := tiny()
			spoil(d)
			if _, err := thesaurus.New(d); err == nil {
				t.Error("it is no error")
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	var file bytes.Buffer
	if err := tiny().Write(&file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Add([]byte("not a file"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := thesaurus.Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		if words, err := thesaurus.New(d); err == nil {
			words.Relatives("tree")
			words.IsA("oak", "tree")
		}
	})
}

func TestClassString(t *testing.T) {
	for c, want := range map[thesaurus.Class]string{0: "", thesaurus.Act: "act", thesaurus.Place | thesaurus.Name: "place+name", thesaurus.GivenName: "given name"} {
		if got := c.String(); got != want {
			t.Errorf("Class(%b).String() = %q, want %q", c, got, want)
		}
	}
}
