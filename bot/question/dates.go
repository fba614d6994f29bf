package question

import (
	"strconv"
	"strings"
	"time"

	"footnote/facts"
)

// A dated is a date as it stands in a question.
type dated struct {
	span       facts.Span
	date       facts.Date // when it is one date, not a part of one
	month, day int        // for a date without a year
	start, end int        // tokens
}

// dates finds the dates among the tokens that are not part of a name, from
// left to right.
func (d *Draft) dates(today facts.Day) []dated {
	var out []dated
	for i := 0; i < len(d.tokens); {
		if found, ok := d.dateAt(i, today); ok {
			out = append(out, found)
			i = found.end
			continue
		}
		i++
	}
	return out
}

// word is the folded token at i, or "" past the ends and inside names.
func (d *Draft) word(i int) string {
	if i < 0 || i >= len(d.tokens) || d.linked[i] {
		return ""
	}
	return d.tokens[i].fold
}

// mark is the punctuation after the token at i.
func (d *Draft) mark(i int) string { return d.tokens[i].mark }

// dateAt reads the date that begins at token i, if one does.
func (d *Draft) dateAt(i int, today facts.Day) (dated, bool) {
	if part, skip := partWord(d.word(i)); part != nil {
		j := i + skip
		for d.word(j) == "of" || d.word(j) == "the" || d.word(j) == "in" {
			j++
		}
		if whole, ok := d.wholeDateAt(j, today); ok && whole.month == 0 {
			return dated{span: part(whole.span), start: i, end: whole.end}, true
		}
	}
	if part, j := d.halfAt(i); part != nil {
		if whole, ok := d.wholeDateAt(j, today); ok && whole.month == 0 {
			return dated{span: part(whole.span), start: i, end: whole.end}, true
		}
	}
	return d.wholeDateAt(i, today)
}

// wholeDateAt reads a date that is not a part of another.
func (d *Draft) wholeDateAt(i int, today facts.Day) (dated, bool) {
	for _, read := range []func(int, facts.Day) (facts.Date, int){d.numericAt, d.dayMonthYearAt, d.seasonAt, d.yearAt, d.decadeAt} {
		if date, end := read(i, today); end > i {
			return dated{span: date.Span(), date: date, start: i, end: end}, true
		}
	}
	if span, end := d.relativeAt(i, today); end > i {
		return dated{span: span, start: i, end: end}, true
	}
	if month, day, end := d.monthAt(i, today); end > i {
		return dated{month: month, day: day, start: i, end: end}, true
	}
	return dated{}, false
}

var monthNames = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "febr": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
	"may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
	"october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
	"janurary": 1, "feburary": 2, "febuary": 2, "agust": 8, "septmber": 9, "setember": 9, "ocotber": 10, "novmber": 11, "decmber": 12,
}

// monthNumber reads a month's name, or gives 0; "may" and "mar" and the like
// must be written as names or stand by a number, which the caller sees to.
func monthNumber(word string) int { return monthNames[word] }

// ordinal reads the day of a month: 1 to 31, with or without its ending.
func ordinal(word string) (int, bool) {
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && cut != "" {
			word = cut
			break
		}
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n >= 1 && n <= 31 && len(word) <= 2
}

// year reads a year of four digits that people ask about.
func year(word string) (int, bool) {
	n, err := strconv.Atoi(word)
	return n, err == nil && len(word) == 4 && n >= 1000 && n <= 2199
}

// numericAt reads 2024-03-22, 2024-03, 2024/3/22 and 03/2024.
func (d *Draft) numericAt(i int, _ facts.Day) (facts.Date, int) {
	joined := func(k int) bool { return k+1 < len(d.tokens) && (d.mark(k) == "-" || d.mark(k) == "/") }
	y, ok := year(d.word(i))
	if ok && joined(i) {
		month, err := strconv.Atoi(d.word(i + 1))
		if err != nil || month < 1 || month > 12 || len(d.word(i+1)) > 2 {
			return facts.Date{}, i
		}
		if joined(i + 1) {
			if day, ok := ordinal(d.word(i + 2)); ok {
				return facts.DayDate(y, time.Month(month), day), i + 3
			}
		}
		// 2019-20 is a run of years, but 2019-12 a month.
		return facts.MonthDate(y, time.Month(month)), i + 2
	}
	if month, err := strconv.Atoi(d.word(i)); err == nil && month >= 1 && month <= 12 && joined(i) {
		if y, ok := year(d.word(i + 1)); ok {
			return facts.MonthDate(y, time.Month(month)), i + 2
		}
	}
	return facts.Date{}, i
}

