package factfile

import (
	"time"

	"footnote/facts"
)

// A draft is a statement as a file has it: the keys that are more than one
// field of a statement, or less, stand beside it.
type draft struct {
	facts.Statement
	from, to, on facts.Date
	single       facts.Reference // source, locator and quote beside the statement
	history      []facts.Change
}

// defaults are what the statements of a file have that do not say otherwise.
// As in a statement, the empty certainty is states and the empty status
// accepted.
type defaults struct {
	source    string
	certainty facts.Certainty
	status    facts.Status
}

var (
	certainties = choicesOf(string(facts.States), facts.Reports, facts.Suggests)
	statuses    = choicesOf(string(facts.Accepted), facts.Proposed, facts.Retracted)
	ranks       = choicesOf("normal", facts.Preferred, facts.Deprecated)
)

var defaultKeys = []key[defaults]{
	textKey("source", func(d *defaults) *string { return &d.source }),
	choiceKey("certainty", func(d *defaults) *facts.Certainty { return &d.certainty }, certainties),
	choiceKey("status", func(d *defaults) *facts.Status { return &d.status }, statuses),
}

var statementKeys = []key[draft]{
	textKey("id", func(d *draft) *string { return &d.ID }),
	entityKey("subject", func(d *draft) *facts.Entity { return &d.Subject }),
	textKey("property", func(d *draft) *string { return &d.Property }),
	{
		name: "value",
		read: func(d *draft, n *node) (err error) {
			d.Value, err = valueOf(n)
			return err
		},
		write: func(d *draft) node { return valueNode(d.Value) },
	},
	dateKey("from", func(d *draft) *facts.Date { return &d.from }),
	dateKey("to", func(d *draft) *facts.Date { return &d.to }),
	dateKey("on", func(d *draft) *facts.Date { return &d.on }),
	textKey("of", func(d *draft) *string { return &d.Of }),
	entityKey("place", func(d *draft) *facts.Entity { return &d.Place }),
	textKey("asserted-by", func(d *draft) *string { return &d.AssertedBy }),
	choiceKey("certainty", func(d *draft) *facts.Certainty { return &d.Certainty }, certainties),
	entityKey("replaces", func(d *draft) *facts.Entity { return &d.Replaces }),
	entityKey("replaced-by", func(d *draft) *facts.Entity { return &d.ReplacedBy }),
	entitiesKey("about", func(d *draft) *[]facts.Entity { return &d.About }),
	textKey("text", func(d *draft) *string { return &d.Text }),
	choiceKey("rank", func(d *draft) *facts.Rank { return &d.Rank }, ranks),
	choiceKey("status", func(d *draft) *facts.Status { return &d.Status }, statuses),
	textKey("source", func(d *draft) *string { return &d.single.Source.ID }),
	textKey("locator", func(d *draft) *string { return &d.single.Locator }),
	textKey("quote", func(d *draft) *string { return &d.single.Quote }),
	objectsKey("references", "a reference", "[{source: smith-2024, locator: p. 9}]", referenceKeys,
		func(d *draft) *[]facts.Reference { return &d.References }, checkReference),
	textKey("recorded-by", func(d *draft) *string { return &d.RecordedBy }),
	timeKey("recorded-at", func(d *draft) *time.Time { return &d.RecordedAt }),
	textKey("retracted-by", func(d *draft) *string { return &d.RetractedBy }),
	timeKey("retracted-at", func(d *draft) *time.Time { return &d.RetractedAt }),
	objectsKey("history", "a change", "[{status: proposed, by: ana}, {status: accepted, by: ben}]", changeKeys,
		func(d *draft) *[]facts.Change { return &d.history }, checkChange),
}

func statementOf(n *node, def defaults) (*draft, error) {
	d := new(draft)
	d.Certainty, d.Status = def.certainty, def.status
	if err := decode(n, "a statement", statementKeys, d); err != nil {
		return nil, err
	}
	switch {
	case isBlank(d.Subject.Label):
		return nil, n.errorf("the statement has no subject; say whom or what it is about, such as subject: isis")
	case isBlank(d.Property):
		return nil, n.errorf("the statement has no property; say how subject and value are related, such as property: leader")
	case d.Value.Kind == "" && d.Value.Text == "":
		return nil, n.errorf("the statement has no value; give a name, a text or a number, such as value: 130")
	}
	if err := d.time(n); err != nil {
		return nil, err
	}
	if err := d.reference(n, def.source); err != nil {
		return nil, err
	}
	return d, nil
}

// time makes the interval of the dates.
func (d *draft) time(n *node) error {
	if d.on != (facts.Date{}) {
		switch {
		case d.from != facts.Date{} || d.to != facts.Date{}:
			return n.errorf("the statement has on beside from or to; write on for what happened on one date, from and to for what lasted")
		case !d.on.Known():
			return n.errorf("on: must be a date, such as 2024-03-22; only from and to may be open (..)")
		}
		d.Valid = facts.At(d.on)
		return nil
	}
	if d.from.Known() && d.to.Known() && d.to.Span().Before(d.from.Span()) {
		return n.errorf("it ends (to: %s) before it starts (from: %s); is one of the dates mistaken, or are they exchanged?", d.to, d.from)
	}
	d.Valid = facts.FromTo(d.from, d.to)
	return nil
}

// reference takes the single reference, and the default source for references
// that name none.
func (d *draft) reference(n *node, source string) error {
	if d.single != (facts.Reference{}) {
		if d.References != nil {
			return n.errorf("the statement has references beside source, locator or quote; put them into the list of references")
		}
		d.References = []facts.Reference{d.single}
	}
	if d.References == nil && source != "" {
		d.References = []facts.Reference{{}}
	}
	for i := range d.References {
		r := &d.References[i]
		if r.Source.ID = orElse(r.Source.ID, source); isBlank(r.Source.ID) {
			return n.errorf("a reference has no source; name the id of one, such as source: smith-2024")
		}
	}
	return nil
}

// statementNode is the inverse of statementOf.
func statementNode(s *facts.Statement, history []facts.Change) node {
	d := &draft{Statement: *s, history: history}
	d.Subject, d.Place = named(s.Subject), named(s.Place)
	d.Replaces, d.ReplacedBy = named(s.Replaces), named(s.ReplacedBy)
	switch v := s.Valid; {
	case v.Point && v.From.Basis == facts.Stated:
		d.on = v.From.Date
	default:
		d.from, d.to = stated(v.From), stated(v.To)
	}
	if len(s.References) == 1 && s.References[0].Start == 0 && s.References[0].End == 0 {
		d.single, d.References = s.References[0], nil
	}
	if s.Certainty == facts.States {
		d.Certainty = ""
	}
	if s.Status == facts.Accepted {
		d.Status = ""
	}
	return encode(d, statementKeys)
}

// named has the entity's name where entityKey looks for it.
func named(e facts.Entity) facts.Entity { return facts.Entity{Label: nameOf(e)} }

// stated is the date of a bound that a source states. What was inferred is
// inferred again by whoever reads the file.
func stated(b facts.Bound) facts.Date {
	if b.Basis != facts.Stated {
		return facts.Date{}
	}
	return b.Date
}
