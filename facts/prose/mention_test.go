package prose_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
	"footnote/facts/prose"
)

// written is a mention as the tables have it: its kind, its text, and what was
// read.
func written(text string, m *prose.Mention) string {
	s := m.Kind.String() + " " + m.Text(text)
	switch {
	case m.Kind == prose.Name && m.Class != prose.UnknownName:
		s += " (" + m.Class.String() + ")"
	case m.TwoEnded:
		s += " = " + m.From.String() + "/" + m.To.String()
	case m.Kind == prose.Date && m.From.Known():
		s += " = " + m.From.String()
	case m.Kind == prose.Date && m.Month > 0:
		s += fmt.Sprintf(" = --%02d-%02d", m.Month, m.Day)
	case m.Value != 0:
		s += fmt.Sprintf(" = %.6g", m.Value)
	}
	return s
}

func mentions(text string) []string {
	var out []string
	for _, m := range prose.Mentions(text, prose.Words(text, 0)) {
		out = append(out, written(text, &m))
	}
	return out
}

func TestMentions(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"names with small words", "attacks by Abu Tarif al-Karesi and the University of South Larn (USL) reached Tarnwick",
			[]string{"name Abu Tarif al-Karesi (person)", "name University of South Larn (group)", "name USL (group)", "name Tarnwick"}},
		{"two people", "They met King Charles III and Martin Luther Orr, Jr. at noon.",
			[]string{"name King Charles III (person)", "name Martin Luther Orr, Jr (person)"}},
		{"where a person is from", "President Ada Holt of Larn wrote to J. K. Pellow.",
			[]string{"name President Ada Holt (person)", "name Larn", "name J. K. Pellow (person)"}},
		{"an office with and", "She left the Department of Health and Human Care for the Wren Institute for Peace.",
			[]string{"name Department of Health and Human Care (group)", "name Wren Institute for Peace (group)"}},
		{"places", "They walked in Tarnwick, crossed the Larn River and saw New Orrin City.",
			[]string{"name Tarnwick (place)", "name Larn River (place)", "name New Orrin City (place)"}},
		{"words that begin a sentence", "Critics left. However, Stroud stayed. Sabotage was common. Fighting went on.",
			[]string{"name Stroud"}},
		{"a word that is small elsewhere", "Herons nest here. Some herons leave. Orrin is far.",
			[]string{"name Orrin"}},
		{"small words in a row", "He wrote of the Bank of the West and of Ana de la Torre.", []string{"name Bank of the West (group)", "name Ana de la Torre (person)"}},
		{"a month that is a name", "Theresa May left on May 3, 2019, and it may rain in May.",
			[]string{"name Theresa May", "date May 3, 2019 = 2019-05-03", "date May = --05-00"}},
		{"days", "On 22 March 2014, on March 22nd, on Monday, March 3, 2014, and on 2014-03-22",
			[]string{"date 22 March 2014 = 2014-03-22", "date March 22nd = --03-22", "date Monday, March 3, 2014 = 2014-03-03", "date 2014-03-22 = 2014-03-22"}},
		{"numeric days", "It was 22/03/2024, then 03/04/2024, then 2024-03.",
			[]string{"date 22/03/2024 = 2024-03-22", "date 03/04/2024 = 2024", "date 2024-03 = 2024-03"}},
		{"ranges of years", "from 1990 to 1995, between 1996 and 1997, 1998–2002, 1998-02, 2004-08, 2010–present",
			[]string{"date 1990 to 1995 = 1990/1995", "date 1996 and 1997 = 1996/1997", "date 1998–2002 = 1998/2002", "date 1998-02 = 1998/2002", "date 2004-08 = 2004/2008", "date 2010–present = 2010/.."}},
		{"ranges that share a year", "from March to May 2014, June 3 to July 5, 2014, 3–5 March 2014, December to January 2015",
			[]string{"date March to May 2014 = 2014-03/2014-05", "date June 3 to July 5, 2014 = 2014-06-03/2014-07-05", "date 3–5 March 2014 = 2014-03-03/2014-03-05", "date December to January 2015 = 2014-12/2015-01"}},
		{"no range", "in 1990 and 1995 and from 1999",
			[]string{"date 1990 = 1990", "date 1995 = 1995", "date 1999 = 1999"}},
		{"parts and long times", "early 2014, the end of March 2014, the mid-1990s, the late 19th century, the nineties, 44 BC, AD 79, summer of 2022",
			[]string{"date early 2014 = 2014", "date end of March 2014 = 2014-03", "date mid-1990s = 199X", "date late 19th century = 18XX", "date nineties = 199X", "date 44 BC = -0043", "date AD 79 = 0079", "date summer of 2022 = 2022-22"}},
		{"dates that hang on the text's own", "three years ago, last Tuesday, yesterday and next month",
			[]string{"date three years ago", "date last Tuesday", "date yesterday", "date next month"}},
		{"numbers", "more than 130 people, 2000 soldiers, two million, twenty-five thousand, 2,500 km and one of them",
			[]string{"number 130 = 130", "number 2000 = 2000", "number two million = 2e+06", "number twenty-five thousand = 25000", "number 2,500 = 2500"}},
		{"measures", "$1.5 million, 300 euros, 12.5%, twelve per cent, eight months, a ten-day trip, several years, the twenty-first and the 3rd",
			[]string{"money $1.5 million = 1.5e+06", "money 300 euros = 300", "percent 12.5% = 12.5", "percent twelve per cent = 12", "duration eight months = 243.494", "duration ten-day = 10", "duration several years", "ordinal twenty-first = 21", "ordinal 3rd = 3"}},
		{"quotation marks", `He wrote “The Long Road” and said “no one among us would ever have gone there again”.`,
			[]string{"quoted The Long Road"}},
		{"paragraphs part names", "The Long Road\n\nAda Holt left", []string{"name Long Road (place)", "name Ada Holt (person)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, mentions(tt.text)); diff != "" {
				t.Errorf("mentions of %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestSpanAndRelation(t *testing.T) {
	for _, tt := range []struct {
		text, first, last string
		relation          prose.Relation
	}{
		{"in 2014", "2014-01-01", "2014-12-31", prose.During},
		{"since 2014", "2014-01-01", "2014-12-31", prose.Since},
		{"until the 1990s", "1990-01-01", "1999-12-31", prose.Until},
		{"by March 2014", "2014-03-01", "2014-03-31", prose.Before},
		{"after 3 March 2014", "2014-03-03", "2014-03-03", prose.After},
		{"in early 2014", "2014-01-01", "2014-05-01", prose.During},
		{"late in 2014", "2014-09-01", "2014-12-31", prose.During},
		{"from 1998 to 2002", "1998-01-01", "2002-12-31", prose.During},
		{"the second century BC", "-0199-01-01", "-0100-12-31", prose.During},
	} {
		all := prose.Mentions(tt.text, prose.Words(tt.text, 0))
		if len(all) != 1 {
			t.Errorf("%q has %d mentions, want 1", tt.text, len(all))
			continue
		}
		m := all[0]
		got := []string{facts.DateOf(m.Span.First).String(), facts.DateOf(m.Span.Last).String()}
		if diff := cmp.Diff([]string{tt.first, tt.last}, got); diff != "" || m.Relation != tt.relation {
			t.Errorf("%q: relation %v, want %v; span (-want +got):\n%s", tt.text, m.Relation, tt.relation, diff)
		}
	}
}

// checkMentions holds what is true of the mentions of any text.
func checkMentions(t *testing.T, text string) {
	t.Helper()
	words := prose.Words(text, 0)
	word, at := 0, 0
	for _, m := range prose.Mentions(text, words) {
		switch {
		case m.First < word || m.End <= m.First || m.End > len(words):
			t.Fatalf("%q: words %d to %d follow %d of %d", text, m.First, m.End, word, len(words))
		case m.Bytes.Start < at || m.Bytes.End <= m.Bytes.Start || m.Bytes.End > len(text):
			t.Fatalf("%q: bytes %v follow %d of %d", text, m.Bytes, at, len(text))
		case utf8.ValidString(text) && !utf8.ValidString(m.Text(text)):
			t.Fatalf("%q: %v cuts a letter", text, m.Bytes)
		case m.Kind == prose.Date && m.Span.IsEmpty(), m.Kind == 0, m.From.Known() && m.Kind != prose.Date:
			t.Fatalf("%q: %+v makes no sense", text, m)
		case m.TwoEnded && m.To.Known() && m.To.Span().Last < m.From.Span().First:
			t.Fatalf("%q: %v ends before it begins", text, m.Text(text))
		}
		word, at = m.End, m.Bytes.End
	}
}

func FuzzMentions(f *testing.F) {
	for _, text := range []string{
		"", "On 31 February 2014 he", "from 1990 to", "1998-02-30", "the of al-", "$", "5 $ % 5%", "“”", "\"a\"", "twenty-", "two two two million million",
		"0 BC", "AD", "99th century", "mid-", "the end of", "Mr.", "I", "A. B. C.", "\xff\xfe Al-", "3–2 March", "March 0", "9999-99", "½ of ① 2²", "Jr., Jr.",
		"more than 1000000000000000000000000000 years ago said Ada Holt, who said that “no”", "Ärzte İstanbul ŉ 谁",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkMentions(t, text)
		words := prose.Words(text, 0)
		prose.OpensWithPronoun(words)
		if a, ok := prose.AttributionOf(text, words); ok {
			for _, r := range []prose.Range{a.Who, a.Verb, a.Claim} {
				if r.First < 0 || r.Len() <= 0 || r.End > len(words) {
					t.Fatalf("%q: words %v of %d", text, r, len(words))
				}
			}
		}
	})
}

func BenchmarkMentions(b *testing.B) {
	text := strings.Repeat("In early 2014 the University of South Larn paid Ada Holt $1.5 million, said Ben Orr of Tarnwick, and more than 130 people left the town for eight months. ", 20)
	words := prose.Words(text, 0)
	for b.Loop() {
		prose.Mentions(text, words)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(words)), "ns/word")
}
