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
		{"initials in a row", []string{"It goes back to J. A. Holt and W. E. B. Du Pree.", "P. Q. Reed wrote it for Robert V. Taylor."}},
		{"a letter that is no initial", []string{"It fell in World War I.", "Nobody knew why.", "This is vitamin C.", "Larn has none.", "So X is as hard as C.", "Thus it is hard."}},
		{"plural titles and saints", []string{"Democratic Sens. Ana Oke and Bo Lund met Reps. Dunn and Reed in St. Cloud.", "\"Mr. Lund also left,\" said Lt. Gen. Reed."}},
		{"initials of bodies", []string{"The U.S. Equal Tolls Board (U.T.B.) Thursday asked the U.S. to pay.", "They did, said Reed, D-Minn.", "“So it is.”"}},
		{"companies", []string{"Mining counter Larn Bhd. led, and so did Sill Bros. Ferries.", "She left Holt Inc.", "The shares fell."}},
		{"words that are abbreviations too", []string{"He fell ill.", "Nobody came.", "It was her art.", "Reed sold it.", "She said no.", "Nobody asked.", "See art. 5 and no. 7 of vol. II there."}},
		{"times", []string{"It starts at 5 p.m. Saturday, or 3 p.m. (1500 GMT) Sunday.", "It ends at 9 p.m.", "Tickets cost twopence."}},
		{"cases of law", []string{"The case was Holt v. Reed.", "It was Larn vs. Sill."}},
		{"notes of several words", []string{"It sank.[citation needed]", "It was raised.[further explanation needed]", "It sank again."}},
		{"notes that stand apart", []string{"It sank. [1]", "It was raised in 1912. [2][3]", "It sank again."}},
		{"quotations in plain marks", []string{"They sang ``We will row!''", "A small boat came.", "\"Why?\"", "\"No.\"", "He left."}},
		{"brackets", []string{"(It was his.)", "(It was not.)", "Three ( Ana , Bo , etc. ) came ."}},
		{"a forgotten capital", []string{"The prices fell.", "even so nobody came."}},
		{"abbreviation before lower case", []string{"Holt Org. lawyers of Larn, Wisc. and others left."}},
		{"detached initials", []string{"He took over U.S.D . Larn and C.F . Sill in the U.S .", "Then he left .", "He has a Ph.D . from Larn ."}},
		{"detached numbers", []string{"1 . Matilda of Larn ( b . 1281 ) , who left .", "2 . Sibylla , vol . II , pp . 451–72 .", "It opened on 15 . May 1915 .", "He won in 1916 .", "Reed lost ."}},
		{"detached marks", []string{"He asked why ( and when ? ) and left !", "She came from Larn , N.Y. .", "“ Why ? ”", "He sang ."}},
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

// Scripts that put no space between sentences are divided all the same.
func TestRead_sentencesWithoutSpaces(t *testing.T) {
	r, err := reading.Read(t.Context(), []byte("橋は一九三三年に開いた。今も立っている！なぜか？"), reading.Options{Format: reading.Text})
	if err != nil {
		t.Fatal(err)
	}
	checkRanges(t, &r)
	if got := len(r.Passages[0].Sentences); got != 3 {
		t.Errorf("%d sentences, want 3", got)
	}
}
