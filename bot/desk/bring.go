package desk

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
)

// importing is the kind of the desk's own events: something that was brought is
// to be fetched and read. It has the place of the message that brought it, so
// that what becomes of that message later is dealt with later.
const importing Kind = "importing"

// dropOf begins the question that the messages about a drop go by; the drop's
// ID follows.
const dropOf = "reading:"

// mostBrought is how much one message may bring.
const mostBrought = 10

// bring has read what a message brings: files that were put to the bot, or
// anywhere in a room that wants all of them; links and earlier messages that it
// asks to have imported. It reports whether there is nothing else to the
// message.
func (j *job) bring(ctx context.Context) (done bool, err error) {
	if j.opts.Reader == nil {
		return false, nil
	}
	what := brought{message: j.question(), files: j.e.Files}
	if !j.e.Addressed {
		if !j.room.Files || what.none() {
			return false, nil
		}
		return j.e.Text == "", j.readAll(ctx, &what)
	}
	bare, wishes := importWish(j.e.Text)
	if wishes {
		if what.links = j.links(); what.none() {
			if what, err = j.pointedAt(ctx); err != nil {
				return false, err
			}
		}
	}
	switch {
	case !what.none():
		return !asks(j.e.Text), j.readAll(ctx, &what)
	case bare:
		j.reply(j.text(howToImport))
	}
	return bare, nil
}

// A brought is what one message brings.
type brought struct {
	message string // the network's ID
	files   []File
	links   []string
}

func (b *brought) none() bool { return len(b.files)+len(b.links) == 0 }

// asks reports whether a text that comes with a file asks something besides.
func asks(text string) bool { return strings.HasSuffix(strings.TrimSpace(withoutLinks(text)), "?") }

// howToImport is told to those who want something imported that is not there.
const howToImport phrase.Text = "I see no file and no link. Name me in the message that has the file, or reply to it with “import this”, or put a link behind: import https://…"

// links are the pages that the message leads to.
func (j *job) links() []string {
	if len(j.e.Links) > 0 {
		return j.e.Links
	}
	return Links(j.e.Text)
}

// pointedAt is what the message brings that this one replies to.
func (j *job) pointedAt(ctx context.Context) (brought, error) {
	what := brought{message: j.e.ReplyTo}
	n, ok := j.networks[j.e.Place.Network].(Courier)
	if !ok || what.message == "" {
		return what, nil
	}
	var err error
	what.files, what.links, err = n.Brought(ctx, j.e.Place.Room, what.message)
	if err != nil {
		return what, fmt.Errorf("look at what is to be imported: %w", err)
	}
	return what, nil
}

// readAll has files and pages read one after the other, and tells so at once.
func (j *job) readAll(ctx context.Context, what *brought) error {
	var all []Event
	for _, f := range what.files {
		all = append(all, Event{Files: []File{f}})
	}
	for _, link := range what.links {
		all = append(all, Event{Links: []string{link}})
	}
	for i, e := range all[:min(len(all), mostBrought)] {
		x := Drop{
			ID:    slipOf(&Delivery{Place: j.e.Place, Question: fmt.Sprintf("%s%d:%s", dropOf, i, j.question())}),
			Place: j.e.Place, Message: what.message, Author: j.e.Author, At: j.e.At.UTC(), Name: broughtName(&e),
		}
		if err := j.readLater(ctx, &x, e); err != nil {
			return err
		}
	}
	return nil
}

// readLater keeps one thing that was brought, and has it read.
func (j *job) readLater(ctx context.Context, x *Drop, e Event) error {
	if err := j.kept.Bring(ctx, *x); err != nil {
		return fmt.Errorf("keep what was brought: %w", err)
	}
	e.Kind, e.Key, e.Place, e.Author, e.At = importing, "import "+x.ID, x.Place, x.Author, x.At
	e.Message, e.Value, e.Direct = x.Message, x.ID, j.e.Direct
	fresh, err := j.kept.Take(ctx, e)
	if err != nil {
		return fmt.Errorf("take event: %w", err)
	}
	if fresh { // or it may have been read by now
		j.putDrop(x, post.Post{Note: j.text("Reading %s …", j.quotedName(x.Name))})
		j.wakePlace(x.Place)
	}
	return nil
}

// broughtName is what people call what an event brings.
func broughtName(e *Event) string {
	if len(e.Files) > 0 {
		return e.Files[0].Name
	}
	return e.Links[0]
}

// quotedName is a name as it stands in a sentence.
func (j *job) quotedName(name string) string {
	if name == "" {
		return j.text("the file")
	}
	return j.phrases().Quote(shorten(name, 80))
}

// putDrop tells of a drop where it was brought.
func (j *job) putDrop(x *Drop, p post.Post) {
	j.putAt(Delivery{Place: x.Place, Question: dropOf + x.ID}, p)
}

// unbring withdraws what a deleted message brought, as far as nobody has
// decided on it.
func (j *job) unbring(ctx context.Context) error {
	all, err := j.kept.Brought(ctx, j.e.Place.Network, j.e.Place.Room, j.e.Message)
	if err != nil {
		return fmt.Errorf("look for what a message brought: %w", err)
	}
	for _, x := range all {
		if x.Verdict == Accepted || x.Verdict == Rejected {
			continue
		}
		x.Verdict, x.By, x.Decided = Withdrawn, j.e.Author, j.moment()
		if _, err := j.kept.CloseDrop(ctx, x); err != nil {
			return fmt.Errorf("withdraw what a message brought: %w", err)
		}
		shown, err := j.shownDrop(ctx, &x)
		if err != nil {
			return err
		}
		j.withdrawDrop(&x, shown)
	}
	return nil
}

// withdrawDrop takes away what was said of a drop where it was brought, and says
// elsewhere that there is nothing to decide any more.
func (j *job) withdrawDrop(x *Drop, shown []Delivery) {
	told := map[bot.Place]bool{}
	for _, d := range shown {
		switch at := roomOf(d.Place); {
		case at == roomOf(x.Place):
			j.out.Withdraw = append(j.out.Withdraw, d.ID)
		case !told[at]:
			told[at] = true
			j.out.Put = append(j.out.Put, j.pages(d, post.Post{Note: j.text("%[1]s took %[2]s back.", j.name(x.Author), j.quotedName(x.Name))})...)
		}
	}
}

// shownDrop are the messages about a drop, wherever they stand.
func (j *job) shownDrop(ctx context.Context, x *Drop) ([]Delivery, error) {
	rooms, err := j.dropRooms(ctx, x)
	if err != nil {
		return nil, err
	}
	var all []Delivery
	for _, at := range append([]bot.Place{x.Place}, rooms...) {
		shown, err := j.kept.Answers(ctx, at.Network, at.Room, dropOf+x.ID)
		if err != nil {
			return nil, fmt.Errorf("look for what was said of a drop: %w", err)
		}
		all = append(all, shown...)
	}
	return all, nil
}

// importCommand has what the command names read, or what its message replies
// to.
func (j *job) importCommand(ctx context.Context, args string) error {
	j.e.Text, j.e.Addressed = strings.TrimSpace("import "+args), true
	if j.opts.Reader == nil {
		j.reply(j.text("Whoever runs me has not set me up to take in readings."))
		return nil
	}
	if out, err := j.absent(ctx); err != nil || out {
		return err
	}
	done, err := j.bring(ctx)
	if err == nil && !done {
		j.reply(j.text(howToImport))
	}
	return err
}
