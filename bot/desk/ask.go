package desk

import (
	"context"
	"fmt"
	"slices"
	"time"

	"footnote/bot"
)

// said answers a message.
func (j *job) said(ctx context.Context) error {
	if done, err := j.bring(ctx); done || err != nil {
		return err
	}
	if heard, err := j.heard(ctx); heard || err != nil {
		return err
	}
	if j.e.Addressed {
		return j.addressed(ctx)
	}
	why, err := j.keepsOut(ctx)
	if err != nil {
		return err
	}
	if why != "" {
		return j.silent(why)
	}
	return j.overheard(ctx)
}

// isCommand reports whether the text, said to the bot, is a command.
func (d *Desk) isCommand(text string) bool {
	_, _, own := spokenCommand(text)
	_, _, studies := d.opts.Study.FindSpoken(text)
	return own || studies
}

// addressed answers what was said to the bot.
func (j *job) addressed(ctx context.Context) error {
	if c, args, ok := spokenCommand(j.e.Text); ok {
		return j.run(ctx, c.name, args)
	}
	if word, ok := j.opts.Study.AskedHelp(j.e.Text); ok {
		return j.help(word)
	}
	if c, args, ok := j.opts.Study.FindSpoken(j.e.Text); ok {
		return j.study(ctx, c, args)
	}
	if err := j.enter(ctx); err != nil {
		return err
	}
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	j.attend(ctx, func(ctx context.Context, a Attendant) error { return a.Working(ctx, j.e.Place, j.e.Message) })
	reply, err := j.bot.Answer(ctx, m)
	if err != nil {
		return err
	}
	j.answer("", reply, "")
	if isAnswer(&reply) {
		j.attend(ctx, func(ctx context.Context, a Attendant) error {
			if named, err := j.kept.InThread(ctx, j.e.Place); err != nil || named {
				return err
			}
			return a.Title(ctx, j.e.Place, shorten(reply.Resolved, 60))
		})
	}
	return nil
}

// enter comes back to a thread that the bot was told to leave.
func (j *job) enter(ctx context.Context) error {
	left, err := j.kept.Left(ctx, j.e.Place)
	if err != nil {
		return fmt.Errorf("look whether the thread was left: %w", err)
	}
	if !left {
		return nil // most often, and a look costs less than a change
	}
	if err := j.kept.Enter(ctx, j.e.Place); err != nil {
		return fmt.Errorf("enter thread: %w", err)
	}
	return nil
}

// courtesyTime is how long an answer waits for a courtesy to be shown.
const courtesyTime = 2 * time.Second

// attend shows something in a thread of a direct conversation where the network
// can.
func (j *job) attend(ctx context.Context, show func(context.Context, Attendant) error) {
	a, ok := j.networks[j.e.Place.Network].(Attendant)
	if !ok || !j.e.Direct || j.e.Place.Thread == "" {
		return
	}
	ctx, stop := context.WithTimeout(ctx, courtesyTime)
	defer stop()
	if err := show(ctx, a); err != nil {
		j.opts.Log.Debug("courtesy failed", "network", j.e.Place.Network, "room", j.e.Place.Room, "error", err)
	}
}

// overheard answers what was not said to the bot, if it is for it.
func (j *job) overheard(ctx context.Context) error {
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	reply, ours, err := j.bot.Overhear(ctx, m)
	if err != nil {
		return err
	}
	if !ours {
		return j.silent(j.text("it read like talk among people, not like a question for me"))
	}
	j.answer("", reply, "")
	return nil
}

// keepsOut is why the bot does not listen in the place; empty if it does.
func (j *job) keepsOut(ctx context.Context) (string, error) {
	if j.room.Quiet.Include(j.e.At) {
		return j.text("it was said in the quiet hours, without naming me"), nil
	}
	left, err := j.kept.Left(ctx, j.e.Place)
	if err != nil {
		return "", fmt.Errorf("look whether the thread was left: %w", err)
	}
	if left {
		return j.text("I was told to leave that thread"), nil
	}
	if j.room.Always {
		return "", nil
	}
	in, err := j.inThread(ctx)
	if err != nil {
		return "", fmt.Errorf("look whether the bot is in the thread: %w", err)
	}
	if !in {
		return j.text("it did not name me, I am not in that thread, and this room wants answers only when I am named"), nil
	}
	return "", nil
}

// silent notes why nothing is said to a message.
func (j *job) silent(why string) error {
	j.out.Silence = why
	return nil
}

