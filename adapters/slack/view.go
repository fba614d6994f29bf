package slack

import (
	"cmp"
	"context"
	"slices"

	"github.com/slack-go/slack"

	"footnote/bot/desk"
	"footnote/bot/phrase"
)

// The bounds of forms.
const (
	mostTitle   = 24
	mostHint    = 150
	mostOptions = 100
	mostBoxes   = 10 // checkboxes; more are a menu
	mostPlain   = 3_000
)

// open shows a form to the one who did what the trigger stands for, within
// three seconds of it.
func (r *receiver) open(ctx context.Context, trigger string, f *desk.Form, e *desk.Event) error {
	_, err := r.api.OpenViewContext(ctx, trigger, formView(f, carry(e, f.Value)))
	return failed("open form "+f.Name, err)
}

// formView draws a form as a modal view that carries something along.
func formView(f *desk.Form, along string) slack.ModalViewRequest {
	var blocks []slack.Block
	if f.Intro != "" {
		blocks = append(blocks, slack.NewSectionBlock(shortText(f.Intro, mostPlain), nil, nil))
	}
	for _, field := range f.Fields {
		b := slack.NewInputBlock(field.Name, label(field.Label), nil, input(&field)).WithOptional(field.Optional)
		if field.Hint != "" {
			b.Hint = shortText(field.Hint, mostHint)
		}
		blocks = append(blocks, b)
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: f.Name, PrivateMetadata: along,
		Title: shortText(f.Title, mostTitle), Submit: shortText(cmp.Or(f.Submit, phrase.For(f.Language).Say("Send")), mostTitle), Close: label(phrase.For(f.Language).Say("Cancel")),
		Blocks: slack.Blocks{BlockSet: blocks},
	}
}

// input is the element that a field is filled in by.
func input(f *desk.Field) slack.BlockElement {
	options, chosen := optionsOf(f)
	initial := cmp.Or(f.Initial...)
	switch f.Kind {
	case desk.Choice:
		return slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, nil, f.Name, options...).WithInitialOption(cmp.Or(chosen...))
	case desk.Choices:
		if len(options) > mostBoxes {
			return slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, nil, f.Name, options...).WithInitialOptions(chosen...)
		}
		return &slack.CheckboxGroupsBlockElement{Type: slack.METCheckboxGroups, ActionID: f.Name, Options: options, InitialOptions: chosen}
	case desk.TimeOfDay:
		return &slack.TimePickerBlockElement{Type: slack.METTimepicker, ActionID: f.Name, InitialTime: initial}
	case desk.People:
		return slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, nil, f.Name).WithInitialUsers(f.Initial...)
	case desk.OneRoom:
		return slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, nil, f.Name).WithInitialConversation(initial)
	}
	text := slack.NewPlainTextInputBlockElement(nil, f.Name).WithInitialValue(initial)
	return text.WithMaxLength(mostPlain).WithMultiline(f.Kind == desk.Lines)
}

// optionsOf are the field's options, and those of them that it begins with.
func optionsOf(f *desk.Field) (all, chosen []*slack.OptionBlockObject) {
	for _, o := range f.Options[:min(len(f.Options), mostOptions)] {
		option := slack.NewOptionBlockObject(o.Value, label(o.Label), nil)
		all = append(all, option)
		if slices.Contains(f.Initial, o.Value) {
			chosen = append(chosen, option)
		}
	}
	return all, chosen
}
