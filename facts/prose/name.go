package prose

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// longestName is how many words a name has at most; headings in capitals are
// no names.
const longestName = 12

// nameAt reads the name that begins at word i: "Abu Bakr al-Baghdadi", "the
// University of South Florida" without its article, "ISIS-K".
func (r *reader) nameAt(i int) (Mention, bool) {
	if !r.nameBegins(i) {
		return Mention{}, false
	}
	end := r.nameEnd(i)
	if end-i == 1 && (!r.nameAlone(i) || r.is(i, isTitle) && r.sentenceBegins(i)) {
		return Mention{}, false
	}
	m := r.mention(Name, i, end)
	m.Class = r.classOf(i, end)
	return m, true
}

// nameBegins reports whether the word at i may be the first of a name.
func (r *reader) nameBegins(i int) bool {
	w := &r.words[i]
	if !w.Capital() {
		return r.is(i, isOpening) && r.capitalNext(i) && !(i > 0 && r.is(i, isWhere)) ||
			len(w.Text) > 2 && innerCapital(w.Text) // iPhone, eBay
	}
	if !r.sentenceBegins(i) {
		// A title in capitals, or "I": function words are no names.
		return !r.is(i, isPlain) || r.abbreviation(i) || !r.functionWord(i) && r.capitalNext(i)
	}
	if r.is(i, isPlain) {
		return r.abbreviation(i) && r.fold(i) != "a" && r.fold(i) != "i" || !r.functionWord(i) && r.capitalNext(i) && !r.smallInside(i)
	}
	return true
}

// functionWord reports whether the word is one of grammar rather than an
// ordinary noun or adjective: "New York" has one of the latter.
func (r *reader) functionWord(i int) bool { return r.is(i, isPlain) && !r.is(i, isWorthy) }

// capitalNext reports whether the next word continues a name in capitals.
func (r *reader) capitalNext(i int) bool {
	return i+1 < len(r.words) && (r.joined(i) || r.mark(i) == "-") && r.words[i+1].Capital() && !r.functionWord(i+1) &&
		!r.sentenceBegins(i+1)
}

// abbreviation reports whether the word is written in capitals alone, two at
// least, where its neighbours are not.
func (r *reader) abbreviation(i int) bool {
	if !allCapitals(r.words[i].Text) {
		return false
	}
	shouting := func(k int) bool {
		return k >= 0 && k < len(r.words) && len(r.words[k].Text) > 3 && allCapitals(r.words[k].Text)
	}
	return !shouting(i-1) || !shouting(i+1)
}

func allCapitals(s string) bool {
	n := 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			n++
		case unicode.IsLower(c):
			return false
		}
	}
	return n > 1
}

func innerCapital(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	for _, c := range s[size:] {
		if unicode.IsUpper(c) {
			return true
		}
	}
	return false
}

// nameAlone reports whether the one word at i, which begins with a capital, is
// a name and no ordinary word that begins a sentence.
func (r *reader) nameAlone(i int) bool {
	w := &r.words[i]
	if !r.sentenceBegins(i) || allCapitals(w.Text) || innerCapital(w.Text) {
		return utf8.RuneCountInString(w.Text) > 1 || !w.Capital()
	}
	if len(w.Text) < 2 || r.is(i, isPlain) {
		return false
	}
	if s := r.spelled(w.Fold); s.capital || s.small {
		return !s.small
	}
	return w.Possessive || !ordinaryEnding(w.Fold)
}

// ordinaryEnding reports whether a word ends as nouns, verbs and adverbs do
// that are no names.
func ordinaryEnding(fold string) bool {
	const shortestWord = 5
	if len(fold) < shortestWord {
		return false
	}
	known := lexicon()
	for i := 2; i < len(fold)-1; i++ {
		if e := known["-"+fold[i:]]; e.is(isEnding) {
			return true
		}
	}
	return false
}

