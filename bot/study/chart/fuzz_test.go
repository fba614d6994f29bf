package chart_test

import (
	"strings"
	"testing"

	"footnote/bot/phrase"
	"footnote/bot/study/chart"
	"footnote/facts"
)

// FuzzTimeline draws whatever there may be in a base.
func FuzzTimeline(f *testing.F) {
	f.Add("Mayors", "2010", "2014-05", "Larn", "Ada Holt", "mayor", uint8(0))
	f.Add("", "-9999", "9999-12-31", "\x00\u202e", strings.Repeat("W", 300), "", uint8(5))
	f.Add("x", "", "03XX", "ا\nب", "日本語の名前", "p", uint8(3))
	f.Add("x", "2020~", "2020~", "a", "b", "p", uint8(9))
	f.Add("x", "..", "2020-02-29%", "a", "b", "p", uint8(22))
	f.Fuzz(func(t *testing.T, title, from, to, subject, value, property string, n uint8) {
		one, err := facts.ParseDate(from)
		if err != nil {
			return
		}
		other, err := facts.ParseDate(to)
		if err != nil {
			return
		}
		first := facts.Statement{
			Subject: facts.Entity{ID: subject, Label: subject}, Property: property, Text: title,
			Value: facts.Value{Kind: facts.TextValue, Text: value}, Valid: facts.FromTo(one, other),
		}
		all := []facts.Statement{first}
		for i := range n % 64 {
			s := first
			s.Valid = []facts.Interval{facts.At(one), facts.At(other), facts.FromTo(other, one), facts.FromTo(one, facts.Date{})}[i%4]
			s.Valid.To.Basis = facts.Inferred
			s.Value.Text = strings.Repeat(value, int(i%5))
			all = append(all, s)
		}
		p := chart.Timeline{Title: title, Statements: all, Phrases: phrase.Printer{}}.Picture()
		if p != nil {
			check(t, p)
		}
	})
}

// FuzzBars draws whatever may be counted.
func FuzzBars(f *testing.F) {
	f.Add("Which?", "Trade", 7.0, "7 (58 %)", 3)
	f.Add("", strings.Repeat("a b", 200), 1e308, strings.Repeat("9", 100), 200)
	f.Fuzz(func(t *testing.T, title, label string, value float64, text string, n int) {
		var bars []chart.Bar
		for i := range max(0, n) % 64 {
			bars = append(bars, chart.Bar{Label: label, Value: value / float64(i+1), Text: text, Marked: i%3 == 0})
		}
		if p := chart.Bars(title, bars, phrase.Printer{}); p != nil {
			check(t, p)
		}
	})
}
