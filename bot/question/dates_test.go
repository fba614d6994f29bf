package question_test

import (
	"strings"
	"testing"

	"footnote/bot/question"
	"footnote/facts"
)

// TestDates reads each form of date. want is the days meant, in EDTF from the
// first to the last; "" is for no date at all.
func TestDates(t *testing.T) {
	l := newLexicon(t)
	tests := []struct{ text, want string }{
		// Days.
		{"on 22 March 2024", "2024-03-22"},
		{"on the 22nd of March, 2024", "2024-03-22"},
		{"on March 22, 2024", "2024-03-22"},
		{"on march 22nd 2024", "2024-03-22"},
		{"on 2024-03-22", "2024-03-22"},
		{"on 2024/3/22", "2024-03-22"},
		{"on Feb. 29 2024", "2024-02-29"},
		// Months.
		{"in March 2024", "2024-03"},
		{"in March of 2024", "2024-03"},
		{"in 2024-03", "2024-03"},
		{"in 03/2024", "2024-03"},
		{"in may 1928", "1928-05"},
		{"in Sept 1928", "1928-09"},
		{"in feburary 1928", "1928-02"},
		{"in Mar '24", "2024-03"},
		// The closer of two, and the two that make one range.
		{"the mill built in the 1920s in Apr 1959", "1959-04"},
		{"in 1928 after the fire between Nov 1931 and Jul 1932", "1931-11/1932-07"},
		{"from Mar-a-Lune in 1928", "1928"},
		// Years, decades, centuries, seasons.
		{"in 1928", "1928"},
		{"in '98", "1998"},
		{"in the 1920s", "1920/1929"},
		{"in the '90s", "1990/1999"},
		{"in the 90s", "1990/1999"},
		{"in the twenties", "1920/1929"},
		{"in the 19th century", "1800/1899"},
		{"in summer 1926", "1926-06/1926-08"},
		{"in the fall of 1926", "1926-09/1926-11"},
		{"in winter 1926", "1926-12/1927-02"},
		// Parts.
		{"in early 1928", "1928-01/1928-04"},
		{"in mid-1928", "1928-05/1928-08"},
		{"in late 1928", "1928-09/1928-12"},
		{"in the early 1920s", "1920/1923-04"},
		{"in the first half of 1928", "1928-01/1928-06"},
		{"in the second half of 1928", "1928-07/1928-12"},
		{"at the beginning of 1928", "1928-01/1928-03"},
		{"at the end of 1928", "1928-10/1928-12"},
		// Days counted from the asker's.
		{"today", "2024-06-01"},
		{"yesterday", "2024-05-31"},
		{"this year", "2024"},
		{"last year", "2023"},
		{"two years ago", "2022"},
		{"a year ago", "2023"},
		{"last month", "2024-05"},
		{"three months ago", "2024-03"},
		{"last March", "2024-03"},
		{"last July", "2023-07"},
		{"last decade", "2010/2019"},
		{"last week", "2024-05-20/2024-05-26"},
		// No dates.
		{"in the room", ""},
		{"in 99999", ""},
		{"may I ask", ""},
		{"on a long march", ""},
		{"in 12", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			_, q := read(l, "who was mayor of Tarnwick "+tt.text+"?")
			var want facts.Span
			if tt.want != "" {
				want = days(t, tt.want)
			}
			got := q.Time.Span
			// Parts of a time are cut by twelfths of its days: a day more or
			// less does not matter.
			if abs(int(got.First-want.First)) > 1 || abs(int(got.Last-want.Last)) > 1 {
				t.Errorf("%q is from %v to %v, want from %v to %v", tt.text, facts.DateOf(got.First), facts.DateOf(got.Last), facts.DateOf(want.First), facts.DateOf(want.Last))
			}
		})
	}
}