// dayMonthYearAt reads "22 March 2024", "the 22nd of March, 2024", "March 22,
// 2024", "March 2024", "March of 2024" and "Mar '24".
func (d *Draft) dayMonthYearAt(i int, today facts.Day) (facts.Date, int) {
	month, day, j := d.monthAt(i, today)
	if j == i {
		return facts.Date{}, i
	}
	if d.word(j) == "of" || d.word(j) == "in" || d.word(j) == "the" {
		j++
	}
	y, ok := year(d.word(j))
	if !ok {
		if y, ok = d.shortYearAt(j, today); !ok {
			return facts.Date{}, i
		}
	}
	if day > 0 {
		return facts.DayDate(y, time.Month(month), day), j + 1
	}
	return facts.MonthDate(y, time.Month(month)), j + 1
}

// shortYearAt reads '24, with its apostrophe.
func (d *Draft) shortYearAt(i int, today facts.Day) (int, bool) {
	w := d.word(i)
	if len(w) != 2 || d.tokens[i].start == 0 {
		return 0, false
	}
	if before := d.text[:d.tokens[i].start]; !strings.HasSuffix(before, "'") && !strings.HasSuffix(before, "’") {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		return 0, false
	}
	// The year meant is the one of that ending that is past, or next.
	if y := 2000 + n; y <= today.Time().Year()+1 {
		return y, true
	}
	return 1900 + n, true
}

// monthAt reads a month, with its day if that stands by it.
func (d *Draft) monthAt(i int, today facts.Day) (month, day, end int) {
	j := i
	if day, ok := ordinal(d.word(j)); ok && d.mark(j) == "" {
		j++
		if d.word(j) == "of" {
			j++
		}
		if month := monthNumber(d.word(j)); month > 0 {
			return month, day, j + 1
		}
		return 0, 0, i
	}
	month = monthNumber(d.word(i))
	if month == 0 || d.mark(i) == "-" && i+1 < len(d.tokens) && !d.tokens[i+1].number() || i > 0 && d.mark(i-1) == "-" && !d.tokens[i-1].number() {
		return 0, 0, i // "Mar-a-Lago"
	}
	j = i + 1
	if d.word(j) == "the" {
		j++
	}
	if _, year := d.shortYearAt(j, today); !year {
		if day, ok := ordinal(d.word(j)); ok {
			return month, day, j + 1
		}
	}
	// "may" and "march" are also verbs: alone they are months only as names
	// or after a preposition.
	if w := d.word(i); (w == "may" || w == "march" || w == "mar" || w == "sep" || w == "dec") && !d.tokens[i].capital() {
		if _, ok := year(d.word(i + 1)); !ok && d.word(i+1) != "of" && !isDatePreposition(d.word(i-1)) {
			return 0, 0, i
		}
	}
	return month, 0, i + 1
}

func isDatePreposition(w string) bool {
	switch w {
	case "in", "since", "until", "till", "by", "before", "after", "during", "of", "last", "from", "to", "between", "and":
		return true
	}
	return false
}

// yearAt reads a year that stands alone, "'24" too.
func (d *Draft) yearAt(i int, today facts.Day) (facts.Date, int) {
	if y, ok := year(d.word(i)); ok && !d.counts(i) {
		return facts.YearDate(y), i + 1
	}
	if y, ok := d.shortYearAt(i, today); ok {
		return facts.YearDate(y), i + 1
	}
	return facts.Date{}, i
}

