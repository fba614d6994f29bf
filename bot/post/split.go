package post

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/rivo/uniseg"

	"footnote/bot"
	"footnote/bot/answer"
)

// Split cuts a post into posts that each fit, at its points where that is
// possible and otherwise at the ends of sentences, of words or of characters.
// Nothing is left out and the order is kept. Footnotes go with every point that
// uses them, and keep their numbers; the buttons and the file are those of the
// last post. A quote that leaves no room for the text it belongs to is shortened.
// Where even that is not enough, because of what cannot be cut, a post that does
// not fit is returned all the same: there is always at least one.
func Split(p Post, fits func(Post) bool) []Post {
	if fits(p) {
		return []Post{p}
	}
	if p.Reply != nil {
		r := *p.Reply
		r.Footnotes = slices.Clone(r.Footnotes) // whose quotes may be shortened
		p.Reply = &r
	}
	s := splitter{whole: p, fits: fits}
	for _, x := range s.pieces() {
		s.place(x)
	}
	s.placeButtons()
	posts := make([]Post, len(s.pages))
	for i, page := range s.pages {
		posts[i] = s.trim(s.post(page, i == len(s.pages)-1))
	}
	return posts
}

// A piece is the least that is moved to another page as a whole: a note, a quote,
// a lead, a point, a caveat or something near, or a piece of its text.
type piece struct {
	of    pieceOf
	index int
	text  string // empty for what is not cut
}

type pieceOf int

const (
	ofNote pieceOf = iota
	ofQuotes
	ofLead
	ofPoints
	ofRows
	ofCaveats
	ofNearest
)

// A splitter lays pieces out on pages.
type splitter struct {
	whole Post
	fits  func(Post) bool
	pages [][]piece
}

// pieces are all pieces of the post, in their order.
func (s *splitter) pieces() []piece {
	var all []piece
	add := func(of pieceOf, index int, text string) { all = append(all, piece{of, index, text}) }
	if s.whole.Note != "" {
		add(ofNote, 0, s.whole.Note)
	}
	for i, q := range s.whole.Quotes {
		add(ofQuotes, i, q.Text)
	}
	r := s.whole.Reply
	if r == nil {
		return all
	}
	if r.Lead != "" {
		add(ofLead, 0, r.Lead)
	}
	for i, x := range r.Points {
		add(ofPoints, i, x.Text)
	}
	if r.Table != nil {
		for i := range r.Table.Rows {
			add(ofRows, i, "")
		}
	}
	for i, x := range r.Caveats {
		add(ofCaveats, i, x)
	}
	for i := range r.Nearest {
		add(ofNearest, i, "")
	}
	return all
}

// place puts a piece on the last page, or on a new one where it does not fit
// there. A piece that fits no page is cut.
func (s *splitter) place(x piece) {
	if n := len(s.pages); n > 0 {
		if page := append(slices.Clip(s.pages[n-1]), x); s.fits(s.post(page, false)) {
			s.pages[n-1] = page
			return
		}
	}
	for {
		first, rest := s.cut(x)
		s.pages = append(s.pages, []piece{first})
		if rest.text == "" {
			return
		}
		x = rest
	}
}

// roomFor is how much of a text a page is to have room for, beside the quotes
// of its footnotes, in bytes. (Pages of a few words each serve nobody.)
const roomFor = 500

// cut returns as much of the piece as fits an empty page, and what is left of
// it. It is returned whole if nothing would be gained.
func (s *splitter) cut(x piece) (first, rest piece) {
	s.makeRoom(piece{x.of, x.index, x.text[:end(x.text, min(len(x.text), roomFor))]})
	fits := func(n int) bool {
		return s.fits(s.post([]piece{{x.of, x.index, x.text[:end(x.text, n)]}}, false))
	}
	if x.text == "" || fits(len(x.text)) || !fits(1) {
		return x, piece{}
	}
	most := 2 // found by doubling: a page is short where the text is long
	for most < len(x.text) && fits(most) {
		most *= 2
	}
	at := end(x.text, sort.Search(most, func(n int) bool { return !fits(n + 1) }))
	return piece{x.of, x.index, strings.TrimSpace(x.text[:at])}, piece{x.of, x.index, strings.TrimSpace(x.text[at:])}
}

// end is where to cut a text that may be n bytes long: behind its last sentence
// that ends within them, unless that leaves more than two thirds of them
// unused, or behind the last word, or the last character. It is at least the end
// of the first character.
func end(text string, n int) int {
	if n >= len(text) {
		return len(text)
	}
	var sentence, word, char int
	rest, state := text, -1
	for at := 0; rest != ""; {
		var cluster string
		var boundaries int
		cluster, rest, boundaries, state = uniseg.StepString(rest, state)
		if at += len(cluster); at > n && char > 0 {
			break
		}
		char = at
		if boundaries&uniseg.MaskLine != uniseg.LineDontBreak {
			word = at
		}
		if boundaries&uniseg.MaskSentence != 0 {
			sentence = at
		}
	}
	if sentence > n/3 {
		return sentence
	}
	return cmp.Or(word, char)
}

