package facts_test

import (
	"fmt"

	"footnote/facts"
)

// leaders are statements about who led ISIS, of which the source tells the
// ends only, and who came after whom.
func leaders() []facts.Statement {
	led := func(name, to, after string) facts.Statement {
		end, err := facts.ParseDate(to)
		if err != nil {
			panic(err)
		}
		return facts.Statement{
			Subject:  facts.Entity{ID: "isis", Label: "ISIS"},
			Property: "leader",
			Value:    facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{ID: name, Label: name}},
			Valid:    facts.FromTo(facts.Date{}, end),
			Replaces: facts.Entity{ID: after},
		}
	}
	return []facts.Statement{
		led("Abu Bakr", "2019-10", ""),
		led("Abu Ibrahim", "2022-02", "Abu Bakr"),
		led("Abu al-Hasan", "2022-10", "Abu Ibrahim"),
	}
}

func ExampleParseDate() {
	for _, s := range []string{"2024-03-22", "2019-10", "201X", "2024-13"} {
		d, err := facts.ParseDate(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s is a %s of %d days\n", d, d.Precision(), d.Span().Days())
	}
	// Output:
	// 2024-03-22 is a day of 1 days
	// 2019-10 is a month of 31 days
	// 201X is a decade of 3652 days
	// date "2024-13": there is no month "13"; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX for a decade, or .. for an open bound
}

func ExampleInfer() {
	for _, s := range facts.Infer(leaders(), nil) {
		from := s.Valid.From
		if from.Basis == facts.Inferred {
			fmt.Printf("%s: %s, because he %s %s\n", facts.ValueLabel(s.Value), s.Valid.EDTF(), from.Rule, from.Via)
		} else {
			fmt.Printf("%s: %s\n", facts.ValueLabel(s.Value), s.Valid.EDTF())
		}
	}
	// Output:
	// Abu Bakr: /2019-10
	// Abu Ibrahim: 2019-10/2022-02, because he followed Abu Bakr
	// Abu al-Hasan: 2022-02/2022-10, because he followed Abu Ibrahim
}

func ExampleBetween() {
	in2022 := facts.YearDate(2022).Span()
	for _, h := range facts.Between(facts.Infer(leaders(), nil), in2022) {
		fmt.Println(facts.ValueLabel(h.Statement.Value), h.Statement.Valid.EDTF())
	}
	// Output:
	// Abu Ibrahim 2019-10/2022-02
	// Abu al-Hasan 2022-02/2022-10
}
