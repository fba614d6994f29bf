package main

import "footnote/bot/study"

// study is what study groups do with the base besides asking it.
func (b *openBase) study(p *program) *study.Group {
	return study.New()
}
