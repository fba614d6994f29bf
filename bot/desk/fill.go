package desk

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"footnote/bot"
	"footnote/bot/phrase"
)

// The names of the forms.
const (
	FormAsk      = "ask"
	FormWrong    = "wrong"
	FormSettings = "settings"
)

// Form is the form that a pressed button or a command opens for its author, or
// nil if there is none to open: then the event is to be taken. Adapters whose
// network shows forms ask this first.
func (d *Desk) Form(ctx context.Context, e Event) (*Form, error) {
	var f *Form
	var err error
	switch c, args, ok := findCommand(e.Text); {
	case e.Kind == Pressed && e.Action == ActionAsk:
		f, err = d.askForm(ctx, &e)
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
	if f != nil {
		in, err := d.phrasesAt(ctx, e.Place)
		if err != nil {
			return nil, fmt.Errorf("make form: %w", err)
		}
		if in != (phrase.Printer{}) {
			f.Language = in.Tag()
		}
	}
	return f, nil
}

// askForm asks for a question.
func (d *Desk) askForm(ctx context.Context, e *Event) (*Form, error) {
	in, err := d.phrasesAt(ctx, e.Place)
	return &Form{Name: FormAsk, Title: in.Say("Ask a question"), Submit: in.Say("Ask"), Fields: []Field{{
		Name: "question", Label: in.Say("Your question"), Kind: Lines, Hint: in.Say("The answer comes into your conversation with me."),
	}}}, err
}

// askDirectly answers the question of a form in its author's own conversation
// with the bot.
func (j *job) askDirectly(ctx context.Context) error {
	room, err := j.directRoom(ctx, user{j.e.Place.Network, j.e.Author})
	if err != nil || room == "" {
		return err
	}
	j.e.Kind, j.e.Text, j.e.Direct = Asked, j.e.Fields.Get("question"), true
	j.e.Place = bot.Place{Network: j.e.Place.Network, Room: room}
	return j.ask(ctx)
}

// Check looks at a filled form before it is taken, and returns what is wrong
// with it, by field; nothing if it can be taken.
func (d *Desk) Check(ctx context.Context, e Event) (map[string]string, error) {
	switch e.Action {
	case FormWrong:
		in, err := d.phrasesAt(ctx, e.Place)
		if err != nil {
			return nil, err
		}
		problems := checkWrong(in, e.Fields)
		if len(problems) > 0 {
			return problems, nil
		}
		problem, err := d.placeQuote(ctx, &e, e.Fields)
		if problem != "" {
			problems["quote"] = problem
		}
		return problems, err
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
	if name, problem := firstOf(problems, slices.Sorted(maps.Keys(problems))); problem != "" {
		j.tell(name + ": " + problem)
		return nil
	}
	switch j.e.Action {
	case FormAsk:
		return j.askDirectly(ctx)
	case FormWrong:
		return j.proposeCorrection(ctx, j.e.Value, j.e.Fields)
	case FormSettings:
		return j.settle(ctx)
	}
	j.opts.Log.Warn("form passed over", "network", j.e.Place.Network, "form", j.e.Action)
	return nil
}
