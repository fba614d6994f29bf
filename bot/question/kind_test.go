package question_test

import (
	"slices"
	"testing"

	"footnote/bot/question"
)

// TestFocus finds the noun that names what is wanted, wherever the question word
// stands.
func TestFocus(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text  string
		focus string // the noun
		wants question.Wants
	}{
		{"what bread do they bake?", "bread", ""},
		{"what national rowing team won in 1931?", "team", question.WantsGroup},
		{"which two old paper mills were sold?", "mill", ""},
		{"what kind of boat did Ada Holt sail?", "boat", ""},
		{"in what country is Dorne?", "country", question.WantsPlace},
		{"the ferry to Larn was built in which town?", "town", question.WantsPlace},
		{"Ada Holt held what position from 1931 to 1940?", "position", ""},
		{"which county's farmers sold the most wool?", "county", question.WantsPlace},
		{"which breed of sheep came from Dorne?", "breed", ""},
		{"which town recently lost its mill?", "town", question.WantsPlace},
		{"which firm carries coal to Larn?", "firm", ""},
		{"along with wool, what goods did Larn export?", "good", ""},
		{"the man who built the pier that sank came from what island?", "island", question.WantsPlace},
		{"what broke the dam?", "", ""},
		{"what brought the mill down?", "", ""},
		{"what percentage of the boats sank?", "percentage", question.WantsNumber},
		{"how often does the ferry sail?", "", question.WantsNumber},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			_, q := read(l, tt.text)
			want := ""
			if tt.focus != "" {
				want = l.Stem(tt.focus)
			}
			if q.Focus != want || q.Wants != tt.wants {
				t.Errorf("it asks for %q (%q), want %q (%q)", q.Focus, q.Wants, want, tt.wants)
			}
		})
	}
}

// TestKinds reads what sort of question it is.
func TestKinds(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want question.Kind
	}{
		{"who was mayor of Tarnwick in 1928?", question.Who},
		{"and who was mayor then, of Tarnwick?", question.Who},
		{"what is the name of the mayor of Tarnwick?", question.What},
		{"which team did Bertha Lunn lead?", question.Which},
		{"when was the great flood?", question.When},
		{"what year was the great flood?", question.When},
		{"in which month was the great flood?", question.When},
		{"where was the great flood?", question.Where},
		{"why did Bertha Lunn resign?", question.Why},
		{"how come Bertha Lunn resigned?", question.Why},
		{"what caused the great flood?", question.Why},
		{"what was the reason for the great flood?", question.Why},
		{"what led the mayor to resign?", question.Why},
		{"what was the cause of the great flood?", question.Why},
		{"Bertha Lunn was born in what year?", question.When},
		{"the mayor whose house burnt down was succeeded by whom?", question.Who},
		{"how many people died in the great flood?", question.HowMany},
		{"how much did the great flood cost?", question.HowMany},
		{"how long was Bertha Lunn mayor?", question.HowLong},
		{"how many years was Bertha Lunn mayor?", question.HowLong},
		{"for how long was Bertha Lunn mayor?", question.HowLong},
		{"how did the great flood end?", question.How},
		{"was Bertha Lunn mayor of Tarnwick?", question.YesNo},
		{"did people die in the great flood?", question.YesNo},
		{"is Bertha Lunn still mayor of Tarnwick?", question.YesNo},
		{"list the mayors of Tarnwick", question.List},
		{"name all mayors of Tarnwick", question.List},
		{"timeline of Tarnwick", question.Timeline},
		{"what happened in 1928?", question.Happened},
		{"what happened between 1920 and 1930?", question.Happened},
		{"what did Bertha Lunn do?", question.Happened},
		{"who is Bertha Lunn?", question.Define},
		{"what is Tarnwick?", question.Define},
		{"Bertha Lunn?", question.Define},
		{"what does US stand for?", question.Define},
		{"compare Brackwell Rovers and Morley Athletic", question.Compare},
		{"what is the difference between Brackwell Rovers and Morley Athletic?", question.Compare},
		{"who is the author?", question.About},
		{"what is the title of the article?", question.About},
		{"says who?", question.SaysWho},
		{"according to whom?", question.SaysWho},
		{"source?", question.SaysWho},
		{"hello", question.Social},
		{"Thanks!", question.Social},
		{"help", question.Social},
		{"", question.Other},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if _, q := read(l, tt.text); q.Kind != tt.want {
				t.Errorf("the kind is %q, want %q", q.Kind, tt.want)
			}
		})
	}
}

// TestRelations reads which property is asked for first of all, by what is said.
func TestRelations(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want []string
	}{
		{"who was mayor of Tarnwick?", []string{"mayor"}},
		{"who were the mayors of Tarnwick?", []string{"mayor"}},
		{"who leads Brackwell Rovers?", []string{"head coach", "leader", "mayor"}},
		{"who coached Brackwell Rovers?", []string{"head coach"}},
		{"who was in charge of Brackwell Rovers?", []string{"head coach", "leader", "mayor"}},
		{"who was lighthouse keeper of Tarnwick?", []string{"lighthouse keeper of"}},
		{"how many people died in the great flood?", []string{"deaths"}},
		{"what was the death toll of the great flood?", []string{"deaths"}},
		{"tell me about Tarnwick", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if _, q := read(l, tt.text); !slices.Equal(asked(&q), tt.want) {
				t.Errorf("it asks for %v, want %v", asked(&q), tt.want)
			}
		})
	}
}

// TestNewProperty finds a property by its own name, as soon as a base has it.
func TestNewProperty(t *testing.T) {
	bare, err := question.NewLexicon()
	if err != nil {
		t.Fatal(err)
	}
	const text = "who was lighthouse keeper of Tarnwick?"
	if _, q := read(bare, text); len(q.Properties) > 0 {
		t.Errorf("a base without properties is asked for %v", asked(&q))
	}
	if _, q := read(newLexicon(t), text); q.Asks("lighthouse keeper of") != 1 {
		t.Errorf("the property is asked for with weight %v, want 1", q.Asks("lighthouse keeper of"))
	}
}

// TestMentions links names, and tells plain words from names.
func TestMentions(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want []string
	}{
		{"who led the Rovers?", []string{"rovers"}},
		{"who led brackwell rovers?", []string{"rovers"}},
		{"did the US help Tarnwick?", []string{"us", "tarnwick"}},
		{"who told us?", nil},
		{"what happened to Stroud's house?", []string{"stroud"}},
		{"who is Ann Pellow?", []string{"ann-1"}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if _, q := read(l, tt.text); !slices.Equal(topics(&q), tt.want) {
				t.Errorf("it is about %v, want %v", topics(&q), tt.want)
			}
		})
	}
}

// TestAmbiguousMention keeps all whom a name may mean.
func TestAmbiguousMention(t *testing.T) {
	_, q := read(newLexicon(t), "who is Ann Pellow?")
	if len(q.Mentions) != 1 || !q.Mentions[0].Has("ann-1") || !q.Mentions[0].Has("ann-2") {
		t.Errorf("the mentions are %v, want one that may mean either Ann Pellow", q.Mentions)
	}
}
