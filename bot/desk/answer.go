package desk

import (
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study/timeline"
)

// The actions of the buttons under answers; Pressed events carry them. The
// value of all but ActionOffer names the answer.
const (
	ActionShare    = "share"    // show a private answer to the room
	ActionPassages = "passages" // show the quotes
	ActionTimeline = "timeline" // tell what happened to the subject, in order
	ActionWrong    = "wrong"    // propose a correction
	ActionGroup    = "group"    // put the question to the room
	ActionDiscuss  = "discuss"  // make it a question for discussion
	ActionGood     = "good"     // it helped
	ActionBad      = "bad"      // it did not
)

// The other actions.
const (
	ActionAccept   = "accept"   // of a correction, the value
	ActionReject   = "reject"   // of a correction, the value
	ActionReopen   = "reopen"   // of a correction, the value: take the decision back
	ActionSettings = "settings" // of the room that the value is
	ActionAsk      = "ask"      // ask whatever one likes; it opens a form
)

// answer says a reply to the one person to, or to everyone for an empty to,
// under a note if there is one.
func (j *job) answer(to string, reply bot.Reply, note string) {
	x := Delivery{Place: j.e.Place, To: to, Question: j.question()}
	j.put(to, answerPost(reply, note, slipOf(&x), to != "", j.e.Direct))
}

// timelineOf begins a question for a timeline, under which there need not be a
// button for one.
const timelineOf = "timeline of "

// answerPost is the reply with the buttons that make sense under it.
func answerPost(reply bot.Reply, note, slip string, private, direct bool) post.Post {
	p := post.Post{Note: note, Reply: &reply, Language: reply.Language, File: timeline.File(&reply), Feedback: isAnswer(&reply)}
	if !p.Feedback {
		return p
	}
	in := phrase.For(reply.Language)
	add := func(fits bool, name string, label phrase.Text, style post.Style) {
		if fits {
			p.Actions = append(p.Actions, post.Action{Name: name, Value: slip, Label: in.Say(label), Style: style})
		}
	}
	known := len(reply.Statements) > 0
	add(private && !direct, ActionShare, "Share with the channel", post.Primary)
	add(known && quoted(&reply), ActionPassages, "Show the passages", post.Plain)
	add(known && !strings.HasPrefix(reply.Resolved, timelineOf), ActionTimeline, "Timeline", post.Plain)
	add(!direct && (reply.Status == answer.NotFound || reply.Status == answer.Partial), ActionGroup, "Ask the group", post.Plain)
	add(!direct && known && (reply.Status == answer.Conflict || len(reply.Points) > 1), ActionDiscuss, "Discuss this", post.Plain)
	add(known, ActionWrong, "This is wrong", post.Plain)
	return p
}

// isAnswer reports whether the reply says something that may turn out wrong.
func isAnswer(r *bot.Reply) bool {
	return r != nil && r.Status != answer.Social && r.Status != answer.Unclear
}

// quoted reports whether a footnote of the reply has a quote.
func quoted(r *bot.Reply) bool {
	for _, n := range r.Footnotes {
		if n.Quote != "" {
			return true
		}
	}
	return false
}

// mostQuoted is how many letters of what people wrote are repeated in a note.
const mostQuoted = 200

// shorten cuts a text to at most so many letters, at a space if it can.
func shorten(text string, most int) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= most {
		return string(letters)
	}
	cut := string(letters[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
