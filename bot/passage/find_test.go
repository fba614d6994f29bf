package passage_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/passage"
	"footnote/facts"
)

// ends are the last words of quotes: one may begin with the sentence that it
// leans on.
func ends(hits []passage.Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Quote[strings.LastIndexByte(h.Quote, ' ')+1:])
	}
	return out
}

func TestFind(t *testing.T) {
	s := newShelf(t, mill, `# Harbour notes

The harbour of Sandholm was dredged in 1902. The lighthouse keeper was Milo Ferrant until his death.

He wrote a diary. The diary is lost.
`)
	for _, tt := range []struct{ ask, want string }{
		{"Who built the mill of Orley?", "Tessa Brandt"},
		{"How many floors does the mill have?", "four floors"},
		{"Why did the council buy the mill?", "because its roof had failed"},
		{"When was the harbour of Sandholm dredged?", "1902"},
		{"Who kept the lighthouse?", "Milo Ferrant"},
		{"WHO KEPT THE LIGHTHOUSE", "Milo Ferrant"},
	} {
		r := s.find(t, tt.ask)
		if len(r.Hits) == 0 || !strings.Contains(r.Hits[0].Quote, tt.want) {
			t.Errorf("%s: first quote of %+v, want %q", tt.ask, r.Hits, tt.want)
		}
	}
}

func TestFind_nothing(t *testing.T) {
	s := newShelf(t, mill)
	for _, ask := range []string{"", "What is it?", "the of and"} {
		if r := s.find(t, ask); len(r.Hits) > 0 || r.Answers || r.Confidence != 0 {
			t.Errorf("%q: %+v, want nothing", ask, r)
		}
	}
	empty := newShelf(t)
	if r := empty.find(t, "Who built the mill?"); len(r.Hits) > 0 || r.Answers {
		t.Errorf("of an empty base: %+v", r)
	}
}

func TestFind_notSaid(t *testing.T) {
	s := newShelf(t, mill)
	said := s.find(t, "Who built the mill of Orley?")
	unsaid := s.find(t, "Who painted the chapel of Grenholt?")
	if !said.Answers || unsaid.Answers || said.Confidence <= unsaid.Confidence {
		t.Errorf("what is said is answered %v (%.2f), what is not %v (%.2f)", said.Answers, said.Confidence, unsaid.Answers, unsaid.Confidence)
	}
}

// TestFind_joined has a sentence that leans on the one before by a pronoun: both
// are quoted, as they stand.
func TestFind_joined(t *testing.T) {
	text := "Milo Ferrant kept the lighthouse for thirty years. He painted its stairs green. The cliff is steep."
	s := newShelf(t, text)
	r := s.find(t, "Who painted the stairs green?")
	const want = "Milo Ferrant kept the lighthouse for thirty years. He painted its stairs green."
	if got := r.Hits[0]; got.Quote != want || s.texts["text-0"][got.Start:got.End] != want {
		t.Errorf("quote = %q, want %q", got.Quote, want)
	}
}

// TestFind_denied quotes a denial with what it denies.
func TestFind_denied(t *testing.T) {
	s := newShelf(t, "Some say that Milo Ferrant hid gold under the lighthouse. There is no proof of this. The stairs are green.")
	r := s.find(t, "Who hid gold under the lighthouse?")
	if got := r.Hits[0].Quote; !strings.HasSuffix(got, "There is no proof of this.") {
		t.Errorf("quote = %q, without the denial", got)
	}
}

