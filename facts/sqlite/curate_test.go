package sqlite_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/facts"
)

// at is an hour of 1 January 2024: the clock of [open] starts at 12 and goes on
// by an hour with each write.
func at(hour int) time.Time { return time.Date(2024, 1, 1, hour, 0, 0, 0, time.UTC) }

func TestCurate(t *testing.T) {
	base := open(t)
	proposal := statement("Larn bridge", "keeper", "Ada Holt", "1933", "1940")
	proposal.Status = facts.Proposed
	id, err := base.Add(t.Context(), *proposal, "ana") // at 12
	if err != nil {
		t.Fatal(err)
	}
	if err := base.Accept(t.Context(), id, "ben"); err != nil { // at 13
		t.Fatal(err)
	}
	if err := base.Accept(t.Context(), id, "eli"); err != nil { // at 14, changes nothing
		t.Fatal(err)
	}
	if err := base.Retract(t.Context(), id, "cy", "misread"); err != nil { // at 15
		t.Fatal(err)
	}
	got, err := base.History(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	want := []facts.Change{
		{Status: facts.Proposed, By: "ana", At: at(12)},
		{Status: facts.Accepted, By: "ben", At: at(13)},
		{Status: facts.Retracted, By: "cy", At: at(15), Reason: "misread"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("History (-want +got):\n%s", diff)
	}
	for _, tt := range []struct {
		name   string
		status facts.Status
		moment time.Time
		want   string
	}{
		{"now", facts.Accepted, time.Time{}, ""},
		{"now retracted", facts.Retracted, time.Time{}, id},
		{"before it was recorded", facts.Proposed, at(11), ""},
		{"when it was recorded", facts.Proposed, at(12), id},
		{"not yet accepted", facts.Accepted, at(12).Add(time.Minute), ""},
		{"accepted", facts.Accepted, at(14), id},
		{"no longer proposed", facts.Proposed, at(14), ""},
		{"retracted", facts.Accepted, at(15), ""},
		{"retracted then", facts.Retracted, at(23), id},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := facts.Query{Entities: []string{"Larn bridge"}, Status: tt.status, AsRecorded: tt.moment}
			found, err := base.Statements(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(found); got != tt.want {
				t.Fatalf("Statements = %q, want %q", got, tt.want)
			}
			if len(found) > 0 && found[0].Status != tt.status {
				t.Errorf("Status = %q, want %q", found[0].Status, tt.status)
			}
			if len(found) > 0 && (found[0].RetractedBy == "cy") != (tt.status == facts.Retracted) {
				t.Errorf("RetractedBy = %q of a statement that was %s", found[0].RetractedBy, tt.status)
			}
		})
	}
}

func TestRetract_hides(t *testing.T) {
	base := openWith(t, larn()...)
	questions := []facts.Query{
		{}, {Entities: []string{"bridge"}}, {Entities: []string{"ada"}}, {Words: []string{"cart"}}, {Properties: []string{"toll"}},
		{Within: date("1934").Span()},
	}
	if err := base.Retract(t.Context(), "toll-1934", "ben", ""); err != nil {
		t.Fatal(err)
	}
	for _, q := range questions {
		found, err := base.Statements(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range found {
			if s.ID == "toll-1934" {
				t.Errorf("Statements(%+v) gives the retracted statement", q)
			}
		}
	}
	got, err := base.Statement(t.Context(), "toll-1934")
	if err != nil || got.Status != facts.Retracted || got.RetractedBy != "ben" || !got.RetractedAt.Equal(at(13)) {
		t.Errorf("Statement gives status %q by %q at %v, %v, want it retracted by ben at 13", got.Status, got.RetractedBy, got.RetractedAt, err)
	}
	if err := base.Accept(t.Context(), "toll-1934", "ana"); err != nil {
		t.Fatal(err)
	}
	if got := search(t, base, facts.Query{Properties: []string{"toll"}}); got != "toll-1934" {
		t.Errorf("accepted again: Statements = %q, want it back", got)
	}
	if err := base.Propose(t.Context(), "toll-1934", "ana"); err != nil {
		t.Fatal(err)
	}
	if got := search(t, base, facts.Query{Properties: []string{"toll"}}); got != "" {
		t.Errorf("proposed again: Statements = %q, want nothing: nobody has accepted it", got)
	}
}

func TestCurate_unknown(t *testing.T) {
	base := open(t)
	_, err := base.History(t.Context(), "no such")
	for _, err := range []error{err, base.Accept(t.Context(), "no such", "ana"), base.Propose(t.Context(), "no such", "ana"), base.Retract(t.Context(), "no such", "ana", "")} {
		if !errors.Is(err, facts.ErrNotFound) {
			t.Errorf("error %v, want ErrNotFound", err)
		}
	}
}

func TestAdd(t *testing.T) {
	base := openWith(t, larn()...)
	s := *statement("Old Bridge", "keeper", "Dee Fry", "1952", "")
	id, err := base.Add(t.Context(), s, "dee")
	if err != nil {
		t.Fatal(err)
	}
	again, err := base.Add(t.Context(), s, "eli")
	if err != nil || again != id {
		t.Errorf("adding it again gives %q, %v, want %q", again, err, id)
	}
	got, err := base.Statement(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if got.Subject.ID != "bridge" || got.Status != facts.Accepted || got.RecordedBy != "dee" || !got.RecordedAt.Equal(at(13)) {
		t.Errorf("added %+v, want it about the bridge, accepted, by dee at 13", got)
	}
	s.Valid = facts.FromTo(date("1960"), date("1952"))
	if _, err := base.Add(t.Context(), s, "dee"); !errors.Is(err, facts.ErrInvalid) {
		t.Errorf("a statement that ends before it starts: error %v, want facts.ErrInvalid", err)
	}
}
