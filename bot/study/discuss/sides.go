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
	forIt      phrase.Text = "For: %s"
	againstIt  phrase.Text = "Against: %s"
	bothSay    phrase.Text = "For and against: %s"
	noneFor    phrase.Text = "For: nothing in the readings."
	noneAgains phrase.Text = "Against: nothing in the readings."
)

// sides sets side by side what the readings have for a claim and against it.
func (f *Feature) sides(ctx context.Context, a *study.Act) ([]study.Saying, error) {
	claim := strings.TrimSpace(a.Text)
	if claim == "" {
		return a.Reply(a.Say(whichClaim)), nil
	}
	m := a.Ask(claim)
	m.Place = bot.Place{} // it leaves no trace
	reply, err := f.checks.Check(ctx, m)
	if err != nil {
		return nil, fmt.Errorf("look for evidence: %w", err)
	}
	p := post.Post{Reply: &reply, Language: a.Phrases.Tag()}
	if reply.Status != answer.Unclear {
		p.Note = a.Say(sidesOf, claim)
		reply.Lead, reply.LeadNotes, reply.Points = "", nil, apart(a, &reply)
	}
	return a.Post(p), nil
}

// apart are the points of a checked reply, what is for its claims before what is
// against them.
func apart(a *study.Act, reply *bot.Reply) []answer.Point {
	var pro, contra, rest []answer.Point
	for i, p := range reply.Points {
		said := func(t phrase.Text) answer.Point { return answer.Point{Text: a.Say(t, p.Text), Notes: p.Notes} }
		switch answer.Verdict(reply.Answers[i]) {
		case answer.Supported:
			pro = append(pro, said(forIt))
		case answer.Contradicted:
			contra = append(contra, said(againstIt))
		case answer.Disputed:
			rest = append(rest, said(bothSay))
		default:
			if len(reply.Points) > 1 {
				rest = append(rest, p)
			}
		}
	}
	disputed := answer.Verdict(reply.Answers[0]) == answer.Disputed
	if len(pro) == 0 && !disputed {
		pro = append(pro, answer.Point{Text: a.Say(noneFor)})
	}
	if len(contra) == 0 && !disputed {
		contra = append(contra, answer.Point{Text: a.Say(noneAgains)})
	}
	return append(append(pro, contra...), rest...)
}
