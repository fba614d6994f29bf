package reading

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"footnote/facts"
)

// pdfDocument makes paragraphs of lines: a PDF knows none.
func pdfDocument(lines []pdfLine) *document {
	lines = merged(lines)
	size := bodySize(lines)
	lines = notesLast(withoutRunningHeads(lines, size), size)
	setEdges(lines)
	l := layoutOf(lines, size)
	d := new(document)
	var sizes []float64
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && !l.parts(&lines[end-1], &lines[end]) {
			end++
		}
		d.add(l.kind(lines[start:end]), lines[start].page, joinLines(lines[start:end]))
		for len(sizes) < len(d.blocks) {
			sizes = append(sizes, lines[start].size)
		}
		start = end
	}
	d.pdfFront(sizes, size)
	d.dropFurniture()
	return d
}

// A layout is how the lines of a PDF mostly stand.
type layout struct {
	size    float64 // of the font that most of the text has
	pitch   float64 // from one line to the next
	bold    bool    // most of the text is
	indents bool    // paragraphs begin with an indent
}

func layoutOf(lines []pdfLine, size float64) layout {
	var pitches []float64
	bold, indents := 0, 0
	for i := range lines {
		if lines[i].bold {
			bold++
		}
		if i == 0 || lines[i].page != lines[i-1].page || differ(lines[i].size, lines[i-1].size) {
			continue
		}
		if gap := lines[i-1].base - lines[i].base; gap > 1 {
			pitches = append(pitches, gap)
			if indented(&lines[i-1], &lines[i]) && endsParagraph(&lines[i-1]) {
				indents++
			}
		}
	}
	return layout{size: size, pitch: quantile(pitches, 0.4), bold: 2*bold > len(lines), indents: indents >= 3}
}

func quantile(v []float64, q float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[int(q*float64(len(v)-1))]
}

// indented reports whether a line begins a little to the right of the one
// above.
func indented(a, b *pdfLine) bool { return b.left > a.left+0.8*b.size && b.left < a.left+5*b.size }

func endsParagraph(l *pdfLine) bool { return ended(l.text) || strings.HasSuffix(l.text, ":") }

// parts reports whether a paragraph ends between two lines.
func (l *layout) parts(a, b *pdfLine) bool {
	ends := endsParagraph(a)
	down := a.base - b.base
	room := a.edge - a.right
	wasRoom := room > b.width()*float64(firstWord(b.text)+1)+1.5*a.size // for the first word of b
	capital := beginsUpper(b.text) || beginsDigit(b.text)
	pitch := l.pitch
	if a.size > l.size {
		pitch = max(pitch, 1.25*a.size)
	}
	switch {
	case differ(a.size, b.size):
		return true
	case listMark.MatchString(b.text) && (ends || wasRoom):
		return true
	case a.page != b.page || down < -l.pitch: // the next page or column
		return ends && (wasRoom || !l.indents || startsIndented(b)) || a.bold != b.bold || capital && room > 0.35*(a.edge-a.left)
	case down > 1.35*pitch, a.bold != b.bold && (wasRoom || down > 1.15*pitch):
		return true
	case a.size < bigger*l.size && centred(a, b):
		return true
	case ends && (wasRoom || indented(a, b)):
		return true
	}
	return beginsDigit(a.text) && beginsDigit(b.text) || capital && wasRoom && room > 0.35*(a.edge-a.left)
}

func firstWord(s string) int {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[:i]
	}
	return utf16Length(s)
}

// startsIndented reports whether a line is indented against those near by.
func startsIndented(l *pdfLine) bool { return l.left > l.margin+0.8*l.size }

// centred reports whether two lines have the same middle and different ends.
func centred(a, b *pdfLine) bool {
	return math.Abs(a.left+a.right-b.left-b.right) < 4 && math.Abs(a.left-b.left) > 0.5*a.size
}

// maxPDFHeading and maxBoldHeading are how long a heading may be that is set
// big, and one that is only bold, in bytes.
const (
	maxPDFHeading  = 200
	maxBoldHeading = 120
)

