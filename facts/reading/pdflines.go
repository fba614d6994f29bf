package reading

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"footnote/facts"
)

// A pdfLine is a line on a page, with where it stands in points from the left
// and the bottom.
type pdfLine struct {
	text                string
	page                int
	left, right, bottom float64
	size                float64 // of its font
}

// pdfDocument makes paragraphs of lines: a PDF knows none.
func pdfDocument(lines []pdfLine) *document {
	lines = withoutRunningHeads(lines)
	l := layoutOf(lines)
	d := new(document)
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && !l.parts(&lines[end-1], &lines[end]) {
			end++
		}
		d.add(l.kind(lines[start:end]), lines[start].page, joinLines(lines[start:end]))
		start = end
	}
	d.pdfTitle()
	return d
}

// A layout is how the lines of a PDF mostly stand.
type layout struct {
	size  float64 // of the font that most of the text has
	pitch float64 // from one line to the next
	right float64 // where full lines end
}

func layoutOf(lines []pdfLine) layout {
	sizes := make(map[float64]int)
	var pitches, rights []float64
	for i := range lines {
		sizes[math.Round(2*lines[i].size)/2] += len(lines[i].text)
		rights = append(rights, lines[i].right)
		if i > 0 && lines[i].page == lines[i-1].page {
			if gap := lines[i-1].bottom - lines[i].bottom; gap > 1 {
				pitches = append(pitches, gap)
			}
		}
	}
	l := layout{pitch: quantile(pitches, 0.4), right: quantile(rights, 0.8)}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size < l.size {
			l.size, most = size, n
		}
	}
	return l
}

func quantile(v []float64, q float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[int(q*float64(len(v)-1))]
}

// parts reports whether a paragraph ends between two lines.
func (l *layout) parts(a, b *pdfLine) bool {
	ends := strings.ContainsAny(lastRune(a.text), ".?!:”\"…")
	down := a.bottom - b.bottom
	pitch := l.pitch
	if a.size > l.size {
		pitch = max(pitch, 1.15*a.size)
	}
	switch {
	case differ(a.size, b.size), listMark.MatchString(b.text):
		return true
	case a.page != b.page || down < -l.pitch: // the next page or column
		return ends || beginsUpper(b.text) && a.right < 0.85*l.right
	case down > 1.35*pitch:
		return true
	case b.left > a.left+1.2*b.size && ends: // indented
		return true
	}
	return ends && a.right < 0.8*l.right
}

// differ reports whether two font sizes are not the same but for rounding.
func differ(a, b float64) bool { return math.Abs(a-b) > 0.1*max(a, b) }

// maxPDFHeading is how long a heading may be, in bytes.
const maxPDFHeading = 200

// kind tells headings by their size.
func (l *layout) kind(lines []pdfLine) facts.PassageKind {
	n := 0
	for i := range lines {
		n += len(lines[i].text)
	}
	if lines[0].size > 1.12*l.size && n <= maxPDFHeading {
		return facts.HeadingPassage
	}
	return facts.ParagraphPassage
}

// hyphens are what the engine puts where a word is broken at the end of a line.
const hyphens = "\u00AD\uFFFE\x02"

// joinLines is the text of a paragraph on one line.
func joinLines(lines []pdfLine) string {
	var b strings.Builder
	for i := range lines {
		text := lines[i].text
		if i+1 < len(lines) {
			if whole := strings.TrimRight(text, hyphens); whole != text {
				b.WriteString(whole)
				continue
			}
			if !strings.HasSuffix(text, "-") {
				text += " "
			}
		}
		b.WriteString(text)
	}
	return oneLine(strings.Map(func(r rune) rune {
		if strings.ContainsRune(hyphens, r) {
			return -1
		}
		return r
	}, b.String()))
}

var (
	pageNumber = regexp.MustCompile(`^(?i:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*((?i:of|/)\s*\d{1,4})?$`)
	digits     = regexp.MustCompile(`\d+`)
	// printed is what browsers put around a page that they print.
	printed = regexp.MustCompile(`^(\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}\s?[AP]M\s.*|(file|https?)://\S+\s+\d+/\d+)$`)
)

// edge is how many lines at the top and at the bottom of a page may be running
// heads.
const edge = 2

// withoutRunningHeads leaves out page numbers, and what stands at the top or
// the bottom of several pages with no more than numbers changing.
func withoutRunningHeads(lines []pdfLine) []pdfLine {
	seen := make(map[string]int)
	pages := 0
	eachEdge(lines, func(i int) { seen[headKey(&lines[i])]++ })
	for i := range lines {
		if i == 0 || lines[i].page != lines[i-1].page {
			pages++
		}
	}
	drop := make(map[int]bool)
	eachEdge(lines, func(i int) {
		often := seen[headKey(&lines[i])]
		text := lines[i].text
		drop[i] = often >= 3 && 3*often >= pages || printed.MatchString(text) ||
			pageNumber.MatchString(text) && (pages > 1 || text == strconv.Itoa(lines[i].page))
	})
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

// eachEdge calls visit for the lines at the edges of the pages.
func eachEdge(lines []pdfLine, visit func(i int)) {
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].page == lines[start].page {
			end++
		}
		for i := start; i < end; i++ {
			if i < start+edge || i >= end-edge {
				visit(i)
			}
		}
		start = end
	}
}

// pdfTitle takes a heading at the beginning for the title.
func (d *document) pdfTitle() {
	if len(d.blocks) > 1 && d.blocks[0].kind == facts.HeadingPassage {
		d.blocks[0].kind = facts.TitlePassage
		d.source.Title = cmp.Or(d.source.Title, oneLine(d.parts[0]))
	}
}
