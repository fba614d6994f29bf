package post

import "footnote/bot/answer"

// plainTable is the table with all its texts as lines.
func plainTable(t *answer.Table) *answer.Table {
	lines := &answer.Table{Head: make([]string, len(t.Head)), Rows: make([][]answer.Point, len(t.Rows))}
	for i, text := range t.Head {
		lines.Head[i] = answer.Plain(text)
	}
	for i, row := range t.Rows {
		for _, cell := range row {
			lines.Rows[i] = append(lines.Rows[i], answer.Point{Text: answer.Plain(cell.Text), Notes: cell.Notes})
		}
	}
	return lines
}

// MarkedCell is the text of a cell with the marks of what it rests on.
func MarkedCell(cell answer.Point) string { return cell.Text + answer.Marks(cell.Notes) }

// rows is the table with some of its rows; nil for none.
func rows(t *answer.Table, indexes []int) *answer.Table {
	if len(indexes) == 0 {
		return nil
	}
	some := &answer.Table{Head: t.Head}
	for _, i := range indexes {
		some.Rows = append(some.Rows, t.Rows[i])
	}
	return some
}
