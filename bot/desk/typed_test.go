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

// TestSpokenCommands says commands with fields to the bot like any other
// message: a slash command can't be given in a thread.
func TestSpokenCommands(t *testing.T) {
	w := newWorld(t, larn(t))
	first := w.Say(t, "group", "", "ana", "who was mayor of Larn in 1930?", true)
	w.Say(t, "group", "", "ana", "who was mayor of Larn in 1935?", true)
	w.Say(t, "group", first, "ana", "wrong to: 1932.", true)
	if !w.says("Write it as 2022") || len(w.open(t)) != 0 {
		t.Errorf("to a date that is none it says %q", w.net.texts("group"))
	}
	w.Say(t, "group", first, "ana", "wrong to: ..", true)
	if open := w.open(t); len(open) != 1 || open[0].Statement != "oke" {
		t.Errorf("what waits is %+v, told: %q", open, w.net.texts("group"))
	}
	w.Say(t, "group", first, "ben", "wrong to: 1932", true)
	if !w.says("no answer here") {
		t.Errorf("one who asked nothing in the thread is told %q", w.net.texts("group"))
	}
	w.Say(t, "group", "", "ana", "settings answer: always", true)
	if !w.says("Only moderators change") || w.says("answer: Only") {
		t.Errorf("of settings it says %q", w.net.texts("group"))
	}
	w.Say(t, "group", "", "ana", "wrong mayor of Larn?", true)
	if w.says("Thank you") || len(w.open(t)) != 1 {
		t.Errorf("to a question it says %q", w.net.texts("group"))
	}
}
