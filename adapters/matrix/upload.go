package matrix

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"strings"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/crypto/attachment"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/answer"
	"footnote/bot/desk"
	"footnote/bot/phrase"
	"footnote/bot/post"
)

// notUploaded is told where a picture or a file could not be handed over.
const notUploaded phrase.Text = "(%s could not be uploaded.)"

// whole is what the message says with the file that it hands over: one event, whose
// caption the text is (MSC2530). Where the file cannot be uploaded, the text says
// so and goes alone; the error is one that asks to wait.
func (a *Adapter) whole(ctx context.Context, d *desk.Delivery) (*event.MessageEventContent, error) {
	content := a.content(ctx, d)
	f := d.Post.File
	if f == nil {
		return content, nil
	}
	if err := a.connected(); err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	err := a.attach(ctx, id.RoomID(d.Place.Room), content, f)
	if err == nil {
		return content, nil
	}
	if err = failed("upload file", err); isWait(err) {
		return nil, err
	}
	a.log.Warn("file not uploaded", "room", d.Place.Room, "error", err)
	note := answer.Plain(phrase.For(d.Post.Language).Say(notUploaded, f.Name))
	content.Body += "\n" + note
	content.FormattedBody += fmt.Sprintf(frames[post.Caveat], html.EscapeString(note), "")
	return content, nil
}

func isWait(err error) bool {
	_, wait := errors.AsType[*desk.RetryError](err)
	return wait
}

// attach makes a file's message of a text's, encrypted where the room is.
func (a *Adapter) attach(ctx context.Context, room id.RoomID, content *event.MessageEventContent, f *post.File) error {
	if err := a.mayEncrypt(ctx, room); err != nil {
		return err
	}
	encryption, err := a.state.GetEncryptionEvent(ctx, room)
	if err != nil {
		return err
	}
	upload := mautrix.ReqUploadMedia{ContentBytes: f.Data, ContentType: f.Type, FileName: f.Name}
	var secret *attachment.EncryptedFile
	if encryption != nil { // neither its name nor its type is the server's business
		secret = attachment.NewEncryptedFile()
		hidden := bytes.Clone(f.Data)
		secret.EncryptInPlace(hidden)
		upload = mautrix.ReqUploadMedia{ContentBytes: hidden, ContentType: "application/octet-stream"}
	}
	sent, err := a.client.UploadMedia(ctx, upload)
	if err != nil {
		return err
	}
	if secret == nil {
		content.URL = sent.ContentURI.CUString()
	} else {
		content.File = &event.EncryptedFileInfo{EncryptedFile: *secret, URL: sent.ContentURI.CUString()}
	}
	content.MsgType, content.FileName = event.MsgFile, f.Name
	content.Info = &event.FileInfo{MimeType: f.Type, Size: len(f.Data)}
	if f.Alt != "" {
		content.MsgType = event.MsgImage
		content.Info.Width, content.Info.Height = f.Width, f.Height
	}
	return nil
}

// htmlTable is a table in HTML.
func htmlTable(t *answer.Table) string {
	var b strings.Builder
	b.WriteString("<table><thead><tr>")
	for _, name := range t.Head {
		b.WriteString("<th>" + html.EscapeString(name) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>")
	for _, row := range t.Rows {
		b.WriteString("<tr>")
		for i, cell := range row {
			tag := "td"
			if i == 0 {
				tag = "th"
			}
			fmt.Fprintf(&b, "<%s>%s%s</%s>", tag, html.EscapeString(cell.Text), raised(cell.Notes), tag)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
	return b.String()
}

// raised are the marks of footnotes in HTML.
func raised(notes []int) string {
	var b strings.Builder
	for _, n := range notes {
		fmt.Fprintf(&b, "<sup>[%d]</sup>", n)
	}
	return b.String()
}
