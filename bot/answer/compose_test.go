package answer_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/answer"
	"footnote/bot/question"
	"footnote/facts"
)

// manyQuestions are questions of every kind about Tarnwick, Abel Stroud and
// Bertha Lunn.
var manyQuestions = []string{
	"who was mayor of Tarnwick in 1928?",
	"who is mayor of Tarnwick?",
	"who was the first mayor of Tarnwick?",
	"who was the third mayor of Tarnwick?",
	"who was mayor of Tarnwick the longest?",
	"who succeeded Abel Stroud as mayor of Tarnwick?",
	"who was mayor of Tarnwick before Bertha Lunn?",
	"when was Abel Stroud mayor of Tarnwick?",
	"when did Bertha Lunn become mayor of Tarnwick?",
	"until when was Bertha Lunn mayor?",
	"where is Tarnwick?",
	"why did Abel Stroud resign?",
	"how many people live in Tarnwick?",
	"how many mayors did Tarnwick have?",
	"how long was Abel Stroud mayor of Tarnwick?",
	"how did Bertha Lunn win?",
	"was Abel Stroud mayor of Tarnwick in 1928?",
	"is Bertha Lunn still mayor of Tarnwick?",
	"list the mayors of Tarnwick",
	"timeline of Tarnwick",
	"what happened in 1928?",
	"what happened in Tarnwick between 1920 and 1930?",
	"who is Bertha Lunn?",
	"what is Tarnwick?",
	"compare Abel Stroud and Bertha Lunn",
	"which came first, Abel Stroud or Bertha Lunn?",
	"says who?",
	"who is the author?",
	"which mayor?",
	"Tarnwick 1928",
	"hello",
	"",
}

// TestWithoutEvidence says nothing where nothing was found.
func TestWithoutEvidence(t *testing.T) {
	l := newLexicon(t)
	for _, text := range manyQuestions {
		q := read(l, text, tarnwick, person("Abel Stroud"), person("Bertha Lunn"))
		r := answer.Compose(&q, answer.Evidence{}, l)
		if q.Kind == question.Social {
			if r.Status != answer.Social || len(r.Answers)+len(r.Footnotes) > 0 {
				t.Errorf("%q gets %s with answers %q", text, r.Status, r.Answers)
			}
			continue
		}
		if r.Status != answer.NotFound || r.Lead == "" || len(r.Answers)+len(r.Footnotes)+len(r.Points)+len(r.Nearest) > 0 || r.Confidence > 0.2 {
			t.Errorf("%q gets %s, %.2f: %q, answers %q, want not_found and nothing claimed", text, r.Status, r.Confidence, r.Text(), r.Answers)
		}
	}
}

// TestUnstatedEnd takes nobody's term to last until now.
func TestUnstatedEnd(t *testing.T) {
	l := newLexicon(t)
	for _, text := range []string{"who is mayor of Tarnwick?", "who is the mayor of Tarnwick now?", "who is currently mayor of Tarnwick?", "who was mayor of Tarnwick in 2023?"} {
		r := compose(l, text, mayor(t, "Abel Stroud", "1946", ""))
		if r.Status != answer.Partial || len(r.Answers) > 0 {
			t.Errorf("%q gets %s: %q, answers %q, want partial and no answer", text, r.Status, r.Text(), r.Answers)
		}
	}
	if r := compose(l, "who is mayor of Tarnwick?", mayor(t, "Abel Stroud", "1946", "..")); r.Status != answer.Answered {
		t.Errorf("with an end that is open by the source's word it gets %s: %q, want an answer", r.Status, r.Text())
	}
}

// TestOthersTime answers about a time with those who held then, and with no
// others.
func TestOthersTime(t *testing.T) {
	l := newLexicon(t)
	line := []facts.Statement{mayor(t, "Abel Stroud", "1921", "1928-05"), mayor(t, "Bertha Lunn", "1928-05", "1934"), mayor(t, "Cyril Marchbank", "1937", "1946")}
	tests := []struct {
		when   string
		status answer.Status
		want   []string
	}{
		{"in 1925", answer.Answered, []string{"Abel Stroud"}},
		{"in 1928", answer.Answered, []string{"Abel Stroud", "Bertha Lunn"}},
		{"in June 1928", answer.Answered, []string{"Bertha Lunn"}},
		{"between 1930 and 1940", answer.Answered, []string{"Bertha Lunn", "Cyril Marchbank"}},
		{"in 1935", answer.Partial, nil},
		{"in 1915", answer.Partial, nil},
		{"before 1925", answer.Answered, []string{"Abel Stroud"}},
		{"since 1936", answer.Answered, []string{"Cyril Marchbank"}},
	}
	for _, tt := range tests {
		t.Run(tt.when, func(t *testing.T) {
			r := compose(l, "who was mayor of Tarnwick "+tt.when+"?", line...)
			if r.Status != tt.status {
				t.Errorf("the status is %s, want %s", r.Status, tt.status)
			}
			if diff := cmp.Diff(tt.want, r.Answers); diff != "" {
				t.Errorf("answers (-want +got):\n%s", diff)
			}
		})
	}
}

// TestConflictStatus shows both sides of what cannot both be.
func TestConflictStatus(t *testing.T) {
	l := newLexicon(t)
	other := mayor(t, "Bertha Lunn", "1924", "1930")
	other.References[0].Source = facts.Source{ID: "letters", Title: "Harbour Letters", Author: "Rolf Finch"}
	r := compose(l, "who was mayor of Tarnwick in 1926?", mayor(t, "Abel Stroud", "1921", "1928"), other)
	if r.Status != answer.Conflict {
		t.Fatalf("the status is %s, want %s: %s", r.Status, answer.Conflict, r.Text())
	}
	text := r.Text()
	for _, want := range []string{"Abel Stroud", "Bertha Lunn", "Hetty Oakes", "Rolf Finch", "[1]", "[2]"} {
		if !strings.Contains(text, want) {
			t.Errorf("the answer does not say %q:\n%s", want, text)
		}
	}
}

// TestAttribution tells an opinion as its author's, by how surely he says it.
func TestAttribution(t *testing.T) {
	l := newLexicon(t)
	for certainty, want := range map[facts.Certainty]string{
		facts.States:   "The strike broke him (so Rolf Finch says).",
		facts.Reports:  "The strike broke him (so Rolf Finch reports).",
		facts.Suggests: "The strike broke him (so Rolf Finch suggests).",
	} {
		s := facts.Statement{
			ID: "why", Subject: person("Abel Stroud"), Property: "reason", Of: "why Abel Stroud resigned", Text: "The strike broke him.",
			Value: facts.Value{Kind: facts.TextValue, Text: "the strike broke him"}, AssertedBy: "Rolf Finch", Certainty: certainty,
			References: []facts.Reference{{Source: annals, Locator: "p. 1"}},
		}
		q := read(l, "why did Abel Stroud resign?", s.Subject)
		r := answer.Compose(&q, answer.Evidence{Statements: []facts.Statement{s}}, l)
		if r.Status != answer.Answered || r.Lead != want {
			t.Errorf("what he %s is told as %q (%s), want %q", certainty, r.Lead, r.Status, want)
		}
	}
}
