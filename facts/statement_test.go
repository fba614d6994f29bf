package facts_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
)

func TestQuantityString(t *testing.T) {
	tests := []struct {
		q    facts.Quantity
		want string
	}{
		{facts.Quantity{}, "0"},
		{facts.Quantity{Amount: 130, Unit: "people", Sense: facts.MoreThan}, "more than 130 people"},
		{facts.Quantity{Amount: 10_000_000, Unit: "people", Sense: facts.About}, "about 10,000,000 people"},
		{facts.Quantity{Amount: 999}, "999"},
		{facts.Quantity{Amount: 1000}, "1,000"},
		{facts.Quantity{Amount: -123456}, "-123,456"},
		{facts.Quantity{Amount: -999}, "-999"},
		{facts.Quantity{Amount: 1234.5678, Unit: "km"}, "1,234.5678 km"},
		{facts.Quantity{Amount: 0.25}, "0.25"},
		{facts.Quantity{Amount: 1e21}, "1,000,000,000,000,000,000,000"},
	}
	for _, tt := range tests {
		if got := tt.q.String(); got != tt.want {
			t.Errorf("%#v.String() = %q, want %q", tt.q, got, tt.want)
		}
	}
}

func TestValueLabel(t *testing.T) {
	tests := []struct {
		value facts.Value
		want  string
	}{
		{facts.Value{}, ""},
		{facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: "isis", Label: "ISIS"}}, "ISIS"},
		{facts.Value{Kind: facts.TextValue, Text: "the civil war"}, "the civil war"},
		{facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: 3, Unit: "days"}}, "3 days"},
	}
	for _, tt := range tests {
		if got := facts.ValueLabel(tt.value); got != tt.want {
			t.Errorf("ValueLabel(%v) = %q, want %q", tt.value, got, tt.want)
		}
	}
}

func TestStatementEntities(t *testing.T) {
	entity := func(id string) facts.Entity { return facts.Entity{ID: id} }
	s := facts.Statement{
		Subject: entity("isis"), Value: facts.Value{Entity: entity("b")}, Place: entity("syria"),
		Replaces: entity("a"), ReplacedBy: entity("c"), About: []facts.Entity{entity("syria"), entity("war"), entity("")},
	}
	var got []string
	for _, e := range s.Entities() {
		got = append(got, e.ID)
	}
	if diff := cmp.Diff([]string{"isis", "b", "syria", "a", "c", "war"}, got); diff != "" {
		t.Errorf("Entities (-want +got):\n%s", diff)
	}
	if len(s.About) != 3 || s.About[0].ID != "syria" {
		t.Errorf("Entities changed the statement: about %v", s.About)
	}
	for id, want := range map[string]bool{"isis": true, "war": true, "": false, "iraq": false} {
		if got := s.Mentions(id); got != want {
			t.Errorf("Mentions(%q) = %v, want %v", id, got, want)
		}
	}
}

func TestLineError(t *testing.T) {
	cause := errors.New("there is no month 13")
	var err error = &facts.LineError{File: "isis.yaml", Line: 7, Err: cause}
	if got, want := err.Error(), "isis.yaml:7: there is no month 13"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
	if !errors.Is(err, cause) {
		t.Error("the cause is not in the chain of the error")
	}
}
