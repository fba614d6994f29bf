package member

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/bot/post"
	"footnote/bot/study"
)

// shownRows is how many members are told in words; the file has all.
const shownRows = 30

// orders are the ways to sort a roll, by their names: most first.
var orders = map[string]func(x, y *Row) int{
	"questions": func(x, y *Row) int { return cmp.Compare(y.Questions, x.Questions) },
	"proposals": func(x, y *Row) int { return cmp.Compare(y.Proposals, x.Proposals) },
	"quiz":      func(x, y *Row) int { return cmp.Or(cmp.Compare(y.Right, x.Right), cmp.Compare(x.Answered, y.Answered)) },
	"name":      func(x, y *Row) int { return cmp.Compare(x.Member, y.Member) },
	"last":      func(x, y *Row) int { return y.Last.Compare(x.Last) },
}

// A rollWish is what follows the command for the roll.
type rollWish struct {
	by     string
	export bool
}

// readWish reads "by questions export"; ok is false for anything else. Nothing
// sorts by name.
func readWish(args string) (w rollWish, ok bool) {
	w.by = "name"
	words := strings.Fields(strings.ToLower(strings.TrimRight(args, ".!?")))
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == "export" || words[i] == "csv":
			w.export = true
		case words[i] == "by" && i+1 < len(words) && orders[words[i+1]] != nil:
			i++
			w.by = words[i]
		default:
			return w, false
		}
	}
	return w, true
}

// spokenRoll reports whether what follows the command is no question.
func spokenRoll(args string) bool {
	_, ok := readWish(args)
	return ok
}

// roll tells a moderator what each member did in the room since its record was
// opened.
func (f *Feature) roll(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	w, ok := readWish(a.Text)
	if !ok {
		return a.Reply(a.Say("Write: members, members by questions, members by proposals, members by quiz; with “export” behind it, it comes as a file.")), nil
	}
	since, refusal, err := f.mayRoll(ctx, a)
	if err != nil || refusal != "" {
		return a.Reply(refusal), err
	}
	m, err := f.member(ctx, a)
	if err != nil || m.homeless() {
		return privately(a, &m), err
	}
	rows, err := f.records.Roll(ctx, a.Place.Network, a.Place.Room, since)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(rows, func(x, y Row) int { return orders[w.by](&x, &y) })
	p := post.Post{Note: tellRoll(a, rows, since)}
	if w.export && len(rows) > 0 {
		data, err := table(rows)
		if err != nil {
			return nil, err
		}
		p.File = &post.File{Name: "members.csv", Type: "text/csv", Data: data}
	}
	return privately(a, &m, p), nil
}

// mayRoll finds out since when the record of the act's room is open to its
// member, or why it is not.
func (f *Feature) mayRoll(ctx context.Context, a *study.Act) (since time.Time, refusal string, err error) {
	if a.Direct {
		return since, a.Say("Ask that in the room that it is about. In a conversation of our own nobody sees anything but their own data: my data"), nil
	}
	moderates, err := a.Around.Moderates(ctx)
	if err != nil {
		return since, "", fmt.Errorf("look whether a member moderates: %w", err)
	}
	if !moderates {
		return since, a.Say("Only who moderates this room may see that, and only where its record is open. Your own data: my data"), nil
	}
	since, err = f.records.Opened(ctx, a.Place.Network, a.Place.Room)
	if err == nil && since.IsZero() {
		refusal = a.Say("The record of this room is closed, so nobody sees what others did. It is opened by: settings record: open. Then everyone here is told, and it begins from there.")
	}
	return since, refusal, err
}

// tellRoll tells the rows in words.
func tellRoll(a *study.Act, rows []Row, since time.Time) string {
	from := a.Phrases.Moment(since.UTC())
	if len(rows) == 0 {
		return a.Say("Nobody has asked, proposed or played openly since the record was opened on %s.", from)
	}
	lines := []string{a.Say("What members did openly in the room where you asked, since its record was opened on %s:", from)}
	for i := range rows[:min(len(rows), shownRows)] {
		lines = append(lines, "- "+a.Around.Mention(rows[i].Member)+": "+rows[i].tell(a))
	}
	if more := len(rows) - shownRows; more > 0 {
		lines = append(lines, a.Say("And %d more. All of them, as a file: members export", more))
	}
	return strings.Join(lines, "\n")
}

// tell tells the numbers of a row that are not 0.
func (r *Row) tell(a *study.Act) string {
	var all []string
	if r.Questions > 0 {
		all = append(all, a.Say("%d questions", r.Questions))
	}
	if r.Proposals > 0 {
		all = append(all, a.Say("%d proposals", r.Proposals))
	}
	if r.Answered > 0 {
		all = append(all, a.Say("%d of %d quiz answers right", r.Right, r.Answered))
	}
	if len(all) == 0 {
		return a.Say("nothing yet")
	}
	return strings.Join(all, ", ")
}

// table is the roll as CSV, with times in UTC.
func table(rows []Row) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	lines := [][]string{{"member", "questions", "proposals", "quiz_right", "quiz_answered", "last"}}
	for i := range rows {
		r := &rows[i]
		lines = append(lines, []string{
			harmless(r.Member), strconv.Itoa(r.Questions), strconv.Itoa(r.Proposals), strconv.Itoa(r.Right), strconv.Itoa(r.Answered),
			r.Last.UTC().Format(time.RFC3339),
		})
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("write the roll: %w", err)
	}
	return out.Bytes(), nil
}

// harmless is a cell that no spreadsheet takes for a formula, as many do with
// what begins with one of these signs: it has an apostrophe ahead of it, as
// OWASP's "CSV Injection" advises.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