// smallInside reports whether the word stands with a small letter inside a
// sentence of the text.
func (r *reader) smallInside(i int) bool { return r.spelled(r.words[i].Fold).small }

// spelled is how the folded word is written inside the sentences of the text.
func (r *reader) spelled(fold string) spelling {
	if r.inside == nil {
		r.inside = make(map[string]spelling)
		for i := range r.words {
			w := &r.words[i]
			s := r.inside[w.Fold]
			switch {
			case !w.Capital():
				s.small = true
			case !r.sentenceBegins(i):
				s.capital = true
			}
			r.inside[w.Fold] = s
		}
	}
	return r.inside[fold]
}

// nameEnd is the word behind the name that begins at word i.
func (r *reader) nameEnd(i int) int {
	end := i + 1
	for end < len(r.words) && end-i < longestName {
		next := r.nameGoesOn(i, end)
		if next == end {
			break
		}
		end = next
	}
	return end
}

// nameGoesOn is the word behind the next part of the name from first up to
// end; end if the name is over.
func (r *reader) nameGoesOn(first, end int) int {
	before := end - 1
	if r.parted(before) {
		return end
	}
	if r.words[before].Possessive && !r.capitalNext(before) {
		return end
	}
	switch m := r.mark(before); {
	case m == "," && r.is(end, isSuffix) && r.words[end].Capital():
		return end + 1
	case m == "&" || m == "" && r.fold(end) == "and" && r.listsOffices(first, end):
		if m == "&" && r.words[end].Capital() {
			return end + 1
		}
		if m == "" && r.capitalNext(end) {
			return end + 2
		}
		return end
	case m == "-" || m == "‑":
		if r.words[end].Capital() || r.is(end, isInner) && end+1 < len(r.words) && r.words[end+1].Capital() {
			return end + 1
		}
		return end
	case m == "." && (len(r.words[before].Text) == 1 || r.is(before, isTitle)):
	case m != "":
		return end
	}
	if r.words[before].Possessive && r.classOf(first, end) != UnknownName {
		return end // "Putin's Kremlin" are two
	}
	return r.nameWord(first, end)
}

// nameWord is the word behind the one at end if that goes on with the name,
// or behind the next when small words stand between.
func (r *reader) nameWord(first, end int) int {
	w := &r.words[end]
	switch {
	case w.Text == "I":
		if r.is(end-1, isNumbered) || r.is(end-1, isGiven) {
			return end + 1
		}
		return end
	case w.Capital():
		if r.functionWord(end) && !r.is(end, isMonth) && !r.abbreviation(end) || r.is(end, isMonth) && r.monthBegins(end) || r.is(end, isWeekday) {
			return end
		}
		return end + 1
	case w.Number() && r.numeral(end):
		return end + 1
	case !r.is(end, isInner) && w.Fold != "for":
		return end
	case w.Fold == "for" && !r.is(end-1, isGroup), w.Fold == "of" && r.wholePerson(first, end):
		return end
	}
	j := end + 1
	const mostSmall = 3 // "of the de la"
	for j < len(r.words) && j-end < mostSmall && r.joined(j-1) && (r.fold(j) == "the" || r.is(j, isInner) && r.fold(j) != "of") {
		j++
	}
	if j >= len(r.words) || !r.joined(j-1) && r.mark(j-1) != "-" || !r.words[j].Capital() || r.functionWord(j) || r.is(j, isMonth|isWeekday) {
		return end
	}
	return j + 1
}

// wholePerson reports whether the name from first up to end is that of a
// person in full, so that what follows with "of" says where from.
func (r *reader) wholePerson(first, end int) bool {
	return end-first > 1 && !r.is(end-1, isTitle) && !r.ruler(end-1) && r.classOf(first, end) == PersonName
}

// ruler reports whether the word at i is the number of a king or the like.
func (r *reader) ruler(i int) bool {
	return r.is(i, isSuffix) && allCapitals(r.words[i].Text) || r.words[i].Text == "I"
}

