package terminal

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"footnote/bot/answer"
)

const (
	leastColumn = 14 // narrower cells are lists of broken words
	mostNames   = 20 // columns for the names of rows
)

// table draws a table with lines between its rows and columns or, where it would
// be too narrow and where lines may have any length, a line a row.
func (p *page) table(t *answer.Table) {
	widths := columns(t, p.style.Width)
	if widths == nil {
		for _, line := range t.Lines() {
			p.add(block{mark: "- ", text: line})
		}
		return
	}
	head := make([]answer.Point, len(t.Head))
	for i, name := range t.Head {
		head[i] = answer.Point{Text: name}
	}
	p.rule(widths, "┌┬┐")
	p.row(widths, head, leadLook)
	for _, row := range t.Rows {
		p.rule(widths, "├┼┤")
		p.row(widths, row, nil)
	}
	p.rule(widths, "└┴┘")
}

// columns are the widths of the columns in a table of that width, which has room
// for them; nil if it has not.
func columns(t *answer.Table, width int) []int {
	n := len(t.Head) - 1
	if n < 1 {
		return nil
	}
	names := 0
	for _, row := range t.Rows {
		names = max(names, min(ansi.StringWidth(answer.Plain(row[0].Text)), mostNames))
	}
	each := (width - len("│ ") - names - n*len(" | ") - len(" |")) / n
	if each < leastColumn {
		return nil
	}
	widths := []int{names}
	for range n {
		widths = append(widths, each)
	}
	return widths
}

// rule draws a line between rows.
func (p *page) rule(widths []int, corners string) {
	parts := make([]string, len(widths))
	for i, width := range widths {
		parts[i] = strings.Repeat("─", width+2)
	}
	c := []rune(corners)
	p.text.WriteString(p.style.paint(faintLook, string(c[0])+strings.Join(parts, string(c[1]))+string(c[2])) + "\n")
}

// row draws a row, which is as high as its highest cell.
func (p *page) row(widths []int, cells []answer.Point, look ansi.Style) {
	lines := make([][]string, len(cells))
	most := 0
	for i, cell := range cells {
		lines[i] = wrap(answer.Plain(cell.Text), answer.Marks(cell.Notes), widths[i])
		most = max(most, len(lines[i]))
	}
	bar := p.style.paint(faintLook, "│")
	for n := range most {
		p.text.WriteString(bar)
		for i, width := range widths {
			line := ""
			if n < len(lines[i]) {
				line = lines[i][n]
			}
			room := strings.Repeat(" ", max(0, width-ansi.StringWidth(line)))
			p.text.WriteString(" " + p.style.paint(look, line) + room + " " + bar)
		}
		p.text.WriteString("\n")
	}
}
