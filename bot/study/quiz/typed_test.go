package quiz_test

import "testing"

// Answers are typed too; talk is left alone, and an edit of an answer is none.
func TestTyped(t *testing.T) {
	w := newWorld(t)
	w.command("group", "ana", "quiz 5 race")
	for _, talk := range []string{"lunch at noon, anyone?", "I was at the market yesterday and it rained all day"} {
		if says, heard := w.say("group", "ben", talk); heard {
			t.Errorf("%q is taken for an answer: %s", talk, texts(says))
		}
	}
	answer := w.open("group", "ana").Answer
	elsewhere := w.act("group", "ben")
	elsewhere.Place.Thread = "t2"
	if _, heard := w.hear(elsewhere, answer); heard {
		t.Error("what is said in another thread is taken for an answer")
	}
	says, heard := w.say("group", "ben", answer)
	if !heard {
		t.Fatalf("%q is not taken for an answer", answer)
	}
	has(t, "the right answer", says, "First with the right answer: @ben.")
	edited := *w.last
	edited.Key = "edited"
	if says, heard := w.hear(&edited, w.open("group", "ana").Answer); !heard || says != nil {
		t.Errorf("an edited answer is taken as one to the next question: %s", texts(says))
	}
}

// Alone, what asks something is no answer either.
func TestTypedQuestions(t *testing.T) {
	w := newWorld(t)
	w.command("direct", "ana", "quiz 2")
	for _, asked := range []string{"help", "why", "why?", "says who", "who was mayor of Larn in 1930", "is that so?"} {
		if says, heard := w.say("direct", "ana", asked); heard {
			t.Errorf("%q is taken for an answer: %s", asked, texts(says))
		}
	}
	_, wrong := choices(w.open("direct", "ana"))
	if says, heard := w.say("direct", "ana", wrong); !heard || wrong == "" {
		t.Errorf("the guess %q is taken for talk: %s", wrong, texts(says))
	}
}
