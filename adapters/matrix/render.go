package matrix

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"net/url"
	"strings"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/phrase"
	"footnote/bot/post"
)

// mostBytes is how long the two forms of a message may be together. An event
// takes 64 kB, of which encryption and an edit's double use more than half.
const mostBytes = 12_000

// Pages cuts a post into posts that each fit a message.
func (a *Adapter) Pages(p post.Post) []post.Post {
	return post.Split(p, func(p post.Post) bool { return len(plain(&p))+len(render(&p)) <= mostBytes })
}

// content is what the message says, in plain text and in HTML. It mentions the
// only user that it is for, if there is one, and nobody else whatever it says.
func (a *Adapter) content(ctx context.Context, d *desk.Delivery) *event.MessageEventContent {
	p := d.Post
	p.Note = a.named(ctx, id.RoomID(d.Place.Room), p.Note)
	mentions := &event.Mentions{}
	if d.To != "" {
		mentions.UserIDs = []id.UserID{id.UserID(d.To)}
	}
	return &event.MessageEventContent{
		MsgType: event.MsgNotice, Body: cmp.Or(plain(&p), "…"), Format: event.FormatHTML, FormattedBody: cmp.Or(render(&p), "…"),
		Mentions: mentions,
	}
}

// plain is the post in plain text.
func plain(p *post.Post) string {
	lines := strings.Split(p.Text(), "\n")
	if hint := hint(p); hint != "" {
		lines = append(lines, hint)
	}
	for i, line := range lines {
		lines[i] = answer.Plain(line)
	}
	return strings.Join(lines, "\n")
}

// hint says what to do in place of buttons, where one has to know.
func hint(p *post.Post) string {
	for _, action := range p.Actions {
		if text, ok := hints[action.Name]; ok {
			return phrase.For(p.Language).Say(text)
		}
	}
	return ""
}

// hints are what to do in place of the buttons.
var hints = map[string]phrase.Text{
	desk.ActionAccept:     "Moderators react with ✅ to accept this or ❌ to reject it.",
	desk.ActionShelve:     "Moderators react with ✅ to add it or ❌ to decline it.",
	desk.ActionAcceptFact: "Moderators react with ✅ to accept this or ❌ to reject it.",
	desk.ActionReopenFact: "Moderators react with ↩ to take that back.",
	desk.ActionReopen:     "Moderators react with ↩ to take that back.",
}

// frames are how the parts of a post are drawn: text, then marks.
var frames = map[post.PartKind]string{
	post.Words: "<p>%s%s</p>", post.Lead: "<p><strong>%s</strong>%s</p>", post.Point: "<li>%s%s</li>", post.Offered: "<li>%s%s</li>",
	post.Caveat: "<p><em>%s</em>%s</p>", post.Origin: "<p>%s%s</p>", post.Passage: "<blockquote>%s%s</blockquote>",
}

// render is the post in HTML. Text from outside is escaped: nothing in it can
// look like something else.
func render(p *post.Post) string {
	var b strings.Builder
	listing := false
	list := func(on bool) {
		if on != listing {
			b.WriteString(map[bool]string{true: "<ul>", false: "</ul>"}[on])
		}
		listing = on
	}
	for _, part := range p.Parts() {
		list(part.Kind == post.Point || part.Kind == post.Offered)
		if part.Kind == post.Grid {
			b.WriteString(htmlTable(part.Table))
			continue
		}
		text, marks := escape(part.Text), raised(part.Notes)
		if web(part.URL) {
			text = fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(part.URL), text)
		}
		if part.Kind == post.Origin && part.N > 0 {
			text = fmt.Sprintf("[%d] %s", part.N, text)
		}
		fmt.Fprintf(&b, frames[part.Kind], text, marks)
	}
	list(false)
	if hint := hint(p); hint != "" {
		fmt.Fprintf(&b, frames[post.Caveat], hint, "")
	}
	return b.String()
}

func escape(text string) string { return html.EscapeString(answer.Plain(text)) }

// web reports whether something is an address of a web page. One on matrix.to
// would be shown as a user or a room.
func web(address string) bool {
	u, err := url.Parse(post.WebPage(address))
	return err == nil && u.Host != "" && !strings.EqualFold(u.Hostname(), "matrix.to")
}
