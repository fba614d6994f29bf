package question_test

import (
	"testing"

	"footnote/bot/question"
)

// TestSuccession reads who is asked for beside whom, in each voice.
func TestSuccession(t *testing.T) {
	l := newLexicon(t)
	const next, previous = question.Next, question.Previous
	tests := []struct {
		text string
		want question.Position
	}{
		{"who succeeded Abel Stroud?", next},
		{"who succeeded Abel Stroud as mayor of Tarnwick?", next},
		{"who did Abel Stroud succeed?", previous},
		{"whom did Abel Stroud succeed as mayor of Tarnwick?", previous},
		{"who was succeeded by Abel Stroud?", previous},
		{"who was Abel Stroud succeeded by?", next},
		{"by whom was Abel Stroud succeeded?", next},
		{"Abel Stroud was succeeded by whom?", next},
		{"who replaced Abel Stroud?", next},
		{"who did Abel Stroud replace?", previous},
		{"who was replaced by Abel Stroud?", previous},
		{"who took over from Abel Stroud?", next},
		{"who did Abel Stroud take over from?", previous},
		{"who came after Abel Stroud?", next},
		{"who came before Abel Stroud?", previous},
		{"who was mayor after Abel Stroud?", next},
		{"who was mayor of Tarnwick before Abel Stroud?", previous},
		{"who preceded Abel Stroud?", previous},
		{"who did Abel Stroud precede?", next},
		{"who was Abel Stroud's successor?", next},
		{"who was the successor of Abel Stroud as mayor of Tarnwick?", next},
		{"who was the successor to Abel Stroud?", next},
		{"who was Abel Stroud's predecessor as mayor of Tarnwick?", previous},
		{"who was the predecessor of Abel Stroud?", previous},
		{"which team did Bertha Lunn coach after leaving Abel Stroud?", next},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			_, q := read(l, tt.text)
			if q.Order.Position != tt.want {
				t.Errorf("it asks for the %q one, want %q", q.Order.Position, tt.want)
			}
			if q.Order.Anchor == nil || !q.Order.Anchor.Has("stroud") {
				t.Errorf("it asks beside %v, want beside Abel Stroud", q.Order.Anchor)
			}
		})
	}
}

// TestPositions reads which one of a line is wanted.
func TestPositions(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want question.Position
		n    int
	}{
		{"who was the first mayor of Tarnwick?", question.First, 0},
		{"who was Tarnwick's earliest mayor?", question.First, 0},
		{"who was the last mayor of Tarnwick?", question.Last, 0},
		{"who was the latest mayor of Tarnwick?", question.Last, 0},
		{"who was mayor of Tarnwick the longest?", question.Longest, 0},
		{"who was mayor of Tarnwick for the shortest time?", question.Shortest, 0},
		{"who was the second mayor of Tarnwick?", question.Nth, 2},
		{"who was the tenth mayor of Tarnwick?", question.Nth, 10},
		{"who was mayor of Tarnwick next?", question.Next, 0},
		{"who was mayor of Tarnwick in 1928?", question.AnyPosition, 0},
		{"who was mayor of Tarnwick in the first half of 1928?", question.AnyPosition, 0},
		{"who was mayor of Tarnwick in the last ten years?", question.AnyPosition, 0},
		{"was there a second flood?", question.AnyPosition, 0},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			_, q := read(l, tt.text)
			if q.Order.Position != tt.want || q.Order.N != tt.n {
				t.Errorf("it asks for the %q one, number %d, want %q, %d", q.Order.Position, q.Order.N, tt.want, tt.n)
			}
		})
	}
}

// TestEdges reads which end of a time is asked for.
func TestEdges(t *testing.T) {
	l := newLexicon(t)
	tests := []struct {
		text string
		want question.Edge
	}{
		{"when did Bertha Lunn become mayor of Tarnwick?", question.Begin},
		{"when did the great flood start?", question.Begin},
		{"since when was Bertha Lunn mayor?", question.Begin},
		{"when did the great flood end?", question.End},
		{"when did Bertha Lunn stop being mayor?", question.End},
		{"until when was Bertha Lunn mayor?", question.End},
		{"when was Bertha Lunn mayor?", question.AnyEdge},
		{"when did it start and end?", question.AnyEdge},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if _, q := read(l, tt.text); q.Edge != tt.want {
				t.Errorf("it asks for the %q, want %q", q.Edge, tt.want)
			}
		})
	}
}
