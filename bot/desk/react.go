package desk

import (
	"context"
	"fmt"
	"strings"

	"footnote/bot/phrase"
)

// A sign is what an emoji says of an answer, and of a proposed correction:
// there, only the plain ones decide. One that says that an answer is wrong is
// answered with how to put it right.
type sign struct {
	feedback, decision string
	wrong              bool
}

// signs are those of the emoji, by the names and characters that networks have
// for them.
var signs = map[string]sign{
	"+1": yes, "thumbsup": yes, "👍": yes, "white_check_mark": yes, "✅": yes,
	"-1": no, "thumbsdown": no, "👎": no, "x": wrong, "❌": wrong,
	"leftwards_arrow_with_hook": undo, "↩": undo,
	"heart": liked, "❤": liked, "tada": liked, "🎉": liked,
}

var (
	yes   = sign{feedback: ActionGood, decision: ActionAccept}
	no    = sign{feedback: ActionBad, decision: ActionReject}
	wrong = sign{feedback: ActionBad, decision: ActionReject, wrong: true}
	undo  = sign{feedback: "undo", decision: ActionReopen}
	liked = sign{feedback: ActionGood}
)

// signOf is what an emoji says, in whatever tone of skin; the emoji itself
// where that is not known.
func signOf(emoji string) sign {
	emoji, _, _ = strings.Cut(emoji, "::") // "+1::skin-tone-2"
	emoji = strings.Map(func(r rune) rune {
		if r >= '\U0001F3FB' && r <= '\U0001F3FF' || r == '\uFE0F' {
			return -1
		}
		return r
	}, emoji)
	if s, ok := signs[emoji]; ok {
		return s
	}
	return sign{feedback: emoji}
}

// reacted keeps a reaction to an answer as feedback, and takes one to a
// proposed correction as the decision. Nobody is thanked for feedback by emoji.
func (j *job) reacted(ctx context.Context) error {
	x, ok, err := j.kept.Shown(ctx, j.e.Place.Network, j.e.Place.Room, j.e.Message)
	if err != nil {
		return fmt.Errorf("look for what was reacted to: %w", err)
	}
	if !ok {
		return nil // not to a message of the bot
	}
	s := signOf(j.e.Action)
	if about, id, decides := decidable(x.Question); decides {
		if action := about[s.decision]; action != "" && j.e.Kind == Reacted && len(x.Post.Actions) > 0 {
			return j.judge(ctx, action, id)
		}
		return nil
	}
	f := Feedback{Delivery: pageID(slipAt(x.ID), 0), Author: j.e.Author, Sign: s.feedback, At: j.e.At.UTC()}
	if j.e.Kind == Unreacted {
		return j.kept.Unrate(ctx, f)
	}
	if s.wrong && isAnswer(x.Post.Reply) && len(x.Post.Reply.Statements) > 0 {
		j.tell(j.text(howToCorrect))
	}
	return j.kept.Rate(ctx, f)
}

// decidable finds what an emoji decides on a message that goes by this
// question: the actions by those on corrections, and what they are on. False
// means that there is nothing to decide.
func decidable(question string) (actions map[string]string, id string, ok bool) {
	for of, actions := range decisions {
		if id, ok := strings.CutPrefix(question, of); ok {
			return actions, id, true
		}
	}
	return nil, "", false
}

// decisions are the actions by those on corrections, by what they are on.
var decisions = map[string]map[string]string{
	reviewOf: {ActionAccept: ActionAccept, ActionReject: ActionReject, ActionReopen: ActionReopen},
	dropOf:   {ActionAccept: ActionShelve, ActionReject: ActionDecline},
	factOf:   {ActionAccept: ActionAcceptFact, ActionReject: ActionRejectFact, ActionReopen: ActionReopenFact},
}

// howToCorrect is how to propose a correction where there is no button for it.
const howToCorrect phrase.Text = "If that is wrong, tell me here what is right: wrong value: … from: … to: … why: … The moderators decide."
