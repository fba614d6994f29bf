package desk_test

import (
	"context"

	"footnote/bot"
)

type stub struct{ *bot.Bot }

func (s stub) Check(ctx context.Context, m bot.Message) (bot.Reply, error) { return s.Answer(ctx, m) }
