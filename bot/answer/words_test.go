package answer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/answer"
	"footnote/facts"
)

// TestDateText words a date of every precision, and no more than it says.
func TestDateText(t *testing.T) {
	tests := []struct{ edtf, want string }{
		{"2024-03-22", "22 March 2024"},
		{"2019-10", "October 2019"},
		{"2019", "2019"},
		{"199X", "the 1990s"},
		{"2022-21", "spring 2022"},
		{"2022-24", "winter 2022"},
		{"2019~", "about 2019"},
		{"2019-10?", "about October 2019"},
		{"-0043", "44 BC"},
		{"", "an unknown date"},
		{"..", "an unknown date"},
	}
	for _, tt := range tests {
		t.Run(tt.edtf, func(t *testing.T) {
			if got := answer.DateText(date(t, tt.edtf)); got != tt.want {
				t.Errorf("DateText(%q) = %q, want %q", tt.edtf, got, tt.want)
			}
		})
	}
}

// TestIntervalText words when someone held an office: the bounds that are
// stated, those that are inferred with how, and none that nobody knows.
func TestIntervalText(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		name, from, to string
		want           string
	}{
		{"both", "1921", "1928-05", "Abel Stroud was mayor of Tarnwick from 1921 to May 1928."},
		{"start", "1921-03-01", "", "Abel Stroud was mayor of Tarnwick from 1 March 1921."},
		{"end", "", "1928-05", "Abel Stroud was mayor of Tarnwick until May 1928."},
		{"neither", "", "", "Abel Stroud was mayor of Tarnwick."},
		{"one year", "1928", "1928", "Abel Stroud was mayor of Tarnwick in 1928."},
		{"open", "1921", "..", "Abel Stroud was mayor of Tarnwick from 1921 onwards."},
		{"vague", "192X", "1931~", "Abel Stroud was mayor of Tarnwick from the 1920s to about 1931."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reply := compose(l, "who was mayor of Tarnwick?", mayor(t, "Abel Stroud", tt.from, tt.to))
			if diff := cmp.Diff(tt.want, reply.Lead); diff != "" {
				t.Errorf("lead (-want +got):\n%s", diff)
			}
		})
	}
}

// TestInferredText says of each inferred bound by which rule it is known.
func TestInferredText(t *testing.T) {
	l := newLexicon(t)
	stroud, lunn := mayor(t, "Abel Stroud", "1921", "1928-05"), mayor(t, "Bertha Lunn", "", "1934")
	lunn.Replaces = person("Abel Stroud")
	finch := mayor(t, "Edgar Finch", "1934", "")
	last := mayor(t, "Dora Whitlock", "1946", "1951")
	reply := compose(l, "list the mayors of Tarnwick", stroud, lunn, finch, last)
	want := []answer.Point{
		{Text: "Abel Stroud, from 1921 to May 1928", Notes: []int{1}},
		{Text: "Bertha Lunn, from May 1928 (inferred: followed Abel Stroud) to 1934", Notes: []int{2}},
		{Text: "Edgar Finch, from 1934 to 1946 (inferred: one at a time, then Dora Whitlock)", Notes: []int{3}},
		{Text: "Dora Whitlock, from 1946 to 1951", Notes: []int{4}},
	}
	if diff := cmp.Diff(want, reply.Points); diff != "" {
		t.Errorf("points (-want +got):\n%s", diff)
	}
}

// TestLengthText words how long something was.
func TestLengthText(t *testing.T) {
	l := newLexicon(t)
	tests := []struct{ from, to, want string }{
		{"1928-05-01", "1928-05-11", "10 days"},
		{"2022-02", "2022-10", "8 months"},
		{"1921", "1928", "7 years"},
		{"1921-01-01", "1923-05-01", "2 years and 4 months"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			s := mayor(t, "Abel Stroud", tt.from, tt.to)
			q := read(l, "how long was Abel Stroud mayor of Tarnwick?", tarnwick, person("Abel Stroud"))
			reply := answer.Compose(&q, answer.Evidence{Statements: []facts.Statement{s}}, l)
			if diff := cmp.Diff([]string{tt.want}, reply.Answers); diff != "" {
				t.Errorf("answers of %q (-want +got):\n%s", reply.Lead, diff)
			}
		})
	}
}

// TestText joins lead, points and caveats, each with the marks of its
// footnotes.
func TestText(t *testing.T) {
	tests := []struct {
		name  string
		reply answer.Reply
		want  string
	}{
		{"nothing", answer.Reply{}, ""},
		{"lead", answer.Reply{Lead: "It was so.", LeadNotes: []int{1, 2}}, "It was so. [1][2]"},
		{"all", answer.Reply{Lead: "Two:", Points: []answer.Point{{"one", []int{1}}, {"two", nil}}, Caveats: []string{"Perhaps."}},
			"Two:\n- one [1]\n- two\nPerhaps."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.reply.Text(); got != tt.want {
				t.Errorf("Text() = %q, want %q", got, tt.want)
			}
		})
	}
}
