package slack

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackutilsx"

	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/phrase"
	"footnote/bot/post"
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
func (a *Adapter) Pages(p post.Post) []post.Post {
	return post.Split(p, func(p post.Post) bool {
		blocks := render(p, "")
		if isPicture(p.File) {
			blocks = withPicture(blocks, picture(p.File, "F0123456789"))
		}
		text, err := json.Marshal(blocks)
		return err == nil && len(blocks) <= mostBlocks && len(text) <= mostBlockBytes && len(escaped(p)) <= mostTextBytes
	})
}

// escaped is the post as text in which nothing is mark-up any more.
func escaped(p post.Post) string { return slackutilsx.EscapeMessage(p.Text()) }

// render draws a post: its parts, with a line above the footnotes, and the
// buttons. Text from outside is in elements that have no mark-up: nothing in it
// can call anybody or look like something else. The ID stands in the first
// block, and in that of the feedback.
func render(p post.Post, id string) []slack.Block {
	var d drawing
	for _, part := range p.Parts() {
		d.part(&part)
	}
	if len(d.blocks) == 0 {
		d.text(section(plain("…"))) // a message cannot be empty
	}
	d.blocks[0].(*slack.RichTextBlock).BlockID = id
	d.buttons(p.Questions())
	d.buttons(votes(p.Poll))
	d.buttons(p.Actions)
	if p.Feedback {
		d.feedback(id, p.Language)
	}
	return d.blocks
}

// A drawing is a list of blocks in the making.
type drawing struct {
	blocks []slack.Block
	last   *slack.RichTextBlock // what is drawn into
	head   post.PartKind        // what that began with
}

// text begins a block of text.
func (d *drawing) text(elements ...slack.RichTextElement) {
	d.last = slack.NewRichTextBlock("", elements...)
	d.blocks = append(d.blocks, d.last)
}

// part draws a part. Those of a kind stand in one block, and the points of a
// list or a quote with what they follow.
func (d *drawing) part(p *post.Part) {
	if p.Kind == post.Offered {
		return // it is a button
	}
	if p.Kind == post.Grid {
		if len(d.blocks) == 0 { // the first block has the ID, and is of text
			d.text(section(plain("…")))
		}
		d.blocks, d.last = append(d.blocks, table(p.Table)), nil
		return
	}
	follows := p.Kind == d.head || p.Kind == post.Point || p.Kind == post.Passage
	if d.last == nil || !follows {
		if len(d.blocks) > 0 && p.N > 0 { // the first footnote
			d.blocks = append(d.blocks, slack.NewDividerBlock())
		}
		d.head = p.Kind
		d.text()
	}
	line, all := line(p), &d.last.Elements
	var above slack.RichTextElement
	if n := len(*all); n > 0 {
		above = (*all)[n-1]
	}
	list, listing := above.(*slack.RichTextList)
	origin, cited := above.(*slack.RichTextSection)
	switch {
	case p.Kind == post.Point && listing:
		list.Elements = append(list.Elements, line)
	case p.Kind == post.Point:
		*all = append(*all, bullets(line))
	case p.Kind == post.Passage && p.N > 0 && cited && len(p.Text) <= inLine:
		origin.Elements = append(origin.Elements, plain(": “"+p.Text+"”"))
	case p.Kind == post.Passage:
		*all = append(*all, &slack.RichTextQuote{Type: slack.RTEQuote, Elements: line.Elements})
	default:
		*all = append(*all, line)
	}
}

// line is the text of a part with what belongs to it.
func line(p *post.Part) *slack.RichTextSection {
	switch p.Kind {
	case post.Lead:
		return section(styled(p.Text, slack.RichTextSectionTextStyle{Bold: true}), plain(answer.Marks(p.Notes)))
	case post.Caveat:
		return section(styled(p.Text, slack.RichTextSectionTextStyle{Italic: true}))
	case post.Origin:
		return section(plain(strings.TrimSuffix(p.Marked(), p.Text)), linked(p.Text, p.URL))
	}
	return section(plain(p.Marked()))
}

// buttons draws a row. Slack wants buttons of one name to differ: see meant.
func (d *drawing) buttons(actions []post.Action) {
	var row []slack.BlockElement
	for i, a := range actions[:min(len(actions), mostButtons)] {
		b := slack.NewButtonBlockElement(a.Name+"."+strconv.Itoa(i), a.Value, label(a.Label))
		row = append(row, b.WithStyle(slack.Style(a.Style)))
	}
	if len(row) > 0 {
		d.blocks = append(d.blocks, slack.NewActionBlock("", row...))
	}
}

// votes are the buttons of a poll; none where nobody votes any more.
func votes(p *post.Poll) []post.Action {
	if p == nil || p.Closed {
		return nil
	}
	var all []post.Action
	for _, o := range p.Options {
		all = append(all, post.Action{Name: post.Vote, Value: o.Value, Label: o.Label})
	}
	return all
}

func (d *drawing) feedback(id, language string) {
	in := phrase.For(language)
	good, bad := slack.NewFeedbackButton(label(in.Say("This helped")), desk.ActionGood), slack.NewFeedbackButton(label(in.Say("This did not help")), desk.ActionBad)
	good.AccessibilityLabel, bad.AccessibilityLabel = in.Say("This answer helped"), in.Say("This answer did not help")
	thumbs := slack.NewFeedbackButtonsBlockElement(feedbackAction, good, bad)
	d.blocks = append(d.blocks, slack.NewContextActionsBlock(id+"."+feedbackAction, thumbs))
}

// section is a line. Slack refuses empty elements in it.
func section(elements ...slack.RichTextSectionElement) *slack.RichTextSection {
	return slack.NewRichTextSection(slices.DeleteFunc(elements, func(e slack.RichTextSectionElement) bool {
		t, ok := e.(*slack.RichTextSectionTextElement)
		return ok && t.Text == ""
	})...)
}

func bullets(items ...slack.RichTextElement) *slack.RichTextList {
	return slack.NewRichTextList(slack.RTEListBullet, 0, items...)
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

// linked is a text that leads to a web page, if there is one.
func linked(text, address string) slack.RichTextSectionElement {
	if address == "" || len(address) > mostURL {
		return plain(text)
	}
	return slack.NewRichTextSectionLinkElement(address, answer.Plain(text), nil)
}
