package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/facts"
)

// pressed acts on a button.
func (j *job) pressed(ctx context.Context) error {
	switch j.e.Action {
	case post.Offer:
		return j.offered(ctx)
	case ActionAccept, ActionReject, ActionReopen, ActionShelve, ActionDecline, ActionAcceptFact, ActionRejectFact, ActionReopenFact:
		return j.judge(ctx, j.e.Action, j.e.Value)
	case ActionSettings:
		j.tell(j.text(onlyModerators)) // for them a form was opened
		return nil
	}
	if done, err := j.pressedStudy(ctx); done || err != nil {
		return err
	}
	return j.pressedUnder(ctx)
}

// judge decides on what is proposed, as the action says: a correction, a reading
// or a fact.
func (j *job) judge(ctx context.Context, action, id string) error {
	switch action {
	case ActionShelve, ActionDecline:
		return j.decideDrop(ctx, id, action)
	case ActionAcceptFact, ActionRejectFact, ActionReopenFact:
		return j.decideFact(ctx, id, action)
	}
	return j.decide(ctx, id, action)
}

// pressedUnder acts on a button that is about the answer above it.
func (j *job) pressedUnder(ctx context.Context) error {
	pages, err := j.slip(ctx, j.e.Value)
	if err != nil {
		return err
	}
	if len(pages) == 0 || !j.maySee(&pages[0]) {
		j.tell(j.text(noLonger))
		return nil
	}
	if out, err := j.outside(ctx, &pages[0]); err != nil || out {
		return err
	}
	switch j.e.Action {
	case ActionShare:
		return j.share(ctx, pages)
	case ActionPassages:
		j.passages(pages)
	case ActionTimeline:
		return j.timeline(ctx, &pages[0])
	case ActionGroup:
		return j.askGroup(ctx, &pages[0])
	case ActionDiscuss:
		return j.discuss(ctx, pages)
	case ActionGood, ActionBad:
		return j.rate(ctx)
	case ActionWrong:
		j.tell(j.text("There is nothing in that answer to correct.")) // or a form would have been opened
	default:
		j.opts.Log.Warn("button passed over", "network", j.e.Place.Network, "action", j.e.Action)
	}
	return nil
}

// outside reports whether the button is to say openly what was said privately in
// a room that the bot is not in, and tells so.
func (j *job) outside(ctx context.Context, x *Delivery) (bool, error) {
	if x.To == "" || !slices.Contains([]string{ActionShare, ActionGroup, ActionDiscuss}, j.e.Action) {
		return false, nil
	}
	return j.absent(ctx)
}

// absent reports whether the bot is not in the room of the event, so that it
// can't say anything openly there, and tells so.
func (j *job) absent(ctx context.Context) (bool, error) {
	n, ok := j.networks[j.e.Place.Network]
	if !ok || j.e.Direct {
		return false, nil
	}
	rooms, err := n.Rooms(ctx, j.e.Author)
	if err != nil {
		return false, fmt.Errorf("list the rooms of a member: %w", err)
	}
	if slices.Contains(rooms, j.e.Place.Room) {
		return false, nil
	}
	j.tell(j.text("I am not in this channel. Invite me, and do that again."))
	return true, nil
}

// noLonger is told of an answer that is gone, that is for somebody else, or that
// never was.
const noLonger phrase.Text = "That answer is no longer there."

// maySee reports whether what was said is for the eyes of the event's author.
func (j *job) maySee(x *Delivery) bool {
	if x.To != "" {
		return x.To == j.e.Author && x.Place.Network == j.e.Place.Network
	}
	return roomOf(x.Place) == roomOf(j.e.Place)
}

// offered asks the question of a button as if its presser had.
func (j *job) offered(ctx context.Context) error {
	j.e.Text = j.e.Value
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	to, note := "", j.text("%[1]s asked: %[2]s", j.name(j.e.Author), shorten(j.e.Value, mostQuoted))
	shown, ok, err := j.kept.Shown(ctx, j.e.Place.Network, j.e.Place.Room, j.e.Message)
	if err != nil {
		return fmt.Errorf("look for what was pressed: %w", err)
	}
	switch {
	case j.e.Direct:
		note = j.phrases().Quote(shorten(j.e.Value, mostQuoted))
	case !ok || shown.To != "": // what only its reader saw
		to, note, m.Place = j.e.Author, "", j.e.private()
	}
	reply, err := j.bot.Answer(ctx, m)
	if err != nil {
		return err
	}
	j.answer(to, reply, note)
	return nil
}

