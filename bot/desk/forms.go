package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Form is the form that a pressed button or a command opens for its author, or
// nil if there is none to open: then the event is to be taken. Adapters whose
// network shows forms ask this first.
func (d *Desk) Form(ctx context.Context, e Event) (*Form, error) {
	var f *Form
	var err error
	switch c, args, ok := findCommand(e.Text); {
	case e.Kind == Pressed && e.Action == ActionWrong:
		f, err = d.wrongForm(ctx, &e)
	case e.Kind == Pressed && e.Action == ActionSettings:
		f, err = d.settingsForm(ctx, &e, e.Value)
	case e.Kind == Commanded && ok && c.name == FormSettings && args == "" && !e.Direct:
		f, err = d.settingsForm(ctx, &e, e.Place.Room)
	}
	if err != nil {
		return nil, fmt.Errorf("make form: %w", err)
	}
	return f, nil
}

// Check looks at a filled form before it is taken, and returns what is wrong
// with it, by field; nothing if it can be taken.
func (d *Desk) Check(ctx context.Context, e Event) (map[string]string, error) {
	switch e.Action {
	case FormWrong:
		return checkWrong(e.Fields), nil
	case FormSettings:
		return d.checkSettings(ctx, &e)
	}
	return nil, nil
}

// submitted acts on a filled form. What is wrong with it was told before, on
// networks that can.
func (j *job) submitted(ctx context.Context) error {
	problems, err := j.Check(ctx, j.e)
	if err != nil {
		return err
	}
	for name, problem := range problems {
		j.tell(name + ": " + problem)
		return nil
	}
	switch j.e.Action {
	case FormWrong:
		return j.proposeCorrection(ctx)
	case FormSettings:
		return j.settle(ctx)
	}
	return j.silent("there is no form " + j.e.Action)
}

// wrongCommand proposes a correction of the last answer in the place, typed.
func (j *job) wrongCommand(ctx context.Context, args string) error {
	names := []string{"fact", "value", "from", "to", "why", "source", "locator", "quote"}
	fields, err := typedFields(args, names)
	if err != nil {
		fields = Fields{"why": {args}} // just words
	}
	slip, err := j.lastAnswer(ctx)
	if err != nil {
		return err
	}
	if slip == "" {
		j.reply("There is no answer of mine here that rests on facts.")
		return nil
	}
	pages, err := j.slip(ctx, slip)
	if err != nil {
		return err
	}
	used, err := j.used(ctx, pages)
	if err != nil {
		return err
	}
	if fields.Get("fact") == "" && len(used) > 0 {
		fields["fact"] = []string{used[0].ID}
	}
	if problems := checkWrong(fields); len(problems) > 0 {
		j.reply("Say what is wrong, for instance: wrong value: Ida Wren from: 1933 why: the almanac says so")
		return nil
	}
	j.e.Value, j.e.Fields = slip, fields
	return j.proposeCorrection(ctx)
}

// lastAnswer is the slip that the event points to or, without one, of the last
// answer to its author in the place; empty if there is none.
func (j *job) lastAnswer(ctx context.Context) (string, error) {
	if j.e.Value != "" {
		return j.e.Value, nil
	}
	mine, err := j.kept.AskedBy(ctx, j.e.Place.Network, j.e.Author, mostListed)
	if err != nil {
		return "", fmt.Errorf("look for the last answer: %w", err)
	}
	for _, x := range mine {
		if roomOf(x.Place) == roomOf(j.e.Place) && x.Post.Reply != nil && len(x.Post.Reply.Statements) > 0 {
			return slipAt(x.ID), nil
		}
	}
	return "", nil
}

// typedFields reads "name: value name: value"; names are those allowed. A
// value may have commas for several.
func typedFields(text string, names []string) (Fields, error) {
	f := make(Fields)
	name := ""
	for _, word := range strings.Fields(text) {
		if before, ok := strings.CutSuffix(word, ":"); ok && slices.Contains(names, strings.ToLower(before)) {
			name = strings.ToLower(before)
			f[name] = nil
			continue
		}
		if name == "" {
			return nil, fmt.Errorf("Write what to set as NAME: VALUE. The names are %s.", strings.Join(names, ", ")) //nolint:staticcheck // shown to people as it is
		}
		f[name] = append(f[name], word)
	}
	for name, words := range f {
		f[name] = []string{strings.TrimSuffix(strings.Join(words, " "), ",")}
		if name == "readings" || name == "moderators" {
			f[name] = strings.FieldsFunc(f[name][0], func(r rune) bool { return r == ',' || r == ' ' })
		}
	}
	return f, nil
}
