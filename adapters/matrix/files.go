package matrix

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"maunium.net/go/mautrix"
	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot/desk"
	"footnote/bot/phrase"
)

// A fileRef is what a file is fetched by: its address, or what an encrypted one
// is fetched and decrypted by.
type fileRef struct {
	URL  id.ContentURIString      `json:",omitempty"`
	File *event.EncryptedFileInfo `json:",omitempty"`
}

// filesOf are the files of a message: one or none.
func filesOf(content *event.MessageEventContent) []desk.File {
	if content.MsgType != event.MsgFile {
		return nil
	}
	ref, err := json.Marshal(fileRef{content.URL, content.File})
	if err != nil {
		return nil
	}
	f := desk.File{Name: content.GetFileName(), Ref: string(ref)}
	if content.Info != nil {
		f.Type, f.Size = content.Info.MimeType, int64(content.Info.Size)
	}
	return []desk.File{f}
}

// captioned is a message with a file as the text message that its caption
// would be (MSC2530); others stay as they are.
func captioned(content *event.MessageEventContent) *event.MessageEventContent {
	if content.MsgType != event.MsgFile {
		return content
	}
	text := *content
	text.Body, text.FormattedBody = content.GetCaption(), content.GetFormattedCaption()
	return &text
}

// Fetch returns what a file holds, decrypted.
func (a *Adapter) Fetch(ctx context.Context, f desk.File, most int64) ([]byte, error) {
	if err := a.connected(); err != nil {
		return nil, err
	}
	var ref fileRef
	if err := json.Unmarshal([]byte(f.Ref), &ref); err != nil {
		return nil, fmt.Errorf("fetch file: %w: %w", desk.ErrRefused, err)
	}
	if ref.File != nil {
		ref.URL = ref.File.URL
	}
	address, err := ref.URL.Parse()
	if err != nil || address.IsEmpty() {
		return nil, fmt.Errorf("fetch file: %w: it has no address", desk.ErrRefused)
	}
	content, err := a.download(ctx, address, most)
	if err != nil || ref.File == nil {
		return content, err
	}
	if err := ref.File.DecryptInPlace(content); err != nil {
		a.log.Warn("file not decrypted", "error", err)
		in := phrase.For(a.config.Language)
		return nil, &desk.ReadError{Reason: in.Say("it does not fit the key that came with it"), Hint: in.Say("upload it again")}
	}
	return content, nil
}

// download gets a file of the homeserver's: as those who are logged in do or,
// from a homeserver that does not know that yet, as everybody does.
func (a *Adapter) download(ctx context.Context, address id.ContentURI, most int64) ([]byte, error) {
	response, err := a.client.Download(ctx, address)
	if unrecognized(err) {
		_, response, err = a.client.MakeFullRequestWithResp(ctx, mautrix.FullRequest{
			Method: http.MethodGet, DontReadResponse: true,
			URL: a.client.BuildURL(mautrix.MediaURLPath{"v3", "download", address.Homeserver, address.FileID}),
		})
	}
	if err != nil {
		return nil, failed("fetch file", err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, most+1)) // one more tells that there is too much
	switch {
	case err != nil:
		return nil, fmt.Errorf("fetch file: %w", err)
	case int64(len(content)) > most:
		return nil, fmt.Errorf("fetch file: %w", desk.ErrTooLarge)
	}
	return content, nil
}

// unrecognized reports whether the homeserver does not know such a request.
func unrecognized(err error) bool {
	if errors.Is(err, mautrix.MUnrecognized) {
		return true
	}
	said, ok := errors.AsType[mautrix.HTTPError](err)
	return ok && codeOf(err) == "" && said.IsStatus(http.StatusNotFound)
}

// Brought are the files of a message, and no links: those stand in its text.
func (a *Adapter) Brought(ctx context.Context, room, message string) ([]desk.File, []string, error) {
	e, err := a.fetchEvent(ctx, id.RoomID(room), id.EventID(message))
	if e == nil || err != nil {
		return nil, nil, err
	}
	content := e.Content.AsMessage()
	return filesOf(content), desk.Links(content.Body), nil
}

var _ desk.Courier = (*Adapter)(nil)
