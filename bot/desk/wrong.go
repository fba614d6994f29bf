package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"footnote/bot/answer"
	"footnote/facts"
)

// The names of the forms.
const (
	FormWrong    = "wrong"
	FormSettings = "settings"
)

// wrongForm asks what is wrong with an answer; nil if it used no statement.
func (d *Desk) wrongForm(ctx context.Context, e *Event) (*Form, error) {
	pages, err := d.slip(ctx, e.Value)
	j := &job{Desk: d, e: *e}
	if err != nil || len(pages) == 0 || !j.maySee(&pages[0]) {
		return nil, err
	}
	used, err := d.used(ctx, pages)
	if err != nil || len(used) == 0 {
		return nil, err
	}
	readings, err := d.readings(ctx, e)
	if err != nil {
		return nil, err
	}
	f := &Form{
		Name: FormWrong, Value: e.Value, Title: "This is wrong", Submit: "Propose",
		Intro: "Moderators see what you propose, with your name, before anything changes.",
		Fields: []Field{
			{Name: "fact", Label: "Which fact is wrong?", Kind: Choice, Options: factOptions(used), Initial: []string{used[0].ID}},
			{Name: "value", Label: "What should it say instead?", Hint: "The name, number or words that are right, such as: Ida Wren. Leave it empty if that part is right.", Kind: Line, Optional: true},
			{Name: "from", Label: "Since when, or on which day?", Hint: "Such as 2022, 2022-02 or 2022-02-14.", Kind: Line, Optional: true},
			{Name: "to", Label: "Until when?", Hint: "Such as 2023-10, or .. if it still holds.", Kind: Line, Optional: true},
			{Name: "why", Label: "Why?", Hint: "Enough by itself if the fact should simply go.", Kind: Lines, Optional: true},
		},
	}
	if len(readings) > 0 {
		f.Fields = append(f.Fields,
			Field{Name: "source", Label: "Where does it stand?", Kind: Choice, Options: sourceOptions(readings), Optional: true},
			Field{Name: "locator", Label: "At which place in it?", Hint: "A page or paragraph, such as ¶ 9.", Kind: Line, Optional: true},
			Field{Name: "quote", Label: "The words that say so", Kind: Lines, Optional: true})
	}
	return f, nil
}

// used are the statements that an answer used and that still count.
func (d *Desk) used(ctx context.Context, pages []Delivery) ([]facts.Statement, error) {
	var used []facts.Statement
	if pages[0].Post.Reply == nil {
		return nil, nil
	}
	for _, id := range pages[0].Post.Reply.Statements {
		s, err := d.base.Statement(ctx, id)
		if errors.Is(err, facts.ErrNotFound) || err == nil && s.Status != facts.Accepted {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read what an answer used: %w", err)
		}
		used = append(used, s)
	}
	return used, nil
}

// mostOptions is how many options a field may have.
const mostOptions = 100

func factOptions(statements []facts.Statement) []Option {
	var all []Option
	for _, s := range statements[:min(len(statements), mostOptions)] {
		all = append(all, Option{s.ID, describe(&s)})
	}
	return all
}

func sourceOptions(sources []facts.Source) []Option {
	var all []Option
	for _, s := range sources[:min(len(sources), mostOptions)] {
		all = append(all, Option{s.ID, answer.Cite(s, "")})
	}
	return all
}

// describe tells a statement in a line.
func describe(s *facts.Statement) string {
	text := s.Text
	if text == "" {
		text = s.Subject.Label + ", " + s.Property + ": " + valueText(s.Value)
	}
	if valid := s.Valid.EDTF(); valid != "" {
		text += " (" + valid + ")"
	}
	return text
}

// valueText is a value as it would be typed.
func valueText(v facts.Value) string {
	switch v.Kind {
	case facts.EntityValue:
		return v.Entity.Label
	case facts.QuantityValue:
		return strings.TrimSpace(fmt.Sprintf("%v %s", v.Quantity.Amount, v.Quantity.Unit))
	}
	return v.Text
}

