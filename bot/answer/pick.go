package answer

import (
	"slices"
	"strconv"

	"footnote/bot/phrase"
	"footnote/bot/question"
	"footnote/facts"
)

// tooFew says that there are not as many as the place in line asks for.
func (c *composer) tooFew(in []candidate) bool {
	c.tellHeld(in, "")
	c.reply.Answers, c.reply.Status, c.reply.Confidence = nil, Partial, 0.2
	c.caveat(c.say("The readings name no more than that, so none is number %s.", strconv.Itoa(c.q.Order.N)))
	return true
}

// picked applies first, last, longest and the like, and tells how.
func (c *composer) picked(in []candidate) ([]candidate, string) {
	if len(in) < 2 {
		return in, ""
	}
	switch c.q.Order.Position {
	case question.First:
		return in[:1], c.say("the first")
	case question.Last:
		return in[len(in)-1:], c.say("the last")
	case question.Nth:
		if n := c.q.Order.N; n <= len(in) {
			return in[n-1 : n], c.say("number %s of those", strconv.Itoa(n))
		}
	case question.Longest, question.Shortest:
		longest, _, unknown := facts.Longest(statementsOf(in))
		which, caveat := phrase.Text("the longest"), phrase.Text("For %d others the readings don't give both bounds, so this is the longest of those that can be told.")
		if c.q.Order.Position == question.Shortest {
			longest, unknown = shortest(in)
			which, caveat = "the shortest", "For %d others the readings don't give both bounds, so this is the shortest of those that can be told."
		}
		if len(longest) == 0 {
			return in, ""
		}
		if unknown > 0 {
			c.reply.Caveats = append(c.reply.Caveats, c.say(caveat, unknown))
		}
		return slices.DeleteFunc(slices.Clone(in), func(x candidate) bool {
			return !slices.ContainsFunc(longest, func(s facts.Statement) bool { return s.ID == x.ID })
		}), c.say(which)
	}
	return in, ""
}

// shortest are the statements of the least length, and how many have none that
// can be told.
func shortest(in []candidate) (out []facts.Statement, unknown int) {
	best := 0
	for _, x := range in {
		length, ok := facts.Length(x.Valid)
		switch {
		case !ok:
			unknown++
		case out == nil || length.Days() < best:
			out, best = []facts.Statement{x.Statement}, length.Days()
		case length.Days() == best:
			out = append(out, x.Statement)
		}
	}
	return out, unknown
}
