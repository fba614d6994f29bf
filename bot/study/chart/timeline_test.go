package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/phrase"
	"footnote/bot/study/chart"
	"footnote/facts"
)

// bound reads "2010", "2010-03 inferred", ".." or nothing.
func bound(t testing.TB, text string) facts.Bound {
	t.Helper()
	text, inferred := strings.CutSuffix(text, " inferred")
	date, err := facts.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	b := facts.StatedBound(date)
	if inferred {
		b.Basis = facts.Inferred
	}
	return b
}

// held is a statement that held from one time to another.
func held(t testing.TB, subject, property, value, from, to string) facts.Statement {
	t.Helper()
	return facts.Statement{
		Subject: facts.Entity{ID: subject, Label: subject}, Property: property,
		Value: facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: value, Label: value}},
		Valid: facts.Interval{From: bound(t, from), To: bound(t, to)},
	}
}

// happened is a statement of what happened at one time.
func happened(t testing.TB, subject, text, at string) facts.Statement {
	t.Helper()
	s := held(t, subject, "event", text, at, at)
	s.Valid.Point, s.Text = true, text
	return s
}

// examples are the pictures that were looked at.
func examples(t testing.TB) map[string]*chart.Picture {
	t.Helper()
	draw := func(title string, statements ...facts.Statement) *chart.Picture {
		return chart.Timeline{Title: title, Statements: statements}.Picture()
	}
	return map[string]*chart.Picture{
		"bounds": draw("Mayors of Larn, in order",
			held(t, "Larn", "mayor", "Dora Kim", "", "2009-12"),
			held(t, "Larn", "mayor", "Ada Holt", "2010", "2014-05"),
			held(t, "Larn", "mayor", "Ben Ash", "2014-05", "2017-02-03 inferred"),
			held(t, "Larn", "mayor", "Cyrus of the Long and Winding Name that Takes Two Lines", "2017-02-03", ""),
			held(t, "Larn", "mayor", "Ada Holt", "2019~", ".."),
		),
		"events": draw("What the readings date about the Larn bridge",
			happened(t, "Bridge", "The river took the old bridge and two mills, of which one was rebuilt within the year.", "2012-03-04"),
			held(t, "Larn", "mayor", "Ada Holt", "2010", "2014-05"),
			happened(t, "Bridge", "The Larn bridge opened.", "2013"),
			happened(t, "Bridge", "The Larn bridge was closed.", "2016~"),
		),
		"centuries": draw("Rome",
			held(t, "Rome", "ruler", "Caesar", "-0048", "-0043-03-15"),
			held(t, "Rome", "ruler", "Augustus", "-0026", "0014-08-19"),
			held(t, "Rome", "ruler", "Hadrian", "0117", "0138"),
			held(t, "Rome", "capital", "Constantinople", "03XX", ""),
			held(t, "Rome", "capital", "Rome", "", "03XX"),
		),
		"bars": chart.Bars("Which explanation is best?", []chart.Bar{
			{Label: "Trade", Value: 7, Text: "7 (70 %)", Marked: true},
			{Label: "The weather, which was unusually bad that year and the next, as the almanac has it", Value: 3, Text: "3 (30 %)"},
			{Label: "Neither", Text: "0"},
		}, phrase.Printer{}),
	}
}

func TestPicturesKeepWithinThemselves(t *testing.T) {
	for name, p := range examples(t) {
		t.Run(name, func(t *testing.T) { check(t, p) })
	}
}

// texts are the texts of a picture, in the order in which they are drawn.
func texts(p *chart.Picture) []string {
	var f frame
	p.DrawOn(&f)
	var all []string
	for _, w := range f.texts {
		all = append(all, w.text)
	}
	return all
}

func TestTicks(t *testing.T) {
	tests := []struct {
		from, to string
		want     []string
	}{
		{"2020-02-27", "2020-03-02", []string{"2020-02-26", "2020-03-01"}},
		{"2020-01-05", "2020-12-20", []string{"2020-01", "2020-04", "2020-07", "2020-10"}},
		{"2011", "2019", []string{"2012", "2014", "2016", "2018", "2020"}},
		{"-0499", "0400", []string{"400 BC", "200 BC", "1", "200", "400"}},
		{"-0043-03-01", "-0043-05-15", []string{"44 BC 03-01", "44 BC 04-01", "44 BC 05-01"}},
		{"1001", "2000", []string{"1000", "1200", "1400", "1600", "1800", "2000"}},
	}
	for _, tt := range tests {
		t.Run(tt.from+" to "+tt.to, func(t *testing.T) {
			p := chart.Timeline{Statements: []facts.Statement{held(t, "a", "b", "c", tt.from, tt.to)}}.Picture()
			if diff := cmp.Diff(tt.want, ticksOf(texts(p))); diff != "" {
				t.Errorf("ticks from %s to %s (-want +got):\n%s", tt.from, tt.to, diff)
			}
		})
	}
}

// ticksOf are the texts that look like a time.
func ticksOf(texts []string) []string {
	var all []string
	for _, text := range texts {
		if text[0] >= '0' && text[0] <= '9' {
			all = append(all, text)
		}
	}
	return all
}

func TestOnlyWhatIsDated(t *testing.T) {
	undated := held(t, "Larn", "mayor", "Ada Holt", "", "")
	if p := (chart.Timeline{Statements: []facts.Statement{undated}}).Picture(); p != nil {
		t.Errorf("the picture of an undated statement = %v, want none", texts(p))
	}
}

func TestManyStatements(t *testing.T) {
	var many []facts.Statement
	for year := range 100 {
		many = append(many, held(t, "Larn", "mayor", fmt.Sprintf("Mayor %d", year), fmt.Sprint(1900+year), fmt.Sprint(1901+year)))
	}
	p := chart.Timeline{Title: "Mayors", Statements: many}.Picture()
	check(t, p)
	if got, want := texts(p), "60 more are in the text."; got[len(got)-1] != want {
		t.Errorf("the last text = %q, want %q", got[len(got)-1], want)
	}
	if width, height := p.Size(); width > 1300 || height > 2200 {
		t.Errorf("the picture has %d by %d pixels, want at most 1300 by 2200", width, height)
	}
}

func TestSpellsOfTheSameStandInOneRow(t *testing.T) {
	p := chart.Timeline{Statements: []facts.Statement{
		held(t, "Larn", "mayor", "Ada Holt", "2001", "2003"),
		held(t, "Larn", "mayor", "Ada Holt", "2006", "2007"),
	}}.Picture()
	if got := strings.Count(strings.Join(texts(p), "\n"), "Ada Holt"); got != 1 {
		t.Errorf("Ada Holt stands in %d rows, want 1", got)
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	p := chart.Timeline{Title: `<Larn> & "its" mayors`, Statements: []facts.Statement{held(t, "Larn", "mayor", "<script>&", "2001", "")}}.Picture()
	data, err := p.SVG()
	if err != nil {
		t.Fatal(err)
	}
	var title string
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the SVG is not well-formed: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "title" {
			if err := d.DecodeElement(&title, &start); err != nil {
				t.Fatal(err)
			}
		} else if ok && start.Name.Local == "script" {
			t.Error("a label is drawn as mark-up")
		}
	}
	if want := `<Larn> & "its" mayors`; title != want {
		t.Errorf("the title = %q, want %q", title, want)
	}
}
