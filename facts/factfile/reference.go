package factfile

import "footnote/facts"

var referenceKeys = []key[facts.Reference]{
	textKey("source", func(r *facts.Reference) *string { return &r.Source.ID }),
	textKey("locator", func(r *facts.Reference) *string { return &r.Locator }),
	textKey("quote", func(r *facts.Reference) *string { return &r.Quote }),
	countKey("start", func(r *facts.Reference) *int { return &r.Start }),
	countKey("end", func(r *facts.Reference) *int { return &r.End }),
}

func readReferences(d *draft, n *node) error {
	if n.kind != listKind {
		return n.errorf("references: must be a list, such as [{source: smith-2024, locator: p. 9}]")
	}
	for i := range n.items {
		var r facts.Reference
		if err := decode(&n.items[i], "a reference", referenceKeys, &r); err != nil {
			return err
		}
		if r.End < r.Start {
			return n.items[i].errorf("the reference ends (%d) before it starts (%d)", r.End, r.Start)
		}
		d.References = append(d.References, r)
	}
	return nil
}

func referencesNode(references []facts.Reference) node {
	n := node{kind: listKind}
	for _, r := range references {
		n.items = append(n.items, encode(&r, referenceKeys))
	}
	return n.orNull()
}
