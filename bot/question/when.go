package question

import (
	"slices"
	"strings"
	"time"

	"footnote/facts"
)

// timeOf reads the question's time constraint from its dates, or else from the
// events it names, and marks the mention that gives the time.
func (d *Draft) timeOf(today facts.Day) Time {
	found := slices.DeleteFunc(d.dates(today), d.isRecordDate)
	for i := 1; i < len(found); i++ {
		if t, ok := d.betweenDates(found[i-1], found[i]); ok {
			return t
		}
	}
	if len(found) > 0 {
		return d.relate(slices.MinFunc(found, closer))
	}
	return d.eventTime()
}

// closer orders dates by how closely they tell the time: of "the mill built in
// the 1930s, in April 1959" it is the month. Those of the same precision stay as
// they stand.
func closer(a, b dated) int {
	const month = 31 // days
	length := func(x dated) int {
		if x.month > 0 || !x.span.Bounded() {
			return 12 // of no year, or of any
		}
		return int(x.span.Last-x.span.First) / month
	}
	return length(a) - length(b)
}

// isRecordDate reports whether a date says as of whose records is asked: "as
// recorded on 1 May 2024", "as known in 2023".
func (d *Draft) isRecordDate(x dated) bool {
	i := x.start - 1
	for d.word(i) == "on" || d.word(i) == "in" || d.word(i) == "by" || d.word(i) == "the" || d.word(i) == "of" || d.word(i) == "at" {
		i--
	}
	verb := d.word(i)
	return (verb == "recorded" || verb == "known" || verb == "record") && slices.Contains([]string{"as", "we", "was", "were", "had"}, d.word(i-1))
}

// recordDay is the last day of the date as of whose records is asked, 0 if none
// is, and the tokens that say so.
func (d *Draft) recordDay(today facts.Day) (day facts.Day, start, end int) {
	for _, x := range d.dates(today) {
		if d.isRecordDate(x) && x.span.Bounded() {
			start := x.start - 1
			for start > 0 && d.word(start) != "as" {
				start--
			}
			return x.span.Last, start, x.end
		}
	}
	return 0, 0, 0
}

// betweenDates joins two dates that one range was made of: "between 2019 and
// 2021", "from March to May 2022", "2019-2021".
func (d *Draft) betweenDates(a, b dated) (Time, bool) {
	start := a.start
	var gap []string
	for i := a.end; i < b.start; i++ {
		gap = append(gap, d.tokens[i].fold)
	}
	joint := strings.Join(gap, " ")
	before := d.word(a.start - 1)
	dash := joint == "" && a.end > 0 && strings.ContainsAny(d.mark(a.end-1), "-–—/")
	between := before == "between" || before == "from" || before == "since"
	if !dash && !slices.Contains([]string{"and", "to", "until", "till", "through", "or"}, joint) {
		return Time{}, false
	}
	if between {
		start--
	}
	// "from March to May 2022", "between January and June 2023".
	if a.month > 0 && b.date.Known() {
		date := facts.MonthDate(b.date.Year(), time.Month(a.month))
		if a.day > 0 {
			date = facts.DayDate(b.date.Year(), time.Month(a.month), a.day)
		}
		a.date, a.span, a.month = date, date.Span(), 0
	}
	if a.month > 0 || b.month > 0 {
		return Time{}, false
	}
	t := Time{Relation: During, Span: a.span.Hull(b.span), Text: d.textOf(start, b.end), start: start, end: b.end}
	if before != "between" {
		t.From, t.To = a.date, b.date
	}
	return t, true
}

// relate reads the preposition before a date.
func (d *Draft) relate(x dated) Time {
	t := Time{Relation: During, Date: x.date, Month: x.month, Day: x.day, start: x.start, end: x.end}
	i := x.start - 1
	if d.word(i) == "the" {
		i--
	}
	switch w := d.word(i); w {
	case "since":
		t.Relation = Since
	case "from":
		if n := d.word(x.end); n == "on" || n == "onward" || n == "onwards" || n == "" {
			t.Relation = Since
			if n != "" {
				t.end++
			}
		}
	case "until", "till", "through", "til":
		t.Relation = Until
	case "before":
		t.Relation = Before
	case "after", "following":
		t.Relation = After
	case "to":
		if d.word(i-1) == "prior" {
			t.Relation, i = Before, i-1
		} else if d.word(i-1) == "up" {
			t.Relation, i = Until, i-1
		}
	case "than":
		if p := d.word(i - 1); p == "earlier" || p == "later" {
			t.Relation = map[string]Relation{"earlier": Before, "later": After}[p]
			i--
		}
	case "of":
		if d.word(i-1) == "as" {
			i--
		}
	case "in", "on", "during", "throughout", "around", "circa", "about", "by", "at", "for":
		if w == "about" && (d.word(i-1) == "what" || d.word(i-1) == "how") {
			i++ // "what about 1995"
		}
	default:
		i++
	}
	for i > 0 && (d.word(i-1) == "back" || d.word(i-1) == "as" || d.word(i-1) == "right" || d.word(i-1) == "just" || d.word(i-1) == "shortly") {
		i--
	}
	if i < x.start && i >= 0 {
		t.start = i
	}
	t.Text = d.textOf(t.start, t.end)
	if x.month == 0 {
		t.Span = relative(x.span, t.Relation)
	}
	return t
}

// relative is the days that the relation to the span leaves.
func relative(s facts.Span, r Relation) facts.Span {
	switch r {
	case Since:
		return facts.Span{First: s.First, Last: facts.MaxDay}
	case Until:
		return facts.Span{First: facts.MinDay, Last: s.Last}
	case Before:
		return s.Ahead()
	case After:
		return s.Behind()
	}
	return s
}