func TestFind_reasons(t *testing.T) {
	s := newShelf(t, `The ferry to Sandholm was given up because the river had silted up. The boats were old. `+
		`Another reason was the price of coal. Finally, the bridge took its passengers away. The pier still stands.`)
	r := s.find(t, "Why was the ferry to Sandholm given up?")
	want := []string{"up.", "coal.", "away."}
	if diff := cmp.Diff(want, ends(r.Line)); diff != "" {
		t.Errorf("reasons (-want +got):\n%s", diff)
	}
	// The reason that fits best goes on from one that hardly fits.
	s = newShelf(t, `The council met because of the coal price. Another reason why the ferry to Sandholm was given up was the bridge.`)
	r = s.find(t, "Why was the ferry to Sandholm given up?")
	if diff := cmp.Diff([]string{"price.", "bridge."}, ends(r.Line)); diff != "" {
		t.Errorf("reasons before the best (-want +got):\n%s", diff)
	}
	if r := s.find(t, "When was the ferry to Sandholm given up?"); r.Line != nil {
		t.Errorf("asked when, there are reasons: %v", ends(r.Line))
	}
}

func TestFind_timeline(t *testing.T) {
	s := newShelf(t, `The Orley mill burned in 1902. Rain fell. Before that, in 1871, the Orley mill was built. The Orley mill was sold in 1950.`)
	r := s.find(t, "timeline of the Orley mill")
	if diff := cmp.Diff([]string{"built.", "1902.", "1950."}, ends(r.Line)); diff != "" {
		t.Errorf("timeline (-want +got):\n%s", diff)
	}
	if !r.Answers {
		t.Error("a timeline does not answer")
	}
}

// TestFind_near asks what two texts say alike: the one that was quoted from last
// comes first.
func TestFind_near(t *testing.T) {
	s := newShelf(t, "The keeper of the lighthouse was Milo Ferrant.", "The keeper of the lighthouse was Ada Vance.")
	for _, source := range []string{"text-0", "text-1"} {
		query, found := s.search(t, "Who was the keeper of the lighthouse?")
		query.Near(source, 0)
		r, err := s.finder.Find(query, found)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Hits[0].Source.ID; got != source {
			t.Errorf("after %s, %s is quoted", source, got)
		}
	}
}

func TestFind_thesaurusFails(t *testing.T) {
	s := newShelf(t, mill)
	finder := newFailingFinder(t)
	q := s.lexicon.Read("Who built the mill?").Question(today)
	query := finder.Read(&q, s.lexicon)
	_, found := s.search(t, "Who built the mill?")
	if _, err := finder.Find(query, found); err == nil || !strings.Contains(err.Error(), "open thesaurus") {
		t.Errorf("error = %v", err)
	}
	// A base without readings needs no thesaurus.
	if _, err := finder.Find(query, &facts.TextFound{}); err != nil {
		t.Errorf("nothing to rank: %v", err)
	}
}

func TestSituation(t *testing.T) {
	few := newShelf(t, mill)
	var many []string
	for i := range 21 {
		many = append(many, fmt.Sprintf("The mill of place %d was built by nobody.", i))
	}
	archive := newShelf(t, many...)
	for _, tt := range []struct {
		shelf *shelf
		ask   string
		want  passage.Situation
	}{
		{few, "Who built the mill?", passage.FewReadings},
		{few, "Who built the mill in 1871?", passage.FewReadingsDated},
		{archive, "Who built the mill?", passage.ManyReadings},
		{archive, "Who built the mill in 1871?", passage.ManyReadings},
	} {
		if got := tt.shelf.try(t, tt.ask).Situation(); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.ask, got, tt.want)
		}
	}
}

// TestSearch asks for much of a few readings, and for the best of many.
func TestSearch(t *testing.T) {
	s := newShelf(t)
	q := s.lexicon.Read("Who sold Tessa Brandt the old mill in 1871?").Question(today)
	query := s.finder.Read(&q, s.lexicon)
	few, all := query.Search([]string{"a", "b"}), query.Search(nil)
	if few.Limit <= all.Limit || all.Limit <= 0 {
		t.Errorf("limits: %d of a few, %d of all", few.Limit, all.Limit)
	}
	want := []string{"tessa", "brandt", "1871", "sell", "old", "mill"}
	if diff := cmp.Diff(want, all.Stems); diff != "" {
		t.Errorf("stems (-want +got):\n%s", diff)
	}
}
