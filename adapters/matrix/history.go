package matrix

import (
	"context"
	"slices"
	"time"

	"maunium.net/go/mautrix/event"
	"maunium.net/go/mautrix/id"

	"footnote/bot"
	"footnote/bot/study"
)

// Thread is what was said in the thread of the place or, where it has none,
// lately in its room, oldest first and at most so many lines, the last ones. It
// looks back over the last two thousand events of the room. What was taken back
// or cannot be decrypted is left out, and what was edited is as it is now.
func (a *Adapter) Thread(ctx context.Context, p bot.Place, most int) ([]study.Line, error) {
	if err := a.connected(); err != nil {
		return nil, err
	}
	h := history{Adapter: a, place: p, edits: make(map[id.EventID]edit)}
	before := ""
	for range mostPages {
		page, err := a.page(ctx, id.RoomID(p.Room), before)
		if err != nil {
			return nil, failed("look back", err)
		}
		for _, e := range page.Chunk {
			h.add(a.reveal(ctx, e))
		}
		if before = page.End; before == "" || len(page.Chunk) == 0 || h.whole || len(h.lines) >= most {
			break
		}
	}
	lines := h.lines[:min(len(h.lines), most)]
	slices.Reverse(lines)
	return lines, nil
}

// A history is what was said in a place, latest first.
type history struct {
	*Adapter
	place bot.Place
	lines []study.Line
	edits map[id.EventID]edit // what messages say now
	whole bool                // the beginning of the thread is there
}

// An edit is what somebody made of a message.
type edit struct {
	by      id.UserID
	content *event.MessageEventContent
}

// add adds what an event says, if it was said in the place. Edits come before
// what they are of.
func (h *history) add(e *event.Event) {
	content := e.Content.AsMessage()
	if e.Type.Type != event.EventMessage.Type || content.Body == "" {
		return
	}
	if of := content.RelatesTo.GetReplaceID(); of != "" {
		if _, later := h.edits[of]; !later && content.NewContent != nil {
			h.edits[of] = edit{e.Sender, content.NewContent}
		}
		return
	}
	in := seenOf(e).thread.String()
	if h.place.Thread != "" && in != h.place.Thread && e.ID.String() != h.place.Thread {
		return
	}
	if now, ok := h.edits[e.ID]; ok && now.by == e.Sender {
		content = now.content
	}
	text, _ := h.readable(content)
	h.whole = h.whole || e.ID.String() == h.place.Thread
	h.lines = append(h.lines, study.Line{
		Author: e.Sender.String(), Own: e.Sender == h.me(), At: time.UnixMilli(e.Timestamp).UTC(), Text: text,
		Message: e.ID.String(), URL: e.RoomID.EventURI(e.ID).MatrixToURL(),
	})
}
