package acceptance_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A filling is what stands in the fields of a form, by block and action.
type filling map[string]map[string]map[string]any

// A field is an input of a form.
type field struct {
	block   string
	label   string
	element map[string]any
}

// fields are the inputs of a form, in their order.
func (v *view) fields() []field {
	var all []field
	for _, b := range v.Blocks {
		block, _ := b.(map[string]any)
		element, ok := block["element"].(map[string]any)
		if label, _ := block["label"].(map[string]any); ok {
			all = append(all, field{text(block["block_id"]), text(label["text"]), element})
		}
	}
	return all
}

// keeps says, for each type of element, the names under which it keeps what
// stands in it at first and what is handed in.
var keeps = map[string][2]string{
	"plain_text_input":           {"initial_value", "value"},
	"static_select":              {"initial_option", "selected_option"},
	"radio_buttons":              {"initial_option", "selected_option"},
	"multi_static_select":        {"initial_options", "selected_options"},
	"checkboxes":                 {"initial_options", "selected_options"},
	"timepicker":                 {"initial_time", "selected_time"},
	"multi_users_select":         {"initial_users", "selected_users"},
	"conversations_select":       {"initial_conversation", "selected_conversation"},
	"channels_select":            {"initial_channel", "selected_channel"},
	"multi_conversations_select": {"initial_conversations", "selected_conversations"},
}

// untouched is what a form hands in that nobody wrote into.
func (v *view) untouched() filling {
	f := filling{}
	for _, field := range v.fields() {
		kind := text(field.element["type"])
		if initial, ok := field.element[keeps[kind][0]]; ok {
			f.set(&field, initial)
		}
	}
	return f
}

// set writes a value into a field.
func (f filling) set(to *field, value any) {
	kind := text(to.element["type"])
	f[to.block] = map[string]map[string]any{
		text(to.element["action_id"]): {"type": kind, keeps[kind][1]: value},
	}
}

// fill writes what a person would into the field with the label: a text, a time,
// a name, or what stands for an option. Where several can be chosen it is
// the only one then.
func (f filling) fill(v *view, label, value string) error {
	for _, field := range v.fields() {
		if !strings.Contains(field.label, label) {
			continue
		}
		chosen, err := field.choose(value)
		if err != nil {
			return err
		}
		f.set(&field, chosen)
		return nil
	}
	return fmt.Errorf("the form has no field %q:\n%s", label, shown(v.Blocks))
}

// choose is the value as the field hands it in.
func (f *field) choose(value string) (any, error) {
	switch kind := text(f.element["type"]); kind {
	case "plain_text_input", "timepicker", "conversations_select", "channels_select":
		return value, nil
	case "multi_users_select":
		return []any{people[value]}, nil
	case "multi_static_select", "checkboxes":
		option, err := f.option(value)
		return []any{option}, err
	case "static_select", "radio_buttons":
		return f.option(value)
	default:
		return nil, fmt.Errorf("the field %q is a %s, which nobody here can fill", f.label, kind)
	}
}

// option is the option of the field that the words stand on.
func (f *field) option(words string) (any, error) {
	options, _ := f.element["options"].([]any)
	for _, o := range options {
		if strings.Contains(shown([]any{o}), words) {
			return o, nil
		}
	}
	return nil, fmt.Errorf("the field %q has no option %q:\n%s", f.label, words, shown(options))
}

func TestFilling(t *testing.T) {
	label := func(s string) map[string]any { return map[string]any{"type": "plain_text", "text": s} }
	yes := map[string]any{"text": label("Yes"), "value": "y"}
	no := map[string]any{"text": label("No"), "value": "n"}
	v := view{Blocks: []any{
		map[string]any{"type": "section", "text": label("What is wrong?")},
		map[string]any{"type": "input", "block_id": "why", "label": label("Why"), "element": map[string]any{
			"type": "plain_text_input", "action_id": "a", "initial_value": "it is"}},
		map[string]any{"type": "input", "block_id": "sure", "label": label("Sure"), "element": map[string]any{
			"type": "radio_buttons", "action_id": "b", "options": []any{yes, no}, "initial_option": yes}},
	}}
	got := v.untouched()
	if err := got.fill(&v, "Sure", "No"); err != nil {
		t.Fatal(err)
	}
	want := filling{
		"why":  {"a": {"type": "plain_text_input", "value": "it is"}},
		"sure": {"b": {"type": "radio_buttons", "selected_option": any(no)}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("filling (-want +got):\n%s", diff)
	}
	if err := got.fill(&v, "Who", "ana"); err == nil {
		t.Error("a field that the form does not have was filled")
	}
	if err := got.fill(&v, "Sure", "Perhaps"); err == nil {
		t.Error("an option that the field does not have was chosen")
	}
}
