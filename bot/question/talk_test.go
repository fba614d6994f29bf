package question_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/bot/question"
)

func TestRemark(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want question.Remark
	}{
		{"", question.Remark{}},
		{"who led Larn in 1930?", question.Remark{Text: "who led Larn in 1930?", Marked: true}},
		{"who led Larn in 1930", question.Remark{Text: "who led Larn in 1930"}},
		{"and in 1935?", question.Remark{Text: "and in 1935?", Marked: true}},
		{"Larn?", question.Remark{Text: "Larn?", Marked: true, Echo: true}},
		{"does anyone know who led Larn?", question.Remark{Text: "does anyone know who led Larn?", Marked: true}},
		{"no idea who led Larn", question.Remark{Text: "no idea who led Larn"}},
		{"Larn fell in 1930, right?", question.Remark{Text: "Larn fell in 1930, right?", Marked: true, Light: true, Echo: true}},
		{"who led Larn on Friday?", question.Remark{Text: "who led Larn on Friday?", Marked: true, Light: true}},
		{"Yes. And who led Larn? I forget.", question.Remark{Text: "And who led Larn?", Marked: true}},
		{"as Dr. Oke says.\nWho led Larn?", question.Remark{Text: "Who led Larn?", Marked: true}},
		{"Did the U.S. Navy take Larn?", question.Remark{Text: "Did the U.S. Navy take Larn?", Marked: true}},
		{"did the US take Larn?", question.Remark{Text: "did the US take Larn?", Marked: true}},
		{"Ben, who led Larn?", question.Remark{Text: "Ben, who led Larn?", To: "ben", Marked: true}},
		{"hey Ben Oke: who led Larn?", question.Remark{Text: "hey Ben Oke: who led Larn?", To: "ben oke", Marked: true}},
		{"Ben, thanks. Who led Larn?", question.Remark{Text: "Who led Larn?", To: "ben", Marked: true}},
		{"who led Larn, Ben?", question.Remark{Text: "who led Larn, Ben?", To: "ben", Marked: true}},
		{"well, who led Larn?", question.Remark{Text: "well, who led Larn?", Marked: true}},
		{"in 1930, who led Larn?", question.Remark{Text: "in 1930, who led Larn?", Marked: true}},
		{"thanks!", question.Remark{}},
		{"Larn fell in 1930.", question.Remark{}},
		{"When Larn fell, everything changed", question.Remark{}},
		{"What Larn did was wrong", question.Remark{}},
		{"what a town Larn was", question.Remark{}},
		{"did you read it?", question.Remark{}},
		{"what time do we meet?", question.Remark{}},
		{"we're leaving when?", question.Remark{}},
		{"r u coming to Larn?", question.Remark{}},
		{"@ben who led Larn?", question.Remark{}},
		{"https://example.org who led Larn?", question.Remark{}},
		{"> who led Larn?", question.Remark{}},
		{"> who led Larn?\nAda did.", question.Remark{}},
		{"who cares who led Larn?", question.Remark{}},
		{"Larn is lovely, isn't it?", question.Remark{}},
		{"Who led Larn? Did you know?", question.Remark{}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, l.Remark(tt.text)); diff != "" {
				t.Errorf("Remark(%q) (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestClaims(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"Larn fell in 1930.", []string{"Larn fell in 1930"}},
		{"Larn fell in 1930. Did it? Ada left.\nBen Oke stayed!", []string{"Larn fell in 1930", "Ben Oke stayed"}},
		{"I think that Larn fell in 1930", []string{"Larn fell in 1930"}},
		{"As far as I know, of course, Larn fell", nil},
		{"As far as I know, Larn fell early", []string{"Larn fell early"}},
		{"Larn fell in 1930, right?", []string{"Larn fell in 1930"}},
		{"true or false: Larn fell in 1930", []string{"Larn fell in 1930"}},
		{"check: Larn fell in 1930. Ada Holt left.", []string{"Larn fell in 1930", "Ada Holt left"}},
		{"Larn fell in 1930 and Ada Holt left it.", []string{"Larn fell in 1930", "Ada Holt left it"}},
		{"Ada Holt was mayor and built the bridge.", []string{"Ada Holt was mayor", "Ada Holt built the bridge"}},
		{"Ada Holt was mayor, but she resigned; Ben Oke followed.", []string{"Ada Holt was mayor", "she resigned", "Ben Oke followed"}},
		{"Ada Holt and Ben Oke built the bridge.", []string{"Ada Holt and Ben Oke built the bridge"}},
		{"Ada Holt built the bridge and the mill.", []string{"Ada Holt built the bridge and the mill"}},
		{"Dr. Holt met the U.S. Navy in Larn.", []string{"Dr. Holt met the U.S. Navy in Larn"}},
		{"> Larn fell in 1930.\nThat is wrong.", nil},
		{"Larn fell in 1930. 500 people left it. No. 5 stayed.", []string{"Larn fell in 1930", "500 people left it", "No. 5 stayed"}},
		{"who led Larn in 1930", nil},
		{"We met in Larn. You were late.", nil},
		{"thanks a lot", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			var got []string
			for _, c := range l.Claims(tt.text) {
				got = append(got, c.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Claims(%q) (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}
