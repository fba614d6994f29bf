package sqlite_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/prose"
	"footnote/facts/sqlite"
)

// stemsOf are the stems of a text, as a question would be searched for.
func stemsOf(t testing.TB, text string) []string {
	t.Helper()
	stemmer, err := prose.NewStemmer()
	if err != nil {
		t.Fatal(err)
	}
	var stems []string
	for _, word := range prose.Words(text, 0) {
		stems = append(stems, stemmer.Stem(word.Fold))
	}
	return stems
}

func searchTexts(t testing.TB, base *sqlite.Base, q facts.TextQuery) facts.TextFound {
	t.Helper()
	found, err := base.SearchTexts(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// where tells of passages which they are: "tolls 1, tolls 2".
func where(found facts.TextFound) string {
	var all []string
	for _, p := range found.Passages {
		all = append(all, fmt.Sprint(p.Source.ID, " ", p.Ordinal))
	}
	return strings.Join(all, ", ")
}

// crossing is a base with three texts, one of which two sources have.
func crossing(t testing.TB) *sqlite.Base {
	t.Helper()
	base := open(t)
	for _, r := range []facts.Reading{
		textOf(facts.Source{ID: "tolls", Title: "Tolls of Larn"}, almanac),
		textOf(facts.Source{ID: "ferry", Title: "The ferry"}, "The ferry sank.\nIt had sunk before.\nNobody drowned.\nA storm came.\nA bridge was built.\nCarts crossed it.\n"),
		textOf(facts.Source{ID: "letters", Title: "Letters"}, "Dear Ada.\nI saw the ferry sinking.\nYours, Ben.\n"),
		textOf(facts.Source{ID: "copy", Title: "Letters again"}, "Dear Ada.\nI saw the ferry sinking.\nYours, Ben.\n"),
	} {
		if _, err := base.AddReading(t.Context(), r, "ana"); err != nil {
			t.Fatal(err)
		}
	}
	return base
}

func TestSearchTexts(t *testing.T) {
	base := crossing(t)
	for _, tt := range []struct {
		name    string
		words   string
		sources []string
		limit   int
		want    string
	}{
		{"everywhere, with neighbours", "drown", nil, 3, "ferry 1, ferry 2, ferry 3"},
		{"another form of the word", "built", nil, 1, "ferry 4"},
		{"the best first", "storm bridge built", nil, 2, "ferry 4, ferry 5"},
		{"the best reading first", "sinking ferry ada", nil, 4, "letters 0, letters 1, letters 2, ferry 0"},
		{"a heading counts", "tolls twopence carts", nil, 1, "tolls 2"},
		{"only the title has the word", "letter", nil, 2, "letters 0, letters 1"},
		{"one source", "ferry sank", []string{"letters"}, 1, "letters 1"},
		{"the source that was asked for", "ferry sank", []string{"copy"}, 1, "copy 1"},
		{"the first that was asked for", "ferry sank", []string{"copy", "letters"}, 1, "copy 1"},
		{"a source twice", "ferry sank", []string{"copy", "copy"}, 9, "copy 0, copy 1, copy 2"},
		{"no source", "ferry", []string{}, 9, ""},
		{"unknown source", "ferry", []string{"no such"}, 9, ""},
		{"all of a small scope", "drown", []string{"letters"}, 3, "letters 0, letters 1, letters 2"},
		{"all, the best reading first", "storm", []string{"letters", "ferry"}, 9,
			"ferry 0, ferry 1, ferry 2, ferry 3, ferry 4, ferry 5, letters 0, letters 1, letters 2"},
		{"all without a word", "", []string{"letters"}, 9, "letters 0, letters 1, letters 2"},
		{"no word in common", "volcano", nil, 3, ""},
		{"no limit, no passage", "ferry", nil, 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			found := searchTexts(t, base, facts.TextQuery{Stems: stemsOf(t, tt.words), Sources: tt.sources, Limit: tt.limit})
			if got := where(found); got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

// What is found is as it was stored, with its scores.
func TestSearchTexts_passage(t *testing.T) {
	base := crossing(t)
	found := searchTexts(t, base, facts.TextQuery{Stems: stemsOf(t, "carts Larn"), Sources: []string{"tolls"}, Limit: 9})
	want := textOf(facts.Source{ID: "tolls", Title: "Tolls of Larn"}, almanac)
	for i, p := range found.Passages {
		if diff := cmp.Diff(want.Passages[i], p.Passage); diff != "" {
			t.Errorf("passage %d (-want +got):\n%s", i, diff)
		}
		if *p.Source != want.Source {
			t.Errorf("source %+v, want %+v", *p.Source, want.Source)
		}
	}
	first, last := found.Passages[0], found.Passages[2]
	if first.Score <= 0 || last.Score <= first.Score || last.Whole <= 0 || last.Whole != first.Whole {
		t.Errorf("scores %v and %v, whole %v and %v; want the passage with the word above that with only the title's",
			first.Score, last.Score, first.Whole, last.Whole)
	}
}

// Frequencies are those of the whole base, whatever is searched.
func TestSearchTexts_frequencies(t *testing.T) {
	base := crossing(t)
	q := facts.TextQuery{Stems: stemsOf(t, "toll ferry cart storm letters volcano"), Sources: []string{"copy"}}
	found := searchTexts(t, base, q)
	want := map[string]int{"toll": 3, "ferri": 2, "cart": 2, "storm": 1} // "letters" is in titles only
	if diff := cmp.Diff(want, found.InSentences); diff != "" || found.Sentences != 13 {
		t.Errorf("%d sentences, want 13; with each stem (-want +got):\n%s", found.Sentences, diff)
	}
	add(t, base, textOf(facts.Source{ID: "more"}, "A storm. The cart was lost. Nobody paid a toll."))
	found = searchTexts(t, base, q)
	want = map[string]int{"toll": 4, "ferri": 2, "cart": 3, "storm": 2}
	if diff := cmp.Diff(want, found.InSentences); diff != "" || found.Sentences != 16 {
		t.Errorf("after another text: %d sentences, want 16; with each stem (-want +got):\n%s", found.Sentences, diff)
	}
}

// Where a word stands nearly everywhere, the others decide; where all do, some
// of the passages that have them are found.
func TestSearchTexts_common(t *testing.T) {
	base := crossing(t)
	line := strings.Repeat("Many carts crossed. ", 500) + "\n"
	add(t, base, textOf(facts.Source{ID: "counts"}, strings.Repeat(line, 50)))
	for words, want := range map[string]string{
		"many carts crossed at the ferry in a storm": "ferry 3",
		"did many carts cross":                       "counts 0",
		"carts":                                      "counts 0",
	} {
		found := searchTexts(t, base, facts.TextQuery{Stems: stemsOf(t, words), Limit: 1})
		if got := where(found); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
}

// A passage with more sentences than there are places for is found by its last
// words too.
func TestSearchTexts_manySentences(t *testing.T) {
	base := crossing(t)
	add(t, base, textOf(facts.Source{ID: "long"}, strings.Repeat("It blew. ", 5000)+"The roof fell. Nobody slept.\n"))
	for _, words := range []string{"roof", "nobody slept"} {
		found := searchTexts(t, base, facts.TextQuery{Stems: stemsOf(t, words), Limit: 1})
		if got := where(found); got != "long 0" {
			t.Errorf("%q finds %q, want long 0", words, got)
		}
	}
}

// What is undone leaves nothing in the index.
func TestSearchTexts_undone(t *testing.T) {
	base := crossing(t)
	items := func(yield func(facts.ReadingItem, error) bool) {
		_ = yield(facts.ReadingItem{Line: 1, Reading: textOf(facts.Source{ID: "a"}, "A volcano.")}, nil) &&
			yield(facts.ReadingItem{}, &facts.LineError{File: "b", Line: 2, Err: fmt.Errorf("no id")})
	}
	if _, err := base.ImportReadings(t.Context(), items, sqlite.ReadingsOptions{}); err == nil {
		t.Fatal("a batch with an error was imported")
	}
	found := searchTexts(t, base, facts.TextQuery{Stems: stemsOf(t, "volcano"), Limit: 2})
	if len(found.InSentences) > 0 || len(found.Passages) > 0 || found.Sentences != 13 {
		t.Errorf("found %+v after the import was undone, want nothing of it", found)
	}
}

// While texts come in, searches find what is there, and nothing by halves.
func TestSearchTexts_together(t *testing.T) {
	path := filepath.Join(t.TempDir(), "base.db")
	base, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	other, err := sqlite.Open(t.Context(), path, sqlite.Options{}) // as another process would have it
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	const texts = 30
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var all sync.WaitGroup
	for _, reader := range []*sqlite.Base{base, base, other} {
		all.Go(func() {
			for last := 0; last < texts; {
				found, err := reader.SearchTexts(ctx, facts.TextQuery{Stems: []string{"volcano"}, Limit: 2 * texts})
				if err != nil {
					t.Error(err)
					return
				}
				if n := found.Sentences; n < last || len(found.Passages) < n {
					t.Errorf("%d passages of %d sentences, after %d sentences", len(found.Passages), n, last)
				}
				last = found.Sentences
			}
		})
	}
	for i := range texts {
		if _, err := base.AddReading(t.Context(), textOf(facts.Source{ID: fmt.Sprint(i)}, fmt.Sprintf("Volcano %d", i)), "ana"); err != nil {
			t.Error(err)
			stop()
		}
	}
	all.Wait()
}

// hostile are stems that mean something to FTS5, or nothing to anybody.
var hostile = []string{"", " ", `"`, `""`, `a" OR "b`, "ferri*", "stems:ferri", "NEAR(a b)", "^ferri", "a-b", "\x00", "fe\x00rri", "\xff\xfe", "ferri' --",
	strings.Repeat("x", 40_000), "OR", "AND", "{", "日本", "é"}

func TestSearchTexts_hostile(t *testing.T) {
	base := crossing(t)
	for _, stem := range hostile {
		searchTexts(t, base, facts.TextQuery{Stems: []string{stem, "storm"}, Sources: nil, Limit: 3})
	}
	found := searchTexts(t, base, facts.TextQuery{Stems: append(hostile, "storm"), Limit: 1})
	if got := where(found); got != "ferry 3" {
		t.Errorf("among all those the storm is found in %q, want ferry 3", got)
	}
}

func FuzzSearchTexts(f *testing.F) {
	for _, stem := range hostile {
		f.Add(stem, stem)
	}
	f.Fuzz(func(t *testing.T, stem, source string) {
		base := crossing(t)
		for _, sources := range [][]string{nil, {source}, {source, "ferry"}} {
			searchTexts(t, base, facts.TextQuery{Stems: []string{stem, "storm", stem}, Sources: sources, Limit: 4})
		}
	})
}

// Whatever words a text has, a question with the same words finds it.
func FuzzAddReading_words(f *testing.F) {
	for _, text := range []string{"The ferry sank.", "1,000 U.S. tons", "naïve Straße", "हिन्दी", "日本 は", "don't", "ﬁve ½", "\u1e9b\u0323", "x\u200by"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Join(strings.Fields(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")), " ")
		stems := stemsOf(t, text)
		if len(stems) == 0 {
			t.Skip("no word")
		}
		base := crossing(t)
		add(t, base, facts.Reading{Source: facts.Source{ID: "fuzz"}, Text: text, Passages: []facts.Passage{
			{End: len(text), Text: text, Sentences: []facts.ByteRange{{End: len(text)}}}}})
		for _, stem := range stems {
			if stem == "" {
				continue
			}
			found := searchTexts(t, base, facts.TextQuery{Stems: []string{stem}, Limit: 9})
			if !strings.Contains(where(found), "fuzz 0") {
				t.Errorf("%q is not found by its stem %q", text, stem)
			}
		}
	})
}
