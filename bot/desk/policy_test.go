package desk_test

import (
	"strings"
	"testing"

	"footnote/bot"
	"footnote/bot/desk"
	"footnote/facts"
)

// Where whoever runs the bot has named moderators, those of a room settle the
// room and do not decide on facts, which count in all rooms.
func TestDecide_named(t *testing.T) {
	for _, tt := range []struct {
		name  string
		named []string
		by    string
		want  facts.Status
	}{
		{"nobody is named, by the room's", nil, "mod", facts.Retracted},
		{"nobody is named, by a member", nil, "ana", facts.Accepted},
		{"somebody is named, by the room's", []string{"chief"}, "mod", facts.Accepted},
		{"somebody is named, by them", []string{"chief"}, "chief", facts.Retracted},
		{"somebody is named, by the network's of all rooms", []string{"chief"}, "owner", facts.Retracted},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, town)
			w.opts.Moderators = map[string][]string{"test": tt.named}
			w.Restart(t)
			message := w.Say(t, "group", "", "ana", "who was mayor of Larn in 1935?", true)
			used := w.answerTo(t, "group", message).Post.Reply.Statements[0]
			w.propose(t, "ben", message, desk.Fields{"why": {"It was another."}})
			w.decide(t, tt.by, desk.ActionAccept, w.open(t)[0].ID)
			if got := w.status(t, used); got != tt.want {
				t.Errorf("the fact is %s, want %s", got, tt.want)
			}
		})
	}
}

// What two people each ask in a conversation of their own is each one's own.
func TestApart(t *testing.T) {
	w := newWorld(t, town)
	theirs := bot.Place{Room: "direct-of-two"}
	w.take(t, desk.Event{Kind: desk.Asked, Place: theirs, Author: "ana", Text: "who was mayor of Larn in 1935?"})
	w.take(t, desk.Event{Kind: desk.Asked, Place: theirs, Author: "ana", Text: "who painted the Larn bridge?"})
	w.take(t, desk.Event{Kind: desk.Commanded, Place: theirs, Author: "ben", Text: "unanswered"})
	if text, to := w.last(); to != "ben" || strings.Contains(text, "painted") {
		t.Errorf("%s was told %q, want nothing of what ana asked", to, text)
	}
	w.take(t, desk.Event{Kind: desk.Asked, Place: theirs, Author: "ben", Text: "and in 1939?"})
	if text, _ := w.last(); strings.Contains(text, "mayor") {
		t.Errorf("ben was told %q, which leans on what ana asked", text)
	}
	w.take(t, desk.Event{Kind: desk.Asked, Place: theirs, Author: "ana", Text: "who was mayor of Larn in 1935?"})
	w.take(t, desk.Event{Kind: desk.Asked, Place: theirs, Author: "ana", Text: "and in 1939?"})
	if text, _ := w.last(); !strings.Contains(text, "Ida Wren was mayor") {
		t.Errorf("ana was told %q, want the mayor: it leans on what she asked before", text)
	}
}

// What one member asks privately is not listed for the others.
func TestUnanswered_private(t *testing.T) {
	w := newWorld(t, town)
	w.Command(t, "group", "ben", "ask who stole the cup?")
	w.Say(t, "group", "", "ana", "who painted the Larn bridge?", true)
	w.Command(t, "group", "cleo", "unanswered")
	if text, _ := w.last(); strings.Contains(text, "cup") || !strings.Contains(text, "painted") {
		t.Errorf("cleo was told %q, want what was asked openly and nothing else", text)
	}
	home, err := w.desk.Home(t.Context(), "test", "cleo")
	if err != nil || len(home.Unanswered) != 1 {
		t.Errorf("cleo's home lists %q, error %v", home.Unanswered, err)
	}
}

// Who marks an answer as wrong is told how to put it right; a thumb is only
// counted.
func TestReact_wrong(t *testing.T) {
	w := newWorld(t, town)
	message := w.Say(t, "group", "", "ana", "who was mayor of Larn in 1935?", true)
	answer := w.answerTo(t, "group", message).Message
	for emoji, want := range map[string]string{"❌": "ben", "x": "ben", "👎": "", "+1": ""} {
		before := len(w.Shown(t))
		w.React(t, "group", answer, "ben", emoji)
		text, to := w.last()
		told := len(w.Shown(t)) > before
		if told != (want != "") || told && (to != want || !strings.Contains(text, "wrong value:")) {
			t.Errorf("%s: %q was told %q, want something to %q", emoji, to, text, want)
		}
	}
}
