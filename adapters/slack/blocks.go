package slack

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/desk"
)

// What Slack takes in one message. The text is cut short, and the blocks are
// refused, somewhere above these figures; Slack does not say where.
const (
	mostBlocks     = 50
	mostBlockBytes = 11_000 // of all blocks as JSON
	mostTextBytes  = 3_900
	mostButtons    = 25 // in a row
	mostLabel      = 75
	mostURL        = 3_000
)

// inLine is how long a quote may be to stand behind its source, in bytes.
const inLine = 120

// feedbackAction is the action ID of the two buttons that ask for feedback.
const feedbackAction = "feedback"

// Pages cuts a post into posts that each fit a message.
func (a *Adapter) Pages(p desk.Post) []desk.Post {
	return desk.Split(p, func(p desk.Post) bool {
		blocks := render(p, "")
		text, err := json.Marshal(blocks)
		return err == nil && len(blocks) <= mostBlocks && len(text) <= mostBlockBytes && len(escaped(p)) <= mostTextBytes
	})
}

// escaped is the post as text in which nothing is mark-up any more.
func escaped(p desk.Post) string {
	lines := strings.Split(p.Text(), "\n")
	for i, line := range lines {
		lines[i] = answer.Plain(line)
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(strings.Join(lines, "\n"))
}

// render draws a post: the note, the answer in bold with its points, what
// limits it, below a line the footnotes, and the buttons. Text from outside is
// in elements that have no mark-up: nothing in it can call anybody or look like
// something else. The ID stands in the first block, and in that of the feedback.
func render(p desk.Post, id string) []slack.Block {
	var d drawing
	d.note(&p)
	if p.Reply != nil {
		d.reply(p.Reply)
		d.footnotes(p.Footnotes())
	}
	if len(d.blocks) == 0 {
		d.text(section(plain("…"))) // a message cannot be empty
	}
	d.blocks[0].(*slack.RichTextBlock).BlockID = id
	if p.Reply != nil {
		d.buttons(offers(p.Reply))
	}
	d.buttons(p.Actions)
	if p.Feedback {
		d.feedback(id)
	}
	return d.blocks
}

// A drawing is a list of blocks in the making.
type drawing struct{ blocks []slack.Block }

func (d *drawing) text(elements ...slack.RichTextElement) {
	if len(elements) > 0 {
		d.blocks = append(d.blocks, slack.NewRichTextBlock("", elements...))
	}
}

// note draws the desk's own words, in which lines with a dash are a list, and
// what they quote.
func (d *drawing) note(p *desk.Post) {
	var all []slack.RichTextElement
	for line := range strings.Lines(p.Note) {
		line = strings.TrimRight(line, "\n")
		item, listed := strings.CutPrefix(line, "- ")
		list, listing := last(all).(*slack.RichTextList)
		switch {
		case listed && listing:
			list.Elements = append(list.Elements, section(plain(item)))
		case listed:
			all = append(all, bullets(section(plain(item))))
		case line != "":
			all = append(all, section(plain(line)))
		}
	}
	for _, q := range p.Quotes {
		all = append(all, section(plain(q.Source)), quote(q.Text))
	}
	d.text(all...)
}

func last(all []slack.RichTextElement) slack.RichTextElement {
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}

func (d *drawing) reply(r *bot.Reply) {
	if r.Lead != "" {
		d.text(section(styled(r.Lead, slack.RichTextSectionTextStyle{Bold: true}), plain(answer.Marks(r.LeadNotes))))
	}
	points := bullets()
	for _, p := range r.Points {
		points.Elements = append(points.Elements, section(plain(p.Text+answer.Marks(p.Notes))))
	}
	near := bullets()
	for _, n := range r.Nearest {
		near.Elements = append(near.Elements, section(plain(cmp.Or(n.Text, n.Quote)+answer.Marks([]int{n.N}))))
	}
	if len(points.Elements) > 0 {
		d.text(points)
	}
	for _, c := range r.Caveats {
		d.text(section(styled(c, slack.RichTextSectionTextStyle{Italic: true})))
	}
	if len(near.Elements) > 0 {
		d.text(section(plain("The nearest the readings say:")), near)
	}
}

// footnotes draws where each mark points to, and the words that stand there.
func (d *drawing) footnotes(all []answer.Footnote) {
	var lines []slack.RichTextElement
	for _, f := range all {
		line := section(plain(fmt.Sprintf("[%d] ", f.N)), linked(answer.Cite(f.Source, f.Locator), f.Source.URL))
		lines = append(lines, line)
		switch {
		case len(f.Quote) > inLine:
			lines = append(lines, quote(f.Quote))
		case f.Quote != "":
			line.Elements = append(line.Elements, plain(": “"+f.Quote+"”"))
		}
	}
	if len(lines) > 0 && len(d.blocks) > 0 {
		d.blocks = append(d.blocks, slack.NewDividerBlock())
	}
	d.text(lines...)
}

// offers are the questions of a reply as buttons.
func offers(r *bot.Reply) []desk.Action {
	var all []desk.Action
	for _, o := range r.Offers {
		all = append(all, desk.Action{Name: desk.ActionOffer, Value: o.Question, Label: o.Label})
	}
	return all
}

func (d *drawing) buttons(actions []desk.Action) {
	var row []slack.BlockElement
	named := make(map[string]int)
	for _, a := range actions[:min(len(actions), mostButtons)] {
		id := a.Name
		if n := named[a.Name]; n > 0 { // Slack wants them to differ
			id += "." + strconv.Itoa(n)
		}
		named[a.Name]++
		b := slack.NewButtonBlockElement(id, a.Value, label(a.Label))
		b.Style = slack.Style(a.Style)
		row = append(row, b)
	}
	if len(row) > 0 {
		d.blocks = append(d.blocks, slack.NewActionBlock("", row...))
	}
}

func (d *drawing) feedback(id string) {
	good, bad := slack.NewFeedbackButton(label("This helped"), desk.ActionGood), slack.NewFeedbackButton(label("This did not help"), desk.ActionBad)
	good.AccessibilityLabel, bad.AccessibilityLabel = "This answer helped", "This answer did not help"
	d.blocks = append(d.blocks, slack.NewContextActionsBlock(id+"."+feedbackAction, slack.NewFeedbackButtonsBlockElement(feedbackAction, good, bad)))
}

func section(elements ...slack.RichTextSectionElement) *slack.RichTextSection {
	kept := elements[:0]
	for _, e := range elements {
		if t, ok := e.(*slack.RichTextSectionTextElement); !ok || t.Text != "" { // Slack refuses empty ones
			kept = append(kept, e)
		}
	}
	return slack.NewRichTextSection(kept...)
}

func bullets(items ...slack.RichTextElement) *slack.RichTextList {
	return slack.NewRichTextList(slack.RTEListBullet, 0, items...)
}

func quote(text string) *slack.RichTextQuote {
	return &slack.RichTextQuote{Type: slack.RTEQuote, Elements: section(plain(text)).Elements}
}

func plain(text string) slack.RichTextSectionElement {
	return slack.NewRichTextSectionTextElement(answer.Plain(text), nil)
}

func styled(text string, s slack.RichTextSectionTextStyle) slack.RichTextSectionElement {
	return slack.NewRichTextSectionTextElement(answer.Plain(text), &s)
}

// label is a text for buttons, options and headings, cut to what they show.
func label(text string) *slack.TextBlockObject { return shortText(text, mostLabel) }

func shortText(text string, most int) *slack.TextBlockObject {
	text = strings.TrimSpace(answer.Plain(text))
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most-1]) + "…"
	}
	return slack.NewTextBlockObject(slack.PlainTextType, cmp.Or(text, "…"), false, false)
}

// linked is a text that leads to a web page, if the address is one.
func linked(text, address string) slack.RichTextSectionElement {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || len(address) > mostURL {
		return plain(text)
	}
	return &slack.RichTextSectionLinkElement{Type: slack.RTSELink, URL: address, Text: answer.Plain(text)}
}
