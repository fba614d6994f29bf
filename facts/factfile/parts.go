package factfile

import (
	"time"

	"footnote/facts"
)

var referenceKeys = []key[facts.Reference]{
	textKey("source", func(r *facts.Reference) *string { return &r.Source.ID }),
	textKey("locator", func(r *facts.Reference) *string { return &r.Locator }),
	textKey("quote", func(r *facts.Reference) *string { return &r.Quote }),
	countKey("start", func(r *facts.Reference) *int { return &r.Start }),
	countKey("end", func(r *facts.Reference) *int { return &r.End }),
}

func checkReference(r *facts.Reference, n *node) error {
	if r.End < r.Start {
		return n.errorf("the reference ends (%d) before it starts (%d)", r.End, r.Start)
	}
	return nil
}

// changeStatuses have a word for each status: in a history nothing goes without
// saying.
var changeStatuses = choicesOf("", facts.Proposed, facts.Accepted, facts.Retracted)[1:]

var changeKeys = []key[facts.Change]{
	choiceKey("status", func(c *facts.Change) *facts.Status { return &c.Status }, changeStatuses),
	textKey("by", func(c *facts.Change) *string { return &c.By }),
	timeKey("at", func(c *facts.Change) *time.Time { return &c.At }),
	textKey("reason", func(c *facts.Change) *string { return &c.Reason }),
}

func checkChange(c *facts.Change, n *node) error {
	if c.Status == "" {
		return n.errorf("the change has no status; say what the statement became, such as status: accepted")
	}
	return nil
}
