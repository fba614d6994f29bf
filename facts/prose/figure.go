package prose

import (
	"strconv"
	"strings"
)

// figureAt reads a number that begins at word i, and what makes it money, a
// share or a length of time.
func (r *reader) figureAt(i int) (Mention, bool) {
	if !r.words[i].Number() && !r.is(i, isNumber|isTens|isScale|isOrdinal|isVague) && !r.currencySign(i) {
		return Mention{}, false
	}
	if m, ok := r.ordinalAt(i); ok {
		return m, true
	}
	m, ok := r.numberAt(i)
	if !ok {
		return r.vagueAt(i)
	}
	return r.measured(m), true
}

// measured makes money, a share or a length of time of a number that is one.
func (r *reader) measured(m Mention) Mention {
	next, last := m.End, m.End-1
	switch {
	case r.money(m.First):
		m.Kind = Money
		m.Bytes.Start -= signBefore(r.text[:m.Bytes.Start])
	case strings.HasPrefix(r.text[r.words[last].End:], "%") || strings.HasPrefix(r.text[r.words[last].End:], " %"):
		m.Kind = Percent
		m.Bytes.End = r.words[last].End + strings.IndexByte(r.text[r.words[last].End:], '%') + 1
	case !r.joined(last) && !(dash(r.mark(last)) && r.is(next, isTimeUnit)):
	case r.is(next, isPercent):
		return r.unit(m, Percent, next+1)
	case r.fold(next) == "per" && r.fold(next+1) == "cent":
		return r.unit(m, Percent, next+2)
	case r.is(next, isCurrency):
		return r.unit(m, Money, next+1)
	case r.is(next, isTitle|isInner) || r.fold(next) == "us" || r.fold(next) == "american" || r.fold(next) == "canadian":
		if r.is(next+1, isCurrency) && r.joined(next) {
			return r.unit(m, Money, next+2)
		}
	case r.is(next, isTimeUnit) && !r.words[next].Capital():
		m.Value *= r.entries[next].value
		return r.unit(m, Duration, next+1)
	}
	return m
}

// unit takes the words of its unit, up to end, into a number.
func (r *reader) unit(m Mention, kind MentionKind, end int) Mention {
	wider := r.mention(kind, m.First, end)
	wider.Value = m.Value
	wider.Bytes.Start = m.Bytes.Start
	return wider
}

// vagueAt reads "several years", "a few months".
func (r *reader) vagueAt(i int) (Mention, bool) {
	if !r.is(i, isVague) || !r.joined(i) {
		return Mention{}, false
	}
	j := i + 1
	if r.fold(j) == "of" || r.fold(j) == "a" {
		j++
	}
	if !r.is(j, isTimeUnit) || r.fold(j) == "second" {
		return Mention{}, false
	}
	return r.mention(Duration, i, j+1), true
}

// ordinalAt reads "third", "twenty-third" and "22nd".
func (r *reader) ordinalAt(i int) (Mention, bool) {
	value, end := 0.0, i+1
	switch w := r.fold(i); {
	case r.is(i, isOrdinal):
		value = r.entries[i].value
	case r.is(i, isTens) && r.dashed(i) && r.is(i+1, isOrdinal):
		value, end = r.entries[i].value+r.entries[i+1].value, i+2
	case r.words[i].Number() && len(w) > 2 && len(w) < 8 && strings.Contains("st nd rd th", w[len(w)-2:]) && !digit(w[len(w)-1]):
		n, err := strconv.Atoi(w[:len(w)-2])
		if err != nil {
			return Mention{}, false
		}
		value = float64(n)
	default:
		return Mention{}, false
	}
	m := r.mention(Ordinal, i, end)
	m.Value = value
	return m, true
}

// numberAt reads a number in digits or in words: "1,500", "2.5 million",
// "twenty-five thousand". "One" alone is a pronoun more often than a number.
func (r *reader) numberAt(i int) (Mention, bool) {
	value, j := 0.0, i
	switch {
	case j >= len(r.words):
		return Mention{}, false
	case r.words[i].Number():
		v, err := strconv.ParseFloat(numberText(r.words[i].Text), 64)
		if err != nil {
			return Mention{}, false
		}
		value, j = v, i+1
	case r.is(i, isTens):
		value, j = r.entries[i].value, i+1
		if (r.dashed(i) || r.joined(i)) && r.is(j, isNumber) && r.entries[j].value > 0 && r.entries[j].value < 10 {
			value, j = value+r.entries[j].value, j+1
		}
	case r.is(i, isNumber):
		value, j = r.entries[i].value, i+1
		if r.fold(i) == "one" && !r.is(j, isScale|isTimeUnit|isCurrency|isPercent) {
			return Mention{}, false
		}
	case r.is(i, isScale) && len(r.fold(i)) > 2:
		value = 1
	default:
		return Mention{}, false
	}
	for r.is(j, isScale) && (j == i || r.joined(j-1) || dash(r.mark(j-1))) && !(len(r.fold(j)) < 3 && !r.words[j-1].Number()) {
		value, j = value*r.entries[j].value, j+1
	}
	m := r.mention(Number, i, j)
	m.Value = value
	return m, true
}

// numberText is a number's text as strconv reads it.
func numberText(s string) string {
	if strings.Contains(s, ",") {
		return strings.ReplaceAll(s, ",", "")
	}
	return s
}

// money reports whether a sign of currency stands right before the word at i.
func (r *reader) money(i int) bool { return signBefore(r.text[:r.words[i].Start]) > 0 }

func (r *reader) currencySign(i int) bool { return r.words[i].Number() && r.money(i) }

// signBefore is the length in bytes of the sign of currency at the end of the
// text, 0 if there is none.
func signBefore(text string) int {
	for _, sign := range [...]string{"$", "£", "€", "¥", "₹"} {
		if strings.HasSuffix(text, sign) {
			return len(sign)
		}
		if strings.HasSuffix(text, sign+" ") {
			return len(sign) + 1
		}
	}
	return 0
}
