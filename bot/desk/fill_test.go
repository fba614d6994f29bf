package desk_test

import (
	"strings"
	"testing"

	"footnote/bot/desk"
)

// TestAQuestionFromAForm is asked in the conversation of whoever filled the form
// in, wherever it was opened.
func TestAQuestionFromAForm(t *testing.T) {
	w := newWorld(t, larn(t))
	form, err := w.desk.Form(t.Context(), desk.Event{Kind: desk.Pressed, Action: desk.ActionAsk, Author: "ana"})
	if err != nil || form == nil || len(form.Fields) != 1 {
		t.Fatalf("Form = %+v, %v, want one with a field", form, err)
	}
	w.take(t, desk.Event{
		Kind: desk.Submitted, Author: "ana", Action: form.Name, Fields: desk.Fields{form.Fields[0].Name: {"When did the Larn bridge open?"}},
	})
	shown := w.Shown(t)
	if len(shown) != 1 || shown[0].Room != "direct-ana" || !strings.Contains(shown[0].Text, "1933") {
		t.Errorf("shown: %+v, want the answer to Ana", shown)
	}
}

// TestProblemsAreOfFields holds forms to what networks need: that what is wrong
// is said of a field that the form has.
func TestProblemsAreOfFields(t *testing.T) {
	w := newWorld(t, larn(t))
	w.Say(t, "group", "", "ana", "When did the Larn bridge open?", true)
	answer := w.net.messages[0].d
	opened := []desk.Event{
		{Kind: desk.Pressed, Action: desk.ActionAsk},
		{Kind: desk.Pressed, Action: desk.ActionWrong},
		{Kind: desk.Pressed, Action: desk.ActionSettings, Value: "group"},
	}
	for _, a := range answer.Post.Actions {
		if a.Name == desk.ActionWrong {
			opened[1].Value = a.Value
		}
	}
	for _, e := range opened {
		e.Author, e.Place = "mod", answer.Place
		form, err := w.desk.Form(t.Context(), e)
		if err != nil || form == nil {
			t.Fatalf("Form(%s) = %v, %v", e.Action, form, err)
		}
		has := map[string]bool{}
		e.Kind, e.Action, e.Value, e.Fields = desk.Submitted, form.Name, form.Value, desk.Fields{}
		for _, f := range form.Fields {
			has[f.Name], e.Fields[f.Name] = true, []string{"nonsense"}
		}
		for _, author := range []string{"mod", "ana"} {
			e.Author = author
			for _, fields := range []desk.Fields{e.Fields, {}} {
				e.Fields = fields
				problems, err := w.desk.Check(t.Context(), e)
				if err != nil {
					t.Fatal(err)
				}
				for name, problem := range problems {
					if !has[name] {
						t.Errorf("form %s: %q is said of the field %q, which it has not", form.Name, problem, name)
					}
				}
			}
		}
	}
}