// SpanOf is the days that a time given by an event or a clause leaves, once it
// is known when that was.
func (t Time) SpanOf(event facts.Span) facts.Span { return relative(event, t.Relation) }

// momentWords lead to an event that tells the time, wherever they stand but at
// the question's beginning.
var momentWords = map[string]Relation{
	"during": During, "amid": During, "throughout": During, "when": During, "while": During, "whilst": During,
	"since": Since, "until": Until, "till": Until, "before": Before, "after": After, "following": After,
}

// eventTime finds the event by which the time is told: "during the Syrian
// civil war", "when the Moscow attack happened", "at the time of the attack".
// Before and after lead to a moment only if the name is an event's; otherwise
// they may ask for the next in a line.
func (d *Draft) eventTime() Time {
	if t, ok := d.betweenEvents(); ok {
		return t
	}
	for i := range d.mentions {
		m := &d.mentions[i]
		relation, start := d.leadIn(m)
		if relation == Anytime || m.Role != Topic {
			continue
		}
		if t, ok := d.clauseTime(relation, start, m); ok {
			return t
		}
		if (relation == Before || relation == After) && !isEvent(m) {
			continue
		}
		m.Role = Moment
		event := *m
		end, edge := d.eventVerb(m.end, d.word(start))
		return Time{Relation: relation, Event: &event, Edge: edge, Text: d.textOf(start, end), start: start, end: end}
	}
	return Time{}
}

// betweenEvents reads "between the strike and the flood".
func (d *Draft) betweenEvents() (Time, bool) {
	for i := range d.mentions {
		if i+1 == len(d.mentions) || !isEvent(&d.mentions[i]) || !isEvent(&d.mentions[i+1]) {
			continue
		}
		a, b := &d.mentions[i], &d.mentions[i+1]
		start := a.start - 1
		for d.word(start) == "the" {
			start--
		}
		if d.word(start) != "between" || d.word(a.end) != "and" || b.start-a.end > 2 {
			continue
		}
		a.Role, b.Role = Moment, Moment
		first, second := *a, *b
		return Time{Relation: During, Event: &first, Other: &second, Text: d.textOf(start, b.end), start: start, end: b.end}, true
	}
	return Time{}, false
}

// clauseTime reads a time that a whole clause tells: "when Russia invaded
// Ukraine". Its names tell the time and are no topics.
func (d *Draft) clauseTime(r Relation, start int, m *Mention) (Time, bool) {
	end := len(d.tokens)
	for i := m.end; i < end; i++ {
		if strings.ContainsAny(d.tokens[i].mark, ",;") {
			end = i + 1
		}
	}
	if lead := d.word(start); isEvent(m) || lead != "when" && lead != "while" && lead != "before" && lead != "after" && lead != "since" && lead != "until" {
		return Time{}, false
	}
	verb := false
	for i := m.end; i < end; i++ {
		verb = verb || !d.linked[i] && !d.lexicon.stop[d.tokens[i].fold]
	}
	if !verb || (r == Before || r == After) && d.word(m.end) == "" {
		return Time{}, false
	}
	for k := range d.mentions {
		if d.mentions[k].start > start && d.mentions[k].end <= end {
			d.mentions[k].Role = Moment
		}
	}
	return Time{Relation: r, Clause: d.textOf(start+1, end), Text: d.textOf(start, end), start: start, end: end}, true
}

// eventVerb takes in what stands behind an event's name in its clause, as in
// "when the war began", and reads which end of it is meant.
func (d *Draft) eventVerb(i int, lead string) (end int, edge Edge) {
	if lead != "when" && lead != "while" {
		return i, AnyEdge
	}
	for end = i; end < len(d.tokens); end++ {
		w := d.word(end)
		if w == "" || questionWords[w] || end > i && strings.ContainsAny(d.tokens[end-1].mark, ",;?") {
			break
		}
		if e, ok := d.lexicon.edges[d.tokens[end].stem]; ok {
			edge = e
		}
	}
	if end > i && strings.ContainsAny(d.tokens[i-1].mark, ",;?") {
		return i, AnyEdge
	}
	return end, edge
}

func isEvent(m *Mention) bool { return len(m.Entities) > 0 && m.Entities[0].Kind == facts.Event }

// leadIn finds the words before a mention that make it a moment.
func (d *Draft) leadIn(m *Mention) (Relation, int) {
	i := m.start - 1
	for i >= 0 && slices.Contains([]string{"the", "a", "an", "that", "this", "its", "their", "start", "end", "outbreak", "of", "beginning"}, d.word(i)) {
		if d.word(i) == "of" && d.word(i-1) == "time" {
			return During, max(0, i-3)
		}
		i--
	}
	relation, ok := momentWords[d.word(i)]
	if !ok || i == 0 && (d.word(0) == "when" || d.word(0) == "while") && !d.asksLater(m.end) {
		return Anytime, 0
	}
	return relation, i
}

// asksLater reports whether a question word follows, so that an opening "when"
// only tells the time: "when the attack happened, who led ISIS?".
func (d *Draft) asksLater(from int) bool {
	for i := from; i < len(d.tokens); i++ {
		if questionWords[d.word(i)] {
			return true
		}
	}
	return false
}

// textOf is the text of tokens i to j as written.
func (d *Draft) textOf(i, j int) string {
	if i >= j {
		return ""
	}
	last := d.tokens[j-1]
	return d.text[d.tokens[i].start : last.start+len(last.text)]
}