// kind tells headings by their size, or by their bold type.
func (l *layout) kind(lines []pdfLine) facts.PassageKind {
	n := 0
	bold := !l.bold
	for i := range lines {
		n += len(lines[i].text)
		bold = bold && lines[i].bold
	}
	last := &lines[len(lines)-1]
	switch {
	case lines[0].size > bigger*l.size && n <= maxPDFHeading,
		bold && n <= maxBoldHeading && !strings.ContainsAny(lastRune(last.text), ".,;:"):
		return facts.HeadingPassage
	}
	return facts.ParagraphPassage
}

// hyphens are what the engine puts where a word is broken at the end of a line.
const hyphens = "\u00AD\uFFFE\x02"

// hyphened is the first part of a word that has a hyphen also within a line.
var hyphened = regexp.MustCompile(`(?i)\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|self|well|vice|half)$`)

// joinLines is the text of a paragraph on one line.
func joinLines(lines []pdfLine) string {
	var b strings.Builder
	for i := range lines {
		text := lines[i].text
		if i+1 < len(lines) {
			if whole := strings.TrimRight(text, hyphens); whole != text || strings.HasSuffix(text, "‐") && beginsLower(lines[i+1].text) {
				b.WriteString(strings.TrimSuffix(whole, "‐"))
				if beginsUpper(lines[i+1].text) || hyphened.MatchString(whole) {
					b.WriteByte('-')
				}
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

// pdfFront finds the title, which is the biggest heading on the first page, the
// subtitle, and the author's name below it.
func (d *document) pdfFront(sizes []float64, body float64) {
	title := -1
	for i := range d.blocks {
		if d.blocks[i].page > 1 {
			break
		}
		if d.blocks[i].kind == facts.HeadingPassage && (title < 0 || sizes[i] > 1.1*sizes[title]) {
			title = i
		}
	}
	if title < 0 || title > maxBefore || title == len(d.blocks)-1 || title > 0 && sizes[title] < bigger*body {
		return
	}
	d.blocks[title].kind = facts.TitlePassage
	d.source.Title = oneLine(d.parts[title])
	d.readFront(title)
	d.pdfNames(title)
	if title+2 >= len(d.blocks) {
		return
	}
	below, after := &d.blocks[title+1], d.blocks[title+2].kind
	set := below.kind == facts.HeadingPassage && sizes[title+1] > bigger*body
	if set || below.kind == facts.ParagraphPassage && after == facts.BylinePassage && len(d.parts[title+1]) < maxPDFHeading {
		below.kind = facts.SubtitlePassage
	}
}

// pdfNames finds the names of authors on lines of their own below the title,
// with no more than a subtitle between.
func (d *document) pdfNames(title int) {
	others := 0
	for i := title + 1; i < min(title+1+maxFront, len(d.blocks)) && others < 2; i++ {
		switch b := &d.blocks[i]; {
		case b.kind == facts.BylinePassage:
		case b.kind == facts.ParagraphPassage && names.MatchString(d.parts[i]) && d.parts[i] != d.parts[title]:
			b.kind = facts.BylinePassage
			d.source.Author = addName(d.source.Author, d.parts[i])
		default:
			others++
		}
	}
}

// maxBefore is how many blocks, such as menus that were printed, may stand
// before a title.
const maxBefore = 12

// names are one or several names of people, and nothing else.
var names = regexp.MustCompile(`^\p{Lu}[\p{L}’'-]+( (\p{Lu}\.|\p{Lu}[\p{L}’'-]+|van|von|de|der|den|la|le|da|di|bin|al|el)){1,3}` +
	`((, | and | & |, and )\p{Lu}[\p{L}’'-]+( (\p{Lu}\.|\p{Lu}[\p{L}’'-]+|van|von|de|der|den|la|le|da|di|bin|al|el)){1,3})*$`)

// pdfSource is the source by the text, and else by what the file says of itself.
func (d *document) pdfSource(file facts.Source) {
	d.source.Title = cmp.Or(d.source.Title, file.Title)
	d.source.Author = cmp.Or(d.source.Author, file.Author)
	d.source.Language = file.Language
}
