package matrix_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"footnote/bot"
	"footnote/bot/desk"
)

func htmlMention(body, html string) object {
	return object{"msgtype": "m.text", "body": body, "format": "org.matrix.custom.html", "formatted_body": html}
}

func replyTo(content object, to string) object {
	content["m.relates_to"] = object{"m.in_reply_to": object{"event_id": to}}
	return content
}

// TestEvents is what the desk is told of what people do. In the events, "ask" is
// the message under test, "ben" is something that Ben said before, "bot" is
// something that the bot did, and "thread" is what it is in the thread of.
func TestEvents(t *testing.T) {
	w := newWorld(t, "")
	room := w.hs.open(me, object{"users": object{me: 100, user("mod"): 50}}, user("ana"), user("ben"), user("mod"))
	r := record(t, w)
	root := w.hs.say(room, user("ben"), "m.room.message", text("Bram Oke was mayor of Larn in 1930."))
	bots := w.hs.say(room, me, "m.room.message", inThread(object{"msgtype": "m.notice", "body": "an answer"}, root))
	alone := w.hs.say(room, me, "m.room.message", object{"msgtype": "m.notice", "body": "a question for all"})
	w.hs.awaitSync(t, w.device.id)
	r.taken()
	names := map[string]string{root: "ben", bots: "bot", alone: "alone"}

	pilled := `<a href="https://matrix.to/#/` + me + `">Footnote Bot</a>`
	tests := []struct {
		name    string
		by      string // empty for Ana
		kind    string // empty for a message
		content object
		want    *desk.Event // nil for nothing; Place.Thread, Message and Key by name
	}{
		{"said to nobody", "", "", text("lunch?"), &desk.Event{Kind: desk.Said, Text: "lunch?"}},
		{"name and colon", "", "", text("Footnote: who?"), &desk.Event{Kind: desk.Said, Text: "who?", Addressed: true}},
		{"name and comma, small", "", "", text("footnote, who?"), &desk.Event{Kind: desk.Said, Text: "who?", Addressed: true}},
		{"name with @", "", "", text("@footnote who?"), &desk.Event{Kind: desk.Said, Text: "who?", Addressed: true}},
		{"user ID", "", "", text(me + " who?"), &desk.Event{Kind: desk.Said, Text: "who?", Addressed: true}},
		{"name within a word", "", "", text("footnotes are small"), &desk.Event{Kind: desk.Said, Text: "footnotes are small"}},
		{"possessive", "", "", text("Footnote's answers"), &desk.Event{Kind: desk.Said, Text: "Footnote's answers"}},
		{"name in the middle", "", "", text("I asked Footnote yesterday"), &desk.Event{Kind: desk.Said, Text: "I asked Footnote yesterday"}},
		{"mention", "", "", mention("who?"), &desk.Event{Kind: desk.Said, Text: "who?", Addressed: true}},
		{"mention at the end", "", "", object{"msgtype": "m.text", "body": "who led it, " + me, "m.mentions": object{"user_ids": []string{me}}}, &desk.Event{Kind: desk.Said, Text: "who led it", Addressed: true}},
		{"pill", "", "", htmlMention("Footnote Bot: who?", pilled+": who?"), &desk.Event{Kind: desk.Said, Text: "who?", Addressed: true}},
		{"pill, escaped", "", "", htmlMention("x Footnote Bot who?", `x <a href="https://matrix.to/#/%40footnote%3A`+server+`">Footnote Bot</a> who?`), &desk.Event{Kind: desk.Said, Text: "x who?", Addressed: true}},
		{"pill of another", "", "", htmlMention("Ben: who?", `<a href="https://matrix.to/#/@ben:lab.test">Ben</a>: who?`), &desk.Event{Kind: desk.Said, Text: "Ben: who?"}},
		{"whole room", "", "", object{"msgtype": "m.text", "body": "@room who?", "m.mentions": object{"room": true}}, &desk.Event{Kind: desk.Said, Text: "@room who?"}},
		{"notice", "", "", object{"msgtype": "m.notice", "body": "Footnote: who?"}, nil},
		{"emote", "", "", object{"msgtype": "m.emote", "body": "Footnote: who?"}, nil},
		{"picture", "", "", object{"msgtype": "m.image", "body": "Footnote: who?"}, nil},
		{"no content", "", "", object{}, nil},
		{"wrong types", "", "", object{"msgtype": 1, "body": []int{1}}, nil},
		{"own", me, "", text("Footnote: who?"), nil},
		{"in a thread", "", "", inThread(text("and then?"), root), &desk.Event{Kind: desk.Said, Text: "and then?", Place: bot.Place{Thread: "ben"}}},
		{"reply to the bot", "", "", replyTo(text("and then?"), bots), &desk.Event{Kind: desk.Said, Text: "and then?", Addressed: true, Place: bot.Place{Thread: "ben"}}},
		{"reply to the bot outside threads", "", "", replyTo(text("I know"), alone), &desk.Event{Kind: desk.Said, Text: "I know", Addressed: true, Place: bot.Place{Thread: "alone"}}},
		{"reply with a fallback", "", "", replyTo(text("> <@footnote:lab.test> an answer\n\nand then?"), bots), &desk.Event{Kind: desk.Said, Text: "and then?", Addressed: true, Place: bot.Place{Thread: "ben"}}},
		{"reply to another", "", "", replyTo(text("right"), root), &desk.Event{Kind: desk.Said, Text: "right"}},
		{"reply to nothing", "", "", replyTo(text("right"), "$nowhere"), &desk.Event{Kind: desk.Said, Text: "right"}},
		{"!ask", "", "", text("!ask who led it?"), &desk.Event{Kind: desk.Said, Text: "who led it?", Addressed: true}},
		{"!ask over lines", "", "", text("!ask\nwho led it?"), &desk.Event{Kind: desk.Said, Text: "who led it?", Addressed: true}},
		{"!ask nothing", "", "", text("!ask"), &desk.Event{Kind: desk.Commanded, Text: "ask"}},
		{"!check", "", "", text("!check Bram Oke was mayor."), &desk.Event{Kind: desk.Said, Text: "check: Bram Oke was mayor.", Addressed: true}},
		{"!check in reply", "", "", replyTo(text("!check"), root), &desk.Event{Kind: desk.Claimed, Key: "check ask", Message: "ben", Text: "Bram Oke was mayor of Larn in 1930.", Place: bot.Place{Thread: "ben"}}},
		{"!check alone", "", "", text("!check"), &desk.Event{Kind: desk.Commanded, Text: "check"}},
		{"!footnote", "", "", text("!footnote"), &desk.Event{Kind: desk.Commanded, Text: "help"}},
		{"!footnote settings", "", "", text("!footnote settings answer: always"), &desk.Event{Kind: desk.Commanded, Text: "settings answer: always"}},
		{"!footnote wrong", "", "", inThread(text("!footnote wrong value: Ida Wren"), root), &desk.Event{Kind: desk.Commanded, Text: "wrong value: Ida Wren", Place: bot.Place{Thread: "ben"}}},
		{"!footnote timeline", "", "", text("!footnote timeline"), &desk.Event{Kind: desk.Said, Text: "timeline of it", Addressed: true}},
		{"!footnote ask", "", "", text("!footnote ask who?"), &desk.Event{Kind: desk.Said, Text: "who?", Addressed: true}},
		{"another's command", "", "", text("!quit now"), &desk.Event{Kind: desk.Said, Text: "!quit now"}},
		{"command that an app put together", "", "", object{
			"msgtype": "m.text", "body": "/ask who? Footnote", "m.mentions": object{"user_ids": []string{me}},
			"org.matrix.msc4391.command": object{"command": "ask", "arguments": object{"question": "who led it?"}},
		}, &desk.Event{Kind: desk.Said, Text: "who led it?", Addressed: true}},
		{"thumb on the bot's", "", "m.reaction", annotation(bots, "👍"), &desk.Event{Kind: desk.Reacted, Key: "reaction ask", Message: "bot", Action: "👍", Place: bot.Place{Thread: "ben"}}},
		{"thumb on another's", "", "m.reaction", annotation(root, "👍"), nil},
		{"lens on another's", "", "m.reaction", annotation(root, "🔍"), &desk.Event{Kind: desk.Claimed, Key: "check ask", Message: "ben", Text: "Bram Oke was mayor of Larn in 1930.", Place: bot.Place{Thread: "ben"}}},
		{"question mark on another's", "", "m.reaction", annotation(root, "❓\ufe0f"), &desk.Event{Kind: desk.Claimed, Key: "check ask", Message: "ben", Text: "Bram Oke was mayor of Larn in 1930.", Place: bot.Place{Thread: "ben"}}},
		{"lens on nothing", "", "m.reaction", annotation("$nowhere", "🔍"), nil},
		{"edit by another", "", "", edit(text("Footnote: who?"), root), nil},
		{"edit of nothing", "", "", edit(text("Footnote: who?"), "$nowhere"), nil},
		{"edit of one's own", user("ben"), "", edit(text("Footnote: who?"), root), &desk.Event{Kind: desk.Edited, Message: "ben", Text: "who?", Addressed: true, Place: bot.Place{Thread: "ben"}}},
		{"unknown event", "", "org.example.thing", object{"body": "Footnote: who?"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			by, kind := tt.by, tt.kind
			if by == "" {
				by = user("ana")
			}
			if kind == "" {
				kind = "m.room.message"
			}
			id := w.hs.say(room, by, kind, tt.content)
			names[id] = "ask"
			w.hs.awaitSync(t, w.device.id)
			var want []desk.Event
			if tt.want != nil {
				e := *tt.want
				e.Place.Network, e.Place.Room, e.Author, e.At = "matrix", room, by, w.clock()
				for field, value := range map[*string]string{&e.Key: "ask", &e.Message: "ask"} {
					if *field == "" {
						*field = value
					}
				}
				if e.Place.Thread == "" && e.Kind != desk.Reacted {
					e.Place.Thread = "ask"
				}
				want = append(want, e)
			}
			got := r.taken()
			for i := range got {
				e := &got[i]
				name := func(id string) string {
					if before, id, ok := strings.Cut(id, " "); ok {
						return before + " " + names[id]
					}
					return names[id]
				}
				e.Key, e.Message, e.Place.Thread = name(e.Key), name(e.Message), name(e.Place.Thread)
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(desk.Event{}, "ReplyTo")); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
			delete(names, id)
		})
	}
}

