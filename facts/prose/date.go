package prose

import (
	"strconv"
	"strings"
	"time"

	"footnote/facts"
)

// A told date is one as it stands in a text: From and To alike but for a
// range; neither known without a year.
type told struct {
	from, to   facts.Date
	span       facts.Span // the part of the date that is meant
	month, day int        // without a year
	end        int        // the word behind it
	twoEnded   bool
}

func single(d facts.Date, end int) told { return told{from: d, to: d, span: d.Span(), end: end} }

// dateAt reads the date or the range of dates that begins at word i.
func (r *reader) dateAt(i int) (Mention, bool) {
	const begins = isMonth | isWeekday | isSeason | isPart | isHalf | isDecade | isRelative | isTurn | isOrdinal | isNumber | isTens | isVague
	if !r.words[i].Number() && !r.is(i, begins) && r.fold(i) != "ad" {
		return Mention{}, false
	}
	d, ok := r.rangeAt(i)
	if !ok {
		return Mention{}, false
	}
	m := r.mention(Date, i, d.end)
	m.From, m.To, m.Span, m.TwoEnded = d.from, d.to, d.span, d.twoEnded
	m.Month, m.Day = time.Month(d.month), d.day
	if !d.twoEnded {
		m.Relation = r.relation(i)
	}
	return m, true
}

// relation reads how the date that begins at word i limits what is told.
func (r *reader) relation(i int) Relation {
	for i > 0 && r.joined(i-1) && (r.fold(i-1) == "the" || r.fold(i-1) == "about" || r.fold(i-1) == "around") {
		i--
	}
	if !r.joined(i - 1) {
		return During
	}
	switch r.fold(i - 1) {
	case "since", "from":
		return Since
	case "until", "till", "to", "through":
		return Until
	case "before", "by":
		return Before
	case "after", "following":
		return After
	}
	return During
}

// rangeAt reads a date, and the one that it reaches to if there is one.
func (r *reader) rangeAt(i int) (told, bool) {
	if d, ok := r.daysAt(i); ok {
		return d, true
	}
	d, ok := r.partAt(i)
	if !ok {
		return told{}, false
	}
	j := r.connected(i, d.end)
	if j == 0 {
		return d, true
	}
	if w := r.fold(j); w == "present" || w == "now" || w == "today" || w == "date" {
		if d.from.Known() {
			return told{from: d.from, to: facts.OpenDate, span: facts.Span{First: d.span.First, Last: facts.MaxDay}, end: j + 1, twoEnded: true}, true
		}
		return d, true
	}
	if short, ok := r.shortYear(j, d); ok {
		return short, true
	}
	if z, ok := r.partAt(j); ok {
		return joinDates(d, z), true
	}
	return d, true
}

// connected is the word behind the dash or the word that may tie the date from
// first up to end to a later one; 0 if there is none.
func (r *reader) connected(first, end int) int {
	if r.dashed(end - 1) {
		return end
	}
	if !r.joined(end-1) && !dash(r.mark(end-1)) || end+1 >= len(r.words) || !r.joined(end) {
		return 0
	}
	from, between := false, false
	for j := first - 1; j >= max(0, first-2); j-- { // "from the 1990s to"
		from, between = from || r.fold(j) == "from", between || r.fold(j) == "between"
	}
	j := end + 1
	if r.fold(j) == "the" {
		j++
	}
	switch r.fold(end) {
	case "to", "until", "till", "through", "thru":
		// "moved in 1990 to 1995 houses" is rarer than "1990 to 1995".
		return j
	case "and":
		if between {
			return j
		}
	}
	return 0
}

// joinDates is the range from a to z. What is told of one end alone, the year
// or the month, counts for both. Where z lies before a, only a is told.
func joinDates(a, z told) told {
	switch {
	case !a.from.Known() && a.month > 0 && z.from.Known() && z.from.Precision() >= facts.Month:
		year := z.from.Year()
		if time.Month(a.month) > z.from.Month() {
			year--
		}
		d := monthOrDay(year, a.month, a.day)
		a.from, a.span = d, d.Span()
	case !a.from.Known() || !z.from.Known():
		return a
	}
	if z.span.Last < a.span.First {
		return a
	}
	return told{from: a.from, to: z.to, span: a.span.Hull(z.span), end: z.end, twoEnded: true}
}