// placeButtons makes sure that the last page has room for what only it has,
// and that the buttons do not stand alone if that can be helped.
func (s *splitter) placeButtons() {
	n := len(s.pages) - 1
	if n < 0 {
		s.pages = [][]piece{nil}
		return
	}
	last := s.pages[n]
	if s.fits(s.post(last, true)) || !s.fits(s.post(last, false)) {
		return // what does not even fit without buttons is trimmed
	}
	if keep := len(last) - 1; keep > 0 && s.fits(s.post(last[keep:], true)) {
		s.pages = append(s.pages[:n], last[:keep], last[keep:])
		return
	}
	s.pages = append(s.pages, nil)
}

// post is the page with these pieces.
func (s *splitter) post(page []piece, last bool) Post {
	var p Post
	var r bot.Reply
	if s.whole.Reply != nil {
		r = *s.whole.Reply
		r.Lead, r.LeadNotes, r.Points, r.Table, r.Caveats, r.Nearest, r.Offers = "", nil, nil, nil, nil, nil, nil
	}
	replies := false
	var inTable []int
	for _, x := range page {
		replies = replies || x.of >= ofLead
		switch x.of {
		case ofNote:
			p.Note = x.text
		case ofQuotes:
			p.Quotes = append(p.Quotes, Quote{Text: x.text, Source: s.whole.Quotes[x.index].Source})
		case ofLead:
			r.Lead, r.LeadNotes = x.text, s.whole.Reply.LeadNotes
		case ofPoints:
			r.Points = append(r.Points, answer.Point{Text: x.text, Notes: s.whole.Reply.Points[x.index].Notes})
		case ofRows:
			inTable = append(inTable, x.index)
		case ofCaveats:
			r.Caveats = append(r.Caveats, x.text)
		case ofNearest:
			r.Nearest = append(r.Nearest, s.whole.Reply.Nearest[x.index])
		}
	}
	p.Language, p.Until = s.whole.Language, s.whole.Until
	if last {
		p.Actions, p.Feedback = s.whole.Actions, s.whole.Feedback
		p.File, p.Poll = s.whole.File, s.whole.Poll
	}
	if s.whole.Reply == nil || !replies && !last {
		return p
	}
	if last {
		r.Offers = s.whole.Reply.Offers
	}
	if s.whole.Reply.Table != nil {
		r.Table = rows(s.whole.Reply.Table, inTable)
	}
	r.Footnotes = s.footnotes(&r, last)
	p.Reply = &r
	return p
}

// footnotes are those that the page uses; the last page has also those that
// nothing uses.
func (s *splitter) footnotes(page *bot.Reply, last bool) []answer.Footnote {
	here, anywhere := used(page), used(s.whole.Reply)
	var kept []answer.Footnote
	for _, f := range s.whole.Reply.Footnotes {
		if here[f.N] || last && !anywhere[f.N] {
			kept = append(kept, f)
		}
	}
	return kept
}

// used are the footnotes that the reply has marks of.
func used(r *bot.Reply) map[int]bool {
	all := make(map[int]bool)
	for _, n := range r.LeadNotes {
		all[n] = true
	}
	for _, p := range r.Points {
		for _, n := range p.Notes {
			all[n] = true
		}
	}
	for _, n := range r.Table.Notes() {
		all[n] = true
	}
	return all
}

// makeRoom shortens the quotes that leave no room for the piece.
func (s *splitter) makeRoom(x piece) {
	p := s.trim(s.post([]piece{x}, false))
	if p.Reply == nil {
		return
	}
	for i := range s.whole.Reply.Footnotes {
		f := &s.whole.Reply.Footnotes[i]
		if at := slices.IndexFunc(p.Reply.Footnotes, func(g answer.Footnote) bool { return g.N == f.N }); at >= 0 {
			f.Quote = p.Reply.Footnotes[at].Quote
		}
	}
}

// trim halves the longest quotes of a post until it fits.
func (s *splitter) trim(p Post) Post {
	const least = 80
	for !s.fits(p) && p.Reply != nil {
		r := *p.Reply
		r.Footnotes, r.Nearest = slices.Clone(r.Footnotes), slices.Clone(r.Nearest)
		longest := &answer.Footnote{}
		for _, list := range [][]answer.Footnote{r.Footnotes, r.Nearest} {
			for i := range list {
				if len(list[i].Quote) > len(longest.Quote) {
					longest = &list[i]
				}
			}
		}
		if len(longest.Quote) < least {
			break
		}
		longest.Quote = longest.Quote[:end(longest.Quote, len(longest.Quote)/2)] + " …"
		p.Reply = &r
	}
	return p
}