// checkWrong finds what is wrong with what was filled in.
func checkWrong(f Fields) map[string]string {
	problems := make(map[string]string)
	if f.Get("value") == "" && f.Get("from") == "" && f.Get("to") == "" && f.Get("why") == "" {
		problems["value"] = "Say what is right, or below why the fact is wrong."
	}
	for _, name := range []string{"from", "to"} {
		if text := f.Get(name); text != "" {
			if _, err := facts.ParseDate(text); err != nil {
				problems[name] = "Write it as 2022, 2022-02 or 2022-02-14."
			}
		}
	}
	if f.Get("source") == "" && (f.Get("locator") != "" || f.Get("quote") != "") {
		problems["source"] = "Choose the reading that it stands in."
	}
	return problems
}

// proposeCorrection keeps what somebody proposed in the form, and asks the
// moderators.
func (j *job) proposeCorrection(ctx context.Context) error {
	pages, err := j.slip(ctx, j.e.Value)
	if err != nil {
		return err
	}
	if len(pages) == 0 || !j.maySee(&pages[0]) {
		j.tell("That answer is no longer there.")
		return nil
	}
	used, err := j.used(ctx, pages)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(used, func(s facts.Statement) bool { return s.ID == j.e.Fields.Get("fact") })
	if i < 0 {
		j.tell("That fact has been changed in the meantime; look at the answer again.")
		return nil
	}
	c := Correction{
		ID: slipOf(&Delivery{Place: j.e.Place, Question: j.e.Key}), Statement: used[i].ID, Why: j.e.Fields.Get("why"),
		Author: j.e.Author, At: j.e.At.UTC(), Place: pages[0].Place, Delivery: pages[0].ID,
	}
	if instead, ok := corrected(used[i], j.e.Fields); ok {
		if c.Instead, err = j.base.Add(ctx, instead, j.e.Place.Network+" "+j.e.Author); err != nil {
			j.tell("That could not be recorded: " + err.Error())
			return nil
		}
	}
	if err := j.kept.Propose(ctx, c); err != nil {
		return fmt.Errorf("propose correction: %w", err)
	}
	j.tell("Thank you. The moderators will look at it, and the answer changes if they accept it.")
	return j.askReviewers(ctx, &c)
}

// corrected is the statement as it should be; ok is false if nothing was said
// of that.
func corrected(s facts.Statement, f Fields) (facts.Statement, bool) {
	value, from, to := f.Get("value"), f.Get("from"), f.Get("to")
	if value == "" && from == "" && to == "" {
		return s, false
	}
	old := valueText(s.Value)
	s.ID, s.Status, s.RecordedBy = "", facts.Proposed, ""
	if value != "" {
		s.Value = facts.Value{Text: value}
	}
	if from != "" || to != "" {
		s.Valid = interval(s.Valid, from, to)
	}
	// The sentence said what is wrong. Where only the value was, it is mended;
	// otherwise the property's phrase tells the fact.
	if from == "" && to == "" && old != "" && strings.Contains(s.Text, old) {
		s.Text = strings.ReplaceAll(s.Text, old, value)
	} else {
		s.Text = ""
	}
	if source := f.Get("source"); source != "" {
		quote := f.Get("quote")
		s.References = []facts.Reference{{Source: facts.Source{ID: source}, Locator: f.Get("locator"), Quote: quote, End: len(quote)}}
	}
	return s, true
}

// interval is when a corrected statement holds. The dates were checked before.
func interval(was facts.Interval, from, to string) facts.Interval {
	first, _ := facts.ParseDate(from)
	last, _ := facts.ParseDate(to)
	if was.Point && to == "" {
		return facts.At(first)
	}
	next := facts.FromTo(first, last)
	if from == "" {
		next.From = was.From
	}
	if to == "" {
		next.To = was.To
	}
	return next
}
