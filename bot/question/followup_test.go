package question_test

import (
	"testing"

	"footnote/bot/question"
	"footnote/facts"
)

// TestResolve makes questions stand alone that lean on the one before.
func TestResolve(t *testing.T) {
	l := newLexicon(t)
	const mayor = "who was mayor of Tarnwick in 1922?"
	tests := []struct {
		name, before, text string
		answer             []string // the IDs of those whom the answer named
		want               string
		lean               question.Lean
	}{
		{"time", mayor, "and in 1930?", nil, "who was mayor of Tarnwick in 1930?", question.Firmly},
		{"bare time", mayor, "in the 1940s?", nil, "who was mayor of Tarnwick in the 1940s?", question.Firmly},
		{"contrast", mayor, "what about Brackwell Rovers?", nil, "who was mayor of Brackwell Rovers in 1922?", question.Firmly},
		{"contrast of a person", "when was Abel Stroud mayor?", "and Bertha Lunn?", nil, "when was Bertha Lunn mayor?", question.Firmly},
		{"pronoun", mayor, "when did he resign?", []string{"stroud"}, "when did Abel Stroud resign?", question.Firmly},
		{"possessive", mayor, "who were his friends?", []string{"stroud"}, "who were Abel Stroud's friends?", question.Firmly},
		{"there", mayor, "what happened there?", []string{"stroud"}, "what happened in Tarnwick?", question.Firmly},
		{"then", mayor, "who led Brackwell Rovers back then?", []string{"stroud"}, "who led Brackwell Rovers in 1922?", question.Firmly},
		{"reason", "when did Bertha Lunn resign?", "why?", nil, "why did Bertha Lunn resign?", question.Firmly},
		{"place", "when was the great flood?", "and where?", nil, "where was the great flood?", question.Firmly},
		{"when many died", "how many people died in the great flood?", "when?", nil, "when was the great flood?", question.Firmly},
		{"next", mayor, "who came next?", []string{"stroud"}, "who came next after Abel Stroud?", question.Firmly},
		{"before", mayor, "and who came before?", []string{"stroud", "lunn"}, "and who came before Abel Stroud?", question.Firmly},
		{"definite", "when was the great flood?", "who died in the flood?", nil, "who died in the flood?", question.Alone},
		{"topic", "when was the great flood?", "how many people died?", nil, "how many people died in the great flood?", question.Loosely},
		{"another subject", mayor, "who led Brackwell Rovers?", []string{"stroud"}, "who led Brackwell Rovers?", question.Alone},
		{"says who", mayor, "says who?", []string{"stroud"}, "says who?", question.Alone},
		{"thanks", mayor, "thanks", []string{"stroud"}, "thanks", question.Alone},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			past := &question.Past{}
			past.Draft, past.Question = read(l, tt.before)
			for _, id := range topics(&past.Question) {
				past.Subjects = append(past.Subjects, entity(id))
			}
			for _, id := range tt.answer {
				past.Entities = append(past.Entities, entity(id))
			}
			d, q := read(l, tt.text)
			got, lean := d.Resolve(&q, past)
			if got != tt.want || lean != tt.lean {
				t.Errorf("%q after %q stands alone as %q (lean %d), want %q (%d)", tt.text, tt.before, got, lean, tt.want, tt.lean)
			}
		})
	}
}

// TestResolveAlone leaves a question as it is where nothing was said before.
func TestResolveAlone(t *testing.T) {
	l := newLexicon(t)
	for _, text := range []string{"and in 1930?", "who succeeded her?", ""} {
		d, q := read(l, text)
		if got, lean := d.Resolve(&q, nil); got != text || lean != question.Alone {
			t.Errorf("%q stands alone as %q (lean %d), want it as it is", text, got, lean)
		}
	}
}

