package plan

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/facts"
)

// A Base knows the readings. It must be safe for concurrent use.
type Base interface {
	Sources(ctx context.Context) ([]facts.Source, error)
	// Passages are those of the text of a source from the one with the ordinal
	// on, at most limit, or all for -1; facts.ErrNotFound where the base has no
	// text of it.
	Passages(ctx context.Context, source string, ordinal, limit int) ([]facts.Passage, error)
	Statements(ctx context.Context, q facts.Query) ([]facts.Statement, error)
	Properties(ctx context.Context) ([]facts.Property, error)
}

// mostTexts is how many texts are looked through for a part that is named
// without its source.
const mostTexts = 30

const whichSource phrase.Text = "“%[1]s” is in more than one reading: %[2]s. Name the reading too, like this: %[3]s"

// match finds what people mean by a reading: a source by its title or ID, a part
// of one by its heading, or both: "Emma, ch. 3". Parts that are named alone are
// looked for in the sources that the plan has already, if these have it. What is
// not found stays as it was said.
func (f *Feature) match(ctx context.Context, name string, sources []facts.Source, planned []string) (Reading, error) {
	for i := range sources {
		if names(&sources[i], facts.Fold(name)) {
			return Reading{Text: name, Source: sources[i].ID, Title: answer.Cite(sources[i], "")}, nil
		}
	}
	of, part := sources, name
	for i := range sources {
		if rest, ok := cutTitle(&sources[i], name); ok {
			of, part = sources[i:i+1], rest
			break
		}
	}
	var first, found []Reading
	for i := range of[:min(len(of), mostTexts)] {
		r, ok, err := f.matchPart(ctx, name, part, &of[i])
		if err != nil {
			return Reading{}, err
		}
		if ok && slices.Contains(planned, r.Source) {
			first = append(first, r)
		}
		if ok {
			found = append(found, r)
		}
	}
	if len(first) > 0 {
		found = first
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		titles := make([]string, len(found))
		for i := range found {
			titles[i] = found[i].Title
		}
		return Reading{}, refuse(whichSource, name, strings.Join(titles, "; "), "“"+found[0].Title+", "+name+"”")
	}
	return Reading{Text: name}, nil
}

// names reports whether a folded text is the source's title or ID, or begins its
// title.
func names(s *facts.Source, folded string) bool {
	title := facts.Fold(s.Title)
	return folded != "" && (folded == facts.Fold(s.ID) || folded == title || title != "" && folded == facts.Fold(answer.Cite(*s, "")) ||
		len(folded) >= leastTitle && strings.HasPrefix(title, folded+" ") || title == "the "+folded)
}

// leastTitle is how many letters of a title name it.
const leastTitle = 8

