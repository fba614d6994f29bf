package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"footnote/bot"
	"footnote/facts"
)

// wrongNames are the names of the fields of a correction, as they are typed and
// as the form has them.
var wrongNames = []string{"fact", "value", "from", "to", "why", "source", "locator", "quote"}

// wrongCommand proposes a correction of the last answer in the place, typed.
// Words without a name are the reason.
func (j *job) wrongCommand(ctx context.Context, args string) error {
	fields, ok := typedFields(args, wrongNames)
	if !ok {
		fields = Fields{"why": {args}}
	}
	if problem := j.firstWrong(fields); problem != "" {
		j.reply(problem + "\n" + j.text("For instance: wrong value: Ida Wren from: 1933 why: the almanac says so"))
		return nil
	}
	if problem, err := j.placeQuote(ctx, &j.e, fields); err != nil || problem != "" {
		j.reply(problem)
		return err
	}
	slip, err := j.lastAnswer(ctx)
	if err != nil {
		return err
	}
	pages, err := j.slip(ctx, slip)
	if err != nil {
		return err
	}
	used, err := j.used(ctx, pages)
	if err != nil {
		return err
	}
	if len(used) == 0 {
		j.reply(j.text("I have given you no answer here that rests on facts."))
		return nil
	}
	i, ok := numbered(used, fields.Get("fact"))
	if !ok {
		j.reply(j.whichFact(used))
		return nil
	}
	fields["fact"] = []string{used[i].ID}
	return j.proposeCorrection(ctx, slip, fields)
}

// firstWrong is the first thing that is wrong with a typed correction; empty
// for none.
func (j *job) firstWrong(f Fields) string {
	name, problem := firstOf(checkWrong(j.phrases(), f), wrongNames)
	if f.Get(name) != "" {
		return name + ": " + problem
	}
	return problem
}

// numbered is the fact that is meant by its number, from 1. One alone need not
// be numbered.
func numbered(used []facts.Statement, text string) (i int, ok bool) {
	if text == "" {
		return 0, len(used) == 1
	}
	n, err := strconv.Atoi(text)
	return n - 1, err == nil && 1 <= n && n <= len(used)
}

// whichFact asks which of the facts is wrong.
func (j *job) whichFact(used []facts.Statement) string {
	lines := []string{j.text("The answer rests on several facts. Say which one is wrong by its number, for instance: wrong fact: 1 value: …")}
	for i, s := range used[:min(len(used), mostListed)] {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, j.describe(&s)))
	}
	return strings.Join(lines, "\n")
}

// lastAnswer is the slip that the event points to or, without one, of the last
// answer to its author in the room, or in the thread that it was said in; empty
// if there is none.
func (j *job) lastAnswer(ctx context.Context) (string, error) {
	if j.e.Value != "" {
		return j.e.Value, nil
	}
	mine, err := j.kept.AskedBy(ctx, j.e.Place.Network, j.e.Author, mostListed)
	if err != nil {
		return "", fmt.Errorf("look for the last answer: %w", err)
	}
	here := func(p bot.Place) bool { return roomOf(p) == roomOf(j.e.Place) }
	if p := j.e.Place; j.e.Kind == Said && p.Thread != "" && p.Thread != j.e.Message {
		here = func(other bot.Place) bool { return other == p }
	}
	for _, x := range mine {
		if here(x.Place) && x.Post.Reply != nil && len(x.Post.Reply.Statements) > 0 {
			return slipAt(x.ID), nil
		}
	}
	return "", nil
}

// typedFields reads "name: value name: value" with these names; ok is false if
// the text does not begin with one. What takes several values has them with
// commas or spaces between.
func typedFields(text string, names []string) (f Fields, ok bool) {
	f = make(Fields)
	name := ""
	for _, word := range strings.Fields(text) {
		if before, ok := strings.CutSuffix(strings.ToLower(word), ":"); ok && slices.Contains(names, before) {
			name = before
			f[name] = nil
			continue
		}
		if name == "" {
			return nil, false
		}
		f[name] = append(f[name], word)
	}
	for name, words := range f {
		value := strings.TrimSuffix(strings.Join(words, " "), ",")
		f[name] = []string{value}
		if name == "readings" || name == "moderators" {
			f[name] = strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
		}
	}
	return f, true
}
