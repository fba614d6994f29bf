package passage

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"footnote/bot/question"
	"footnote/facts/prose"
)

// A Short is a short answer: a run of words inside a sentence.
type Short struct {
	Source     string // its ID
	Text       string // byte for byte as the reading has it
	Start, End int    // its byte range there
	// Worth is how much of the right answer it is likely to have (F1 of their
	// words), from 0 to 1, provided that the sentences answer at all.
	Worth float64
}

const (
	// spanSentences is how many of the best sentences are looked at.
	spanSentences = 3
	// maxSpans bounds the runs of words that are weighed. Three sentences have
	// about two hundred.
	maxSpans = 800
	// mostShorts is how many short answers are told of.
	mostShorts = 5
)

// shorts are the best short answers in the best sentences, at most limit: no
// two share a word or are of the same words. Each stands inside one of the
// sentences.
func (f *Finder) shorts(q *Query, best []*sentence, limit int) ([]Short, error) {
	all, err := f.spansOf(q, best)
	if err != nil {
		return nil, err
	}
	rankSpans(all, f.spans.weights)
	all = q.ofType(all)
	var out []Short
	for _, sp := range all {
		if len(out) == limit {
			break
		}
		short := sp.short()
		same := func(o Short) bool {
			return o.Text == short.Text || o.Source == short.Source && o.Start < short.End && short.Start < o.End
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, short)
		}
	}
	return out, nil
}

// typedWorth is what a figure or a date must be worth, measured by the best span,
// to be told where one is asked for.
const typedWorth = 0.1

// ofType leaves those of the ranked spans that hold a figure or a date, where one
// is asked for and any that does is likely enough.
func (q *Query) ofType(all []*span) []*span {
	if q.wants != question.WantsNumber && q.wants != question.WantsDate {
		return all
	}
	typed := slices.DeleteFunc(slices.Clone(all), func(sp *span) bool { return !sp.holds(q.wants) })
	if len(typed) == 0 || typed[0].worth < typedWorth*all[0].worth {
		return all
	}
	return typed
}

// holds reports whether the span has a mention of the type.
func (sp *span) holds(wants question.Wants) bool {
	for i := sp.first; i < sp.end; i++ {
		at := sp.of.mentions[i]
		if at < 0 {
			continue
		}
		switch sp.of.all[at].Kind {
		case prose.Date:
			return wants == question.WantsDate
		case prose.Number, prose.Money, prose.Percent, prose.Duration, prose.Ordinal:
			return wants == question.WantsNumber
		}
	}
	return false
}

// spansOf lists what may be the short answer in the best sentences, with its
// features.
func (f *Finder) spansOf(q *Query, best []*sentence) ([]*span, error) {
	words, err := f.open()
	if err != nil {
		return nil, fmt.Errorf("open thesaurus: %w", err)
	}
	r := spanReader{spanLayout: f.spans.spanLayout, q: q, words: words, ask: f.askedFor(q, words)}
	var out []*span
	for rank, s := range best[:min(len(best), spanSentences)] {
		out = append(out, f.spanSentence(s, rank, r.ask, words).spans(r.ask)...)
	}
	out = out[:min(len(out), maxSpans)]
	for _, sp := range out {
		r.read(sp)
	}
	return out, nil
}

// rankSpans gives spans their share by the weights, and their worth, and puts
// the best first.
func rankSpans(all []*span, w []float64) {
	most := math.Inf(-1)
	for _, sp := range all {
		sp.score = 0
		for _, f := range sp.features {
			sp.score += float64(f.value) * w[f.number]
		}
		most = max(most, sp.score)
	}
	sum := 0.0
	for _, sp := range all {
		sp.share = math.Exp(sp.score - most)
		sum += sp.share
	}
	for _, sp := range all {
		sp.share /= sum
	}
	for _, sp := range all {
		sp.worth = sp.expected(all)
	}
	slices.SortStableFunc(all, func(a, b *span) int { return cmp.Compare(b.worth, a.worth) })
}

// expected is the F1 that the span is expected to have, if each span is the
// right answer as often as its share says. What most of the likely ones agree
// in is then better than the likeliest of many that differ in a word.
func (sp *span) expected(all []*span) float64 {
	const slight = 1e-3
	sum := 0.0
	for _, other := range all {
		if other.of == sp.of && other.share > slight {
			sum += other.share * sp.agreement(other)
		}
	}
	return min(sum, 1)
}

// agreement is F1 of the words of two spans of a sentence.
func (sp *span) agreement(other *span) float64 {
	shared := min(sp.end, other.end) - max(sp.first, other.first)
	if shared <= 0 {
		return 0
	}
	return 2 * float64(shared) / float64(sp.end-sp.first+other.end-other.first)
}

// short is the span as it is told of: with the currency or percent sign of the
// mentions at its edges.
func (sp *span) short() Short {
	s := sp.of
	p := s.page
	last := s.word(sp.end - 1)
	start, end := s.word(sp.first).Start, last.Start+len(last.Text)
	for _, m := range s.all {
		if m.First == s.first+sp.first && m.Kind != prose.Quoted {
			start = min(start, m.Bytes.Start)
		}
		if m.End == s.first+sp.end && m.Kind != prose.Quoted {
			end = max(end, m.Bytes.End)
		}
	}
	return Short{Source: p.Source.ID, Text: p.Text[start:end], Start: p.Start + start, End: p.Start + end, Worth: sp.worth}
}
