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

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
)

// mostBytes is how long the two forms of a message may be together. An event
// takes 64 kB, of which encryption and an edit's double use more than half.
const mostBytes = 12_000

// Pages cuts a post into posts that each fit a message.
func (a *Adapter) Pages(p desk.Post) []desk.Post {
	return desk.Split(p, func(p desk.Post) bool { return len(plain(&p))+len(render(&p)) <= mostBytes })
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
func plain(p *desk.Post) string {
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
func hint(p *desk.Post) string {
	for _, action := range p.Actions {
		if action.Name == desk.ActionAccept {
			return "Moderators react with ✅ to accept this or ❌ to reject it."
		}
	}
	return ""
}

// render is the post in HTML. Text from outside is escaped: nothing in it can
// look like something else.
func render(p *desk.Post) string {
	var d drawing
	d.lines(p.Note)
	for _, q := range p.Quotes {
		d.add("<p>%s</p>", escape(q.Source))
		d.quote(q.Text)
	}
	if p.Reply != nil {
		d.reply(p.Reply)
		d.footnotes(p.Footnotes())
	}
	if hint := hint(p); hint != "" {
		d.add("<p><em>%s</em></p>", hint)
	}
	return d.String()
}

// A drawing is HTML in the making.
type drawing struct{ strings.Builder }

func (d *drawing) add(format string, args ...any) { fmt.Fprintf(d, format, args...) }

// lines draws the desk's own words, in which lines with a dash are a list.
func (d *drawing) lines(note string) {
	var items []string
	for line := range strings.SplitSeq(note, "\n") {
		item, listed := strings.CutPrefix(line, "- ")
		if listed {
			items = append(items, escape(item))
			continue
		}
		d.list(items)
		items = nil
		if line != "" {
			d.add("<p>%s</p>", escape(line))
		}
	}
	d.list(items)
}

func (d *drawing) list(items []string) {
	if len(items) > 0 {
		d.add("<ul><li>%s</li></ul>", strings.Join(items, "</li><li>"))
	}
}

func (d *drawing) quote(text string) { d.add("<blockquote>%s</blockquote>", escape(text)) }

// reply draws the answer in bold, its points, what limits it and what is
// nearest to it.
func (d *drawing) reply(r *bot.Reply) {
	if r.Lead != "" {
		d.add("<p><strong>%s</strong>%s</p>", escape(r.Lead), marks(r.LeadNotes))
	}
	var points, near []string
	for _, p := range r.Points {
		points = append(points, escape(p.Text)+marks(p.Notes))
	}
	if r.Status == answer.Unclear {
		for _, o := range r.Offers {
			points = append(points, escape(o.Label))
		}
	}
	d.list(points)
	for _, c := range r.Caveats {
		d.add("<p><em>%s</em></p>", escape(c))
	}
	for _, n := range r.Nearest {
		near = append(near, escape(cmp.Or(n.Text, n.Quote))+marks([]int{n.N}))
	}
	if len(near) > 0 {
		d.add("<p>The nearest the readings say:</p>")
		d.list(near)
	}
}

// footnotes draws where each mark points to, and the words that stand there.
func (d *drawing) footnotes(all []answer.Footnote) {
	for _, f := range all {
		cite := escape(answer.Cite(f.Source, f.Locator))
		if web(f.Source.URL) {
			cite = fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(f.Source.URL), cite)
		}
		d.add("<p>[%d] %s</p>", f.N, cite)
		if f.Quote != "" {
			d.quote(f.Quote)
		}
	}
}

func escape(text string) string { return html.EscapeString(answer.Plain(text)) }

// marks are footnote numbers behind a sentence.
func marks(notes []int) string {
	var b strings.Builder
	for _, n := range notes {
		fmt.Fprintf(&b, "<sup>[%d]</sup>", n)
	}
	if b.Len() == 0 {
		return ""
	}
	return " " + b.String()
}

// web reports whether something is an address of a web page. One on matrix.to
// would be shown as a user or a room.
func web(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" &&
		!strings.EqualFold(u.Hostname(), "matrix.to") && answer.Plain(address) == address
}
