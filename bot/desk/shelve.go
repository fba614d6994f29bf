package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/facts"
)

// The actions on what was brought to be a reading, the value.
const (
	ActionShelve  = "shelve"  // it becomes one of the room's readings
	ActionDecline = "decline" // it does not
)

// askForShelf proposes what was read as a reading of its room.
func (j *job) askForShelf(ctx context.Context, x *Drop) error {
	whose, err := j.shelfOf(ctx, x)
	if err != nil {
		return err
	}
	rooms, err := j.dropRooms(ctx, x)
	if err != nil {
		return err
	}
	if whose == yours && len(rooms) == 0 {
		if may, err := j.mayShelve(ctx, x, x.Author); err != nil || !may {
			return cmp.Or(err, j.cannotRead(ctx, x, j.text("I have read %s, but there is nobody who could decide on it here. "+
				"Bring it into a room that we share, or have a moderator name a review room in the settings of one.", j.quotedName(x.Name))))
		}
	}
	j.putDrop(x, j.dropPost(x, whose))
	for _, at := range rooms {
		p := j.dropPost(x, theirs)
		p.Note = j.text("%s brought this in their own conversation with me.", j.name(x.Author)) + "\n" + p.Note
		j.putAt(Delivery{Place: at, Question: dropOf + x.ID}, p)
	}
	return nil
}

// shelfOf is whose readings those are that a drop is to be among, as the place
// where it was brought is told.
func (j *job) shelfOf(ctx context.Context, x *Drop) (*shelf, error) {
	direct, err := j.standsDirect(ctx, &Delivery{Place: x.Place, Asker: x.Author})
	if direct {
		return yours, err
	}
	return thisRooms, err
}

// dropRooms are where a drop is decided on besides the place where it was
// brought: nowhere, unless that is a conversation of the author's own with the
// bot, who may not decide.
func (j *job) dropRooms(ctx context.Context, x *Drop) ([]bot.Place, error) {
	c := Correction{Place: x.Place, Author: x.Author}
	direct, err := j.standsDirect(ctx, &Delivery{Place: x.Place, Asker: x.Author})
	if err != nil || !direct {
		return nil, err
	}
	if may, err := j.mayShelve(ctx, x, x.Author); may || err != nil {
		return nil, err
	}
	rooms, err := j.reviewRooms(ctx, &c)
	return slices.DeleteFunc(rooms, func(at bot.Place) bool { return roomOf(at) == roomOf(x.Place) }), err
}

