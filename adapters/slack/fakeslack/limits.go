package fakeslack

// The limits that Slack documents for messages and views, in characters or
// items. What depends on the kind of block or element is in the table below.
const (
	maxText          = 40_000 // the text of a message; longer ones are cut
	maxMarkdown      = 12_000 // all markdown of a message together
	maxBlockText     = 13_200 // all text in the blocks of a message together, about
	maxMessageBlocks = 50
	maxViewBlocks    = 100
	maxViewBytes     = 250_000
	maxViews         = 3 // open on top of each other
	maxPrompts       = 4
	maxReactions     = 23 // of one person on one message
)

// A surface is where blocks may stand.
type surface int

const (
	inMessage surface = iota
	inModal
	inHome
)

// onSurface lists the blocks that each surface takes.
var onSurface = map[surface][]string{
	inMessage: append([]string{
		"alert", "card", "carousel", "container", "context_actions", "data_table", "markdown", "plan", "table", "task_card",
	}, everywhere...),
	inModal: append([]string{"alert"}, everywhere...),
	inHome:  everywhere,
}

var everywhere = []string{"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "video"}

// A field is what one field of an object may hold. The zero field holds
// anything.
type field struct {
	need  bool     // must be there
	chars int      // the longest text, of a string or of a text object
	items int      // the most items of a list
	cells int      // the most items of each list in the list
	holds []string // the types that the object may have, or each item of the list
}

// fields are the fields that an object may have. Others are refused.
type fields map[string]field

// The types that several fields hold. Those in brackets are objects that carry
// no type of their own.
var (
	plain      = []string{"plain_text"}
	anyText    = []string{"plain_text", "mrkdwn"}
	options    = []string{"(option)"}
	groups     = []string{"(option_group)"}
	selects    = []string{"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
	multis     = []string{"multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select"}
	choosers   = append(append([]string{"checkboxes", "radio_buttons", "datepicker", "timepicker"}, selects...), multis...)
	actionable = append([]string{"button", "datetimepicker", "overflow", "workflow_button", "rich_text_input"}, choosers...)
	accessory  = append([]string{"button", "image", "overflow", "workflow_button"}, choosers...)
	inputs     = append([]string{
		"datetimepicker", "plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input", "file_input",
	}, choosers...)
)

// objects says of every type what its fields may hold. A type with no fields
// here is known and not looked into.
var objects = map[string]fields{
	"plain_text": {"type": {}, "text": {need: true}, "emoji": {}},
	"mrkdwn":     {"type": {}, "text": {need: true}, "verbatim": {}},

	"actions":         block(fields{"elements": {need: true, items: 25, holds: actionable}}),
	"context":         block(fields{"elements": {need: true, items: 10, holds: []string{"image", "plain_text", "mrkdwn"}}}),
	"context_actions": block(fields{"elements": {need: true, items: 5, holds: []string{"feedback_buttons", "icon_button"}}}),
	"divider":         block(nil),
	"header":          block(fields{"text": {need: true, chars: 150, holds: plain}, "level": {}}),
	"markdown":        block(fields{"text": {need: true, chars: maxMarkdown}}),
	"image": block(fields{
		"alt_text": {need: true, chars: 2000}, "image_url": {chars: 3000}, "slack_file": {},
		"title": {chars: 2000, holds: plain},
	}),
	"section": block(fields{
		"text": {chars: 3000, holds: anyText}, "fields": {items: 10, chars: 2000, holds: anyText},
		"accessory": {holds: accessory}, "expand": {},
	}),
	"input": block(fields{
		"label": {need: true, chars: 2000, holds: plain}, "element": {need: true, holds: inputs},
		"hint": {chars: 2000, holds: plain}, "optional": {}, "dispatch_action": {},
	}),
	"table": block(fields{
		"rows": {need: true, items: 100, cells: 20, holds: []string{"raw_text", "raw_number", "rich_text"}}, "column_settings": {items: 20},
	}),
	"alert": block(fields{"text": {need: true, holds: anyText}, "level": {}}),

	"rich_text": nil, "video": nil, "raw_text": nil, "raw_number": nil, "card": nil, "carousel": nil,
	"container": nil, "data_table": nil, "plan": nil, "task_card": nil, "workflow_button": nil,

	"button": element(fields{
		"text": {need: true, chars: 75, holds: plain}, "value": {chars: 2000}, "url": {chars: 3000},
		"style": {}, "accessibility_label": {chars: 75},
	}),
	"icon_button": element(fields{
		"icon": {need: true}, "text": {need: true, chars: 75, holds: plain}, "value": {chars: 2000},
		"accessibility_label": {chars: 75}, "visible_to_user_ids": {},
	}),
	"feedback_buttons": element(fields{
		"positive_button": {need: true, holds: []string{"(feedback)"}}, "negative_button": {need: true, holds: []string{"(feedback)"}},
	}),
	"overflow":      element(fields{"options": {need: true, items: 5, holds: options}}),
	"checkboxes":    element(fields{"options": {need: true, items: 10, holds: options}, "initial_options": {items: 10, holds: options}}),
	"radio_buttons": element(fields{"options": {need: true, items: 10, holds: options}, "initial_option": {holds: options}}),
	"static_select": chooser(fields{
		"options": {items: 100, holds: options}, "option_groups": {items: 100, holds: groups}, "initial_option": {holds: options},
	}),
	"multi_static_select": multi(fields{
		"options": {items: 100, holds: options}, "option_groups": {items: 100, holds: groups}, "initial_options": {items: 100, holds: options},
	}),
	"external_select":       chooser(fields{"initial_option": {holds: options}, "min_query_length": {}}),
	"multi_external_select": multi(fields{"initial_options": {holds: options}, "min_query_length": {}}),
	"users_select":          chooser(fields{"initial_user": {}}),
	"multi_users_select":    multi(fields{"initial_users": {}}),
	"conversations_select": chooser(fields{
		"initial_conversation": {}, "default_to_current_conversation": {}, "response_url_enabled": {}, "filter": {},
	}),
	"multi_conversations_select": multi(fields{"initial_conversations": {}, "default_to_current_conversation": {}, "filter": {}}),
	"channels_select":            chooser(fields{"initial_channel": {}, "response_url_enabled": {}}),
	"multi_channels_select":      multi(fields{"initial_channels": {}}),
	"datepicker":                 chooser(fields{"initial_date": {}}),
	"timepicker":                 chooser(fields{"initial_time": {}, "timezone": {}}),
	"datetimepicker":             chooser(fields{"initial_date_time": {}}),
	"plain_text_input": chooser(fields{
		"initial_value": {chars: 3000}, "multiline": {}, "min_length": {}, "max_length": {}, "dispatch_action_config": {},
	}),
	"rich_text_input":  chooser(fields{"initial_value": {}, "dispatch_action_config": {}}),
	"email_text_input": chooser(fields{"initial_value": {}, "dispatch_action_config": {}}),
	"url_text_input":   chooser(fields{"initial_value": {}, "dispatch_action_config": {}}),
	"number_input": chooser(fields{
		"is_decimal_allowed": {need: true}, "initial_value": {}, "min_value": {}, "max_value": {}, "dispatch_action_config": {},
	}),
	"file_input": element(fields{"filetypes": {}, "max_files": {}}),

	"(option)": {
		"text": {need: true, chars: 75, holds: anyText}, "value": {chars: 150}, "description": {chars: 75, holds: anyText}, "url": {chars: 3000},
	},
	"(option_group)": {"label": {need: true, chars: 75, holds: plain}, "options": {need: true, items: 100, holds: options}},
	"(feedback)":     {"text": {need: true, chars: 75, holds: plain}, "value": {need: true, chars: 2000}, "accessibility_label": {chars: 75}},
	"(confirm)": {
		"title": {chars: 100, holds: plain}, "text": {need: true, chars: 300, holds: anyText},
		"confirm": {chars: 30, holds: plain}, "deny": {chars: 30, holds: plain}, "style": {},
	},

	"modal": {
		"type": {}, "title": {need: true, chars: 24, holds: plain}, "submit": {chars: 24, holds: plain}, "close": {chars: 24, holds: plain},
		"blocks": {need: true, items: maxViewBlocks, holds: onSurface[inModal]}, "private_metadata": {chars: 3000},
		"callback_id": {chars: 255}, "external_id": {chars: 255}, "clear_on_close": {}, "notify_on_close": {}, "submit_disabled": {},
	},
	"home": {
		"type": {}, "blocks": {need: true, items: maxViewBlocks, holds: onSurface[inHome]}, "private_metadata": {chars: 3000},
		"callback_id": {chars: 255}, "external_id": {chars: 255},
	},
	"(message)": {"blocks": {items: maxMessageBlocks, holds: onSurface[inMessage]}},
}

// block adds what every block has.
func block(f fields) fields { return with(f, fields{"type": {}, "block_id": {chars: 255}}) }

// element adds what every interactive element has.
func element(f fields) fields {
	return with(f, fields{"type": {}, "action_id": {chars: 255}, "confirm": {holds: []string{"(confirm)"}}, "focus_on_load": {}})
}

// chooser adds the placeholder.
func chooser(f fields) fields {
	return element(with(f, fields{"placeholder": {chars: 150, holds: plain}}))
}

func multi(f fields) fields { return chooser(with(f, fields{"max_selected_items": {}})) }

func with(f, more fields) fields {
	all := make(fields, len(f)+len(more))
	for _, part := range []fields{f, more} {
		for name, rule := range part {
			all[name] = rule
		}
	}
	return all
}
