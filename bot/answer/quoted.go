package answer

import (
	"cmp"
	"slices"

	"footnote/bot/passage"
	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
	"footnote/facts/prose"
)

const (
	// mostNearest is how many places are told of where nothing answers, and how
	// many beside the one that does.
	mostNearest = 3
	// alsoShare is how good a further place must be to be quoted in the answer,
	// measured by the best.
	alsoShare = 0.2
	// sureShort is how good a short answer must be to lead the reply.
	sureShort = 0.35
	// asGood is how good a further short answer must be, measured by the best.
	asGood = 0.7
)

// quotedOnly tells what such an answer rests on: a text says so, and nobody has
// checked it.
const quotedOnly phrase.Text = "(Quoted from the readings' text, not from checked facts.)"

// FromPassages answers from passages what no fact answered; told is the reply
// that says so. Where the passages don't answer either, it is that reply, with
// what they say nearest to the question.
func FromPassages(q *question.Question, found passage.Result, told Reply) Reply {
	if len(found.Hits) == 0 {
		return told
	}
	if !found.Answers {
		return nearestTo(found, told)
	}
	in := phrase.For(told.Language)
	r := Reply{Status: Answered, Resolved: told.Resolved, Language: told.Language, Confidence: found.Confidence, Caveats: []string{in.Say(quotedOnly)}}
	for _, short := range found.Shorts {
		if short.Worth >= asGood*found.Shorts[0].Worth {
			r.Answers = append(r.Answers, short.Text)
		}
	}
	switch {
	case q.Still:
		r.Status, r.Confidence = Partial, r.Confidence/2
		r.Lead = in.Say("The readings don't say how that is now. Nearest to it they say:")
		r.quote(found.Hits[:min(mostNearest, len(found.Hits))])
	case len(found.Line) > 1 && q.Kind == question.Why:
		r.Lead = in.Say("The readings give several reasons:")
		r.quote(found.Line)
	case len(found.Line) > 0:
		r.quote(found.Line)
	case explains(q):
		r.quote(worth(q, found.Hits))
	case len(found.Shorts) > 0 && found.Shorts[0].Worth >= sureShort && q.Kind != question.YesNo:
		r.short(found)
	default:
		r.quote(found.Hits[:1])
	}
	r.seeAlso(found.Hits)
	return r
}

// QuotedFrom tells who says what was quoted: the source and, where the quote is
// reported speech, whose word it reports. told is the reply that did not find
// out.
func QuotedFrom(ref facts.Reference, told Reply) Reply {
	in := phrase.For(told.Language)
	r := Reply{Status: Answered, Resolved: told.Resolved, Language: told.Language, Leans: true, Confidence: 0.9}
	r.Lead, r.LeadNotes = in.Say("It stands in %s:", Cite(ref.Source, ref.Locator)), []int{1}
	r.Points = []Point{{Text: quoted(in, ref.Quote), Notes: r.LeadNotes}}
	r.Footnotes = []Footnote{footnote(1, ref)}
	words := prose.Words(ref.Quote, 0)
	if a, ok := prose.AttributionOf(ref.Quote, words); ok && a.Who.Len() > 0 {
		who := ref.Quote[words[a.Who.First].Start:words[a.Who.End-1].End]
		r.Points = append(r.Points, Point{Text: in.Say("It is told there as the word of %s.", quoted(in, who)), Notes: r.LeadNotes})
	}
	r.Answers = []string{cmp.Or(ref.Source.Author, ref.Source.Title, ref.Source.ID)}
	return r
}

// explains reports whether one sentence is seldom the whole answer to such a
// question.
func explains(q *question.Question) bool {
	switch q.Kind {
	case question.Why, question.How, question.Compare, question.Happened, question.Timeline, question.List, question.Other:
		return true
	}
	return q.Contrast || q.Likeness
}

// worth are the hits that are worth quoting. What tells two things apart is
// seldom said of both in one place.
func worth(q *question.Question, hits []passage.Hit) []passage.Hit {
	n := 1
	for n < min(mostNearest, len(hits)) && (hits[n].Share >= alsoShare*hits[0].Share || q.Kind == question.Compare || q.Contrast || q.Likeness) {
		n++
	}
	return hits[:n]
}

// short leads with the short answer, above the sentence that it stands in.
func (r *Reply) short(found passage.Result) {
	short := found.Shorts[0]
	i := max(0, slices.IndexFunc(found.Hits, func(h passage.Hit) bool {
		return h.Source.ID == short.Source && h.Start <= short.Start && short.End <= h.End
	}))
	r.Lead, r.LeadNotes = Plain(short.Text), []int{r.noteHit(&found.Hits[i])}
	r.quote(found.Hits[i : i+1])
}

// quote quotes the hits: one as the lead, several, or any behind a lead, as
// points.
func (r *Reply) quote(hits []passage.Hit) {
	in := phrase.For(r.Language)
	for _, h := range hits {
		n := r.noteHit(&h)
		if r.Lead == "" && len(hits) == 1 {
			r.Lead, r.LeadNotes = quoted(in, h.Quote), []int{n}
			return
		}
		if r.Lead == "" {
			r.Lead = in.Say("The readings say:")
		}
		r.Points = append(r.Points, Point{Text: quoted(in, h.Quote), Notes: []int{n}})
	}
}

// seeAlso refers to the next best places that are not quoted yet.
func (r *Reply) seeAlso(hits []passage.Hit) {
	also := Point{Text: phrase.For(r.Language).Say("See also")}
	for _, h := range hits[:min(mostNearest, len(hits))] {
		known := len(r.Footnotes)
		if n := r.noteHit(&h); n > known {
			also.Notes = append(also.Notes, n)
		}
	}
	if len(also.Notes) > 0 {
		r.Points = append(r.Points, also)
	}
}

// noteHit is the number of the hit's footnote, made when there is none yet.
func (r *Reply) noteHit(h *passage.Hit) int {
	for _, f := range r.Footnotes {
		if f.Source.ID == h.Source.ID && f.Start == h.Start && f.End == h.End {
			return f.N
		}
	}
	n := len(r.Footnotes) + 1
	r.Footnotes = append(r.Footnotes, hitNote(n, h))
	return n
}

// nearestTo adds the nearest passages to a reply that could not answer.
func nearestTo(found passage.Result, told Reply) Reply {
	for _, h := range found.Hits {
		if len(told.Nearest) == mostNearest {
			break
		}
		told.Nearest = append(told.Nearest, hitNote(len(told.Nearest)+1, &h))
	}
	told.Confidence = found.Confidence
	return told
}

// hitNote is the footnote of a hit.
func hitNote(n int, h *passage.Hit) Footnote {
	return footnote(n, facts.Reference{Source: h.Source, Locator: h.Locator, Quote: h.Quote, Start: h.Start, End: h.End})
}

// quoted is a text in quotation marks.
func quoted(in phrase.Printer, s string) string { return in.Quote(Plain(s)) }
