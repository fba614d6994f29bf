package answer

import (
	"footnote/bot/passage"
	"footnote/bot/question"
	"footnote/facts"
)

// mostNearest is how many places are told of where nothing answers.
const mostNearest = 3

// quotedOnly tells that an answer is a second-hand one: a text says so, and
// nobody has checked it.
const quotedOnly = "(Quoted from the readings' text, not from checked facts.)"

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
	r := Reply{Status: Answered, Resolved: told.Resolved, Confidence: found.Confidence, Caveats: []string{quotedOnly}}
	for i, h := range found.Hits[:min(mostNearest, len(found.Hits))] {
		r.Footnotes = append(r.Footnotes, quoteNote(i+1, &h))
	}
	r.Lead, r.LeadNotes = quoted(r.Footnotes[0].Quote), []int{1}
	if len(r.Footnotes) > 1 {
		also := Point{Text: "See also"}
		for _, f := range r.Footnotes[1:] {
			also.Notes = append(also.Notes, f.N)
		}
		r.Points = append(r.Points, also)
	}
	return r
}

// nearestTo adds the nearest passages to a reply that could not answer.
func nearestTo(found passage.Result, told Reply) Reply {
	for _, h := range found.Hits {
		if len(told.Nearest) == mostNearest {
			break
		}
		told.Nearest = append(told.Nearest, quoteNote(len(told.Nearest)+1, &h))
	}
	told.Confidence = found.Confidence
	return told
}

// quoteNote is the footnote of a hit.
func quoteNote(n int, h *passage.Hit) Footnote {
	return footnote(n, facts.Reference{Source: h.Source, Locator: h.Locator, Quote: h.Quote, Start: h.Start, End: h.End})
}

// quoted is a text in quotation marks.
func quoted(s string) string { return "“" + Plain(s) + "”" }
