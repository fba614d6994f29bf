package fakeslack

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// stateField is the field in which a type of element keeps what was chosen; ""
// for those, such as buttons, that keep nothing.
func stateField(kind string) string {
	switch kind {
	case "static_select", "external_select", "radio_buttons", "overflow":
		return "selected_option"
	case "multi_static_select", "multi_external_select", "checkboxes":
		return "selected_options"
	case "plain_text_input", "email_text_input", "url_text_input", "number_input":
		return "value"
	case "datepicker":
		return "selected_date"
	case "timepicker":
		return "selected_time"
	case "datetimepicker":
		return "selected_date_time"
	case "rich_text_input":
		return "rich_text_value"
	case "file_input":
		return "files"
	}
	if of, ok := strings.CutSuffix(kind, "_select"); ok { // users, multi_users, ...
		if of, ok := strings.CutPrefix(of, "multi_"); ok {
			return "selected_" + of
		}
		return "selected_" + strings.TrimSuffix(of, "s")
	}
	return ""
}

// choice is the state of an element after a person has chosen that value.
func choice(e object, value any) (object, error) {
	kind, _ := e["type"].(string)
	name := stateField(kind)
	if name == "" {
		return nil, fmt.Errorf("choose %v of a %s: %w", value, kind, ErrNoSuch)
	}
	state := object{"type": kind, name: value}
	switch name {
	case "selected_option":
		option, err := findOption(e, fmt.Sprint(value))
		if err != nil {
			return nil, err
		}
		state[name] = option
	case "selected_options":
		chosen := []object{}
		for _, v := range texts(value) {
			option, err := findOption(e, v)
			if err != nil {
				return nil, err
			}
			chosen = append(chosen, option)
		}
		state[name] = chosen
	case "selected_users", "selected_channels", "selected_conversations":
		state[name] = texts(value)
	case "value":
		if text, ok := value.(string); ok && text == "" {
			state[name] = nil
		}
	}
	return state, nil
}

// texts is a value as a list of texts; JSON gives []any.
func texts(value any) []string {
	switch value := value.(type) {
	case []string:
		return value
	case []any:
		list := make([]string, len(value))
		for i, v := range value {
			list[i] = fmt.Sprint(v)
		}
		return list
	default:
		return []string{fmt.Sprint(value)}
	}
}

// findOption is the option of an element that has that value. An external
// select takes any.
func findOption(e object, value string) (object, error) {
	if kind, _ := e["type"].(string); strings.HasSuffix(kind, "external_select") {
		return object{"text": object{"type": "plain_text", "text": value, "emoji": true}, "value": value}, nil
	}
	list, _ := e["options"].([]any)
	list = slices.Clone(list)
	groups, _ := e["option_groups"].([]any)
	for _, g := range groups {
		if g, ok := g.(object); ok {
			more, _ := g["options"].([]any)
			list = append(list, more...)
		}
	}
	for _, o := range list {
		if o, ok := o.(object); ok && o["value"] == value {
			return o, nil
		}
	}
	return nil, fmt.Errorf("option %q: %w", value, ErrNoSuch)
}

// initial is the state that an element begins with; nil for one that has none.
func initial(e object) object {
	kind, _ := e["type"].(string)
	name := stateField(kind)
	if name == "" {
		return nil
	}
	from := "initial_" + strings.TrimPrefix(name, "selected_")
	value := e[from]
	if value == nil && strings.HasPrefix(name, "selected_") && strings.HasSuffix(name, "s") {
		value = []object{}
	}
	return object{"type": kind, name: value}
}

// act is the action that using an element makes: what the element is, and what
// was chosen.
func act(blocks json.RawMessage, actionID string, value any) (object, error) {
	actionID, feedback, _ := strings.Cut(actionID, ":")
	var list []object
	_ = json.Unmarshal(blocks, &list) // checked when the blocks came in
	for _, b := range list {
		for e := range elements(b) {
			if e["action_id"] != actionID {
				continue
			}
			if chosen, ok := e[feedback].(object); ok {
				value = chosen
			}
			return actionOf(b, e, value)
		}
	}
	return nil, fmt.Errorf("element %q: %w", actionID, ErrNoSuch)
}

func actionOf(b, e object, value any) (object, error) {
	action := object{"type": e["type"], "action_id": e["action_id"], "block_id": b["block_id"]}
	switch e["type"] {
	case "button", "icon_button":
		for _, name := range []string{"text", "value", "url", "style", "icon"} {
			if e[name] != nil {
				action[name] = e[name]
			}
		}
		return action, nil
	case "feedback_buttons":
		chosen, ok := value.(object)
		if !ok {
			return nil, fmt.Errorf("feedback is by action_id:positive_button or :negative_button: %w", ErrNoSuch)
		}
		action["text"], action["value"] = chosen["text"], chosen["value"]
		return action, nil
	}
	state, err := choice(e, value)
	if err != nil {
		return nil, err
	}
	for name, v := range state {
		action[name] = v
	}
	return action, nil
}
