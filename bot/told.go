package bot

import (
	"context"
	"fmt"

	"footnote/bot/question"
)

// mostTold is how many of the facts that were told at once are remembered.
const mostTold = 30

// Told remembers that the facts of those IDs were told in the place of the message
// though nobody had asked it: then the place may ask who says so, and what is
// asked next may lean on them. The turn is one of the message, as in [Bot.Answer].
// Facts that are not in the base are passed over; without any, nothing changes.
func (b *Bot) Told(ctx context.Context, m Message, statements []string) error {
	if m.At.IsZero() {
		m.At = b.opts.Now()
	}
	r := &reader{bot: b, m: m}
	var err error
	if r.known, err = r.statements(ctx, statements[:min(len(statements), mostTold)]); err != nil {
		return fmt.Errorf("read facts that were told: %w", err)
	}
	var told Reply
	for i := range r.known {
		told.Statements = append(told.Statements, r.known[i].ID)
	}
	if len(told.Statements) == 0 {
		return nil
	}
	return b.remember(ctx, r, &question.Question{}, &told)
}
