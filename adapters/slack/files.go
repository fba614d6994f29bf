package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"footnote/bot/desk"
)

// filePatience is for fetching one file.
const filePatience = 2 * time.Minute

// A fileRef is what a file is fetched by: its ID or, where the event had it, the
// address of its content.
type fileRef struct{ ID, URL string }

// filesOf are the files of a message.
func filesOf(m *slack.Msg) []desk.File {
	var all []desk.File
	for _, f := range m.Files {
		all = append(all, desk.File{Name: f.Name, Type: f.Mimetype, Size: int64(f.Size), Ref: refOf(&f)})
	}
	return all
}

func refOf(f *slack.File) string {
	ref := fileRef{ID: f.ID}
	if !f.IsExternal {
		ref.URL = f.URLPrivate
	}
	text, _ := json.Marshal(ref) // cannot fail
	return string(text)
}

// linksOf are the pages that a text leads to, as Slack marks them.
func linksOf(text string) []string {
	var all []string
	for _, m := range marked.FindAllStringSubmatch(text, -1) {
		if target := unescape.Replace(m[2]); m[1] == "" && (strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "http://")) {
			all = append(all, target)
		}
	}
	return all
}

// Fetch returns what a file holds. The token is sent to Slack alone: a file that
// is kept elsewhere is refused.
func (a *Adapter) Fetch(ctx context.Context, f desk.File, most int64) ([]byte, error) {
	var ref fileRef
	if err := json.Unmarshal([]byte(f.Ref), &ref); err != nil {
		return nil, fmt.Errorf("fetch file: %w: %w", desk.ErrRefused, err)
	}
	if ref.URL == "" { // of another workspace, or kept elsewhere
		info, _, _, err := a.api.GetFileInfoContext(ctx, ref.ID, 1, 1)
		switch {
		case err != nil:
			return nil, failed("look up file", err)
		case info.IsExternal:
			return nil, fmt.Errorf("fetch file: %w: it is not kept in Slack", desk.ErrRefused)
		}
		ref.URL = info.URLPrivate
	}
	address, err := a.fileAddress(ref.URL)
	if err != nil {
		return nil, fmt.Errorf("fetch file: %w: %w", desk.ErrRefused, err)
	}
	into := &bounded{most: most}
	if err := a.files.GetFileContext(ctx, address, into); err != nil {
		return nil, fetchFailed(err)
	}
	if signIn(f, into.content) {
		return nil, fmt.Errorf("fetch file: %w: the token cannot read files; the app needs the scope files:read", desk.ErrRefused)
	}
	return into.content, nil
}

// fileAddress is where a file is fetched from or sent to: at Slack or, where the Web API is
// reached elsewhere, in the same way as that.
func (a *Adapter) fileAddress(address string) (string, error) {
	if a.config.APIURL == "" {
		return address, nil
	}
	api, err := url.Parse(a.config.APIURL)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	u.Scheme, u.Host = api.Scheme, api.Host
	return u.String(), nil
}

// fetchFailed is how the desk is told that a file was not fetched.
func fetchFailed(err error) error {
	if errors.Is(err, desk.ErrTooLarge) {
		return fmt.Errorf("fetch file: %w", desk.ErrTooLarge)
	}
	if status, ok := errors.AsType[slack.StatusCodeError](err); ok && status.Code >= 400 && status.Code < 500 {
		return fmt.Errorf("fetch file: %w: status %d", desk.ErrRefused, status.Code)
	}
	if strings.Contains(err.Error(), "sign-in page") || strings.Contains(err.Error(), "not allowed") { // the library has no types for them
		return fmt.Errorf("fetch file: %w: the token cannot read it", desk.ErrRefused)
	}
	return failed("fetch file", err)
}

// signIn reports whether what came in the stead of the file is a page that asks
// to sign in, as Slack sends it to those who may not have the file.
func signIn(f desk.File, content []byte) bool {
	page := strings.HasPrefix(http.DetectContentType(content), "text/html")
	return page && (!strings.Contains(f.Type, "html") && !strings.HasPrefix(f.Type, "text/") || f.Size > 0 && int64(len(content)) != f.Size)
}

// A bounded buffer takes no more than most bytes. It has no other way in than
// Write, so that none goes past that.
type bounded struct {
	content []byte
	most    int64
}

// Write returns a [desk.ErrTooLarge] for what is too much.
func (b *bounded) Write(p []byte) (int, error) {
	if int64(len(b.content)+len(p)) > b.most {
		return 0, desk.ErrTooLarge
	}
	b.content = append(b.content, p...)
	return len(p), nil
}

// Brought are the files and links of a message that began a thread.
func (a *Adapter) Brought(ctx context.Context, room, message string) ([]desk.File, []string, error) {
	p := slack.GetConversationRepliesParameters{ChannelID: room, Timestamp: message, Limit: 1, Inclusive: true}
	found, _, _, err := a.api.GetConversationRepliesContext(ctx, &p)
	err = failed("look up message", err)
	if errors.Is(err, desk.ErrRefused) {
		return nil, nil, nil // it is gone
	}
	if err != nil {
		return nil, nil, err
	}
	for _, m := range found {
		if m.Timestamp == message {
			return filesOf(&m.Msg), linksOf(m.Text), nil
		}
	}
	return nil, nil, nil
}

var _ desk.Courier = (*Adapter)(nil)