var seasonNames = map[string]int{"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

// counts reports whether the number at token i counts something: "more than
// 1000 people".
func (d *Draft) counts(i int) bool {
	switch d.word(i - 1) {
	case "than", "least", "most", "nearly", "almost":
		return d.word(i+1) != ""
	}
	return false
}

// seasonAt reads "summer 2022" and "winter of 2022". Autumn is fall only with
// a year right behind it.
func (d *Draft) seasonAt(i int, _ facts.Day) (facts.Date, int) {
	season := seasonNames[d.word(i)]
	j := i + 1
	for season > 0 && (d.word(j) == "of" || d.word(j) == "in") {
		j++
	}
	y, ok := year(d.word(j))
	if season == 0 || !ok {
		return facts.Date{}, i
	}
	date, err := facts.ParseDate(strconv.Itoa(y) + "-" + strconv.Itoa(20+season))
	if err != nil {
		return facts.Date{}, i
	}
	return date, j + 1
}

var decadeNames = map[string]int{
	"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950,
	"sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
}

// decadeAt reads "1990s", "the '90s", "the nineties", "the 19th century".
func (d *Draft) decadeAt(i int, _ facts.Day) (facts.Date, int) {
	w := d.word(i)
	if start, ok := decadeNames[w]; ok && d.word(i-1) == "the" {
		return facts.DecadeDate(start), i + 1
	}
	if digits, ok := strings.CutSuffix(w, "s"); ok || i < len(d.tokens) && d.tokens[i].possessive {
		n, err := strconv.Atoi(digits)
		switch {
		case err != nil:
		case len(digits) == 4 && n%10 == 0:
			return facts.DecadeDate(n), i + 1
		case len(digits) == 2 && n%10 == 0 && n >= 20:
			return facts.DecadeDate(1900 + n), i + 1
		case len(digits) == 2 && n%10 == 0:
			return facts.DecadeDate(2000 + n), i + 1
		}
	}
	if n, ok := ordinal(w); ok && d.word(i+1) == "century" && n <= 21 {
		return facts.CenturyDate((n - 1) * 100), i + 2
	}
	return facts.Date{}, i
}

// relativeAt reads "last year", "two months ago", "in the past 5 years",
// "today": days counted from the asker's.
func (d *Draft) relativeAt(i int, today facts.Day) (facts.Span, int) {
	now := today.Time()
	switch d.word(i) {
	case "today", "tonight":
		return facts.Span{First: today, Last: today}, i + 1
	case "yesterday":
		return facts.Span{First: today - 1, Last: today - 1}, i + 1
	case "this", "last", "next", "past", "previous", "coming":
		return d.turnAt(i, today)
	}
	if n, ok := smallNumber(d.word(i)); ok && d.word(i+2) == "ago" {
		switch strings.TrimSuffix(d.word(i+1), "s") {
		case "year":
			return facts.YearDate(now.Year() - n).Span(), i + 3
		case "decade":
			return facts.YearDate(now.Year() - 10*n).Span(), i + 3
		case "month":
			t := now.AddDate(0, -n, 1-now.Day())
			return facts.MonthDate(t.Year(), t.Month()).Span(), i + 3
		case "week":
			return facts.Span{First: today - facts.Day(7*n) - 3, Last: today - facts.Day(7*n) + 3}, i + 3
		case "day":
			return facts.Span{First: today - facts.Day(n), Last: today - facts.Day(n)}, i + 3
		}
	}
	return facts.Span{}, i
}

// turnAt reads "last year", "this month", "last March", "the last five years".
func (d *Draft) turnAt(i int, today facts.Day) (facts.Span, int) {
	now := today.Time()
	shift := map[string]int{"this": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}[d.word(i)]
	first := now.AddDate(0, 0, 1-now.Day())
	switch w := d.word(i + 1); w {
	case "year":
		return facts.YearDate(now.Year() + shift).Span(), i + 2
	case "decade":
		return facts.DecadeDate(now.Year() + 10*shift).Span(), i + 2
	case "century":
		return facts.CenturyDate(now.Year() + 100*shift).Span(), i + 2
	case "month":
		t := first.AddDate(0, shift, 0)
		return facts.MonthDate(t.Year(), t.Month()).Span(), i + 2
	case "week":
		monday := today - facts.Day((int(now.Weekday())+6)%7) + facts.Day(7*shift)
		return facts.Span{First: monday, Last: monday + 6}, i + 2
	default:
		if month := monthNumber(w); month > 0 {
			y := now.Year()
			if shift < 0 && month >= int(now.Month()) || shift > 0 && month <= int(now.Month()) {
				y += shift
			}
			return facts.MonthDate(y, time.Month(month)).Span(), i + 2
		}
		n, ok := smallNumber(w)
		unit := strings.TrimSuffix(d.word(i+2), "s")
		if days := map[string]int{"year": 365, "month": 30, "week": 7, "day": 1, "decade": 3652}[unit]; ok && days > 0 && shift < 0 {
			return facts.Span{First: today - facts.Day(n*days), Last: today}, i + 3
		}
	}
	return facts.Span{}, i
}

// partWord reads a word for a part of a time: early, mid, late and the like.
// The parts are thirds, a little generous at the joins as people are.
func partWord(w string) (part func(facts.Span) facts.Span, skip int) {
	switch w {
	case "early":
		return twelfths(0, 4), 1
	case "mid", "middle":
		return twelfths(4, 8), 1
	case "late":
		return twelfths(8, 12), 1
	}
	return nil, 0
}

// halfAt reads "the beginning of", "the end of", "the first half of".
func (d *Draft) halfAt(i int) (part func(facts.Span) facts.Span, end int) {
	j := i
	if d.word(j) == "the" {
		j++
	}
	switch w := d.word(j); {
	case (w == "beginning" || w == "start") && d.word(j+1) == "of":
		part, j = twelfths(0, 3), j+2
	case w == "end" && d.word(j+1) == "of":
		part, j = twelfths(9, 12), j+2
	case w == "first" && d.word(j+1) == "half":
		part, j = twelfths(0, 6), j+2
	case (w == "second" || w == "last") && d.word(j+1) == "half":
		part, j = twelfths(6, 12), j+2
	default:
		return nil, i
	}
	for d.word(j) == "of" || d.word(j) == "the" {
		j++
	}
	return part, j
}

// twelfths is the part of a span from one twelfth to another.
func twelfths(from, to int) func(facts.Span) facts.Span {
	return func(s facts.Span) facts.Span {
		days := s.Days()
		return facts.Span{First: s.First + facts.Day(days*from/12), Last: s.First + facts.Day(days*to/12) - 1}
	}
}
