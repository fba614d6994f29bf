package factfile

import (
	"strconv"

	"footnote/facts"
)

// valueFields are the keys of a value that says its kind.
type valueFields struct {
	entity, text, unit string
	amount             *float64
	sense              facts.Sense
}

var senses = choicesOf("exactly", facts.MoreThan, facts.AtLeast, facts.LessThan, facts.AtMost, facts.Nearly, facts.About)

var valueKeys = []key[valueFields]{
	textKey("entity", func(v *valueFields) *string { return &v.entity }),
	textKey("text", func(v *valueFields) *string { return &v.text }),
	{
		name: "amount",
		read: func(v *valueFields, n *node) error {
			a, err := amount(n)
			v.amount = &a
			return err
		},
		write: func(v *valueFields) node {
			if v.amount == nil {
				return node{}
			}
			return amountNode(*v.amount)
		},
	},
	textKey("unit", func(v *valueFields) *string { return &v.unit }),
	choiceKey("sense", func(v *valueFields) *facts.Sense { return &v.sense }, senses),
}

// valueOf reads a value. A plain word stays without a kind: the property that
// it belongs to says what it is.
func valueOf(n *node) (facts.Value, error) {
	switch n.kind {
	case textKind, booleanKind:
		if isBlank(n.text) {
			return facts.Value{}, nil
		}
		return facts.Value{Text: n.text}, nil
	case numberKind:
		a, err := amount(n)
		return facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: a}}, err
	case listKind:
		return facts.Value{}, n.errorf("value: must be one value; write a statement for each")
	}
	var v valueFields
	if err := decode(n, "a value", valueKeys, &v); err != nil {
		return facts.Value{}, err
	}
	isEntity, isText := !isBlank(v.entity), !isBlank(v.text)
	isQuantity := v.amount != nil
	isMeasured := v.unit != "" || v.sense != facts.Exactly
	switch {
	case isEntity && !isText && !isQuantity && !isMeasured:
		return facts.Value{Kind: facts.EntityValue, Entity: facts.Entity{Label: v.entity}}, nil
	case isText && !isEntity && !isQuantity && !isMeasured:
		return facts.Value{Kind: facts.TextValue, Text: v.text}, nil
	case isQuantity && !isEntity && !isText:
		return facts.Value{Kind: facts.QuantityValue, Quantity: facts.Quantity{Amount: *v.amount, Unit: v.unit, Sense: v.sense}}, nil
	}
	return facts.Value{}, n.errorf("value: must have entity, or text, or amount (with unit and sense if need be), and only one of them")
}

// valueNode is the inverse of valueOf.
func valueNode(v facts.Value) node {
	q := v.Quantity
	switch {
	case v.Kind == facts.EntityValue:
		return encode(&valueFields{entity: nameOf(v.Entity)}, valueKeys)
	case v.Kind == facts.TextValue:
		return encode(&valueFields{text: v.Text}, valueKeys)
	case v.Kind == facts.QuantityValue && q.Unit == "" && q.Sense == facts.Exactly:
		return amountNode(q.Amount)
	case v.Kind == facts.QuantityValue:
		return encode(&valueFields{amount: &q.Amount, unit: q.Unit, sense: q.Sense}, valueKeys)
	}
	return textNode(v.Text)
}

func amount(n *node) (float64, error) {
	if n.kind != numberKind || !isNumber(n.text) {
		return 0, n.errorf("amount: %s is not a number; write digits only, such as 130000 or 2.5", quote(n.text))
	}
	a, err := strconv.ParseFloat(n.text, 64)
	if err != nil {
		return 0, n.errorf("amount: %s is too large a number", quote(n.text))
	}
	return a, nil
}

func amountNode(a float64) node {
	return node{kind: numberKind, text: strconv.FormatFloat(a, 'f', -1, 64)}
}
