package reading

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"footnote/facts"
)

// furniture is what pages put around their articles, besides menus: bars to
// share them, words about the rights, and offers of other things to read.
type furniture struct {
	words map[string]bool // of which bars consist
	tails map[string]bool // the headings, folded, under which other things are offered
}

var pageFurniture = sync.OnceValue(func() *furniture {
	lists, _ := wordFiles.ReadFile("words/tails.txt")
	f := &furniture{words: wordList("furniture"), tails: make(map[string]bool)}
	for tail := range strings.Lines(string(lists)) {
		f.tails[strings.TrimSpace(tail)] = true
	}
	return f
})

// dropFurniture leaves out what stands around the article that the blocks are.
func (d *document) dropFurniture() {
	f := pageFurniture()
	keep := d.withoutTails(f)
	title := d.titleIndex()
	offers := d.offersWithin(f, keep)
	parts, blocks := d.parts[:keep], d.blocks[:keep]
	d.parts, d.blocks, d.size = nil, nil, 0
	for i, b := range blocks {
		end := 3*i > 2*len(blocks)
		switch {
		case offers[i]:
			continue
		case b.kind != facts.ParagraphPassage:
		case f.isBar(parts[i]), end && isRights(parts[i]), i < title && isMenu(parts[i]), isOfferLine(b, parts[i]),
			b.links && !textBegun(d.parts) && !ended(parts[i]), noWord(parts[i]), aside.MatchString(parts[i]):
			continue
		}
		d.addLike(b, parts[i])
	}
	for n := len(d.blocks); n > 1 && d.blocks[n-1].kind == facts.HeadingPassage; n-- {
		d.blocks, d.parts, d.size = d.blocks[:n-1], d.parts[:n-1], d.blocks[n-2].end
	}
}

// aside is a line that names a photographer, or asks for leave to set cookies.
var aside = regexp.MustCompile(`^((?i:photo(graph)?s?|image|picture|credit)(?i: by| credit)?: ?[^.]{1,60}$)|^(?i)(we|this (web)?site) uses? cookies\b`)

// isOfferLine reports whether a block among others offers another article, or is
// a menu, a link a line.
func isOfferLine(b block, text string) bool {
	return b.links && !ended(text) && (offer.MatchString(text) || strings.Count(text, "\n") > 0)
}

// textBegun reports whether there is a sentence among the blocks.
func textBegun(parts []string) bool { return slices.ContainsFunc(parts, ended) }

func noWord(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// isBar reports whether a short line consists of the words of a bar, such as
// "Share on Facebook".
func (f *furniture) isBar(text string) bool {
	const longest = 12
	words := strings.Fields(facts.Fold(text))
	return len(words) <= longest && !strings.ContainsAny(lastRune(text), ".?!”\"") &&
		!slices.ContainsFunc(words, func(w string) bool { return !f.words[w] && strings.Trim(w, "0123456789") != "" }) &&
		slices.ContainsFunc(words, func(w string) bool { return f.words[w] && len(w) > 3 })
}

// isMenu reports whether a block is short and no sentence, as what is printed
// above a title is.
func isMenu(text string) bool {
	const longest = 60
	return len(text) <= longest && !ended(text)
}

var rights = regexp.MustCompile(`(?i)^(©|\(c\) \d{4}|copyright)|all rights reserved`)

// isRights reports whether a block is the words about the rights at a page's
// end.
func isRights(text string) bool {
	const longest = 250
	return len(text) < longest && rights.MatchString(text)
}

// offersWithin are the blocks among an article that offer others: a heading that
// says so, and the lines below it that are no sentences.
func (d *document) offersWithin(f *furniture, end int) map[int]bool {
	out := make(map[int]bool)
	for i := 1; i < end; i++ {
		if d.blocks[i].kind != facts.HeadingPassage || !f.tails[facts.Fold(d.parts[i])] {
			continue
		}
		last := i
		for last+1 < end && d.blocks[last+1].kind == facts.ParagraphPassage && !ended(d.parts[last+1]) {
			last++
		}
		for j := i; last > i && j <= last; j++ {
			out[j] = true
		}
	}
	return out
}

// discussion is a heading over what readers wrote.
var discussion = regexp.MustCompile(`^(discussion( about .*)?|\d+ (comments?|responses|replies|thoughts)( .*)?|comments \d+|.* comments)$`)

// withoutTails is how many blocks there are before those that a page offers to
// read after its article: all from a heading that says so, if it is in the
// latter half and hardly more than links and short lines.
func (d *document) withoutTails(f *furniture) int {
	keep := len(d.blocks)
	for i := keep - 1; i > 0 && 2*d.blocks[i].start >= d.size; i-- {
		if fold := facts.Fold(d.parts[i]); (f.tails[fold] || discussion.MatchString(fold)) && d.isOffer(i+1, keep) {
			keep = i
		}
	}
	return keep
}

var subscription = regexp.MustCompile(`^(sign up|subscribe|newsletters?|stay informed|get our)\b`)

// isOffer reports whether the blocks in the range are mostly links and short
// lines.
func (d *document) isOffer(from, to int) bool {
	const shortLine = 120
	prose := 0
	if to-from == 1 && subscription.MatchString(facts.Fold(d.parts[from-1])) {
		return true
	}
	for i := from; i < to; i++ {
		if !d.blocks[i].links && len(d.parts[i]) > shortLine {
			prose++
		}
	}
	return 3*prose <= to-from
}