// share shows a private answer to the room, once.
func (j *job) share(ctx context.Context, pages []Delivery) error {
	reply := whole(pages)
	if reply == nil || pages[0].To == "" {
		j.tell(j.text(sharedAlready))
		return nil
	}
	note := j.text("%[1]s asked: %[2]s", j.name(j.e.Author), shorten(reply.Resolved, mostQuoted))
	if above := pages[0].Post.Note; above != "" {
		note = j.text("%s shares.", j.name(j.e.Author)) + " " + above
	}
	at, question := pages[0].Place, "share:"+slipAt(pages[0].ID)
	p := answerPost(*reply, note, slipOf(&Delivery{Place: at, Question: question}), false, false)
	p.File = pages[len(pages)-1].Post.File
	if err := j.putOnce(ctx, at, question, p); err != nil {
		return err
	}
	for i, page := range pages {
		if i == 0 {
			page.Post, page.Route = post.Post{Note: j.text("You shared this answer with the channel.")}, j.e.Route
			j.out.Put = append(j.out.Put, page)
		} else {
			j.out.Withdraw = append(j.out.Withdraw, page.ID)
		}
	}
	return nil
}

// putOnce says a post to everyone in the place, unless that was said before.
func (j *job) putOnce(ctx context.Context, at bot.Place, question string, p post.Post) error {
	before, err := j.slip(ctx, slipOf(&Delivery{Place: at, Question: question}))
	if err != nil {
		return err
	}
	if len(before) > 0 {
		j.tell(j.text(sharedAlready))
		return nil
	}
	j.putAt(Delivery{Place: at, Question: question}, p)
	return nil
}

const sharedAlready phrase.Text = "That is in the channel already."

// passages shows the presser the quotes that an answer rests on.
func (j *job) passages(pages []Delivery) {
	reply := whole(pages)
	if reply == nil {
		j.tell(j.text(noLonger))
		return
	}
	p := post.Post{Note: j.text("The answer rests on these passages:")}
	for _, n := range reply.Footnotes {
		source := fmt.Sprintf("[%d] %s", n.N, answer.Cite(n.Source, n.Locator))
		if n.Quote == "" {
			p.Note += "\n- " + j.text("%s (the readings here do not have its text)", source)
			continue
		}
		p.Quotes = append(p.Quotes, post.Quote{Text: n.Quote, Source: source})
	}
	j.put(j.e.Author, p)
}

// timeline tells what happened to the subject of an answer, where the answer
// is.
func (j *job) timeline(ctx context.Context, x *Delivery) error {
	reply := x.Post.Reply
	if reply == nil || len(reply.Statements) == 0 {
		j.tell(j.text(noSubject))
		return nil
	}
	s, err := j.base.Statement(ctx, reply.Statements[0])
	if errors.Is(err, facts.ErrNotFound) {
		j.tell(j.text(noSubject))
		return nil
	}
	if err != nil {
		return fmt.Errorf("find the subject of an answer: %w", err)
	}
	j.e.Text = timelineOf + s.Subject.Label
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	m.Place = bot.Place{} // the conversation stays with its question
	told, err := j.bot.Answer(ctx, m)
	if err != nil {
		return err
	}
	j.answer(x.To, told, "")
	return nil
}

const noSubject phrase.Text = "I don't know what that answer is about."

// askGroup puts a question that the readings leave open to the room, once.
func (j *job) askGroup(ctx context.Context, x *Delivery) error {
	if x.Post.Reply == nil {
		j.tell(j.text(noLonger))
		return nil
	}
	note := j.text("The readings don't say: %[1]s\n%[2]s asks the group. Who knows, and where does it stand? Reply here.",
		shorten(x.Post.Reply.Resolved, mostQuoted), j.name(j.e.Author))
	return j.putOnce(ctx, roomOf(x.Place), "group:"+slipAt(x.ID), post.Post{Note: note})
}

// discuss makes an answer a question for discussion, once.
func (j *job) discuss(ctx context.Context, pages []Delivery) error {
	reply := whole(pages)
	if reply == nil {
		j.tell(j.text(noLonger))
		return nil
	}
	reply.Offers = nil
	note := j.text("For discussion: %s", shorten(reply.Resolved, mostQuoted))
	return j.putOnce(ctx, roomOf(pages[0].Place), "discuss:"+slipAt(pages[0].ID), post.Post{Note: note, Reply: reply})
}

// rate keeps whether an answer helped.
func (j *job) rate(ctx context.Context) error {
	f := Feedback{Delivery: pageID(slipAt(j.e.Value), 0), Author: j.e.Author, Sign: j.e.Action, At: j.e.At.UTC()}
	if err := j.kept.Rate(ctx, f); err != nil {
		return fmt.Errorf("keep feedback: %w", err)
	}
	if j.e.Action == ActionGood {
		j.tell(j.text("Thank you."))
	} else {
		j.tell(j.text("Thank you. If a fact in it is wrong, “This is wrong” proposes a correction."))
	}
	return nil
}
