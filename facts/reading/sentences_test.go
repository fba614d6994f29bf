package reading_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/facts/reading"
)

func TestRead_sentences(t *testing.T) {
	for _, tt := range []struct {
		name string
		want []string // together the text, with a space between them
	}{
		{"titles", []string{"Dr. Holt met Capt. Moss and Mr. Dunn.", "They talked."}},
		{"initials", []string{"J. R. Moss ran it with A. Holt.", "It sank."}},
		{"countries", []string{"She left the U.S. Navy in the U.S. in 1999.", "The U.S. Army took her.", "She stayed."}},
		{"year at the end", []string{"It opened in 1933.", "It was built by Ada Holt.", "It closed on 14 June 1951.", "Why?"}},
		{"short number at the end", []string{"They won by 3.", "Nobody saw it.", "See p. 12.", "It is there."}},
		{"numbers", []string{"It cost £2.5 million, i.e. 3.2 percent vs. 4 percent.", "No. 7 was cheaper."}},
		{"list", []string{"1. The first arch is done.", "2. The second is not."}},
		{"quotes", []string{"“Why?” he asked.", "She said “No.”", "“It is cold.”", "They left."}},
		{"marks", []string{"Wait!", "What?", "He left…", "And then it rained."}},
		{"notes", []string{"It sank.[1]", "It was raised.[2][3]", "It sank again."}},
		{"detached stops", []string{"Newton D . Baker House , also the Holt House , is in Larn , N.Y. .", "Built in 1794 , it was home of Maj . George Peter .", "He died ."}},
		{"name with a mark", []string{"Yahoo! is a company.", "It is old."}},
		{"abbreviation at the end", []string{"He works for Holt Ltd. in Larn.", "She left at 5 p.m. on Monday."}},
		{"no stop", []string{"only some words"}},
		{"last letter of several bytes", []string{"She said “No.”", "He said “Så”"}},
		{"other scripts", []string{"Мост открыт в 1933 году.", "Он стоит."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := reading.Read(t.Context(), []byte(strings.Join(tt.want, " ")), reading.Options{Format: reading.Text})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range r.Passages[0].Sentences {
				got = append(got, r.Passages[0].Sentence(i))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("sentences (-want +got):\n%s", diff)
			}
		})
	}
}