// TestResolveUnlisted makes questions stand alone that lean on names that are
// in no base.
func TestResolveUnlisted(t *testing.T) {
	l := newLexicon(t)
	painter := []question.Said{{Question: "where did Ada Holt grow up?", Answer: "in Dorne, where she learnt to paint"}}
	album := []question.Said{{Question: "what was their first record?", Answer: `In 1971 they made the album "Far Shore"`}}
	tests := []struct {
		name, topic string
		said        []question.Said
		text, want  string
		lean        question.Lean
	}{
		{"pronoun, topic", "Ada Holt", nil, "where did she paint?", "where did Ada Holt paint?", question.Firmly},
		{"possessive", "Ada Holt", nil, "who was her teacher?", "who was Ada Holt's teacher?", question.Firmly},
		{"bracket", "The Lanterns (band)", nil, "when did they split up?", "when did The Lanterns (band) split up?", question.Firmly},
		{"noun for the topic", "The Lanterns (band)", nil, "where did the band meet?", "where did The Lanterns (band) meet?", question.Firmly},
		{"part of the name", "Ada Holt", nil, "whom did Holt marry?", "whom did Ada Holt marry?", question.Firmly},
		{"nothing named", "Ada Holt", painter, "how many pictures were sold?", "how many pictures were sold for Ada Holt?", question.Loosely},
		{"a text is no name", "What we read in week 3: painters", nil, "who was her teacher?", "who was her teacher?", question.Alone},
		{"no topic, the last name", "", painter, "who taught her?", "who taught Ada Holt?", question.Firmly},
		{"no topic, short", "", painter, "how many children?", "how many children of Ada Holt?", question.Loosely},
		{"no topic, long", "", painter, "how many ships sailed to the southern isles that year?", "how many ships sailed to the southern isles that year?", question.Alone},
		{"there", "Ada Holt", painter, "what did she paint there?", "what did Ada Holt paint in Dorne?", question.Firmly},
		{"it is what was made", "The Lanterns (band)", album, "did it sell well?", "did the album Far Shore sell well for The Lanterns (band)?", question.Firmly},
		{"this with its noun", "The Lanterns (band)", album, "who sang on this album?", "who sang on this album Far Shore of The Lanterns (band)?", question.Firmly},
		{"that year", "The Lanterns (band)", album, "where did they play that year?", "where did The Lanterns (band) play 1971?", question.Firmly},
		{"else", "Ada Holt", []question.Said{{Question: "who taught Ada Holt?", Answer: "Ben Ruck"}}, "who else taught her?", "who else taught Ada Holt besides Ben Ruck?", question.Firmly},
		{"two who were named", "Ada Holt", []question.Said{{Question: "who taught Ada Holt?", Answer: "Her teachers were Ben Ruck and Cora Vane. She paid them well."}}, "where did they live?", "where did Ben Ruck and Cora Vane live?", question.Firmly},
		{"unknown is no name", "Ada Holt", []question.Said{{Question: "who else taught Ada Holt?", Answer: "I don't know."}}, "who else?", "who else for Ada Holt?", question.Loosely},
		{"part of another name", "Ada Holt", []question.Said{{Question: "who taught Ada Holt?", Answer: "She was taught by Ben Ruck in Larn."}}, "did Ada Holt marry Ruck?", "did Ada Holt marry Ben Ruck?", question.Firmly},
		{"what happened", "Ada Holt", nil, "what happened in 1931?", "what happened to Ada Holt in 1931?", question.Loosely},
		{"a word of the question's own", "Ada Holt", painter, "is there a museum in Dorne?", "is there a museum in Dorne for Ada Holt?", question.Loosely},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			past := &question.Past{Topic: tt.topic, Said: tt.said}
			if len(tt.said) > 0 {
				past.Draft, past.Question = read(l, tt.said[len(tt.said)-1].Question)
			}
			d, q := read(l, tt.text)
			got, lean := d.Resolve(&q, past)
			if got != tt.want || lean != tt.lean {
				t.Errorf("%q stands alone as %q (lean %d), want %q (%d)", tt.text, got, lean, tt.want, tt.lean)
			}
		})
	}
}

func entity(id string) facts.Entity {
	for _, e := range entities {
		if e.ID == id {
			return e
		}
	}
	return facts.Entity{ID: id, Label: id}
}
