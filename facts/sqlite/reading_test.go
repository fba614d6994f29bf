package sqlite_test

import (
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/sqlite"
)

// almanac is a text in three passages, with white space of all sorts around
// them.
const almanac = " \n# Tolls\n\nThe toll was twopence. It ended in 1951.\n\n\n The toll was twopence for carts too.\n"

// textOf makes a reading of a text: a passage a line, and a sentence a full
// stop.
func textOf(source facts.Source, text string) facts.Reading {
	r := facts.Reading{Source: source, Format: "text", Text: text}
	at, paragraph := 0, 0
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			start := at + strings.Index(line, trimmed)
			p := facts.Passage{Ordinal: len(r.Passages), Start: start, End: start + len(trimmed), Text: trimmed}
			if strings.HasPrefix(trimmed, "#") {
				p.Kind = facts.HeadingPassage
			} else {
				paragraph++
				p.Paragraph, p.Heading, p.Page = paragraph, "Tolls", paragraph+4
			}
			p.Sentences = stops(trimmed, start)
			r.Passages = append(r.Passages, p)
		}
		at += len(line)
	}
	return r
}

func stops(s string, offset int) []facts.ByteRange {
	var out []facts.ByteRange
	at := 0
	for part := range strings.SplitAfterSeq(s, ". ") {
		out = append(out, facts.ByteRange{Start: offset + at, End: offset + at + len(strings.TrimSpace(part))})
		at += len(part)
	}
	return out
}

func add(t *testing.T, base *sqlite.Base, r facts.Reading) facts.AddedReading {
	t.Helper()
	added, err := base.AddReading(t.Context(), r, "ana")
	if err != nil {
		t.Fatal(err)
	}
	return added
}

var allFields = cmp.AllowUnexported(facts.Date{})

func TestAddReading(t *testing.T) {
	base := open(t)
	source := facts.Source{ID: "tolls", Title: "Tolls of Larn", Author: "Cy Roe", Date: date("1951-03"), Language: "en", Licence: "CC0"}
	r := textOf(source, almanac)
	if got, want := add(t, base, r), (facts.AddedReading{Source: source, New: true}); got != want {
		t.Errorf("AddReading = %+v, want %+v", got, want)
	}
	if got, err := base.Text(t.Context(), "tolls"); err != nil || got != almanac {
		t.Errorf("Text = %q, %v, want %q", got, err, almanac)
	}
	passages, err := base.Passages(t.Context(), "tolls", 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.Passages, passages); diff != "" {
		t.Errorf("Passages (-want +got):\n%s", diff)
	}
	one, err := base.Passage(t.Context(), "tolls", 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r.Passages[1], one); diff != "" {
		t.Errorf("Passage (-want +got):\n%s", diff)
	}
	if got, want := one.Locator()+": "+one.Sentence(1), "p. 5, “Tolls”, ¶ 1: It ended in 1951."; got != want {
		t.Errorf("second sentence = %q, want %q", got, want)
	}
	if got, ok, err := base.SourceOfText(t.Context(), almanac); err != nil || !ok || got != source {
		t.Errorf("SourceOfText = %+v, %v, %v, want %+v", got, ok, err, source)
	}
	if got, ok, err := base.SourceOfText(t.Context(), almanac+"."); err != nil || ok {
		t.Errorf("SourceOfText of another text = %+v, %v, %v, want none", got, ok, err)
	}
	all, err := base.Readings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []facts.ReadingSummary{{Source: source, Format: "text", Bytes: len(almanac), Passages: 3, Sentences: 4, AddedBy: "ana", AddedAt: at(12)}}
	if diff := cmp.Diff(want, all, allFields); diff != "" {
		t.Errorf("Readings (-want +got):\n%s", diff)
	}
}

