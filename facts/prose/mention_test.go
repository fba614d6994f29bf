package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"footnote/facts/prose"
)

// told writes a mention as the tables have it: kind, text, and what was read.
func told(text string, m *prose.Mention) string {
	s := m.Kind.String() + " " + m.Text(text)
	switch m.Kind {
	case prose.Name:
		if m.Class != prose.UnknownName {
			s += " (" + m.Class.String() + ")"
		}
	case prose.Date:
		if m.From.Known() {
			s += " = " + m.From.String()
			if m.TwoEnded {
				s += "/" + m.To.String()
			}
		} else if m.Month > 0 {
			s += fmt.Sprintf(" = --%02d-%02d", m.Month, m.Day)
		}
	case prose.Number, prose.Money, prose.Percent, prose.Ordinal, prose.Duration:
		if m.Value != 0 {
			s += fmt.Sprintf(" = %.6g", m.Value)
		}
	}
	return s
}

func mentions(text string) []string {
	var out []string
	for _, m := range prose.Mentions(text, prose.Words(text, 0)) {
		out = append(out, told(text, &m))
	}
	return out
}

func TestTry(t *testing.T) {
	for _, s := range []string{
		"The Islamic State-Khorasan Province (ISIS-K) attacks on a concert hall in Moscow on March 22, which killed more than 130 people, raised many questions.",
		"a series of leaders including Abu Bakr al-Baghdadi in October 2019, followed by Abu Ibrahim al-Qurashi in February 2022",
		"Beckham played for Manchester United from 1992 to 2003, and between 2003 and 2007 for Real Madrid.",
		"From March to May 2014 he stayed at the University of South Florida (USF).",
		"Sabotage was common. The U.S. Department of Health and Human Services spent $1.5 million, or 12.5% of it, in the early 1990s.",
		"Critics said that Theresa May left on May 3, 2019; the 19th century was the twenty-first of 2,500 km.",
		"He served 1998–02 and 2004-2008, June 3 to July 5, 2014, 3–5 March 2014, mid-1990s, late 19th century, 44 BC, AD 79.",
		"Two months later, three years ago, last Tuesday and on Monday, March 3, 2014, about 2000 people saw \"The Long Road\" by J. K. Rowe.",
		"President Vladimir Putin of Russia met King Charles III and Martin Luther King, Jr. in New York City in summer 2022.",
		"The 2014 World Cup; since 2010; until 1999; by 2003; 1998–present; the end of March 2014; 2024-03-22; 22/03/2024.",
		"Twenty-five thousand troops, two dozen, half a million; Apollo 11 landed. Johnson & Johnson paid 300 euros for a ten-day trip of eight months.",
	} {
		fmt.Println(s)
		fmt.Println("   ", strings.Join(mentions(s), " | "))
	}
}
