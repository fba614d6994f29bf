package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
)

// pressed acts on a button.
func (j *job) pressed(ctx context.Context) error {
	switch j.e.Action {
	case ActionOffer:
		return j.offered(ctx)
	case ActionAccept, ActionReject, ActionReopen:
		return j.decide(ctx)
	case ActionSettings:
		j.tell("Only moderators change the settings of a room.") // for others a form was opened
		return nil
	}
	pages, err := j.slip(ctx, slipAt(j.e.Value))
	if err != nil {
		return err
	}
	if len(pages) == 0 || !j.maySee(&pages[0]) {
		j.tell("That answer is no longer there.")
		return nil
	}
	switch j.e.Action {
	case ActionShare:
		return j.share(ctx, pages)
	case ActionPassages:
		j.passages(pages)
	case ActionTimeline:
		return j.timelineOf(ctx, &pages[0])
	case ActionGroup:
		return j.askGroup(ctx, &pages[0])
	case ActionDiscuss:
		return j.discuss(ctx, pages)
	case ActionGood, ActionBad:
		return j.rate(ctx)
	case ActionWrong:
		j.tell("There is nothing in that answer to correct.") // or a form would have been opened
	default:
		return j.silent("there is no button " + j.e.Action)
	}
	return nil
}

// maySee reports whether what was said is for the eyes of the event's author.
func (j *job) maySee(x *Delivery) bool {
	if x.To != "" {
		return x.To == j.e.Author
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
	to, note := "", ""
	shown, ok, err := j.kept.Shown(ctx, j.e.Place.Network, j.e.Place.Room, j.e.Message)
	if err != nil {
		return fmt.Errorf("look for what was pressed: %w", err)
	}
	if !ok || shown.To != "" { // what only its reader saw
		to = j.e.Author
		m.Place.Thread = "@" + j.e.Author
	} else {
		note = j.name(j.e.Author) + " asked: " + j.e.Value
	}
	reply, err := j.bot.Answer(ctx, m)
	if err != nil {
		return err
	}
	j.answer(to, reply, note)
	return nil
}

// name is how a user is named in a text.
func (j *job) name(user string) string {
	if n, ok := j.networks[j.e.Place.Network]; ok {
		return n.Mention(user)
	}
	return user
}

// whole is the reply of a slip, put together from its pages.
func whole(pages []Delivery) *bot.Reply {
	if pages[0].Post.Reply == nil {
		return &bot.Reply{}
	}
	r := *pages[0].Post.Reply
	seen := make(map[int]bool)
	r.Points, r.Footnotes, r.Caveats = nil, nil, nil
	for _, x := range pages {
		if x.Post.Reply == nil {
			continue
		}
		r.Points = append(r.Points, x.Post.Reply.Points...)
		r.Caveats = append(r.Caveats, x.Post.Reply.Caveats...)
		for _, n := range x.Post.Reply.Footnotes {
			if !seen[n.N] {
				seen[n.N] = true
				r.Footnotes = append(r.Footnotes, n)
			}
		}
	}
	return &r
}

// share shows a private answer to the room, once.
func (j *job) share(ctx context.Context, pages []Delivery) error {
	reply := whole(pages)
	note := j.name(j.e.Author) + " asked: " + reply.Resolved
	if above := pages[0].Post.Note; above != "" {
		note = j.name(j.e.Author) + " shares. " + above
	}
	at, question := pages[0].Place, "share:"+slipAt(pages[0].ID)
	p := answerPost(*reply, note, slipOf(&Delivery{Place: at, Question: question}), false, false)
	if err := j.putOnce(ctx, at, question, p); err != nil {
		return err
	}
	for i, page := range pages {
		if i == 0 {
			page.Post, page.Route = Post{Note: "You shared this answer with the channel."}, j.e.Route
			j.out.Put = append(j.out.Put, page)
		} else {
			j.out.Withdraw = append(j.out.Withdraw, page.ID)
		}
	}
	return nil
}

// putOnce says a post to everyone in the place, unless that was said before.
func (j *job) putOnce(ctx context.Context, at bot.Place, question string, p Post) error {
	before, err := j.slip(ctx, slipOf(&Delivery{Place: at, Question: question}))
	if err != nil {
		return err
	}
	if len(before) > 0 {
		j.tell("That is in the channel already.")
		return nil
	}
	j.putAt(at, "", question, p)
	return nil
}

// passages shows the presser the quotes that an answer rests on.
func (j *job) passages(pages []Delivery) {
	p := Post{Note: "The answer rests on these passages:"}
	for _, n := range whole(pages).Footnotes {
		source := fmt.Sprintf("[%d] %s", n.N, answer.Cite(n.Source, n.Locator))
		if n.Quote == "" {
			p.Note += "\n- " + source + " (the readings here do not have its text)"
			continue
		}
		p.Quotes = append(p.Quotes, Quote{Text: n.Quote, Source: source})
	}
	j.put(j.e.Author, p)
}

// timelineOf tells what happened to the subject of an answer, where the answer
// is.
func (j *job) timelineOf(ctx context.Context, x *Delivery) error {
	reply := x.Post.Reply
	if reply == nil || len(reply.Statements) == 0 {
		j.tell("I know of no subject there.")
		return nil
	}
	s, err := j.base.Statement(ctx, reply.Statements[0])
	if err != nil {
		return fmt.Errorf("find the subject of an answer: %w", err)
	}
	j.e.Text = "timeline of " + s.Subject.Label
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	m.Place = bot.Place{} // the conversation stays with its question
	told, err := j.bot.Answer(ctx, m)
	if err != nil {
		return err
	}
	j.timeline(x.To, told)
	return nil
}

// timeline says a timeline, which needs no button for one.
func (j *job) timeline(to string, reply bot.Reply) {
	x := Delivery{Place: j.e.Place, To: to, Question: j.question()}
	p := answerPost(reply, "", slipOf(&x), to != "", j.e.Direct)
	p.Actions = slices.DeleteFunc(p.Actions, func(a Action) bool { return a.Name == ActionTimeline })
	j.put(to, p)
}

// askGroup puts a question that the readings leave open to the room, once.
func (j *job) askGroup(ctx context.Context, x *Delivery) error {
	note := "The readings don't say: " + resolved(x) + "\n" + j.name(j.e.Author) +
		" asks the group. Who knows, and where does it stand? Reply here."
	return j.putOnce(ctx, roomOf(x.Place), "group:"+slipAt(x.ID), Post{Note: note})
}

// discuss makes an answer a question for discussion, once.
func (j *job) discuss(ctx context.Context, pages []Delivery) error {
	reply := *whole(pages)
	reply.Offers = nil
	note := "For discussion: " + reply.Resolved
	return j.putOnce(ctx, roomOf(pages[0].Place), "discuss:"+slipAt(pages[0].ID), Post{Note: note, Reply: &reply})
}

// resolved is the question that was answered, in its stand-alone wording.
func resolved(x *Delivery) string {
	if x.Post.Reply == nil {
		return ""
	}
	return x.Post.Reply.Resolved
}

// rate keeps whether an answer helped.
func (j *job) rate(ctx context.Context) error {
	f := Feedback{Delivery: pageID(slipAt(j.e.Value), 0), Author: j.e.Author, Sign: j.e.Action, At: j.e.At.UTC()}
	if err := j.kept.Rate(ctx, f); err != nil {
		return fmt.Errorf("keep feedback: %w", err)
	}
	if j.e.Action == ActionGood {
		j.tell("Thank you.")
	} else {
		j.tell("Thank you. If a fact in it is wrong, “This is wrong” proposes a correction.")
	}
	return nil
}

// signs are the emoji that say good and bad, by the names and characters that
// networks have for them.
var signs = map[string]string{
	"+1": ActionGood, "thumbsup": ActionGood, "👍": ActionGood, "white_check_mark": ActionGood, "✅": ActionGood,
	"heart": ActionGood, "❤": ActionGood, "tada": ActionGood, "🎉": ActionGood,
	"-1": ActionBad, "thumbsdown": ActionBad, "👎": ActionBad, "x": ActionBad, "❌": ActionBad,
}

// signOf is what an emoji says; the emoji itself where that is not known.
func signOf(emoji string) string {
	emoji, _, _ = strings.Cut(emoji, "::") // a tone of skin
	if sign, ok := signs[strings.TrimSuffix(emoji, "\ufe0f")]; ok {
		return sign
	}
	return emoji
}

// reacted keeps a reaction to an answer as feedback, and takes one to a
// proposed correction as the decision.
func (j *job) reacted(ctx context.Context) error {
	x, ok, err := j.kept.Shown(ctx, j.e.Place.Network, j.e.Place.Room, j.e.Message)
	if err != nil {
		return fmt.Errorf("look for what was reacted to: %w", err)
	}
	if !ok {
		return j.silent("the reaction was not to a message of mine")
	}
	sign := signOf(j.e.Action)
	if id, ok := strings.CutPrefix(x.Question, reviewOf); ok && j.e.Kind == Reacted {
		return j.decideBySign(ctx, id, sign)
	}
	f := Feedback{Delivery: pageID(slipAt(x.ID), 0), Author: j.e.Author, Sign: sign, At: j.e.At.UTC()}
	j.out.Silence = "a reaction is kept and not answered"
	if j.e.Kind == Unreacted {
		return j.kept.Unrate(ctx, f)
	}
	return j.kept.Rate(ctx, f)
}

// isAnswer reports whether the reply says something that may turn out wrong.
func isAnswer(r *bot.Reply) bool {
	return r != nil && r.Status != answer.Social && r.Status != answer.Unclear
}
