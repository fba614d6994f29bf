package card_test

import (
	"testing"
	"time"

	"footnote/bot/study/card"
	"footnote/facts"
)

var (
	who = card.Card{
		Answer: "Abu Ibrahim al-Larni", Accept: []string{"Abu Ibrahim al-Larni", "Abu Ibrahim"},
		Choices: []string{"Ida Wren", "Abu Ibrahim al-Larni", "Bram Oke"},
		Expected: card.Expected{
			Form: card.NameForm, Names: []string{"Abu Ibrahim al-Larni", "Abu Ibrahim"},
			Others: []string{"Ida Wren", "Bram Oke", "Abu al-Hasan al-Larni"},
		},
	}
	group = card.Card{
		Answer: "Order of the Heron", Accept: []string{"Order of the Heron", "OH"},
		Expected: card.Expected{Form: card.NameForm, Names: []string{"Order of the Heron", "OH"}, Others: []string{"Order of the Gull"}},
	}
	day = card.Card{
		Answer: "27 October 2019", Accept: []string{"27 October 2019"},
		Expected: card.Expected{Form: card.DateForm, Date: facts.DayDate(2019, time.October, 27), Least: facts.DayPrecision},
	}
	month = card.Card{
		Answer: "October 2019", Accept: []string{"October 2019"},
		Expected: card.Expected{Form: card.DateForm, Date: facts.MonthDate(2019, time.October), Least: facts.Month},
	}
	year = card.Card{
		Answer: "2019", Accept: []string{"2019"},
		Expected: card.Expected{Form: card.DateForm, Date: facts.YearDate(2019), Least: facts.Year},
	}
	number = card.Card{
		Answer: "more than 130 people", Accept: []string{"more than 130 people", "130 people", "130"},
		Expected: card.Expected{Form: card.NumberForm, Number: facts.Quantity{Amount: 130, Unit: "people", Sense: facts.MoreThan}},
	}
	about = card.Card{
		Answer: "about 10,000,000 people", Accept: []string{"about 10,000,000 people"},
		Expected: card.Expected{Form: card.NumberForm, Number: facts.Quantity{Amount: 1e7, Unit: "people", Sense: facts.About}},
	}
	truth = card.Card{Answer: "false", Accept: []string{"false"}, Expected: card.Expected{Form: card.TruthForm}}
)

func TestJudge(t *testing.T) {
	tests := []struct {
		card card.Card
		text string
		want card.Verdict
	}{
		{who, "b", card.Right}, {who, "B)", card.Right}, {who, "2", card.Right}, {who, "I think b", card.Right},
		{who, "a", card.Wrong}, {who, "3.", card.Wrong}, {who, "option c", card.Wrong},
		{who, "Abu Ibrahim al-Larni", card.Right}, {who, "abu ibrahim", card.Right}, {who, "It was Abu Ibrahim!", card.Right},
		{who, "Abu Ibrahim al-Larnee", card.Right}, {who, "ibrahim", card.Right}, {who, "Abu Ibrahim?", card.Right},
		{who, "al-Larni", card.Close}, // two are called so
		{who, "Ida Wren", card.Wrong}, {who, "wren", card.Wrong}, {who, "Nobody Known", card.Wrong},
		{who, "Ida Wren or Abu Ibrahim", card.Wrong},
		{who, "so when are we meeting to talk about the next chapter?", card.NotAnAnswer},
		{who, "I will bring the coffee and some of the cake tomorrow", card.NotAnAnswer},
		{who, "", card.NotAnAnswer}, {who, "   ", card.NotAnAnswer},
		{who, "z", card.Wrong}, // no such choice, and no name
		{group, "the order of the heron", card.Right}, {group, "oh", card.Right}, {group, "heron", card.Right},
		{group, "gull", card.Wrong}, {group, "order", card.Close},
		{day, "27 October 2019", card.Right}, {day, "Oct 27, 2019", card.Right}, {day, "2019-10-27", card.Right},
		{day, "October 2019", card.Close}, {day, "2019", card.Close}, {day, "in 2019", card.Close},
		{day, "28 October 2019", card.Wrong}, {day, "2018", card.Wrong}, {day, "no idea", card.NotAnAnswer},
		{month, "Ocotber 2019", card.Right}, {month, "Oktober 2019", card.Right}, {month, "Octagon 2019", card.Close},
		{month, "October 2019", card.Right}, {month, "in Oct 2019", card.Right}, {month, "Oct 27, 2019", card.Right},
		{month, "2019", card.Close}, {month, "October", card.Close}, {month, "September 2019", card.Wrong},
		{year, "2019", card.Right}, {year, "in 2019!", card.Right}, {year, "October 2019", card.Right},
		{year, "the 2010s", card.Close}, {year, "2020", card.Wrong}, {year, "2018 or 2019", card.Wrong},
		{number, "130", card.Right}, {number, "more than 130", card.Right}, {number, "over 130 people", card.Right},
		{number, "120", card.Wrong}, {number, "many", card.NotAnAnswer},
		{about, "10 million", card.Right}, {about, "ten million", card.Right}, {about, "10,000,000", card.Right},
		{about, "10.5 million", card.Close}, {about, "2 million", card.Wrong},
		{truth, "false", card.Right}, {truth, "F", card.Right}, {truth, "no!", card.Right}, {truth, "falsch", card.Right},
		{truth, "true", card.Wrong}, {truth, "yes", card.Wrong}, {truth, "I think it's true", card.Wrong},
		{truth, "what a question", card.NotAnAnswer},
	}
	for _, tt := range tests {
		if got := tt.card.Judge(tt.text); got != tt.want {
			t.Errorf("%s: Judge(%q) = %v, want %v", tt.card.Answer, tt.text, got, tt.want)
		}
	}
}

func FuzzJudge(f *testing.F) {
	for _, text := range []string{"b", "Oct 27, 2019", "ten million", "i think it was \xff", "…", "?", "1999–2004", "🂡"} {
		f.Add(text)
	}
	cards := []card.Card{who, group, day, month, year, number, about, truth}
	f.Fuzz(func(t *testing.T, text string) {
		for i := range cards {
			if v := cards[i].Judge(text); v > card.Right {
				t.Errorf("Judge(%q) = %d", text, v)
			}
		}
	})
}
