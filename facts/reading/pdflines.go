package reading

import (
	"math"
	"regexp"
	"slices"
	"strconv"

	"footnote/facts"
)

// A pdfLine is a line on a page, with where it stands in points from the left
// and the bottom.
type pdfLine struct {
	text              string
	page              int
	left, right, base float64 // base is the line that the letters stand on
	size              float64 // of its font
	bold              bool
	margin, edge      float64 // where full lines around it begin and end
}

// width is about that of one character.
func (l *pdfLine) width() float64 { return (l.right - l.left) / float64(max(1, utf16Length(l.text))) }

// merged are the lines with those made one that the engine took for two, for a
// note's mark stands higher between them, and without those that have no word,
// such as the dots of a list.
func merged(lines []pdfLine) []pdfLine {
	var out []pdfLine
	for _, b := range lines {
		if noWord(b.text) {
			continue
		}
		if n := len(out); n > 0 && goesOn(&out[n-1], &b) {
			a := &out[n-1]
			a.text += " " + b.text
			a.right, a.bold, a.size = b.right, a.bold && b.bold, max(a.size, b.size)
			a.base = min(a.base, b.base)
			continue
		}
		out = append(out, b)
	}
	return out
}

// goesOn reports whether a line goes on right after another, at about its
// height.
func goesOn(a, b *pdfLine) bool {
	size := max(a.size, b.size)
	return a.page == b.page && math.Abs(a.base-b.base) < 0.6*size && b.left > a.right-1 && b.left < a.right+size
}

// setEdges finds out where full lines begin and end: as far out as any does near
// by that begins as far left, but for an indent.
func setEdges(lines []pdfLine) {
	const near, indent = 12, 2.6
	for i := range lines {
		l := &lines[i]
		l.margin, l.edge = l.left, l.right
		for j := max(0, i-near); j < min(len(lines), i+near+1); j++ {
			if o := &lines[j]; o.page == l.page && math.Abs(o.left-l.left) < indent*l.size && !differ(o.size, l.size) {
				l.margin, l.edge = min(l.margin, o.left), max(l.edge, o.right)
			}
		}
	}
}

// differ reports whether two font sizes are not the same but for rounding.
func differ(a, b float64) bool { return math.Abs(a-b) > 0.1*max(a, b) }

// bodySize is the size of the font that most of the text has.
func bodySize(lines []pdfLine) float64 {
	sizes := make(map[float64]int)
	for i := range lines {
		sizes[math.Round(2*lines[i].size)/2] += len(lines[i].text)
	}
	size, most := 0.0, 0
	for s, n := range sizes {
		if n > most || n == most && s < size {
			size, most = s, n
		}
	}
	return size
}

var (
	pageNumber = regexp.MustCompile(`^(?i:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*((?i:of|/)\s*\d{1,4})?$|^[ivxl]{1,6}$`)
	digits     = regexp.MustCompile(`\d+`)
	// printed is what browsers put around a page that they print.
	printed = regexp.MustCompile(`^(\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}\s?[AP]M\s.*|(file|https?)://\S+\s+\d+/\d+)$`)
	// noteMark begins a note at the foot of a page.
	noteMark = regexp.MustCompile(`^([*†‡§¶]{1,3}|\d{1,3}|\[\d{1,3}\])\s?\S`)
)

// bigger is how much bigger than the text a heading is.
const bigger = 1.12

// withoutRunningHeads leaves out page numbers, and what stands at the top or
// the bottom of several pages with no more than numbers changing. A title may
// be the running head too; it is kept where it is set big.
func withoutRunningHeads(lines []pdfLine, size float64) []pdfLine {
	seen := make(map[string]int)
	pages := 0
	var edges []int
	for page := range pagesOf(lines) {
		pages++
		edges = append(edges, page.edges(lines)...)
	}
	for _, i := range edges {
		seen[headKey(&lines[i])]++
	}
	drop := make(map[int]bool)
	for _, i := range edges {
		l := &lines[i]
		often := seen[headKey(l)]
		head := l.size < bigger*size && (often >= 3 && 3*often >= pages || pages == 2 && often == 2)
		number := pageNumber.MatchString(l.text) && (pages > 1 || digits.FindString(l.text) == strconv.Itoa(l.page))
		drop[i] = head || number || printed.MatchString(l.text)
	}
	for page := range pagesOf(lines) {
		if i := page.aloneAtTop(lines, size); i >= 0 {
			drop[i] = true
		}
	}
	var out []pdfLine
	for i := range lines {
		if !drop[i] {
			out = append(out, lines[i])
		}
	}
	return out
}

// headKey is the same for the same running head on other pages.
func headKey(l *pdfLine) string { return digits.ReplaceAllString(facts.Fold(l.text), "#") }

// A pageRange is the indexes of the lines of one page.
type pageRange struct{ start, end int }

// pagesOf goes through the pages.
func pagesOf(lines []pdfLine) func(yield func(pageRange) bool) {
	return func(yield func(pageRange) bool) {
		for start := 0; start < len(lines); {
			end := start
			for end < len(lines) && lines[end].page == lines[start].page {
				end++
			}
			if !yield(pageRange{start, end}) {
				return
			}
			start = end
		}
	}
}

// edges are the lines that may be running heads: the two highest and the two
// lowest.
func (p pageRange) edges(lines []pdfLine) []int {
	const edge = 2
	var all []int
	for i := p.start; i < p.end; i++ {
		all = append(all, i)
	}
	slices.SortStableFunc(all, func(i, j int) int { return int(math.Copysign(1, lines[j].base-lines[i].base)) })
	if len(all) <= 2*edge {
		return all
	}
	return append(all[:edge:edge], all[len(all)-edge:]...)
}

// aloneAtTop is the line that stands alone above the text of a page that is not
// the first, and is no heading and no sentence; -1 if there is none.
func (p pageRange) aloneAtTop(lines []pdfLine, size float64) int {
	edges := p.edges(lines)
	if len(edges) < 3 || lines[p.start].page == lines[0].page {
		return -1
	}
	top, next := &lines[edges[0]], &lines[edges[1]]
	if top.base-next.base < 2.2*size || top.size > 1.05*size || top.bold || ended(top.text) {
		return -1
	}
	return edges[0]
}

// notesLast moves the notes at the feet of pages to the end, for the text goes
// on from page to page above them.
func notesLast(lines []pdfLine, size float64) []pdfLine {
	var text, notes []pdfLine
	for page := range pagesOf(lines) {
		foot := page.end
		for i := page.end - 1; i > page.start && lines[i].size < 0.95*size; i-- {
			if noteMark.MatchString(lines[i].text) {
				foot = i
			}
		}
		text = append(text, lines[page.start:foot]...)
		notes = append(notes, lines[foot:page.end]...)
	}
	return append(text, notes...)
}
