package terminal_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/adapters/terminal"
	"footnote/facts"
)

// A shelf notes what is decided.
type shelf struct {
	log  []string
	fail bool
}

func (s *shelf) note(what, id, by string) error {
	if s.fail {
		return errors.New("the disk is full")
	}
	s.log = append(s.log, what+" "+id+" by "+by)
	return nil
}

func (s *shelf) Accept(_ context.Context, id, by string) error     { return s.note("accept", id, by) }
func (s *shelf) Retract(_ context.Context, id, by, _ string) error { return s.note("retract", id, by) }
func (s *shelf) Propose(_ context.Context, id, by string) error    { return s.note("propose", id, by) }
func (s *shelf) Passages(_ context.Context, source string, _, _ int) ([]facts.Passage, error) {
	if source != "almanac" {
		return nil, fmt.Errorf("passages: %w", facts.ErrNotFound)
	}
	text := "The toll was 3 pence.\nNobody paid it."
	return []facts.Passage{{Paragraph: 1, End: 5, Text: "Tolls"}, {Paragraph: 2, Start: 7, End: 7 + len(text), Text: text}}, nil
}

// tolls are three proposed facts: one with a quote, one of a source without a
// text, and one that would move the cursor.
func tolls() []facts.Statement {
	toll := func(id, value, source, quote string) facts.Statement {
		return facts.Statement{
			ID: id, Subject: facts.Entity{Label: "the bridge"}, Property: "toll", Value: facts.Value{Kind: facts.TextValue, Text: value}, Status: facts.Proposed,
			References: []facts.Reference{{Source: facts.Source{ID: source, Title: "Almanac"}, Locator: "p. 1", Quote: quote, Start: 7, End: 7 + len(quote)}},
		}
	}
	return []facts.Statement{toll("one", "3 pence", "almanac", "The toll was 3 pence."), toll("two", "4 pence", "letters", ""), toll("three", "\x1b[2J5 pence", "almanac", "")}
}

func TestReview(t *testing.T) {
	tests := []struct {
		name, keys string
		want       []string // what is decided
		shown      []string
	}{
		{"all", "a\nr\ns\n", []string{"accept one by ana", "retract two by ana"}, []string{"1 of 3 ", "3 of 3 ", "1 accepted, 1 rejected, 1 left"}},
		{"undone", "a\nu\nr\nq\n", []string{"accept one by ana", "propose one by ana", "retract one by ana"}, []string{"undone", "0 accepted, 1 rejected, 2 left"}},
		{"nothing to undo", "u\n", nil, []string{"nothing to undo", "3 left"}},
		{"a skip undone", "s\nu\nA\n", []string{"accept one by ana"}, []string{"1 accepted"}},
		{"the last undone", "s\ns\na\nu\nr\n\n", []string{"accept three by ana", "propose three by ana", "retract three by ana"}, []string{"0 accepted, 1 rejected, 2 left"}},
		{"the passage", "o\n", nil, []string{"| The toll was 3 pence.\n", "| Nobody paid it.\n", "¶ 2"}},
		{"no passage", "s\no\n", nil, []string{"The base has no text"}},
		{"another key", "x\n\n", nil, []string{"a accept"}},
		{"no input", "", nil, []string{"0 accepted, 0 rejected, 3 left"}},
		{"no newline at the end", "a", []string{"accept one by ana"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s shelf
			var out strings.Builder
			if err := terminal.NewReview(&s, tolls(), "ana", terminal.Style{}).Run(t.Context(), strings.NewReader(tt.keys), &out); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, s.log); diff != "" {
				t.Errorf("decided (-want +got):\n%s", diff)
			}
			for _, words := range tt.shown {
				if !strings.Contains(out.String(), words) {
					t.Errorf("%q is not shown:\n%s", words, out.String())
				}
			}
			if strings.Contains(out.String(), "\x1b") {
				t.Errorf("a control character is shown: %q", out.String())
			}
		})
	}
}

func TestReview_none(t *testing.T) {
	var out strings.Builder
	if err := terminal.NewReview(&shelf{}, nil, "ana", terminal.Style{}).Run(t.Context(), strings.NewReader("a\n"), &out); err != nil || !strings.Contains(out.String(), "No fact waits") {
		t.Errorf("a review of nothing shows %q, error %v", out.String(), err)
	}
}

func TestReview_fails(t *testing.T) {
	err := terminal.NewReview(&shelf{fail: true}, tolls(), "ana", terminal.Style{}).Run(t.Context(), strings.NewReader("a\n"), new(strings.Builder))
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("error = %v, want the disk's", err)
	}
}
