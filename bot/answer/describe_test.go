package answer_test

import (
	"testing"

	"footnote/bot/answer"
	"footnote/facts"
)

func TestDescribe(t *testing.T) {
	from, to := facts.YearDate(1933), facts.YearDate(1940)
	mayor := facts.Statement{Subject: facts.Entity{Label: "Larn"}, Property: "mayor", Value: facts.Value{Kind: facts.TextValue, Text: "Ida Wren"}}
	with := func(text string, valid facts.Interval) facts.Statement {
		s := mayor
		s.Text, s.Valid = text, valid
		return s
	}
	tests := []struct {
		name string
		s    facts.Statement
		want string
	}{
		{"without a time", with("", facts.Interval{}), "Larn, mayor: Ida Wren"},
		{"both bounds", with("", facts.FromTo(from, to)), "Larn, mayor: Ida Wren (from 1933 to 1940)"},
		{"still", with("", facts.FromTo(from, facts.OpenDate)), "Larn, mayor: Ida Wren (from 1933 until now)"},
		{"a beginning", with("", facts.FromTo(from, facts.Date{})), "Larn, mayor: Ida Wren (from 1933)"},
		{"an end", with("", facts.FromTo(facts.Date{}, to)), "Larn, mayor: Ida Wren (until 1940)"},
		{"a day", with("The bridge opened.", facts.At(facts.DayDate(1933, 6, 3))), "The bridge opened. (3 June 1933)"},
		{"a sentence with its time", with("Ida Wren was mayor from 1933 to 1940.", facts.FromTo(from, to)), "Ida Wren was mayor from 1933 to 1940."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := answer.Describe(&tt.s); got != tt.want {
				t.Errorf("Describe = %q, want %q", got, tt.want)
			}
		})
	}
}