// inThread reports whether the bot has spoken in the thread of the event, or
// begun it.
func (j *job) inThread(ctx context.Context) (bool, error) {
	p := j.e.Place
	if p.Thread == "" {
		return false, nil
	}
	in, err := j.kept.InThread(ctx, p)
	if err != nil || in {
		return in, err
	}
	root, began, err := j.kept.Shown(ctx, p.Network, p.Room, p.Thread)
	return began && root.To == "", err
}

// message is what the bot is asked by the event.
func (j *job) message(ctx context.Context) (bot.Message, error) {
	sources, until, err := j.limitsOf(ctx, &j.e)
	if err != nil {
		return bot.Message{}, err
	}
	m := bot.Message{
		Place: j.e.memory(), ID: j.question(), Author: j.e.Author,
		Text: j.e.Text, At: j.e.At, Sources: sources, Until: until, Language: j.phrases().Tag(),
	}
	return m, j.plant(ctx, m)
}

// plant lets a thread that begins with an answer of the bot, and in which it
// has not spoken yet, remember that answer's question.
func (j *job) plant(ctx context.Context, m bot.Message) error {
	p := j.e.Place
	if p.Thread == "" || p != m.Place {
		return nil
	}
	root, ok, err := j.kept.Shown(ctx, p.Network, p.Room, p.Thread)
	if err != nil {
		return fmt.Errorf("look for the thread's beginning: %w", err)
	}
	if !ok || root.Post.Reply == nil || root.Place.Thread == p.Thread {
		return nil
	}
	if in, err := j.kept.InThread(ctx, p); err != nil || in {
		return err
	}
	m.ID, m.Text = root.ID, root.Post.Reply.Resolved
	_, err = j.bot.Answer(ctx, m)
	return err
}

// edited answers an edited question anew where it was answered, and as if it
// were said now where it was not.
func (j *job) edited(ctx context.Context) error {
	before, err := j.kept.Answers(ctx, j.e.Place.Network, j.e.Place.Room, j.e.Message)
	if err != nil {
		return fmt.Errorf("look for answers: %w", err)
	}
	if len(before) == 0 {
		return j.said(ctx)
	}
	if done, err := j.bring(ctx); done || err != nil {
		j.withdrawOthers(before)
		return err
	}
	// What was answered is answered at any hour, and in any thread.
	answer := j.overheard
	if j.e.Addressed {
		answer = j.addressed
	}
	if err := answer(ctx); err != nil {
		return err
	}
	if j.out.Silence != "" {
		if err := j.bot.Unsay(ctx, j.e.memory(), j.e.Message); err != nil {
			return err
		}
	}
	j.withdrawOthers(before)
	return nil
}

// withdrawOthers withdraws those deliveries that are not put again.
func (j *job) withdrawOthers(before []Delivery) {
	for _, x := range before {
		if !slices.ContainsFunc(j.out.Put, func(y Delivery) bool { return y.ID == x.ID }) {
			j.out.Withdraw = append(j.out.Withdraw, x.ID)
		}
	}
}

// deleted takes the answer to a deleted question away, and forgets its turn.
func (j *job) deleted(ctx context.Context) error {
	before, err := j.kept.Answers(ctx, j.e.Place.Network, j.e.Place.Room, j.e.Message)
	if err != nil {
		return fmt.Errorf("look for answers: %w", err)
	}
	j.withdrawOthers(before)
	if err := j.unbring(ctx); err != nil {
		return err
	}
	return j.bot.Unsay(ctx, j.e.memory(), j.e.Message)
}

// ask answers a question that only the asker sees.
func (j *job) ask(ctx context.Context) error {
	if j.e.Text == "" {
		j.tell(j.text("Put your question behind the command."))
		return nil
	}
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	reply, err := j.bot.Answer(ctx, m)
	if err != nil {
		return err
	}
	j.answer(j.e.Author, reply, "")
	return nil
}

// check tells the one who wants to know what the readings say to the claims of
// a message.
func (j *job) check(ctx context.Context) error {
	m, err := j.message(ctx)
	if err != nil {
		return err
	}
	m.Place = bot.Place{} // somebody else's words are no turn of this conversation
	reply, err := j.bot.Check(ctx, m)
	if err != nil {
		return err
	}
	j.answer(j.e.Author, reply, j.text("Checked: “%s”", shorten(j.e.Text, mostQuoted)))
	return nil
}
