package reading

import (
	"cmp"
	"regexp"
	"strings"

	"footnote/facts"
)

// maxFront is how many blocks may stand between the title and the text.
const maxFront = 5

var (
	// byline is an author's name with the "By" before it.
	byline = regexp.MustCompile(`^(?i:(?:written |words |story )?by):? (\p{Lu}.{1,150})$`)
	// between divides a byline: "By Ida Wren | The Sill Courier | 22 March 2024".
	between = regexp.MustCompile(`\s*[|•·]\s*|\s+[–—]\s+|\s{3,}|,?\s+(?i:(?:first |last )?(?:published|posted|updated))\b:?\s*`)
	// dateWords stand before the date of a work.
	dateWords = regexp.MustCompile(`^(?i)(?:(?:first |last )?(?:published|posted|updated|modified|dated?)(?: on)?:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`)
	// dateForms are the forms of a date, at the beginning of a line.
	dateForms = regexp.MustCompile(`^(\d{4}-\d\d(?:-\d\d)?|\d{4}/\d\d/\d\d|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? \d{4}|\p{Lu}\p{L}{2,8}\.? (?:\d{1,2}(?:st|nd|rd|th)?, )?\d{4})(.*)$`)
	// clock is what may follow the date: the time of the day, or an update.
	clock   = regexp.MustCompile(`^[\s,T]*(?:(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[aApP]\.?[mM]\.?)?)?\s*\(?(?:[A-Z]{1,4}|[+-]\d\d:?\d\d)?\)?\.?$|^[\s,;|•·-]+(?i:(?:last )?(?:updated|modified)).*$`)
	ordinal = regexp.MustCompile(`^(\d{1,2}|\p{L}+\.? \d{1,2})(?:st|nd|rd|th)\b`)
)

// A front is what a line between a title and its text tells of the source.
type front struct {
	author string
	date   facts.Date
}

// frontOf reads such a line: an author's name after "By", the date, or both.
func frontOf(line string) (f front, ok bool) {
	line = strings.TrimSpace(line)
	m := byline.FindStringSubmatch(oneLine(line))
	if m == nil {
		f.date = dateLine(oneLine(line))
		return f, f.date.Known()
	}
	for i, part := range between.Split(m[1], -1) {
		name, rest, _ := cutDate(part)
		if i == 0 {
			f.author = strings.TrimRight(name, " ,")
		}
		if !f.date.Known() {
			f.date = dateLine(rest)
		}
	}
	return f, f.author != ""
}

// cutDate divides "Ida Wren, 22 March 2024".
func cutDate(s string) (name, date string, ok bool) {
	if dateLine(s).Known() {
		return "", s, true
	}
	for i, r := range s {
		if (r == ',' || r == ' ') && dateLine(strings.TrimLeft(s[i:], " ,")).Known() {
			return s[:i], strings.TrimLeft(s[i:], " ,"), true
		}
	}
	return s, "", false
}

// dateLine is the date that a line consists of, as in "Published: Friday, 22
// March 2024 at 10:15 GMT"; unknown if there is more on it.
func dateLine(s string) facts.Date {
	const longest = 100
	if len(s) > longest {
		return facts.Date{}
	}
	m := dateForms.FindStringSubmatch(strings.TrimPrefix(s, dateWords.FindString(s)))
	if m == nil || !clock.MatchString(m[2]) {
		return facts.Date{}
	}
	return dateOf(ordinal.ReplaceAllString(m[1], "$1"))
}

// markFront marks the title and what tells of it at the beginning of a text whose
// parts are there, and leaves out a title that is said again.
func (d *document) markFront() {
	near := min(2*maxFront, len(d.blocks))
	title := d.titleIndex()
	for i := range near {
		heading := d.blocks[i].kind == facts.HeadingPassage
		if title < 0 && d.blocks[i].kind != facts.BylinePassage && isTitle(d.parts[i], d.source.Title, heading) {
			d.blocks[i].kind, title = facts.TitlePassage, i
		}
	}
	if title >= 0 {
		d.dropAgain(title, near)
		d.source.Title = oneLine(d.parts[title])
	}
	d.readBylines(title)
	authors := " " + facts.Fold(d.source.Author) + " "
	for i := title + 1; i < min(title+1+maxFront, len(d.blocks)); i++ {
		if text := d.parts[i]; len(text) < maxHeadingBytes && strings.Contains(authors, " "+facts.Fold(text)+" ") {
			d.blocks[i].kind = facts.BylinePassage
		}
	}
	d.readFront(title)
}

// readBylines takes the names on the lines below the title that a writing
// program calls the author's, if the file names none.
func (d *document) readBylines(title int) {
	if d.source.Author != "" {
		return
	}
	for i := title + 1; i < min(title+1+maxFront, len(d.blocks)); i++ {
		if d.blocks[i].kind == facts.BylinePassage && names.MatchString(d.parts[i]) {
			d.source.Author = addName(d.source.Author, d.parts[i])
		}
	}
}

// isTitle reports whether a block says a title. A heading does that also if the
// title has something before or after it, such as the name of a newspaper.
func isTitle(text, title string, heading bool) bool {
	text, title = facts.Fold(text), facts.Fold(title)
	whole := text == title
	part := heading && strings.Contains(text, " ") && (strings.HasPrefix(title, text+" ") || strings.HasSuffix(title, " "+text))
	return text != "" && (whole || part)
}

// dropAgain leaves out the headings up to an index that repeat the title, and
// makes others that say to be a title plain headings.
func (d *document) dropAgain(title, near int) {
	blocks, parts := d.blocks, d.parts
	d.blocks, d.parts, d.size = nil, nil, 0
	for i, b := range blocks {
		again := i != title && i < near && b.kind != facts.ParagraphPassage && facts.Fold(parts[i]) == facts.Fold(parts[title])
		if again {
			continue
		}
		if b.kind == facts.TitlePassage && i != title {
			b.kind = facts.HeadingPassage
		}
		d.addLike(b, parts[i])
	}
}

// addLike adds a block like another.
func (d *document) addLike(b block, text string) {
	d.add(b.kind, b.page, text)
	d.blocks[len(d.blocks)-1].links = b.links
}

// readFront takes the author and the date from the lines between the title,
// which is the block with that index or before the first, and the text. It
// returns the index of the first line that named the author; -1 if none did.
func (d *document) readFront(title int) (author int) {
	author = -1
	end := min(title+1+maxFront, len(d.blocks))
	for i := title + 1; i < end; i++ {
		f, ok := frontOf(d.content(i))
		if !ok || f.author == "" && d.isChronicle(i) {
			continue
		}
		if f.author != "" && author < 0 {
			author = i
			d.source.Author = cmp.Or(d.source.Author, f.author)
		}
		d.blocks[i].kind = facts.BylinePassage
		if !d.source.Date.Known() {
			d.source.Date = f.date
		}
	}
	return author
}

// isChronicle reports whether there are dates on lines of their own besides the
// block with that index: then it is no date of the work either.
func (d *document) isChronicle(except int) bool {
	for i := range d.blocks {
		text := d.content(i)
		if i != except && dateForms.MatchString(text) && dateLine(oneLine(text)).Known() { // without a "Published" before it
			return true
		}
	}
	return false
}
