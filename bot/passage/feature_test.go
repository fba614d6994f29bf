package passage_test

import (
	"testing"

	"footnote/bot/passage"
	"footnote/facts"
)

const mill = `# The mill of Orley

The mill was built by Tessa Brandt in 1871 and stood empty from 1920 to 1931.
It has four floors. Nobody has counted its windows.

Orley lies in the valley of the Sann. The council bought the mill because its roof had failed.

## The weir

A flood tore the weir away in March 1954. Engineers mended it within a year.
`

// TestFeatures compares what is measured of two sentences of one text, or of
// one with nothing.
func TestFeatures(t *testing.T) {
	s := newShelf(t, mill)
	for _, tt := range []struct {
		ask, feature string
		more, less   string // sentences with more and with less of it; less may be ""
	}{
		// What is in common.
		{"Who built the mill of Orley?", "bm25", "Tessa Brandt", "four floors"},
		{"Who built the mill of Orley?", "bm25 share of best", "Tessa Brandt", "Engineers"},
		{"Who built the mill of Orley?", "coverage", "Tessa Brandt", "Engineers"},
		{"What did Tessa Brandt build with four floors?", "coverage with what a pronoun carries", "four floors", "Engineers"},
		{"When did a flood tear the weir away?", "gain over sentence after", "tore the weir", "Engineers"},
		{"When did a flood tear the weir away?", "gain over sentence before", "tore the weir", "Engineers"},
		{"Where was the full mill?", "opposite of a term", "stood empty", "four floors"},
		{"How many floors does the mill have?", "coverage with sentence before", "four floors", "Engineers"},
		{"Who built the mill of Orley?", "bm25 of sentence before", "four floors", "Engineers"},
		{"Who built the mill of Orley?", "bm25 of passage", "Tessa Brandt", "Engineers"},
		{"When was the weir destroyed by a flood?", "rarest term missing", "Engineers", "tore the weir"},
		{"Who repaired the weir?", "coverage in other words", "Engineers mended", "Tessa Brandt"},
		{"Who repaired the weir?", "gain by other words", "Engineers mended", "tore the weir"},
		// Classes of terms.
		{"Who was Tessa Brandt?", "names", "Tessa Brandt", "four floors"},
		{"Who was Tessa Brandt?", "names missing", "Engineers", "Tessa Brandt"},
		{"What happened in 1954?", "numbers", "March 1954", "Engineers"},
		{"What was built in 1871?", "numbers missing", "four floors", "1871"},
		// Order and nearness.
		{"Who says that the mill was built by Tessa Brandt?", "pairs in order", "Tessa Brandt", "council bought"},
		{"Who says that the mill was built by Tessa Brandt?", "longest sequence", "Tessa Brandt", "council bought"},
		{"Who built the mill of Orley?", "nearness", "Tessa Brandt", "four floors"},
		// Shape.
		{"Who built the mill?", "length", "Tessa Brandt", "four floors"},
		{"Who built the mill?", "opens passage", "Tessa Brandt", "four floors"},
		{"Who built the mill?", "opens with pronoun", "It has four", "Tessa Brandt"},
		{"Who built the mill?", "new names", "Tessa Brandt", "four floors"},
		{"Who built the mill?", "new numbers", "1920", "Engineers"},
		{"Who built the mill?", "place in reading", "Engineers", "Tessa Brandt"},
		{"Who never counted the windows?", "negation differs", "Tessa Brandt", ""},
		// Whether it may hold an answer.
		{"Who built the mill?", "may name person", "Tessa Brandt", "four floors"},
		{"When was the mill built?", "has date", "1871", "four floors"},
		{"How many floors does the mill have?", "has number", "four floors", "Engineers"},
		{"Why did the council buy the mill?", "has reason", "because", "four floors"},
		{"When did the council buy the mill?", "lacks wanted type", "because", "1871"},
		// Time.
		{"What happened to the weir in 1954?", "date inside", "March 1954", "four floors"},
		{"What happened to the weir in 1954?", "date overlap", "March 1954", "1871"},
		{"What happened to the weir in 1954?", "all dates outside", "1871", "March 1954"},
		{"What happened to the weir in 1954?", "no date", "four floors", "March 1954"},
		{"What happened from 1920 to 1931?", "same first date", "from 1920", "March 1954"},
		{"What happened from 1920 to 1931?", "same last date", "from 1920", "March 1954"},
	} {
		tried := s.try(t, tt.ask)
		more, less := s.feature(t, tried, tt.more, tt.feature), 0.0
		if tt.less != "" {
			less = s.feature(t, tried, tt.less, tt.feature)
		}
		if more <= less {
			t.Errorf("%s: %q is %v for %q and %v for %q", tt.ask, tt.feature, more, tt.more, less, tt.less)
		}
	}
}

// TestFeatures_carried has pronouns that stand for what is said before: in the
// same passage, in the one before, but not in another reading.
func TestFeatures_carried(t *testing.T) {
	const name = "coverage with what a pronoun carries"
	s := newShelf(t, "Milo Ferrant kept the lamp. He was lame.\n\nHe was proud.", "He was tall.")
	tried := s.try(t, "Was Milo Ferrant lame, proud or tall?")
	for sentence, want := range map[string]bool{"He was lame": true, "He was proud": true, "He was tall": false} {
		carried, own := s.feature(t, tried, sentence, name), s.feature(t, tried, sentence, "coverage")
		if (carried > own) != want {
			t.Errorf("%q: coverage %v, with what the pronoun carries %v", sentence, own, carried)
		}
	}
}

// TestFeatures_source measures the same sentence in sources of different days.
func TestFeatures_source(t *testing.T) {
	for _, tt := range []struct {
		published, feature string
		want               float64
	}{
		{"2020-06-12", "published that week", 1},
		{"2020-05-20", "published that week", 0},
		{"2020-05-20", "published that month", 1},
		{"2020-01-20", "published that month", 0},
		{"2020-06-20", "published later", 1},
		{"2020-06-01", "published later", 0},
		{"", "source undated", 1},
		{"2019", "source undated", 0},
		{"2020-06-15", "days from asked", 0},
	} {
		s := newShelf(t)
		source := facts.Source{ID: "note", Title: "Note"}
		if tt.published != "" {
			date, err := facts.ParseDate(tt.published)
			if err != nil {
				t.Fatal(err)
			}
			source.Date = date
		}
		s.add(t, source, "The ferry to Sandholm was sold.")
		if got := s.feature(t, s.try(t, "Who sold the ferry?"), "ferry", tt.feature); got != tt.want {
			t.Errorf("of a source of %q, %q is %v, want %v", tt.published, tt.feature, got, tt.want)
		}
	}
}

// TestFeatures_longSentence has one word more often than a byte counts.
func TestFeatures_longSentence(t *testing.T) {
	text := ""
	for range 256 {
		text += "lime "
	}
	p := spanPassage(text + "kiln.")
	finder, lexicon := newFinder(t)
	q := lexicon.Read("Where was the lime?").Question(today)
	tried, err := finder.Try(finder.Read(&q, lexicon), p)
	if err != nil {
		t.Fatal(err)
	}
	if got := valueOf(t, tried.Candidates()[0].Features, "bm25"); got <= 0 {
		t.Errorf("bm25 = %v of a sentence that has nothing but the word", got)
	}
}

func TestFeatureNames(t *testing.T) {
	seen := make(map[string]bool)
	for i := range len(passage.Features{}) {
		name := passage.Feature(i).String()
		if name == "" || seen[name] {
			t.Errorf("feature %d is named %q, which is empty or taken", i, name)
		}
		seen[name] = true
	}
}