// TestEvents_takenBack takes back messages, reactions and wishes to check, also
// after a restart.
func TestEvents_takenBack(t *testing.T) {
	w := newWorld(t, "")
	room := w.hs.open(me, nil, user("ana"), user("ben"), user("mod"))
	r := record(t, w)
	bens := w.hs.say(room, user("ben"), "m.room.message", text("Bram Oke was mayor."))
	follow := w.hs.say(room, user("ben"), "m.room.message", inThread(text("and Ida Wren"), bens))
	bots := w.hs.say(room, me, "m.room.message", object{"msgtype": "m.notice", "body": "an answer"})
	thumb := w.hs.say(room, user("ana"), "m.reaction", annotation(bots, "👎"))
	lens := w.hs.say(room, user("ana"), "m.reaction", annotation(bens, "🔍"))
	w.hs.awaitSync(t, w.device.id)
	inMemory := w.hs.redact(room, user("ben"), follow)
	w.hs.awaitSync(t, w.device.id)
	got := r.taken()[4:]
	w.stop()
	r = record(t, w)
	byMod, lensBack := w.hs.redact(room, user("mod"), thumb), w.hs.redact(room, user("ana"), lens)
	message, own := w.hs.redact(room, user("ben"), bens), w.hs.redact(room, me, bots)
	w.hs.awaitSync(t, w.device.id)
	_ = own
	got = append(got, r.taken()...)
	place := func(thread string) bot.Place { return bot.Place{Network: "matrix", Room: room, Thread: thread} }
	at := w.clock()
	want := []desk.Event{
		{Kind: desk.Deleted, Key: inMemory, Message: follow, Author: user("ben"), Place: place(bens), At: at},
		{Kind: desk.Unreacted, Key: byMod, Message: bots, Author: user("ana"), Action: "👎", Place: place(""), At: at},
		{Kind: desk.Deleted, Key: lensBack, Message: "check " + lens, Author: user("ana"), Place: place(""), At: at},
		{Kind: desk.Deleted, Key: message, Message: bens, Place: place(bens), At: at},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

// TestEvents_direct takes what is said in a conversation of two as said to the
// bot, and as private once it was meant so.
func TestEvents_direct(t *testing.T) {
	w := newWorld(t, "")
	r := record(t, w)
	tests := []struct {
		name              string
		meant, third      bool
		direct, addressed bool
	}{
		{"meant as one", true, false, true, true},
		{"not meant as one", false, false, false, true},
		{"somebody else came", true, true, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			room := w.hs.open(user("ana"), nil)
			w.hs.set(room, user("ana"), "m.room.member", me, object{"membership": "invite", "is_direct": tt.meant})
			w.hs.awaitSync(t, w.device.id)
			for len(w.hs.roomsOf(me, "invite")) > 0 {
				time.Sleep(time.Millisecond)
			}
			if tt.third {
				w.hs.member(room, user("ben"), user("ben"), "join")
			}
			w.hs.awaitSync(t, w.device.id)
			id := w.hs.say(room, user("ana"), "m.room.message", text("who?"))
			w.hs.awaitSync(t, w.device.id)
			want := []desk.Event{{
				Kind: desk.Said, Key: id, Message: id, Author: user("ana"), At: w.clock(), Text: "who?",
				Place: bot.Place{Network: "matrix", Room: room, Thread: id}, Direct: tt.direct, Addressed: tt.addressed,
			}}
			if tt.direct {
				want[0].Place.Thread = ""
			}
			if diff := cmp.Diff(want, r.taken()); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
		})
	}
}
