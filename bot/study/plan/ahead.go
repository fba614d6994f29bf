package plan

import (
	"context"
	"fmt"
	"slices"

	"footnote/bot"
	"footnote/bot/phrase"
	"footnote/bot/post"
	"footnote/bot/study"
)

const (
	aheadOf   phrase.Text = "This may look ahead of what the group has read."
	aheadLike phrase.Text = "Put your question behind it: ahead QUESTION"
	toldApart phrase.Text = "The answer stands in our own conversation."
	onlyApart phrase.Text = "Ask me that in our own conversation, so that nobody else sees the answer."
)

// ahead answers a question without the plan's limits, to nobody but the asker.
// Nothing of it is remembered: what is asked next in the room leans on none of
// it. It is marked as leaning, since asking it again by itself, as is done when
// a fact is corrected, would not look ahead.
func (f *Feature) ahead(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	if a.Text == "" {
		return a.Reply(a.Say(aheadLike)), nil
	}
	own, err := a.Around.Own(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the asker's own conversation: %w", err)
	}
	if !a.Direct && own == "" {
		return a.Reply(a.Say(onlyApart)), nil
	}
	m := a.Ask(a.Text)
	m.Place, m.ID, m.Until, m.Language = bot.Place{}, "", nil, a.Phrases.Tag()
	reply, err := f.bot.Answer(ctx, m)
	if err != nil {
		return nil, fmt.Errorf("look ahead: %w", err)
	}
	reply.Leans, reply.Offers = true, nil
	if len(a.Until) > 0 && len(reply.Footnotes) > 0 {
		reply.Caveats = append(slices.Clip(reply.Caveats), a.Say(aheadOf))
	}
	p := post.Post{Reply: &reply}
	if a.Direct {
		return a.Post(p), nil
	}
	says := []study.Saying{{Network: a.Place.Network, To: a.Member, Post: p}}
	return append(says, a.Reply(a.Say(toldApart))...), nil
}