// TestTimeRelations reads how the asked time lies to the date. want is the
// first and the last day, where ".." is as far as there is.
func TestTimeRelations(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text     string
		relation question.Relation
		want     string
	}{
		{"in 1928", question.During, "1928/1928"},
		{"during 1928", question.During, "1928/1928"},
		{"back in 1928", question.During, "1928/1928"},
		{"since 1928", question.Since, "1928/.."},
		{"from 1928 on", question.Since, "1928/.."},
		{"from 1928 onwards", question.Since, "1928/.."},
		{"until 1928", question.Until, "../1928"},
		{"up to 1928", question.Until, "../1928"},
		{"before 1928", question.Before, "../1927"},
		{"prior to 1928", question.Before, "../1927"},
		{"earlier than 1928", question.Before, "../1927"},
		{"after 1928", question.After, "1929/.."},
		{"later than 1928", question.After, "1929/.."},
		{"between 1925 and 1930", question.During, "1925/1930"},
		{"from 1925 to 1930", question.During, "1925/1930"},
		{"from March to May 1928", question.During, "1928-03/1928-05"},
		{"1925-1930", question.During, "1925/1930"},
		{"1925 – 1930", question.During, "1925/1930"},
		{"", question.Anytime, ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			_, q := read(l, "who was mayor of Tarnwick "+tt.text)
			if q.Time.Relation != tt.relation {
				t.Errorf("the relation is %q, want %q", q.Time.Relation, tt.relation)
			}
			var want facts.Span
			if tt.want != "" {
				want = days(t, tt.want)
			}
			if q.Time.Span != want {
				t.Errorf("the days are %v, want %v", q.Time.Span, want)
			}
		})
	}
}

// TestEventTimes reads times that an event tells.
func TestEventTimes(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text     string
		relation question.Relation
	}{
		{"who was mayor of Tarnwick during the great flood?", question.During},
		{"who was mayor of Tarnwick when the great flood happened?", question.During},
		{"who was mayor of Tarnwick at the time of the great flood?", question.During},
		{"when the great flood happened, who was mayor of Tarnwick?", question.During},
		{"who was mayor of Tarnwick before the great flood?", question.Before},
		{"who was mayor of Tarnwick after the great flood?", question.After},
		{"who was mayor of Tarnwick since the flood?", question.Since},
		{"who was mayor of Tarnwick until the flood?", question.Until},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			_, q := read(l, tt.text)
			if q.Time.Relation != tt.relation || q.Time.Event == nil || !q.Time.Event.Has("flood") {
				t.Errorf("the time is %q of %v, want %q of the flood", q.Time.Relation, q.Time.Event, tt.relation)
			}
			if got := topics(&q); len(got) != 1 || got[0] != "tarnwick" {
				t.Errorf("the topics are %v, want Tarnwick alone", got)
			}
			if q.Order.Anchor != nil {
				t.Errorf("the event is an anchor of the order too")
			}
		})
	}
}

// TestRecordDate reads as of whose records is asked, which is no time of the
// answer.
func TestRecordDate(t *testing.T) {
	l := newLexicon(t)
	for _, text := range []string{
		"who was mayor of Tarnwick in 1930 as recorded on 1 May 2024",
		"who was mayor of Tarnwick in 1930, as known on 1 May 2024?",
	} {
		_, q := read(l, text)
		if want := days(t, "2024-05-01").Last; q.AsRecorded != want {
			t.Errorf("%q asks for the records of %v, want %v", text, q.AsRecorded, want)
		}
		if want := days(t, "1930"); q.Time.Span != want {
			t.Errorf("%q asks about %v, want %v", text, q.Time.Span, want)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// days is the span of an EDTF date or of one to another, ".." being as far as
// there is.
func days(t *testing.T, edtf string) facts.Span {
	t.Helper()
	from, to, isRange := strings.Cut(edtf, "/")
	a, err := facts.ParseDate(from)
	if err != nil {
		t.Fatal(err)
	}
	if !isRange {
		return a.Span()
	}
	b, err := facts.ParseDate(to)
	if err != nil {
		t.Fatal(err)
	}
	return facts.Span{First: a.Span().First, Last: b.Span().Last}
}
