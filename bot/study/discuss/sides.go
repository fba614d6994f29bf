package discuss

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot"
	"footnote/bot/answer"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

const (
	whichClaim phrase.Text = "Put the claim behind it: for and against The bridge was closed for want of money"
	sidesOf    phrase.Text = "For and against “%s”:"
)

// sides sets side by side what the readings have for a claim and against it.
func (f *Feature) sides(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	claim := strings.TrimSpace(strings.TrimRight(a.Text, "? "))
	if claim == "" {
		return a.Reply(a.Say(whichClaim)), nil
	}
	m := a.Ask(claim)
	m.Place = bot.Place{} // it is remembered with what else is told
	reply, err := f.checks.Sides(ctx, m)
	if err != nil {
		return nil, fmt.Errorf("look for evidence: %w", err)
	}
	p := post.Post{Reply: &reply, Language: a.Phrases.Tag()}
	if reply.Status != answer.Unclear {
		p.Note = a.Say(sidesOf, claim)
	}
	return a.Post(p), nil
}
