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

func entity(id string) facts.Entity {
	for _, e := range entities {
		if e.ID == id {
			return e
		}
	}
	return facts.Entity{ID: id, Label: id}
}