// mayShelve reports whether the user decides what the room reads: whoever
// settles its reading list. For one's own conversation with the bot, that is
// whoever does so for a room that one shares with it.
func (d *Desk) mayShelve(ctx context.Context, x *Drop, user string) (bool, error) {
	rooms, err := d.roomsOf(ctx, &Correction{Place: x.Place, Author: x.Author})
	if err != nil {
		return false, err
	}
	for _, room := range rooms {
		if ok, err := d.moderates(ctx, x.Place.Network, room, user); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// A shelf is whose readings those are that a drop may be among: how that is
// asked, done and told.
type shelf struct{ ask, add, added phrase.Text }

// The shelves, as the place where it is decided is told of them.
var (
	thisRooms = &shelf{
		"Is it to be one of this room's readings? A moderator decides.", "Add to this room's readings",
		"%[1]s added %[2]s to this room's readings: %[3]s.",
	}
	theRooms = &shelf{
		"Is it to be one of the room's readings? A moderator decides.", "Add to the room's readings",
		"%[1]s added %[2]s to the room's readings: %[3]s.",
	}
	yours = &shelf{
		"Is it to be one of your readings? A moderator decides.", "Add to your readings",
		"%[1]s added %[2]s to your readings: %[3]s.",
	}
	theirs = &shelf{
		"Is it to be one of their readings? A moderator decides.", "Add to their readings",
		"%[1]s added %[2]s to their readings: %[3]s.",
	}
)

// dropPost shows what was read, with the buttons to decide whether it is to be
// among somebody's readings.
func (j *job) dropPost(x *Drop, whose *shelf) post.Post {
	r := x.Reading
	lines := []string{j.text("I have read %s.", j.quotedName(x.Name)), "- " + answer.Cite(r.Source, ""), "- " + j.extent(r)}
	if words := firstWords(r); words != "" {
		lines = append(lines, "- "+j.text("It begins: “%s”", words))
	}
	lines = append(lines, j.text(whose.ask))
	return post.Post{Note: strings.Join(lines, "\n"), Actions: []post.Action{
		{Name: ActionShelve, Value: x.ID, Label: j.text(whose.add), Style: post.Primary},
		{Name: ActionDecline, Value: x.ID, Label: j.text("No¦do not add it")},
	}}
}

// extent is how long a reading is.
func (j *job) extent(r *facts.Reading) string {
	pages, paragraphs, words := 0, 0, len(strings.Fields(r.Text))
	for i := range r.Passages {
		pages, paragraphs = max(pages, r.Passages[i].Page), max(paragraphs, r.Passages[i].Paragraph)
	}
	parts := []string{j.text("%d paragraphs", paragraphs), j.text("%d words", words)}
	if pages > 0 {
		parts = append([]string{j.text("%d pages", pages)}, parts...)
	}
	return strings.Join(parts, ", ")
}

// firstWords are how the first paragraph of a reading begins.
func firstWords(r *facts.Reading) string {
	const most = 200
	for i := range r.Passages {
		if p := &r.Passages[i]; p.Kind == facts.ParagraphPassage {
			return shorten(p.Text, most)
		}
	}
	return ""
}

// decideDrop makes a drop a reading of its room or declines it, as the action
// says.
func (j *job) decideDrop(ctx context.Context, id, action string) error {
	j.deciding.Lock() // two moderators at once
	defer j.deciding.Unlock()
	x, ok, err := j.kept.FindDrop(ctx, id)
	if err != nil {
		return fmt.Errorf("look for what was brought: %w", err)
	}
	if !ok || x.Place.Network != j.e.Place.Network || x.Verdict == Withdrawn {
		j.tell(j.text("That is no longer proposed."))
		return nil
	}
	may, err := j.mayShelve(ctx, &x, j.e.Author)
	if err != nil {
		return err
	}
	to := map[string]Verdict{ActionShelve: Accepted, ActionDecline: Rejected}[action]
	switch done := x.Verdict == to && x.By == j.e.Author && x.Decided.Equal(j.moment()); {
	case !may:
		j.tell(j.text("Only moderators of the room decide what it reads."))
		return nil
	case done: // and the process died before it could be told
		return j.shelved(ctx, &x)
	case x.Verdict != Open:
		j.tell(j.text(already[x.Verdict], j.name(x.By)))
		return nil
	case x.Reading == nil:
		j.tell(j.text("I am still reading it."))
		return nil
	}
	return j.shelve(ctx, &x, to)
}

// shelve gives a drop its verdict. Done twice, it is the same as done once.
func (j *job) shelve(ctx context.Context, x *Drop, to Verdict) error {
	x.Verdict, x.By, x.Decided = to, j.e.Author, j.moment()
	if to == Accepted {
		added, err := j.base.AddReading(ctx, *x.Reading, x.Place.Network+" "+j.e.Author)
		if err != nil {
			return fmt.Errorf("take in a reading: %w", err)
		}
		x.Source = added.Source.ID
		if err := j.list(ctx, x); err != nil {
			return err
		}
	}
	if _, err := j.kept.CloseDrop(ctx, *x); err != nil {
		return fmt.Errorf("keep the decision on a reading: %w", err)
	}
	return j.shelved(ctx, x)
}

// shelved does what follows from a decision on a drop.
func (j *job) shelved(ctx context.Context, x *Drop) error {
	if x.Verdict == Accepted {
		if err := j.extractLater(ctx, x); err != nil {
			return err
		}
		if err := j.askAgain(ctx, x); err != nil {
			return err
		}
	}
	return j.tellShelf(ctx, x)
}

// list puts a new reading on the list of its room, if that has one, and makes
// it the room's own unless all rooms see it anyway.
func (j *job) list(ctx context.Context, x *Drop) error {
	owned, err := j.owners.Get(ctx, struct{}{})
	if err != nil {
		return fmt.Errorf("look whose reading it is: %w", err)
	}
	network, id := x.Place.Network, x.Place.Room
	room, err := j.kept.Room(ctx, network, id)
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	if room.Readings != nil {
		room.Readings = including(room.Readings, x.Source)
	}
	if x.Fresh || len(owned[x.Source]) > 0 {
		room.Own = including(room.Own, x.Source)
	}
	if err := j.kept.SetRoom(ctx, network, id, room); err != nil {
		return fmt.Errorf("keep settings: %w", err)
	}
	j.forgetScopes() // it counts at once
	return nil
}

// including is the list with the element at its end, unless it has it.
func including(list []string, element string) []string {
	if slices.Contains(list, element) {
		return list
	}
	return append(slices.Clip(list), element)
}

// tellShelf shows a decision wherever it was asked for.
func (j *job) tellShelf(ctx context.Context, x *Drop) error {
	shown, err := j.shownDrop(ctx, x)
	if err != nil {
		return err
	}
	whose, err := j.shelfOf(ctx, x)
	if err != nil {
		return err
	}
	note := j.text("%[1]s declined %[2]s. Bring it again to propose it anew.", j.name(x.By), j.quotedName(x.Name))
	if x.Verdict == Accepted {
		cite, err := j.citeSource(ctx, x.Source)
		if err != nil {
			return err
		}
		note = j.text(whose.added, j.name(x.By), j.quotedName(x.Name), strings.TrimSuffix(cite, "."))
	}
	told := make(map[bot.Place]bool)
	for _, d := range shown {
		if !told[roomOf(d.Place)] {
			told[roomOf(d.Place)] = true
			j.out.Put = append(j.out.Put, j.pages(d, post.Post{Note: note})...)
		}
	}
	j.withdrawOthers(shown)
	if !told[roomOf(j.e.Place)] {
		j.tell(note)
	}
	return nil
}

// citeSource is how a source of the base is cited.
func (j *job) citeSource(ctx context.Context, id string) (string, error) {
	all, err := j.base.Sources(ctx)
	if err != nil {
		return "", fmt.Errorf("list readings: %w", err)
	}
	i := slices.IndexFunc(all, func(s facts.Source) bool { return s.ID == id })
	if i < 0 {
		return id, nil
	}
	return cmp.Or(answer.Cite(all[i], ""), id), nil
}