// numeral reports whether the number at word i belongs to the name before it:
// "Apollo 11", "Boeing 747". Years and counts do not.
func (r *reader) numeral(i int) bool {
	if len(r.words[i].Text) > 3 || !r.joined(i-1) {
		return false
	}
	if _, ok := r.digits(i, 1, 3); !ok {
		return false
	}
	next := i + 1
	return next >= len(r.words) || !r.joined(i) || !r.is(next, isTimeUnit|isScale|isCurrency|isPercent|isCounted|isMonth) &&
		r.is(next, isPlain)
}

// monthBegins reports whether the month at word i begins a date rather than
// being a person's name.
func (r *reader) monthBegins(i int) bool {
	d, ok := r.monthAt(i)
	return ok && (d.from.Known() || d.day > 0) || r.fold(i) != "may" && r.fold(i) != "april" && r.fold(i) != "june" && r.fold(i) != "august"
}

// listsOffices reports whether "and" at word end may stand inside the name
// that began at first: "Department of Health and Human Services".
func (r *reader) listsOffices(first, end int) bool {
	of := slices.ContainsFunc(r.words[first:end], func(w Word) bool { return w.Fold == "of" || w.Fold == "for" })
	return of && r.anyIs(first, end, isGroup) && !r.is(end+1, isTitle)
}

func (r *reader) anyIs(first, end int, class wordClass) bool {
	for i := first; i < end; i++ {
		if r.is(i, class) {
			return true
		}
	}
	return false
}

// classOf guesses what bears the name from first up to end.
func (r *reader) classOf(first, end int) NameClass {
	last := end - 1
	head := last // what stands before "of", "for" and the like is what the name names
	for i := first; i < end; i++ {
		if !r.words[i].Capital() && !r.is(i, isOpening) && i > first {
			head = i - 1
			break
		}
	}
	switch {
	case r.is(head, isGroup) && head > first || r.is(first, isGroup) && head == first && end-first > 1:
		return GroupName
	case r.is(first, isTitle) && end-first > 1 && r.is(head, isTitle) && head == first && first+1 < end && !r.words[first+1].Capital():
		return PersonName // "President of Russia"
	case r.is(head, isPlace) || r.is(first, isPlace) && end-first > 1 && head > first:
		return PlaceName
	case r.is(first, isTitle) && end-first > 1 || r.is(first-1, isTitle) && r.joined(first-1) && !r.sentenceBegins(first-1),
		r.ruler(head) && r.is(first, isGiven) && end-first > 1, r.initial(first, end):
		return PersonName
	case r.whereabouts(first) && end-first < 4 && !allCapitals(r.words[last].Text) && !r.is(first, isGiven):
		return PlaceName
	case allCapitals(r.words[head].Text), allCapitals(r.words[first].Text):
		return GroupName
	case end-first >= 2 && end-first <= 5 && r.personal(first, end):
		return PersonName
	}
	return UnknownName
}

// whereabouts reports whether the word before the name at first is one that
// stands before places more than before people.
func (r *reader) whereabouts(first int) bool {
	if !r.joined(first - 1) {
		return false
	}
	switch r.fold(first - 1) {
	case "in", "near", "across", "throughout", "outside", "inside", "around":
		return true
	}
	return false
}

// initial reports whether a part of the name is one letter: "J. Smith".
func (r *reader) initial(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if r.words[i].Capital() && len(r.words[i].Text) == 1 && r.mark(i) == "." {
			return true
		}
	}
	return false
}

// personal reports whether the name looks like one of a person: it begins with
// a given name, or has the small words of surnames.
func (r *reader) personal(first, end int) bool {
	if !r.is(first, isGiven) && !r.anyIs(first+1, end-1, isInner) {
		return false
	}
	for i := first; i < end; i++ {
		w := &r.words[i]
		if w.Number() || !w.Capital() && (!r.is(i, isInner) || w.Fold == "of") || r.is(i, isPlain|isGroup|isPlace) {
			return false
		}
	}
	return true
}
