package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"footnote/bot/question"
	"footnote/facts"
)

// A Table sets things side by side: a column for each, headed by its name, and a
// row for each relation that one of them stands in. The first cell of a row names
// the relation; the head's first is empty. All rows have as many cells as the
// head.
type Table struct {
	Head []string
	Rows [][]Point
}

// Lines are the rows in words, a line each, with the marks of their footnotes:
// "leader: Larn: Ada Holt [1]; Sudbury: (not said)".
func (t *Table) Lines() []string {
	var lines []string
	for _, row := range t.Rows {
		var cells []string
		for i, cell := range row[1:] {
			cells = append(cells, t.Head[i+1]+": "+cell.Text+Marks(cell.Notes))
		}
		lines = append(lines, row[0].Text+" – "+strings.Join(cells, "; "))
	}
	return lines
}

// Notes are the footnotes that the table has marks of, in its order.
func (t *Table) Notes() []int {
	var all []int
	if t == nil {
		return nil
	}
	for _, row := range t.Rows {
		for _, cell := range row {
			all = append(all, cell.Notes...)
		}
	}
	return all
}

// With is the table with the rows of another one below its own; either may be nil.
func (t *Table) With(more *Table) *Table {
	switch {
	case t == nil:
		return more
	case more == nil:
		return t
	}
	return &Table{Head: t.Head, Rows: slices.Concat(t.Rows, more.Rows)}
}

// What a table has room for.
const (
	mostRows    = 8
	mostColumns = 4
	mostInCell  = 3
)

// A cellKey is the relation that a row is about: a property or, of those that
// stand in it as the value, the property the other way round.
type cellKey struct {
	property string
	asValue  bool
}

// table sets the things that are compared side by side, those relations first
// that several stand in. It is nil unless something is said of two of them at
// least.
func (c *composer) table() *Table {
	topics := c.w.topics[:min(len(c.w.topics), mostColumns)]
	cells := make(map[cellKey][][]candidate)
	var order []cellKey
	for _, x := range c.ranks {
		for i, topic := range topics {
			k, ok := c.relates(&x, topic)
			if !ok {
				continue
			}
			if cells[k] == nil {
				cells[k] = make([][]candidate, len(topics))
				order = append(order, k)
			}
			cells[k][i] = append(cells[k][i], x)
		}
	}
	shared := func(k cellKey) int {
		return len(slices.DeleteFunc(slices.Clone(cells[k]), func(in []candidate) bool { return len(in) == 0 }))
	}
	slices.SortStableFunc(order, func(a, b cellKey) int { return shared(b) - shared(a) })
	order = order[:min(len(order), mostRows)]
	told := make([]bool, len(topics))
	for _, k := range order {
		for i := range topics {
			told[i] = told[i] || len(cells[k][i]) > 0
		}
	}
	if len(order) == 0 || shared(order[0]) < 2 && len(slices.DeleteFunc(told, func(is bool) bool { return !is })) < 2 {
		return nil
	}
	return c.tabulate(topics, order, cells)
}

// relates says in which row the statement belongs to the column of the topic.
func (c *composer) relates(x *candidate, topic question.Mention) (cellKey, bool) {
	p := c.lex.Property(x.Property)
	switch {
	case x.missing || x.holding == facts.No || c.w.reasonLike(x) || c.lex.Compares(x.Property):
		return cellKey{}, false
	case topic.Has(x.Subject.ID):
		return cellKey{property: x.Property}, true
	case x.Value.Kind == facts.EntityValue && topic.Has(x.Value.Entity.ID) && len(p.Nouns) > 0:
		return cellKey{x.Property, true}, true
	}
	return cellKey{}, false
}

// tabulate writes the table.
func (c *composer) tabulate(topics []question.Mention, order []cellKey, cells map[cellKey][][]candidate) *Table {
	t := &Table{Head: []string{""}}
	for _, topic := range topics {
		t.Head = append(t.Head, topic.Entities[0].Label)
	}
	for _, k := range order {
		row := []Point{{Text: c.rowLabel(k)}}
		for _, in := range cells[k] {
			row = append(row, c.cell(k, in))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (c *composer) rowLabel(k cellKey) string {
	p := c.lex.Property(k.property)
	if k.asValue {
		return c.say("as %s", p.Nouns[0])
	}
	return cmp.Or(p.Label, p.ID, k.property)
}

// cell tells the statements of one thing in one relation.
func (c *composer) cell(k cellKey, in []candidate) Point {
	if len(in) == 0 {
		return Point{Text: c.say("(the readings don't say)")}
	}
	statements := facts.InOrder(statementsOf(in))
	more := max(0, len(statements)-mostInCell)
	statements = statements[:len(statements)-more]
	var told []string
	var noted []*facts.Statement
	for i := range statements {
		s := &statements[i]
		noted = append(noted, s)
		if text := c.inCell(k, s); !slices.Contains(told, text) {
			told = append(told, text)
		}
		c.answers(strings.TrimSuffix(c.told(s), "."))
	}
	if more > 0 {
		told = append(told, c.say("and %s more", strconv.Itoa(more)))
	}
	return Point{Text: strings.Join(told, "; "), Notes: c.note(noted...)}
}

// inCell tells a statement where the relation and one side of it are known: by the
// other side and its time. What is hedged, or is about a part only, is told in
// full.
func (c *composer) inCell(k cellKey, s *facts.Statement) string {
	text := c.in.Value(s.Value)
	if k.asValue {
		text = s.Subject.Label
	}
	hedged := s.Certainty != "" && s.Certainty != facts.States
	if text == "" || s.Text != "" && (s.Of != "" || hedged) {
		return strings.TrimSuffix(c.attributed(s, c.told(s)), ".")
	}
	if held := c.heldText(s.Valid, true); held != "" && s.Valid.Known() {
		text += " (" + held + ")"
	}
	return c.attributed(s, text)
}
