package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/facts"
)

// wrongForm asks what is wrong with an answer; nil if it used no statement.
func (d *Desk) wrongForm(ctx context.Context, e *Event) (*Form, error) {
	pages, err := d.slip(ctx, e.Value)
	if err != nil || len(pages) == 0 || !d.job(*e).maySee(&pages[0]) {
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
	j := d.job(*e)
	if j.room, err = d.kept.Room(ctx, e.Place.Network, e.Place.Room); err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	f := &Form{
		Name: FormWrong, Value: e.Value, Title: j.text("This is wrong"), Submit: j.text("Propose"),
		Intro: j.text("Moderators see what you propose, with your name, before anything changes."),
		Fields: []Field{
			{Name: "fact", Label: j.text("Which fact is wrong?"), Kind: Choice, Options: j.factOptions(used), Initial: []string{used[0].ID}},
			{Name: "value", Label: j.text("What should it say instead?"), Hint: j.text("The name, number or words that are right, such as: Ida Wren. Leave it empty if that part is right."), Kind: Line, Optional: true},
			{Name: "from", Label: j.text("Since when, or on which day?"), Hint: j.text("Such as 2022, 2022-02 or 2022-02-14."), Kind: Line, Optional: true},
			{Name: "to", Label: j.text("Until when?"), Hint: j.text("Such as 2023-10, or .. if it still holds."), Kind: Line, Optional: true},
			{Name: "why", Label: j.text("Why?"), Hint: j.text("Enough by itself if the fact should simply go."), Kind: Lines, Optional: true},
		},
	}
	if len(readings) > 0 {
		f.Fields = append(f.Fields,
			Field{Name: "source", Label: j.text("Where does it stand?"), Hint: j.text("Without a reading, it rests on your word."), Kind: Choice, Options: sourceOptions(readings), Optional: true},
			Field{Name: "locator", Label: j.text("At which place in it?"), Hint: j.text("A page or paragraph, such as ¶ 9."), Kind: Line, Optional: true},
			Field{Name: "quote", Label: j.text("The words that say so"), Hint: j.text("As they stand in the reading; the place is found by them."), Kind: Lines, Optional: true})
	}
	return f, nil
}

// used are the statements that an answer used and that still count.
func (d *Desk) used(ctx context.Context, pages []Delivery) ([]facts.Statement, error) {
	var used []facts.Statement
	reply := whole(pages)
	if reply == nil {
		return nil, nil
	}
	for _, id := range reply.Statements {
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

func (j *job) factOptions(statements []facts.Statement) []Option {
	var all []Option
	for _, s := range statements[:min(len(statements), mostOptions)] {
		all = append(all, Option{s.ID, j.describe(&s)})
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

// checkWrong finds what is wrong with what was filled in.
func checkWrong(p phrase.Printer, f Fields) map[string]string {
	problems := make(map[string]string)
	if f.Get("value") == "" && f.Get("from") == "" && f.Get("to") == "" && f.Get("why") == "" {
		problems["value"] = p.Say("Say what is right, or why the fact is wrong.")
	}
	for _, name := range []string{"from", "to"} {
		if text := f.Get(name); text != "" {
			if _, err := facts.ParseDate(text); err != nil {
				problems[name] = p.Say("Write it as 2022, 2022-02 or 2022-02-14.")
			}
		}
	}
	if len(problems) == 0 && backwards(f.Get("from"), f.Get("to")) {
		problems["to"] = p.Say("That is before it begins.")
	}
	if f.Get("source") == "" && f.Get("locator") != "" && f.Get("quote") == "" { // a quote is found by itself
		problems["source"] = p.Say("Choose the reading that it stands in.")
	}
	return problems
}

// proposeCorrection keeps what somebody proposed about an answer, and asks the
// moderators.
func (j *job) proposeCorrection(ctx context.Context, slip string, f Fields) error {
	pages, err := j.slip(ctx, slip)
	if err != nil {
		return err
	}
	if len(pages) == 0 || !j.maySee(&pages[0]) {
		j.tell(j.text(noLonger))
		return nil
	}
	used, err := j.used(ctx, pages)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(used, func(s facts.Statement) bool { return s.ID == f.Get("fact") })
	if i < 0 {
		j.tell(j.text("That fact has been changed in the meantime; look at the answer again."))
		return nil
	}
	c := Correction{
		ID: slipOf(&Delivery{Place: j.e.Place, Question: j.e.Key}), Statement: used[i].ID, Why: f.Get("why"),
		Author: j.e.Author, At: j.e.At.UTC(), Place: pages[0].Place, Delivery: pages[0].ID,
	}
	if problem, err := j.propose(ctx, &c, &used[i], f); err != nil || problem != "" {
		j.tell(problem)
		return err
	}
	j.tell(j.text("Thank you. The moderators will look at it, and the answer changes if they accept it."))
	return j.askReviewers(ctx, &c)
}

// propose keeps a correction of a statement, with the statement as it should be
// if that was said. The problem, if there is one, is for its author.
func (j *job) propose(ctx context.Context, c *Correction, wrong *facts.Statement, f Fields) (problem string, err error) {
	if instead, ok := corrected(*wrong, f); ok {
		if same(&instead, wrong) {
			return j.text("That is what the fact says already."), nil
		}
		id, err := j.base.Add(ctx, instead, c.Place.Network+" "+c.Author)
		switch {
		case errors.Is(err, facts.ErrInvalid):
			return j.text("That could not be recorded: %s.", root(err).Error()), nil
		case err != nil:
			return "", fmt.Errorf("record what is proposed: %w", err)
		}
		c.Instead = id
	}
	if err := j.kept.Propose(ctx, *c); err != nil {
		return "", fmt.Errorf("propose correction: %w", err)
	}
	return "", nil
}

// root is the error at the bottom of err, without what was being done.
func root(err error) error {
	for {
		deeper := errors.Unwrap(err)
		if deeper == nil {
			return err
		}
		err = deeper
	}
}
