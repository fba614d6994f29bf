package question

import (
	"slices"
	"strings"

	"footnote/facts"
)

// Question reads what the draft asks, on the asker's day today. The draft's
// names should be linked before.
func (d *Draft) Question(today facts.Day) Question {
	d.mendWords()
	q := Question{Text: d.text, LeadIn: d.before, Rest: d.rest, Respelled: d.respelled, Today: today}
	if act, ok := d.lexicon.socialAct(d.text); ok {
		q.Kind, q.Social = Social, act
		return q
	}
	for i := range d.mentions {
		d.mentions[i].Role = Topic
	}
	used := slices.Clone(d.linked)
	for _, x := range d.dates(today) {
		for i := x.start; i < x.end; i++ {
			used[i] = true
		}
	}
	d.exclude()
	q.Order = d.order(used)
	day, start, end := d.recordDay(today)
	for q.AsRecorded = day; start < end; start++ {
		used[start] = true
	}
	q.Time = d.timeOf(today)
	for i := q.Time.start; i < q.Time.end; i++ {
		used[i] = true
	}
	q.Manner = d.manner()
	head := d.head()
	q.Properties = d.asks(used, head)
	q.Present = d.present(&q)
	q.Mentions = slices.Clone(d.mentions)
	q.Kind, q.Wants = d.kind(head, &q)
	q.Focus = d.focus(head, &q)
	q.Words = d.words(used, &q)
	q.Dropped = d.takenBack()
	d.refine(&q)
	return q
}

// mendWords mends what is left of misspelt words of the lexicon.
func (d *Draft) mendWords() {
	var b strings.Builder
	from, changed := 0, false
	for i := range d.tokens {
		t := &d.tokens[i]
		if d.linked[i] || t.number() || t.capital() && i > 0 {
			continue
		}
		word, ok := d.lexicon.mend(t.fold)
		if !ok {
			continue
		}
		b.WriteString(d.text[from:t.start])
		b.WriteString(word)
		from, changed = t.start+len(t.text), true
		t.fold, t.stem = word, d.lexicon.Stem(word)
	}
	if !changed {
		return
	}
	b.WriteString(d.text[from:])
	tokens := d.tokenize(b.String())
	if len(tokens) != len(d.tokens) {
		return // cannot be: a word was replaced by a word
	}
	d.text = b.String()
	for i := range tokens {
		tokens[i].stem = d.tokens[i].stem
	}
	d.tokens = tokens
}

// refine settles what depends on the whole question.
func (d *Draft) refine(q *Question) {
	topics := 0
	for _, m := range q.Mentions {
		if m.Role == Topic && !m.Weak {
			topics++
		}
	}
	content := len(q.Words) > 0
	switch {
	case (q.Kind == Who || q.Kind == What) && topics == 1 && !content && len(q.Properties) == 0 &&
		q.Order.Position == AnyPosition && !q.Time.Given() && d.isWhatIs():
		q.Kind = Define
	case q.Kind == Other && topics == 1 && !content && !q.Time.Given():
		q.Kind = Define
	case q.Kind == Compare && topics < 2:
		q.Kind = What
	}
	if q.Still && !q.Time.Given() {
		q.Time = Time{Relation: During, Span: facts.Span{First: q.Today, Last: q.Today}, Date: facts.DateOf(q.Today), Text: "now"}
	}
}

// isWhatIs reports whether the question is no more than "what is X", "who was
// X", "what does X stand for".
func (d *Draft) isWhatIs() bool {
	verb := d.word(1)
	return isBe(verb) || verb == "does" || verb == "do" || verb == "about" || len(d.tokens) > 1 && d.linked[1] || verb == "exactly"
}
