package terminal

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
)

// Render writes the reply as text: the lead, a line a point with [1] marks,
// the caveats, the nearest that the readings say, the footnotes and the offers
// as a numbered list. It ends in a newline, and writes nothing for a reply that
// says nothing. The error is the writer's.
func Render(w io.Writer, r bot.Reply, style Style) error {
	p := newPage(style)
	p.reply(r, true)
	return p.writeTo(w)
}

// A page is text being laid out.
type page struct {
	style Style
	text  strings.Builder
}

func newPage(style Style) *page {
	if style.Width > 0 {
		style.Width = max(style.Width, minWidth)
	}
	return &page{style: style}
}

// reply lays a whole reply out, its offers only where they can be picked.
func (p *page) reply(r bot.Reply, offers bool) {
	p.body(r)
	p.nearest(r)
	p.footnotes(r)
	if offers {
		p.offers(r)
	}
}

func (p *page) writeTo(w io.Writer) error {
	if _, err := io.WriteString(w, p.text.String()); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return nil
}

// A block is a paragraph: what follows the first line of its text hangs below
// that text, to the right of its mark.
type block struct {
	mark  string // "- ", "[1] "; plain
	text  string
	notes string // " [1][2]", kept on one line with the last word
	look  ansi.Style
}

func (p *page) add(b block) {
	indent := ansi.StringWidth(b.mark)
	width := p.style.Width
	if width > 0 {
		width -= indent
	}
	lines := wrap(answer.Plain(b.text), b.notes, width)
	for i, line := range lines {
		notes := ""
		if rest, ok := strings.CutSuffix(line, b.notes); ok && i == len(lines)-1 {
			line, notes = rest, b.notes
		}
		if i == 0 {
			p.text.WriteString(p.style.paint(noteLook, b.mark))
		} else {
			p.text.WriteString(strings.Repeat(" ", indent))
		}
		p.text.WriteString(p.style.paint(b.look, line) + p.style.paint(noteLook, notes) + "\n")
	}
}

// The looks of the parts of an answer: one colour, and weight.
var (
	leadLook  = ansi.Style{}.Bold()
	noteLook  = ansi.Style{}.ForegroundColor(ansi.Cyan)
	faintLook = ansi.Style{}.Faint()
)

func (p *page) body(r bot.Reply) {
	if r.Lead != "" {
		p.add(block{text: r.Lead, notes: answer.Marks(r.LeadNotes), look: leadLook})
	}
	for _, point := range r.Points {
		p.add(block{mark: "- ", text: point.Text, notes: answer.Marks(point.Notes)})
	}
	if r.Table != nil {
		p.table(r.Table)
	}
	for _, caveat := range r.Caveats {
		p.add(block{text: caveat})
	}
}

func (p *page) nearest(r bot.Reply) {
	if len(r.Nearest) == 0 {
		return
	}
	p.add(block{text: phrase.For(r.Language).Say("The nearest the readings say:")})
	for _, n := range r.Nearest {
		p.add(block{mark: "- ", text: cmp.Or(n.Text, n.Quote), notes: answer.Marks([]int{n.N})})
	}
}

// footnotes lists every place that a mark points to, once: those of the answer
// and those of what is nearest to it.
func (p *page) footnotes(r bot.Reply) {
	seen := make(map[int]bool)
	for _, list := range [][]answer.Footnote{r.Footnotes, r.Nearest} {
		for _, f := range list {
			if seen[f.N] {
				continue
			}
			seen[f.N] = true
			p.add(block{mark: "[" + strconv.Itoa(f.N) + "] ", text: answer.Cite(f.Source, f.Locator), look: faintLook})
			if !r.Tells(&f) {
				p.add(block{mark: "    ", text: `"` + f.Quote + `"`, look: faintLook})
			}
		}
	}
}

func (p *page) offers(r bot.Reply) {
	for i, o := range r.Offers {
		p.add(block{mark: strconv.Itoa(i+1) + ". ", text: o.Label})
	}
}
