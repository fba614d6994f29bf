package bot

import (
	"context"
	"fmt"

	"footnote/bot/answer"
	"footnote/bot/question"
	"footnote/facts"
)

// sureEnough is the least confidence of an answer that nobody asked the bot
// for and that the room may do without.
const sureEnough = 0.5

// Overhear answers a message that was said in the bot's hearing but not to it,
// as a thoughtful member would: questions about the matter, which anybody may
// answer. False means that it keeps out: the message is for somebody else,
// about those who talk, small talk or no question, or the base has nothing on
// it. Then nothing is remembered, and nothing kept as unanswered. An answer is
// remembered as one of [Bot.Answer] is.
func (b *Bot) Overhear(ctx context.Context, m Message) (Reply, bool, error) {
	if m.At.IsZero() {
		m.At = b.opts.Now()
	}
	r, err := b.reader(ctx, m)
	if err != nil {
		return Reply{}, false, err
	}
	remark := r.lexicon.Remark(m.Text)
	if forOther, err := b.addressed(ctx, remark); err != nil || forOther || remark.Text == "" {
		return Reply{}, false, err
	}
	r.m.Text = remark.Text
	reply, q, err := r.answer(ctx)
	if err != nil || !speaks(remark.Concern(&r.own, q, r.lean), &reply) {
		return Reply{}, false, err
	}
	if err := b.keep(ctx, r, q, &reply); err != nil {
		return Reply{}, false, err
	}
	return reply, true, nil
}

// addressed reports whether the remark is put to somebody: by a name that is
// none of the base's.
func (b *Bot) addressed(ctx context.Context, remark question.Remark) (bool, error) {
	if remark.To == "" {
		return false, nil
	}
	names, err := b.names.Names(ctx, facts.Exact, []string{remark.To})
	if err != nil {
		return false, fmt.Errorf("link names: %w", err)
	}
	return len(names) == 0, nil
}

// speaks reports whether a reply is worth saying to those who did not ask the
// bot.
func speaks(concern question.Concern, reply *Reply) bool {
	switch reply.Status {
	case answer.Answered, answer.Conflict, answer.Partial:
		return concern == question.InAnyCase || concern == question.IfItKnows && reply.Confidence >= sureEnough
	case answer.NotFound:
		return concern == question.InAnyCase
	}
	return false
}