// shortYear reads the second year of "1998–2002" when it is written with two
// digits, and of "2004-08" too where it can be a year at all.
func (r *reader) shortYear(j int, a told) (told, bool) {
	w := r.fold(j)
	n, err := strconv.Atoi(w)
	if err != nil || len(w) != 2 || a.from.Precision() != facts.Year || !r.dashed(j-1) || r.dashed(j) {
		return told{}, false
	}
	year := a.from.Year() - a.from.Year()%100 + n
	if year <= a.from.Year() {
		year += 100
	}
	const longest = 30 // years; what is longer is written out, and 2014-03 is a month
	if year-a.from.Year() > longest {
		return told{}, false
	}
	return joinDates(a, single(facts.YearDate(year), j+1)), true
}

// partAt reads a date or a part of one: "early 2014", "the end of March 2014".
func (r *reader) partAt(i int) (told, bool) {
	j := i + 1
	switch {
	case r.is(i, isPart):
		for r.fold(j) == "of" || r.fold(j) == "the" || r.fold(j) == "in" {
			j++
		}
	case r.is(i, isHalf) && r.fold(j) == "of":
		j++
		if r.fold(j) == "the" {
			j++
		}
	default:
		return r.wholeAt(i)
	}
	whole, ok := r.wholeAt(j)
	if !ok {
		return told{}, false
	}
	if whole.span.Bounded() {
		twelfths := int(r.entries[i].value*100 + 0.5) // "4.08": from 4 to 8
		whole.span = part(whole.span, twelfths/100, twelfths%100)
	}
	return whole, true
}

// part is the part of a span from one twelfth to another.
func part(s facts.Span, from, to int) facts.Span {
	days := s.Days()
	first := s.First + facts.Day(days*from/12)
	return facts.Span{First: first, Last: max(first, s.First+facts.Day(days*to/12)-1)}
}

// wholeAt reads a date that is not part of another.
func (r *reader) wholeAt(i int) (told, bool) {
	if i >= len(r.words) {
		return told{}, false
	}
	switch {
	case r.is(i, isWeekday):
		return r.weekdayAt(i)
	case r.is(i, isRelative):
		return told{span: facts.Always, end: i + 1}, r.fold(i) != "today" || r.mark(i) != "" || i > 0
	case r.is(i, isSeason):
		return r.seasonAt(i)
	case r.is(i, isMonth):
		return r.monthAt(i)
	case r.is(i, isDecade) && (r.fold(i-1) == "the" || r.is(i-1, isPart)):
		return single(facts.DecadeDate(int(r.entries[i].value)), i+1), true
	case r.is(i, isTurn):
		return r.turnAt(i)
	case r.fold(i) == "ad" && r.words[i].Text != "ad":
		if y, ok := r.digits(i+1, 1, 4); ok && r.joined(i) {
			return single(facts.YearDate(y), i+2), true
		}
		return told{}, false
	}
	if d, ok := r.centuryAt(i); ok {
		return d, true
	}
	if d, ok := r.agoAt(i); ok {
		return d, true
	}
	if r.words[i].Number() {
		return r.digitsAt(i)
	}
	return told{}, false
}

// digitsAt reads a date that begins with a digit.
func (r *reader) digitsAt(i int) (told, bool) {
	if d, ok := r.numericAt(i); ok {
		return d, true
	}
	if d, ok := r.decadeAt(i); ok {
		return d, true
	}
	if d, ok := r.dayMonthAt(i); ok {
		return d, true
	}
	return r.yearAt(i)
}

