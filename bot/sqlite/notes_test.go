package sqlite_test

import "testing"

func TestNotes(t *testing.T) {
	f := openFile(t)
	for _, step := range []struct {
		notes map[string]string
		want  map[string]string
	}{
		{nil, map[string]string{"since": "", "last": ""}},
		{map[string]string{"since": "s1", "last": "$1"}, map[string]string{"since": "s1", "last": "$1"}},
		{map[string]string{"since": "s2"}, map[string]string{"since": "s2", "last": "$1"}},
		{map[string]string{"last": "", "never": ""}, map[string]string{"since": "s2", "last": "", "never": ""}},
	} {
		if err := f.SetNotes(t.Context(), "matrix", step.notes); err != nil {
			t.Fatal(err)
		}
		f.reopen()
		for name, want := range step.want {
			if got, err := f.Note(t.Context(), "matrix", name); err != nil || got != want {
				t.Errorf("after %v, Note(%q) = %q, %v; want %q", step.notes, name, got, err, want)
			}
			if got, err := f.Note(t.Context(), "slack", name); err != nil || got != "" {
				t.Errorf("Note(%q) of another network = %q, %v", name, got, err)
			}
		}
	}
}
