package main

import (
	"footnote/bot/study"
	"footnote/bot/study/poll"
)

// study is what study groups do with the base besides asking it.
func (b *openBase) study(p *program) *study.Group {
	return study.New(poll.New(b.kept, b.bot(p)))
}
