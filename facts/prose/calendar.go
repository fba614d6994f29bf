package prose

import (
	"time"

	"footnote/facts"
)

// monthOrDay is a date of month precision, or of day precision if there is a
// day.
func monthOrDay(year, month, day int) facts.Date {
	if day > 0 {
		return facts.DayDate(year, time.Month(month), day)
	}
	return facts.MonthDate(year, time.Month(month))
}

// withYear reads the year that may follow a month at word j: "March 2014",
// "22 March, 2014", "March of 2014".
func (r *reader) withYear(month, day, j int) told {
	at := j
	if m := r.mark(j - 1); m == "" || m == "," || m == "." {
		if r.fold(at) == "of" || r.fold(at) == "in" || r.fold(at) == "the" && r.fold(at+1) == "year" {
			at++
		}
		// "On 3 March, 2000 people came": with a comma only behind a day.
		if y, ok := r.year(at); ok && (m != "," || day > 0) && !r.counts(at) {
			return single(monthOrDay(y, month, day), at+1)
		}
	}
	return told{span: facts.Always, month: month, day: day, end: j}
}

// monthAt reads a date that begins with a month: "March 2014", "March 22nd",
// "March 22, 2014", "March".
func (r *reader) monthAt(i int) (told, bool) {
	month := int(r.entries[i].value)
	w := &r.words[i]
	if !w.Capital() {
		return told{}, false // "may", "march"
	}
	j := i + 1
	if r.joined(i) || r.mark(i) == "." {
		if r.fold(j) == "the" {
			j++
		}
		if day := r.dayOf(j); day > 0 && !(r.joined(j) && r.is(j+1, isCounted|isScale)) {
			return r.withYear(month, day, j+1), true
		}
	}
	d := r.withYear(month, 0, i+1)
	if d.from.Known() {
		return d, true
	}
	// Alone it is a month where nothing makes it a name or a verb.
	short := len(w.Fold) < 4 && w.Fold != "may" && r.mark(i) != "."
	if short || r.joined(i) && j < len(r.words) && r.words[j].Capital() && !r.is(j, isPlain) {
		return told{}, false
	}
	if (w.Fold == "may" || w.Fold == "march") && (r.sentenceBegins(i) || i > 0 && r.words[i-1].Capital() && r.joined(i-1) && !r.is(i-1, isPlain)) {
		return told{}, false
	}
	return d, true
}

// dayMonthAt reads a date that begins with its day: "22 March 2014", "22nd of
// March".
func (r *reader) dayMonthAt(i int) (told, bool) {
	day := r.dayOf(i)
	if day == 0 || !r.joined(i) && !r.dashed(i) {
		return told{}, false
	}
	j := i + 1
	if r.fold(j) == "of" {
		j++
	}
	if !r.is(j, isMonth) || !r.words[j].Capital() {
		return told{}, false
	}
	return r.withYear(int(r.entries[j].value), day, j+1), true
}

// daysAt reads days of one month: "3–5 March 2014", "3 to 5 March", "March
// 3–5, 2014".
func (r *reader) daysAt(i int) (told, bool) {
	first, at, monthFirst := i, i, r.is(i, isMonth) && r.words[i].Capital()
	if monthFirst {
		first = i + 1
	} else if !r.words[i].Number() {
		return told{}, false
	}
	a := r.dayOf(first)
	last := first + 1
	if a > 0 && r.joined(first) && (r.fold(last) == "to" || r.fold(last) == "until" || r.fold(last) == "and") {
		last++
	} else if a == 0 || !r.dashed(first) {
		return told{}, false
	}
	z := r.dayOf(last)
	if z <= a {
		return told{}, false
	}
	end := last + 1
	if monthFirst {
		at = i
	} else if r.joined(last) && r.is(end, isMonth) && r.words[end].Capital() {
		at, end = end, end+1
	} else {
		return told{}, false
	}
	month := int(r.entries[at].value)
	from, to := r.withYear(month, a, end), r.withYear(month, z, end)
	if !from.from.Known() {
		return told{span: facts.Always, month: month, day: a, end: end}, true
	}
	return told{from: from.from, to: to.to, span: from.span.Hull(to.span), end: to.end, twoEnded: true}, true
}

