package slack

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"footnote/bot/desk"
)

// The bounds of forms.
const (
	mostTitle   = 24
	mostHint    = 150
	mostOptions = 100
	mostBoxes   = 10 // checkboxes; more are a menu
	mostPlain   = 3_000
)

// questionField is the field of the form that the global shortcut opens.
const questionField = "question"

// askForm is that form.
func askForm() *desk.Form {
	return &desk.Form{Name: askShortcut, Title: "Ask a question", Submit: "Ask", Fields: []desk.Field{{
		Name: questionField, Label: "Your question", Kind: desk.Lines,
		Hint: "The answer comes into your conversation with me.",
	}}}
}

// open shows a form to the one who did what the trigger stands for, within
// three seconds of it.
func (r *receiver) open(ctx context.Context, trigger string, f *desk.Form, s state) error {
	_, err := r.api.OpenViewContext(ctx, trigger, formView(f, s))
	return failed("open form "+f.Name, err)
}

// formView draws a form as a modal view.
func formView(f *desk.Form, s state) slack.ModalViewRequest {
	var blocks []slack.Block
	if f.Intro != "" {
		blocks = append(blocks, slack.NewSectionBlock(shortText(f.Intro, mostPlain), nil, nil))
	}
	for _, field := range f.Fields {
		b := slack.NewInputBlock(field.Name, label(field.Label), nil, input(&field))
		b.Optional = field.Optional
		if field.Hint != "" {
			b.Hint = shortText(field.Hint, mostHint)
		}
		blocks = append(blocks, b)
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: f.Name, PrivateMetadata: s.String(),
		Title: shortText(f.Title, mostTitle), Submit: shortText(cmp.Or(f.Submit, "Send"), mostTitle), Close: label("Cancel"),
		Blocks: slack.Blocks{BlockSet: blocks},
	}
}

// input is the element that a field is filled in by.
func input(f *desk.Field) slack.BlockElement {
	options, initial := optionsOf(f)
	switch first := firstOf(f.Initial); f.Kind {
	case desk.Choice:
		s := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, f.Name, options...)
		if len(initial) > 0 {
			s.InitialOption = initial[0]
		}
		return s
	case desk.Choices:
		if len(options) > mostBoxes {
			m := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, nil, f.Name, options...)
			m.InitialOptions = initial
			return m
		}
		boxes := slack.NewCheckboxGroupsBlockElement(f.Name, options...)
		boxes.InitialOptions = initial
		return boxes
	case desk.TimeOfDay:
		t := slack.NewTimePickerBlockElement(f.Name)
		t.InitialTime = first
		return t
	case desk.People:
		m := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, nil, f.Name)
		m.InitialUsers = f.Initial
		return m
	case desk.OneRoom:
		s := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, nil, f.Name)
		s.InitialConversation = first
		return s
	default:
		t := slack.NewPlainTextInputBlockElement(nil, f.Name)
		t.Multiline, t.InitialValue, t.MaxLength = f.Kind == desk.Lines, first, mostPlain
		return t
	}
}

func firstOf(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// optionsOf are the field's options, and those of them that it begins with.
func optionsOf(f *desk.Field) (all, initial []*slack.OptionBlockObject) {
	for _, o := range f.Options[:min(len(f.Options), mostOptions)] {
		option := slack.NewOptionBlockObject(o.Value, label(o.Label), nil)
		all = append(all, option)
		if slices.Contains(f.Initial, o.Value) {
			initial = append(initial, option)
		}
	}
	return all, initial
}

// onFields puts problems where Slack shows them, which is at fields of the form
// only: any other is told at the first one.
func onFields(problems map[string]string, form slack.Blocks) map[string]string {
	shown := make(map[string]string)
	first, others := "", []string{}
	for _, b := range form.BlockSet {
		if b.BlockType() != slack.MBTInput {
			continue
		}
		first = cmp.Or(first, b.ID())
		if problem, ok := problems[b.ID()]; ok {
			shown[b.ID()] = problem
		}
	}
	for name, problem := range problems {
		if _, ok := shown[name]; !ok {
			others = append(others, problem)
		}
	}
	if len(others) > 0 && first != "" {
		slices.Sort(others)
		shown[first] = strings.TrimSpace(shown[first] + " " + strings.Join(others, " "))
	}
	return shown
}
