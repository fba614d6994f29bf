package study

import (
	"context"

	"footnote/bot"
)

// A Bot answers. [bot.Bot] is one. Messages of the zero Place leave no trace.
type Bot interface {
	Answer(ctx context.Context, m bot.Message) (bot.Reply, error)
	Check(ctx context.Context, m bot.Message) (bot.Reply, error)
	Sides(ctx context.Context, m bot.Message) (bot.Reply, error)
}
