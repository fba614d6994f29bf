package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/desk"
)

// TestMoved carries settings over to the room that replaces another, once, and
// never over what was settled there.
func TestMoved(t *testing.T) {
	old := desk.Room{Always: true, Review: "review", Readings: []string{"almanac"}}
	there := desk.Room{Moderators: []string{"ben"}}
	tests := []struct {
		name         string
		before, want desk.Room
	}{
		{"nothing is settled", desk.Room{}, old},
		{"something is", there, there},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, "")
			for room, settled := range map[string]desk.Room{"old": old, "new": tt.before} {
				if err := w.kept.SetRoom(t.Context(), "test", room, settled); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 {
				if err := w.desk.Moved(t.Context(), "test", "old", "new"); err != nil {
					t.Fatal(err)
				}
			}
			got, err := w.kept.Room(t.Context(), "test", "new")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("settings (-want +got):\n%s", diff)
			}
		})
	}
}