// cutTitle takes the source's title away from the beginning or the end of a
// name: what is left is a part of it.
func cutTitle(s *facts.Source, name string) (part string, ok bool) {
	for _, sep := range []string{", ", ": ", " of ", " in ", " ", " – ", " - "} {
		for i := strings.Index(name, sep); i >= 0; {
			before, after := name[:i], name[i+len(sep):]
			if names(s, facts.Fold(before)) {
				return after, true
			}
			if names(s, facts.Fold(after)) {
				return before, true
			}
			next := strings.Index(name[i+1:], sep)
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	return "", false
}

// matchPart finds a part of a source's text by its heading.
func (f *Feature) matchPart(ctx context.Context, name, part string, s *facts.Source) (Reading, bool, error) {
	passages, err := f.base.Passages(ctx, s.ID, 0, -1)
	if errors.Is(err, facts.ErrNotFound) {
		return Reading{}, false, nil
	}
	if err != nil {
		return Reading{}, false, fmt.Errorf("look through a reading: %w", err)
	}
	r := Reading{Text: name, Source: s.ID, Title: answer.Cite(*s, "")}
	var ok bool
	r.Part, r.Start, r.End, ok = findPart(passages, part)
	return r, ok, nil
}

// findPart finds the part that is named by a chapter's number or by the words of
// its heading. A numbered part ends where the next number of its kind begins,
// another where the next heading does; the last at the end of the text, which is
// an End of 0.
func findPart(passages []facts.Passage, part string) (heading string, start, end int, ok bool) {
	var heads []*facts.Passage
	for i := range passages {
		if passages[i].Kind == facts.HeadingPassage {
			heads = append(heads, &passages[i])
		}
	}
	from, to, numbered := readNumbers(part)
	folded := facts.Fold(part)
	at := slices.IndexFunc(heads, func(p *facts.Passage) bool {
		n, is := headNumber(p.Text)
		return facts.Fold(p.Text) == folded || numbered && is && n.is(from)
	})
	if at < 0 {
		at = slices.IndexFunc(heads, func(p *facts.Passage) bool {
			return len(folded) >= leastTitle && strings.Contains(" "+facts.Fold(p.Text)+" ", " "+folded+" ")
		})
	}
	if at < 0 {
		return "", 0, 0, false
	}
	self, isNumbered := headNumber(heads[at].Text)
	last := self
	if numbered {
		last.n = max(to.n, self.n)
	}
	for _, p := range heads[at+1:] {
		n, is := headNumber(p.Text)
		if isNumbered && (!is || n.kind != self.kind || n.n > self.n && n.n <= last.n) {
			continue
		}
		return strings.TrimSpace(heads[at].Text), heads[at].Start, p.Start, true
	}
	return strings.TrimSpace(heads[at].Text), heads[at].Start, 0, true
}

// A number is that of a part, and what kind of part it numbers: "chapter", or
// nothing where a heading is only numbered.
type number struct {
	kind string
	n    int
}

// is reports whether a heading's number is the one asked for: "ch. 3" is a
// chapter, or whatever is only numbered.
func (n number) is(asked number) bool {
	return n.n == asked.n && (n.kind == asked.kind || n.kind == "" || asked.kind == "")
}

var (
	askedForm = regexp.MustCompile(`(?i)^(?:(chapters?|chap\.?|chs?\.?|kapitel|kap\.?|parts?|pt\.?|teil|books?|buch|sections?|sec\.?|§|acts?|lectures?)\s*)?(\d{1,3}|[ivxlc]+)(?:\s*(?:-|–|to|bis)\s*(\d{1,3}|[ivxlc]+))?\.?$`)
	headForm  = regexp.MustCompile(`(?i)^\s*(?:(chapter|kapitel|part|teil|book|buch|section|act|lecture|§)\s*)?(\d{1,3}|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[.:)]?\s*$|[.:)–—-]+\s+\S|\s+[–—-]\s+\S|\s+\S)`)
)

// kinds are the words for parts, as headings have them.
var kinds = map[string]string{
	"ch": "chapter", "chs": "chapter", "chap": "chapter", "chapter": "chapter", "chapters": "chapter", "kap": "chapter", "kapitel": "chapter",
	"pt": "part", "part": "part", "parts": "part", "teil": "part", "book": "book", "books": "book", "buch": "book",
	"sec": "section", "section": "section", "sections": "section", "§": "section", "act": "act", "acts": "act", "lecture": "lecture", "lectures": "lecture",
}

// readNumbers reads "ch. 3" and "chapters 3-5".
func readNumbers(part string) (from, to number, ok bool) {
	m := askedForm.FindStringSubmatch(strings.TrimSpace(part))
	if m == nil {
		return number{}, number{}, false
	}
	from = number{kinds[strings.TrimRight(strings.ToLower(m[1]), ".")], readNumber(m[2])}
	to = from
	if m[3] != "" {
		to.n = readNumber(m[3])
	}
	return from, to, from.n > 0
}

// headNumber is the number of a heading; ok is false if it has none. Behind a
// number without a word like chapter, only a mark sets a heading apart from
// other words that begin with one: "10 men".
func headNumber(text string) (number, bool) {
	m := headForm.FindStringSubmatch(text)
	if m == nil {
		return number{}, false
	}
	n := number{kinds[strings.ToLower(m[1])], readNumber(m[2])}
	behind := strings.TrimSpace(text)[len(strings.TrimSpace(m[1]+" "+m[2])):]
	bare := m[1] == "" && behind != "" && !strings.ContainsAny(behind[:1], ".:)–—-")
	return n, n.n > 0 && !bare
}

// words are the numbers that headings write out.
var words = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// readNumber reads digits, a Roman number or a word; 0 if it is none.
func readNumber(text string) int {
	text = strings.ToLower(text)
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	if n := slices.Index(words, text); n > 0 {
		return n
	}
	for n := 1; n < 400; n++ {
		if roman(n) == text {
			return n
		}
	}
	return 0
}

// roman writes a number below 400.
func roman(n int) string {
	var b strings.Builder
	for _, sign := range []struct {
		n    int
		text string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= sign.n; n -= sign.n {
			b.WriteString(sign.text)
		}
	}
	return b.String()
}