// The same text is one reading, whoever brings it under whatever name.
func TestAddReading_twice(t *testing.T) {
	base := open(t)
	first := add(t, base, textOf(facts.Source{Title: "Tolls of Larn"}, almanac))
	if first.Source.ID != "tolls-of-larn" {
		t.Errorf("ID %q, want one made of the title", first.Source.ID)
	}
	if got := add(t, base, textOf(facts.Source{Title: "Another title", Author: "Cy Roe"}, almanac)); got.New || got.Source.ID != first.Source.ID ||
		got.Source.Title != "Tolls of Larn" || got.Source.Author != "Cy Roe" {
		t.Errorf("again without ID: %+v, want the first with an author", got)
	}
	if got := add(t, base, textOf(facts.Source{ID: "copy"}, almanac)); !got.New {
		t.Errorf("with another ID: %+v, want it new", got)
	}
	if got := add(t, base, textOf(facts.Source{Title: "Tolls of Larn"}, "Another text.")); got.Source.ID != "tolls-of-larn-2" {
		t.Errorf("another text of that title gets ID %q, want tolls-of-larn-2", got.Source.ID)
	}
	var texts, sources int
	if err := base.DB().QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM reading), (SELECT count(*) FROM source)`).Scan(&texts, &sources); err != nil {
		t.Fatal(err)
	}
	if texts != 2 || sources != 3 {
		t.Errorf("%d texts of %d sources, want 2 of 3", texts, sources)
	}
}

func TestAddReading_refused(t *testing.T) {
	good := textOf(facts.Source{ID: "tolls"}, almanac)
	change := func(do func(*facts.Reading)) facts.Reading {
		r := good
		r.Passages = slices.Clone(r.Passages)
		do(&r)
		return r
	}
	for _, tt := range []struct {
		name    string
		reading facts.Reading
		want    string
	}{
		{"no passage", change(func(r *facts.Reading) { r.Passages = nil }), "no text"},
		{"text between passages", change(func(r *facts.Reading) { r.Passages = r.Passages[1:] }), "passage 0"},
		{"text after them", change(func(r *facts.Reading) { r.Passages = r.Passages[:2] }), "after the last"},
		{"wrong range", change(func(r *facts.Reading) { r.Passages[1].Start++ }), "passage 1"},
		{"no sentence", change(func(r *facts.Reading) { r.Passages[1].Sentences = nil }), "no sentence"},
		{"sentence outside", change(func(r *facts.Reading) { r.Passages[0].Sentences = r.Passages[1].Sentences }), "sentence of passage 0"},
		{"unknown kind", change(func(r *facts.Reading) { r.Passages[2].Kind = "poem" }), `"poem"`},
		{"not UTF-8", textOf(facts.Source{}, "Larn \xff."), "UTF-8"},
		{"another text", textOf(facts.Source{ID: "had"}, "Other."), "another text already"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base := open(t)
			add(t, base, textOf(facts.Source{ID: "had"}, "Had."))
			_, err := base.AddReading(t.Context(), tt.reading, "ana")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want %q in it", err, tt.want)
			}
			if all, err := base.Readings(t.Context()); err != nil || len(all) != 1 {
				t.Errorf("%d readings after that, %v, want 1", len(all), err)
			}
		})
	}
}

func TestReading_unknown(t *testing.T) {
	base := openWith(t, larn()...)
	add(t, base, textOf(facts.Source{ID: "tolls"}, almanac))
	_, noText := base.Text(t.Context(), "almanac") // a source without text
	_, noSource := base.Passages(t.Context(), "no such", 0, 1)
	_, noPassage := base.Passage(t.Context(), "tolls", 3)
	for _, err := range []error{noText, noSource, noPassage} {
		if !errors.Is(err, facts.ErrNotFound) {
			t.Errorf("error %v, want ErrNotFound", err)
		}
	}
}

// A quote is found where it stands, or else the statement is refused.
func TestImport_quotes(t *testing.T) {
	quoting := func(quote, locator string) facts.Item {
		item := fact("Larn", "toll", "twopence", "", "1951")
		item.Statement.References = []facts.Reference{{Source: facts.Source{ID: "tolls"}, Locator: locator, Quote: quote}}
		return item
	}
	for _, tt := range []struct {
		name, quote, locator string
		start                int
		problem              string
	}{
		{"once", "It ended in 1951.", "", strings.Index(almanac, "It ended"), ""},
		{"first of two", "The toll was twopence", "", strings.Index(almanac, "The toll"), ""},
		{"in the paragraph of the locator", "The toll was twopence", "p. 5, ¶ 2", strings.LastIndex(almanac, "The toll"), ""},
		{"across passages", "1951.\n\n\n The", "", strings.Index(almanac, "1951."), ""},
		{"not there", "It ended in 1952.", "", 0, "byte for byte"},
		{"other punctuation", "It ended, in 1951", "", 0, "with other punctuation"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base := open(t)
			add(t, base, textOf(facts.Source{ID: "tolls"}, almanac))
			item := quoting(tt.quote, tt.locator)
			_, err := base.Import(t.Context(), sequence(item), sqlite.ImportOptions{File: "f"})
			if tt.problem != "" {
				if err == nil || !errors.As(err, new(*facts.LineError)) || !strings.Contains(err.Error(), tt.problem) {
					t.Fatalf("error %v, want a LineError with %q", err, tt.problem)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkQuote(t, base, tt.quote, tt.start)
			if sum := importAll(t, base, item); sum.Unchanged != 1 {
				t.Errorf("importing it again gives %+v, want it unchanged", sum)
			}
			if item.Statement.References[0].End != 0 {
				t.Error("the caller's statement was changed")
			}
		})
	}
}

// checkQuote makes sure that the only statement quotes this, at that place.
func checkQuote(t *testing.T, base *sqlite.Base, quote string, start int) {
	t.Helper()
	found, err := base.Statements(t.Context(), facts.Query{})
	if err != nil || len(found) != 1 {
		t.Fatalf("%d statements, %v, want 1", len(found), err)
	}
	if r := found[0].References[0]; r.Quote != quote || r.Start != start || r.End != start+len(quote) {
		t.Errorf("it quotes %q at %d to %d, want %q at %d", r.Quote, r.Start, r.End, quote, start)
	}
}

// A text that comes after the facts that quote it tells where they quote it.
func TestAddReading_attaches(t *testing.T) {
	item := fact("Larn", "toll", "twopence", "", "1951")
	item.Statement.References = []facts.Reference{{Source: facts.Source{ID: "tolls"}, Quote: "ended in 1951"}}
	base := openWith(t, facts.Item{Source: &facts.Source{ID: "tolls", Title: "Tolls"}}, item)

	_, err := base.AddReading(t.Context(), textOf(facts.Source{ID: "tolls"}, "Nothing ended."), "ana")
	if err == nil || !strings.Contains(err.Error(), "byte for byte") {
		t.Fatalf("a text without the quote gives %v, want it refused", err)
	}
	got := add(t, base, textOf(facts.Source{ID: "tolls", Title: "Other", Author: "Cy Roe"}, almanac))
	if want := (facts.Source{ID: "tolls", Title: "Tolls", Author: "Cy Roe"}); got.Source != want {
		t.Errorf("source %+v, want %+v", got.Source, want)
	}
	checkQuote(t, base, "ended in 1951", strings.Index(almanac, "ended"))
	if sum := importAll(t, base, item); sum.Unchanged != 1 {
		t.Errorf("importing the fact again gives %+v, want it unchanged", sum)
	}
}

func TestImportReadings(t *testing.T) {
	wrong := textOf(facts.Source{ID: "bad"}, "Bad.")
	wrong.Passages = nil
	items := func(yield func(facts.ReadingItem, error) bool) {
		_ = yield(facts.ReadingItem{Line: 1, Reading: textOf(facts.Source{ID: "a"}, "One.")}, nil) &&
			yield(facts.ReadingItem{}, &facts.LineError{File: "b", Line: 2, Err: errors.New("no id")}) &&
			yield(facts.ReadingItem{Line: 3, Reading: wrong}, nil) &&
			yield(facts.ReadingItem{Line: 4, Reading: textOf(facts.Source{ID: "a"}, "One.")}, nil)
	}
	for _, keepGoing := range []bool{false, true} {
		base := open(t)
		sum, err := base.ImportReadings(t.Context(), items, sqlite.ReadingsOptions{File: "b", KeepGoing: keepGoing})
		if errors.Is(err, sqlite.ErrNothingAdded) == keepGoing {
			t.Errorf("keep going %v: error %v", keepGoing, err)
		}
		if sum.WrongCount != 2 || sum.Wrong[0].Error() != "b:2: no id" || !strings.HasPrefix(sum.Wrong[1].Error(), "b:3: ") {
			t.Errorf("wrong are %v, want those of lines 2 and 3", sum.Wrong)
		}
		want := 0
		if keepGoing {
			want = 1
		}
		if all, err := base.Readings(t.Context()); err != nil || len(all) != want || sum.Added != want || sum.Unchanged != want {
			t.Errorf("keep going %v: %d readings, %v, and %+v; want %d", keepGoing, len(all), err, sum, want)
		}
	}
}

// What is not about one reading ends a batch.
func TestImportReadings_ends(t *testing.T) {
	base := open(t)
	gone := errors.New("disk gone")
	var items iter.Seq2[facts.ReadingItem, error] = func(yield func(facts.ReadingItem, error) bool) {
		_ = yield(facts.ReadingItem{Line: 1, Reading: textOf(facts.Source{ID: "a"}, "One.")}, nil) && yield(facts.ReadingItem{}, gone)
	}
	if _, err := base.ImportReadings(t.Context(), items, sqlite.ReadingsOptions{KeepGoing: true}); !errors.Is(err, gone) {
		t.Errorf("error %v, want %v", err, gone)
	}
	if all, err := base.Readings(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%d readings, %v, want none", len(all), err)
	}
}
