package sqlite

import (
	"encoding/json"
	"strings"

	"footnote/facts"
)

// howKnown is how the bounds of an interval are known that are not plainly
// stated, as it is stored.
type howKnown struct {
	From *knownBound `json:"from,omitempty"`
	To   *knownBound `json:"to,omitempty"`
}

type knownBound struct {
	Basis facts.Basis `json:"basis"`
	Rule  facts.Rule  `json:"rule,omitempty"`
	Via   string      `json:"via,omitempty"`
}

// formatValid is the interval as it is stored: in EDTF, and how its bounds are
// known as JSON, "" when both are stated or unknown.
func formatValid(v facts.Interval) (edtf, inferred string, err error) {
	h := howKnown{From: unstated(v.From), To: unstated(v.To)}
	if h == (howKnown{}) {
		return v.EDTF(), "", nil
	}
	encoded, err := json.Marshal(h)
	return v.EDTF(), string(encoded), err
}

// unstated is nil for a bound that is what [facts.StatedBound] makes of its
// date.
func unstated(b facts.Bound) *knownBound {
	if b == facts.StatedBound(b.Date) {
		return nil
	}
	return &knownBound{b.Basis, b.Rule, b.Via}
}

// parseValid reads what formatValid wrote.
func parseValid(edtf, inferred string) (facts.Interval, error) {
	from, to, isInterval := strings.Cut(edtf, "/")
	start, err := facts.ParseDate(from)
	if err != nil {
		return facts.Interval{}, err
	}
	v := facts.At(start)
	if isInterval {
		end, err := facts.ParseDate(to)
		if err != nil {
			return facts.Interval{}, err
		}
		v = facts.FromTo(start, end)
	}
	if inferred == "" {
		return v, nil
	}
	var h howKnown
	err = json.Unmarshal([]byte(inferred), &h)
	h.From.apply(&v.From)
	h.To.apply(&v.To)
	return v, err
}

func (k *knownBound) apply(b *facts.Bound) {
	if k != nil {
		b.Basis, b.Rule, b.Via = k.Basis, k.Rule, k.Via
	}
}
