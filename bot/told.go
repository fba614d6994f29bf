package bot

import (
	"context"
	"fmt"

	"footnote/bot/question"
)

// mostTold is how many of the facts that were told at once are remembered.
const mostTold = 30

// Told remembers that the reply was told in the place of the message though nobody
// had asked it: then the place may ask who says so, and what is asked next may lean
// on it. The turn is one of the message, as in [Bot.Answer]. Facts that are not in
// the base are passed over; where the reply rests on nothing, nothing changes.
func (b *Bot) Told(ctx context.Context, m Message, reply Reply) error {
	if m.At.IsZero() {
		m.At = b.opts.Now()
	}
	r := &reader{bot: b, m: m}
	var err error
	if r.known, err = r.statements(ctx, reply.Statements[:min(len(reply.Statements), mostTold)]); err != nil {
		return fmt.Errorf("read facts that were told: %w", err)
	}
	told := Reply{Footnotes: reply.Footnotes}
	for i := range r.known {
		told.Statements = append(told.Statements, r.known[i].ID)
	}
	quoted := len(reply.Statements) == 0 && len(reply.Footnotes) > 0 && reply.Footnotes[0].Quote != ""
	if len(told.Statements) == 0 && !quoted {
		return nil
	}
	return b.remember(ctx, r, &question.Question{}, &told)
}
