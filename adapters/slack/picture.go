package slack

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackutilsx"

	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/phrase"
	"footnote/bot/post"
)

// mostAlt is how long a picture may be described.
const mostAlt = 2_000

// notUploaded is told where a picture or a file could not be handed over.
const notUploaded phrase.Text = "(%s could not be uploaded.)"

// isPicture reports whether a file is shown in its message. Others are shared
// after it.
func isPicture(f *post.File) bool { return f != nil && f.Alt != "" }

// pictureOf uploads the picture of a delivery and returns the block that shows it;
// nil for none. The file belongs to no channel: it is the message that shows it.
// Where that fails, the post says so and goes without it.
func (a *Adapter) pictureOf(ctx context.Context, p *post.Post) slack.Block {
	if !isPicture(p.File) {
		return nil
	}
	file, err := a.upload(ctx, p.File)
	if err == nil {
		err = a.complete(ctx, slack.CompleteUploadExternalParameters{Files: []slack.FileSummary{{ID: file, Title: p.File.Name}}})
	}
	if err != nil {
		a.log.Warn("picture not uploaded", "error", failed("upload picture", err))
		p.Note = appendLine(p.Note, phrase.For(p.Language).Say(notUploaded, p.File.Name))
		return nil
	}
	return picture(p.File, file)
}

// picture is the block that shows an uploaded picture.
func picture(f *post.File, id string) slack.Block {
	return slack.NewImageBlockSlackFile(&slack.SlackFileObject{ID: id}, shortText(f.Alt, mostAlt).Text, "", nil)
}

// upload hands the content of a file to Slack, where it is not to be seen yet.
func (a *Adapter) upload(ctx context.Context, f *post.File) (id string, err error) {
	to, err := a.api.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{
		FileName: f.Name, FileSize: len(f.Data), AltTxt: shortText(cmp.Or(f.Alt, f.Name), mostAlt).Text,
	})
	if err != nil {
		return "", err
	}
	address, err := a.fileAddress(to.UploadURL)
	if err != nil {
		return "", err
	}
	return to.FileID, a.files.UploadToURL(ctx, slack.UploadToURLParameters{UploadURL: address, Reader: bytes.NewReader(f.Data), Filename: f.Name})
}

func (a *Adapter) complete(ctx context.Context, p slack.CompleteUploadExternalParameters) error {
	_, err := a.api.CompleteUploadExternalContext(ctx, p)
	return err
}

// share puts a file that is no picture below its message: into its thread or,
// where only one user sees the message, into that user's own conversation with the
// bot. It is not found again by [Adapter.Find], so it is tried once: where that
// fails, a message says so.
func (a *Adapter) share(ctx context.Context, d *desk.Delivery, message string) {
	f := d.Post.File
	if f == nil || isPicture(f) {
		return
	}
	channel, thread := d.Place.Room, cmp.Or(d.Place.Thread, message)
	err := error(nil)
	if private(d) {
		channel, err = a.Direct(ctx, d.To)
		thread = ""
	}
	file := ""
	if err == nil {
		file, err = a.upload(ctx, f)
	}
	if err == nil {
		err = a.complete(ctx, slack.CompleteUploadExternalParameters{
			Files: []slack.FileSummary{{ID: file, Title: f.Name}}, Channel: channel, ThreadTimestamp: thread,
		})
	}
	if err == nil {
		return
	}
	a.log.Warn("file not shared", "error", failed("share file", err))
	if channel != "" {
		text := phrase.For(d.Post.Language).Say(notUploaded, f.Name)
		_, _, _ = a.api.PostMessageContext(ctx, channel, slack.MsgOptionText(slackutilsx.EscapeMessage(text), false), slack.MsgOptionTS(thread))
	}
}

// withPicture puts the picture behind what the answer says, before its footnotes
// and buttons; nil is none.
func withPicture(blocks []slack.Block, shown slack.Block) []slack.Block {
	if shown == nil {
		return blocks
	}
	at := slices.IndexFunc(blocks, func(b slack.Block) bool {
		return b.BlockType() != slack.MBTRichText && b.BlockType() != slack.MBTTable
	})
	if at < 0 {
		at = len(blocks)
	}
	return slices.Insert(blocks, at, shown)
}

// Slack may take a moment until it knows a picture that was just uploaded.
const (
	knownTries = 3
	knownPause = 700 * time.Millisecond
)

// unknownPicture reports whether Slack refuses a message for its blocks, as it does
// for a picture that it does not know yet.
func unknownPicture(err error) bool {
	return is(err, "invalid_blocks", "invalid_blocks_format", "slack_file_not_found", "file_not_found")
}

// posting does what posts the message, again where the picture is not known yet
// and at last without it.
func (a *Adapter) posting(ctx context.Context, d *desk.Delivery, thread string, do func(slack.MsgOption) error) error {
	p := d.Post
	shown := a.pictureOf(ctx, &p)
	for try := range knownTries {
		err := do(a.message(ctx, d, &p, shown, thread))
		if shown == nil || !unknownPicture(err) {
			return err
		}
		if try < knownTries-1 {
			select {
			case <-ctx.Done():
				return fmt.Errorf("wait for the picture: %w", ctx.Err())
			case <-time.After(knownPause):
			}
		}
	}
	a.log.Warn("picture not shown", "delivery", d.ID)
	p.Note = appendLine(p.Note, phrase.For(p.Language).Say(notUploaded, p.File.Name))
	return do(a.message(ctx, d, &p, nil, thread))
}

func appendLine(text, line string) string {
	if text == "" {
		return line
	}
	return text + "\n" + line
}

// emptyCell stands in a cell that says nothing: Slack wants something in each.
const emptyCell = "–"

// table draws a table, whose cells are wrapped.
func table(t *answer.Table) *slack.TableBlock {
	drawn := slack.NewTableBlock("")
	var settings []slack.ColumnSetting
	head := make([]slack.TableCell, len(t.Head))
	for i, name := range t.Head {
		head[i] = slack.NewTableRawTextCell(cmp.Or(name, emptyCell))
		settings = append(settings, slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true})
	}
	drawn.AddRow(head...)
	for _, row := range t.Rows {
		cells := make([]slack.TableCell, len(row))
		for i, cell := range row {
			cells[i] = slack.NewTableRawTextCell(cmp.Or(post.MarkedCell(cell), emptyCell))
		}
		drawn.AddRow(cells...)
	}
	return drawn.WithColumnSettings(settings...)
}
