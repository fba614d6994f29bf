package desk_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/desk"
)

var typedNames = []string{"value", "from", "why", "readings"}

func TestTypedFields(t *testing.T) {
	tests := []struct {
		text string
		want desk.Fields
	}{
		{"", desk.Fields{}},
		{"value: Ida Wren", desk.Fields{"value": {"Ida Wren"}}},
		{"Value: Ida Wren,  from:\n1933", desk.Fields{"value": {"Ida Wren"}, "from": {"1933"}}},
		{"why: see here: page 3", desk.Fields{"why": {"see here: page 3"}}},
		{"from:", desk.Fields{"from": {""}}},
		{"from: 1 from: 2", desk.Fields{"from": {"2"}}},
		{"readings: a, b c,d", desk.Fields{"readings": {"a", "b", "c", "d"}}},
		{"readings:", desk.Fields{"readings": {}}},
		{"she never was", nil},
		{"she: never was", nil},
	}
	for _, tt := range tests {
		got, ok := desk.TypedFields(tt.text, typedNames)
		if diff := cmp.Diff(tt.want, got); diff != "" || ok != (tt.want != nil) {
			t.Errorf("TypedFields(%q) is %v (-want +got):\n%s", tt.text, ok, diff)
		}
	}
}

// FuzzTypedFields finds nothing in a text that does not stand there, whatever
// people type.
func FuzzTypedFields(f *testing.F) {
	for _, seed := range []string{"value: Ida Wren from: 1933 why: the almanac", "readings: a,b", "value:", ": :", "why: \u202e x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fields, ok := desk.TypedFields(text, typedNames)
		if !ok && len(fields) > 0 {
			t.Errorf("%q has no fields, and %v", text, fields)
		}
		plain := strings.Join(strings.Fields(text), " ")
		for name, values := range fields {
			if !slices.Contains(typedNames, name) {
				t.Errorf("%q has the field %q", text, name)
			}
			for _, v := range values {
				if !strings.Contains(plain, v) || utf8.ValidString(text) && !utf8.ValidString(v) {
					t.Errorf("%q has the value %q", text, v)
				}
			}
		}
	})
}
