package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/extract"
	"footnote/facts/reading"
)

// read is the text as a reading with the ID "r".
func read(t testing.TB, text string) facts.Reading {
	t.Helper()
	r, err := reading.Read(t.Context(), []byte(text), reading.Options{Format: reading.Text, Given: facts.Source{ID: "r", Title: "Almanac"}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// line is a statement as the tables have it: subject | property | value, and
// what else is set.
func line(s *facts.Statement) string {
	parts := []string{s.Subject.Label, s.Property, facts.ValueLabel(s.Value)}
	for _, more := range []struct{ name, value string }{
		{"time", s.Valid.EDTF()}, {"of", s.Of}, {"place", s.Place.Label}, {"by", s.AssertedBy}, {"certainty", string(s.Certainty)},
		{"replaces", s.Replaces.Label},
	} {
		if more.value != "" {
			parts = append(parts, more.name+" "+more.value)
		}
	}
	return strings.Join(parts, " | ")
}

func lines(t testing.TB, text string) []string {
	t.Helper()
	r := read(t, text)
	var out []string
	for _, s := range extract.Extract(&r) {
		out = append(out, line(&s))
	}
	return out
}

func TestExtract(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"an office with both dates", "Ada Holt was mayor of Larn from 1920 to 1925.", []string{"Larn | mayor | Ada Holt | time 1920/1925"}},
		{"an office in another order", "In 1920, Ada Holt became the third president of the Wren Institute.", []string{"Wren Institute | president | Ada Holt | time 1920/"}},
		{"an office in a clause", "Ada Holt (born 3 May 1880) is a painter and miller who served as the fifth mayor of Larn from 1920 to 1925.",
			[]string{"Larn | mayor | Ada Holt | time 1920/1925", "Ada Holt | definition | a painter and miller"}},
		{"an office in capitals", "Ada Holt was the 5th Prime Minister of New Orrin from 1920 to 1925.", []string{"New Orrin | prime minister | Ada Holt | time 1920/1925"}},
		{"an office since", "Ada Holt has been mayor of Larn since March 1920.", []string{"Larn | mayor | Ada Holt | time 1920-03/"}},
		{"an office until", "Ada Holt served as mayor of Larn until 1925.", []string{"Larn | mayor | Ada Holt | time /1925"}},
		{"an office to the present", "Ada Holt was director of the Wren Institute from 1920 to the present.", []string{"Wren Institute | director | Ada Holt | time 1920/"}},
		{"an office about a year", "Ada Holt was appointed mayor of Larn about 1920.", []string{"Larn | mayor | Ada Holt"}},
		{"an office in apposition", "Ada Holt, leader of the Larn Party from 1920 to 1925, wrote a book.", []string{"Larn Party | leader | Ada Holt | time 1920/1925"}},
		{"a position in apposition", "The mills are old, said Ada Holt, a judge at the Larn Court.", []string{"Ada Holt | position | a judge at the Larn Court"}},
		{"a choice is no bound", "Ada Holt was elected mayor of Larn in 1920.", []string{"Larn | mayor | Ada Holt"}},
		{"a year within says nothing of the bounds", "Ada Holt was mayor of Larn in 1920.", nil},
		{"a position", "Ada Holt served as a judge in Larn from 1920 to 1925.", []string{"Ada Holt | position | a judge in Larn | time 1920/1925"}},
		{"a succession in an office", "Ben Orr succeeded Ada Holt as mayor of Larn in 1925.", []string{"Larn | mayor | Ben Orr | time 1925/ | replaces Ada Holt"}},
		{"a succession", "Ada Holt was succeeded by Ben Orr in 1925.", []string{"Ada Holt | successor | Ben Orr | time 1925"}},
		{"a membership", "Ben Orr joined the Larn Party in 1912.", []string{"Ben Orr | member of | Larn Party | time 1912/"}},
		{"a founding", "The Wren Institute was founded in May 1899 by Ida Wren.", []string{"Wren Institute | founding | in May 1899 | time 1899-05", "Wren Institute | founder | Ida Wren | time 1899-05"}},
		{"a founder", "Ida Wren founded the Wren Institute in 1899.", []string{"Wren Institute | founding | in 1899 | time 1899", "Wren Institute | founder | Ida Wren | time 1899"}},
		{"a birth and a death", "Ida Wren was born on 3 May 1854 in Orrin. Ida Wren died in 1931.", []string{"Ida Wren | birth | on 3 May 1854 in Orrin | time 1854-05-03 | place Orrin", "Ida Wren | death | died in 1931 | time 1931"}},
		{"a life in brackets", "Ida Wren (3 May 1854 – 1931) was a painter of herons.", []string{"Ida Wren | birth | on 3 May 1854 | time 1854-05-03", "Ida Wren | death | died in 1931 | time 1931", "Ida Wren | definition | a painter of herons"}},
		{"a killing", "The killing of Ida Wren in 1931 ended the feud.", []string{"Ida Wren | death | killed in 1931 | time 1931"}},
		{"a toll", "The bombing of a mill in Larn on 3 January 1944 killed more than 130 people.",
			[]string{"bombing of a mill in Larn on 3 January 1944 | deaths | more than 130 people | time 1944-01-03 | place Larn"}},
		{"a toll in a clause", "The bombing of Larn on 3 January 1944, which killed 130 people and injured about 20, was the last.",
			[]string{"bombing of Larn on 3 January 1944 | deaths | 130 people | time 1944-01-03", "bombing of Larn on 3 January 1944 | injuries | about 20 people | time 1944-01-03", "bombing of Larn | date | on 3 January 1944 | time 1944-01-03"}},
		{"victims", "At least 12 miners were killed in the explosion at Orrin Colliery.", []string{"explosion at Orrin Colliery | deaths | at least 12 miners | place Orrin Colliery"}},
		{"a happening", "After the invasion of Orrin in 1911, the mills closed.", []string{"invasion of Orrin | date | in 1911 | time 1911"}},
		{"an abbreviation", "Most boats belong to the Larn River Board (LRB).", []string{"LRB | full name | Larn River Board"}},
		{"a definition", "Larn is a small town in the east of Orrin.", []string{"Larn | definition | a small town in the east of Orrin"}},
		{"a reason", "The old town of Larn flooded because the river had risen.", []string{"Larn | reason | the river had risen | of why the old town of Larn flooded | certainty states"}},
		{"a reason that is suggested", "The decline of Larn may be attributed to a lack of water.", []string{"Larn | reason | a lack of water | of why the decline of Larn | certainty suggests"}},
		{"a claim", "The Wren Institute said that the mills of Larn had lost most of the trade.",
			[]string{"Wren Institute | claim | the mills of Larn had lost most of the trade | by Wren Institute | certainty reports"}},
		{"a firm that is called like a general", "General Mills said that the mills of Larn had lost most of the trade.",
			[]string{"General Mills | claim | the mills of Larn had lost most of the trade | by General Mills | certainty reports"}},
		{"a last name after the full one", "Larn knew Ada Holt well. Holt was mayor of Larn from 1920 to 1925.", []string{"Larn | mayor | Ada Holt | time 1920/1925"}},
		{"said twice", "Ada Holt was mayor of Larn from 1920 to 1925. Ada Holt served as mayor of Larn from 1920 to 1925.", []string{"Larn | mayor | Ada Holt | time 1920/1925"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, lines(t, tt.text)); diff != "" {
				t.Errorf("statements of %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

// What is not so, may be so, is asked, is somebody else's word or cannot be told
// whose it is gives nothing.
func TestLeftAlone(t *testing.T) {
	for _, text := range []string{
		"Ada Holt was never mayor of Larn from 1920 to 1925.",
		"Ada Holt would become mayor of Larn in 1925.",
		"If Ada Holt became mayor of Larn in 1925, the mills closed.",
		"Was Ada Holt mayor of Larn from 1920 to 1925?",
		"Ada Holt was reportedly mayor of Larn from 1920 to 1925.",
		"She was mayor of Larn from 1920 to 1925.",
		"Ada Holt was deputy mayor of Larn from 1920 to 1925.",
		"Ada Holt was acting mayor of Larn from 1920 to 1925.",
		"The sister of Ada Holt was mayor of Larn from 1920 to 1925.",
		"Ada Holt's sister was mayor of Larn from 1920 to 1925.",
		"Ada Holt was mayor of Larn's sister town from 1920 to 1925.",
		"Ada Holt was mayor of Larn and Orrin from 1920 to 1925.",
		"“Ada Holt was mayor of Larn from 1920 to 1925.”",
		"The bombing killed 130 people.",
		"The bombing of Larn killed dozens.",
		"Officials believed that the bombing of Larn killed 130 people.",
		"Ben Orr joined Ada Holt in 1912.",
		"Larn was founded long ago.",
		"Larn is a big problem for Orrin.",
		"The mill closed because it was old.",
		"Larn did not flood because the river had risen.",
		"When Larn flooded because the river had risen, the mills closed.",
		"The Wren Institute said that it had lost the most.",
		"The Wren Institute denied that the mills of Larn had lost most of the trade.",
		"Ben Orr and Ada Holt knew Ida Holt. Holt was mayor of Larn from 1920 to 1925.",
		"Larn River Board (LXB) boats",
		"Ada Holt is a personal finance and mills correspondent.",
		"Ada Holt is an Orrin stage, radio and film actress.",
		"It fell to Ada Holt, then president of the Wren Institute, to close it.",
		"Ada Holt, former president of the Wren Institute, closed it.",
		"Ada Holt was a friend of Ben Orr who served as mayor of Larn from 1920 to 1925.",
		"They met Ben Orr, Ada Holt, president of the Wren Institute, and others.",
		"Ada Holt served as head coach from 1920 to 1925.",
		"Ada Holt told the Larn Herald mills of Orrin had lost most of the trade.",
		"Ada Holt said that the mills of Larn had closed, but Orrin has kept the trade.",
		"Holt, citing Ben Orr, Ida Wren, believes that the mills of Larn had closed.",
	} {
		if got := lines(t, text); len(got) > 0 {
			t.Errorf("statements of %q = %q, want none", text, got)
		}
	}
}

const almanac = `Of Larn

Ada Holt (3 May 1880 – 9 June 1951) was a miller from Orrin. In 1912, Holt joined the Larn Party. She was born there.

Ada Holt was mayor of Larn from 1920 to 1925. Ben Orr succeeded Ada Holt as mayor of Larn in 1925, and the Wren Institute (WI) said that the mills of Larn had lost most of the trade.

The flood of Larn on 7 July 1926 killed about 40 people. The old town of Larn flooded because the river had risen.
`

// checkProposals holds what is true of the statements of any reading.
func checkProposals(t *testing.T, r *facts.Reading) int {
	t.Helper()
	known := make(map[string]facts.ValueKind)
	for _, p := range extract.Properties() {
		known[p.ID] = p.Value
	}
	all := extract.Extract(r)
	for i := range all {
		s := &all[i]
		ref := s.References[0]
		from, to := s.Valid.From.Date, s.Valid.To.Date
		switch {
		case len(s.References) != 1 || ref.Source.ID != r.Source.ID || ref.Locator == "":
			t.Errorf("%s: references %+v", line(s), s.References)
		case ref.Start < 0 || ref.End > len(r.Text) || r.Text[ref.Start:ref.End] != ref.Quote:
			t.Errorf("%s: the quote does not stand at [%d, %d)", line(s), ref.Start, ref.End)
		case s.Status != facts.Proposed:
			t.Errorf("%s: status %s", line(s), s.Status)
		case known[s.Property] != s.Value.Kind:
			t.Errorf("%s: values of kind %q, the property has %q", line(s), s.Value.Kind, known[s.Property])
		case s.Subject.Label == "", s.Subject.ID != "", s.Value.Kind == facts.EntityValue && s.Value.Entity.Label == "":
			t.Errorf("%s: an entity without a label, or with an ID", line(s))
		case from.Known() && to.Known() && to.Span().Before(from.Span()):
			t.Errorf("%s: it ends before it begins", line(s))
		case s.Value.Kind == facts.TextValue && s.Property != "birth" && s.Property != "death" && !strings.Contains(ref.Quote, s.Value.Text) && !strings.Contains(strings.ToLower(ref.Quote), s.Value.Text):
			t.Errorf("%s: the value is not in the quote %q", line(s), ref.Quote)
		}
	}
	return len(all)
}

func TestProposalsQuote(t *testing.T) {
	r := read(t, almanac)
	if n := checkProposals(t, &r); n < 9 {
		t.Errorf("the almanac gives %d statements, want 9 at least", n)
	}
	again := extract.Extract(&r)
	if diff := cmp.Diff(extract.Extract(&r), again, cmp.AllowUnexported(facts.Date{})); diff != "" {
		t.Errorf("the same reading gives others (-first +second):\n%s", diff)
	}
}

func TestProperties(t *testing.T) {
	all := extract.Properties()
	ids := make([]string, len(all))
	for i, p := range all {
		ids[i] = p.ID
		if p.ID == "" || p.Value == "" || !strings.Contains(p.Phrase, "{value}") {
			t.Errorf("property %+v is described badly", p)
		}
	}
	slices.Sort(ids)
	if n := len(slices.Compact(ids)); n != len(all) {
		t.Errorf("%d of %d properties are described twice", len(all)-n, len(all))
	}
}

func FuzzExtract(f *testing.F) {
	for _, text := range []string{almanac, "Ada Holt was mayor of", "X (1900 – 1990) was a", "The bombing in Larn killed more than", "A B (AB) because of", "\xffAda Holt said that"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := reading.Read(t.Context(), []byte(text), reading.Options{Format: reading.Text, Given: facts.Source{ID: "r", Title: "Almanac"}})
		if err != nil {
			t.Skip()
		}
		checkProposals(t, &r)
	})
}

func BenchmarkExtract(b *testing.B) {
	var text strings.Builder
	for i := range 200 {
		fmt.Fprintf(&text, "%s\n\nChapter %d was written by hand. The mills of Larn turned for %d years, and Ben Orr kept the books.\n\n", almanac, i, i)
	}
	r := read(b, text.String())
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		extract.Extract(&r)
	}
}