// digits is the number at word i if it has from least to most digits, and no
// thousands or fraction.
func (r *reader) digits(i, least, most int) (int, bool) {
	w := r.fold(i)
	if len(w) < least || len(w) > most || strings.ContainsAny(r.words[i].Text, ",.") {
		return 0, false
	}
	n := 0
	for _, c := range []byte(w) {
		if !digit(c) {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// dayOf is the day of a month at word i: 1 to 31, with or without its ending.
func (r *reader) dayOf(i int) int {
	w := r.fold(i)
	if len(w) > 2 && strings.Contains("st nd rd th", w[len(w)-2:]) {
		w = w[:len(w)-2]
	}
	n, err := strconv.Atoi(w)
	if err != nil || len(w) > 2 || n < 1 || n > 31 {
		return 0
	}
	return n
}

// year is the year of four digits at word i, without a look at what is around.
func (r *reader) year(i int) (int, bool) {
	y, ok := r.digits(i, 4, 4)
	return y, ok && y >= 1000 && y <= 2199
}

// yearAt reads a year that stands alone, "44 BC" too.
func (r *reader) yearAt(i int) (told, bool) {
	if n, ok := r.digits(i, 1, 4); ok && n > 0 && r.joined(i) {
		switch r.fold(i + 1) {
		case "bc", "bce":
			return single(facts.YearDate(1-n), i+2), true // there is a year 0 in EDTF
		case "ad", "ce":
			return single(facts.YearDate(n), i+2), true
		}
	}
	y, ok := r.year(i)
	if !ok || r.counts(i) {
		return told{}, false
	}
	return single(facts.YearDate(y), i+1), true
}

// counts reports whether the number at word i counts something rather than
// names a year: "2000 people", "more than 1500".
func (r *reader) counts(i int) bool {
	if r.money(i) || strings.HasPrefix(r.mark(i), "%") || strings.HasPrefix(r.mark(i), "°") {
		return true
	}
	next := i + 1
	if !r.joined(i) {
		return false
	}
	return r.is(next, isCounted|isScale|isCurrency|isPercent) ||
		r.is(next, isTimeUnit) && !r.is(i-1, isWhere) || r.is(i-1, isHedge) && (r.fold(i-1) == "than" || r.fold(i-1) == "least")
}

// decadeAt reads "1990s" and "90s".
func (r *reader) decadeAt(i int) (told, bool) {
	digits, ok := strings.CutSuffix(r.fold(i), "s")
	if !ok && !r.words[i].Possessive {
		return told{}, false
	}
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil || n%10 != 0:
	case len(digits) == 4 && n >= 1000 && n%100 == 0 && r.fold(i-1) != "early" && n < 1900:
		return single(facts.CenturyDate(n), i+1), true // the 1800s
	case len(digits) == 4 && n >= 1000 && n < 2200:
		return single(facts.DecadeDate(n), i+1), true
	case len(digits) == 2 && r.fold(i-1) == "the" && n >= 20:
		return single(facts.DecadeDate(1900+n), i+1), true
	}
	return told{}, false
}

// centuryAt reads "19th century", "nineteenth-century" and "second century BC".
func (r *reader) centuryAt(i int) (told, bool) {
	j := i + 1
	if w := r.fold(j); w != "century" && w != "centuries" {
		return told{}, false
	}
	n := int(r.entries[i].value)
	if !r.is(i, isOrdinal) {
		n = r.dayOf(i)
	}
	if i > 0 && r.is(i-1, isTens) && r.dashed(i-1) {
		n += int(r.entries[i-1].value)
	}
	switch w := r.fold(j + 1); {
	case n < 1 || n > 22:
		return told{}, false
	case r.joined(j) && (w == "bc" || w == "bce"):
		// EDTF has no centuries before the year 0; a span of years tells it.
		from, to := facts.YearDate(1-100*n), facts.YearDate(-100*(n-1))
		return told{from: from, to: to, span: from.Span().Hull(to.Span()), end: j + 2}, true
	}
	return single(facts.CenturyDate((n-1)*100), j+1), true
}