// numericAt reads 2024-03-22, 2024/3/22, 2024-03, 22/03/2024 and 03/2024. Where
// day and month cannot be told apart, only the year is.
func (r *reader) numericAt(i int) (told, bool) {
	parted := func(k int) bool { m := r.mark(k); return k+1 < len(r.words) && (m == "/" || m == "-" || m == "‑") }
	if !parted(i) {
		return told{}, false
	}
	a, _ := r.digits(i+1, 1, 2)
	if y, ok := r.year(i); ok {
		switch b, isDay := r.digits(i+2, 1, 2); {
		case a < 1 || a > 12 || len(r.fold(i+1)) < 2 && r.mark(i) == "-":
			return told{}, false
		case parted(i+1) && isDay && b >= 1 && b <= 31:
			return single(facts.DayDate(y, time.Month(a), b), i+3), true
		case y%100 < a && y%100+30 >= a || y%100 > 70 && a <= 12 && y%100+30 >= a+100:
			return told{}, false // 2004-08 are years
		}
		return single(facts.MonthDate(y, time.Month(a)), i+2), true
	}
	first, ok := r.digits(i, 1, 2)
	if !ok {
		return told{}, false
	}
	if y, ok := r.year(i + 1); ok && r.mark(i) == "/" && first >= 1 && first <= 12 {
		return single(facts.MonthDate(y, time.Month(first)), i+2), true
	}
	y, ok := r.year(i + 2)
	switch {
	case !ok || !parted(i+1) || first < 1 || a < 1 || first > 31 || a > 31:
		return told{}, false
	case first > 12 && a <= 12 || first == a:
		return single(facts.DayDate(y, time.Month(a), first), i+3), true
	case a > 12 && first <= 12:
		return single(facts.DayDate(y, time.Month(first), a), i+3), true
	}
	return single(facts.YearDate(y), i+3), true
}

// seasonAt reads "summer 2022" and "winter of 2022–23". Alone a season is
// read where it is no verb or source.
func (r *reader) seasonAt(i int) (told, bool) {
	j := i + 1
	if r.joined(i) && (r.fold(j) == "of" || r.fold(j) == "in") {
		j++
	}
	if y, ok := r.year(j); ok && r.joined(i) {
		date, err := facts.ParseDate(facts.YearDate(y).String() + [...]string{"-21", "-22", "-23", "-24"}[int(r.entries[i].value)-1])
		return single(date, j+1), err == nil
	}
	if w := r.fold(i); (w == "summer" || w == "winter" || w == "autumn") && r.fold(i-1) == "the" {
		return told{span: facts.Always, end: i + 1}, true
	}
	return told{}, false
}

// weekdayAt reads "Monday" and "Monday, March 3, 2014".
func (r *reader) weekdayAt(i int) (told, bool) {
	if !r.words[i].Capital() {
		return told{}, false
	}
	if m := r.mark(i); m == "" || m == "," {
		j := i + 1
		if r.is(j, isMonth) || r.words[min(j, len(r.words)-1)].Number() {
			if d, ok := r.rangeAt(j); ok && d.end > j && (d.month > 0 || d.from.Precision() == facts.DayPrecision) {
				return d, true
			}
		}
	}
	return told{span: facts.Always, end: i + 1}, true
}

// turnAt reads "last year", "this March", "next Tuesday": a date that hangs on
// when the text was written.
func (r *reader) turnAt(i int) (told, bool) {
	j := i + 1
	if !r.joined(i) || !r.is(j, isTimeUnit|isWeekday|isMonth|isSeason) || r.is(j, isMonth) && !r.words[j].Capital() {
		return told{}, false
	}
	return told{span: facts.Always, end: j + 1}, true
}

// agoAt reads "three years ago": likewise.
func (r *reader) agoAt(i int) (told, bool) {
	n := Mention{}
	n, ok := r.numberAt(i)
	j := n.End
	if !ok && r.is(i, isVague) {
		j, ok = i+1, true
	}
	if !ok || !r.is(j, isTimeUnit) || r.fold(j+1) != "ago" {
		return told{}, false
	}
	return told{span: facts.Always, end: j + 2}, true
}
