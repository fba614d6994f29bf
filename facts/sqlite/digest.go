package sqlite

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"

	"footnote/facts"
)

// contentID is the ID of a statement that was given none: a digest of what it
// says, and on what grounds. Fields that are not set take no part, so that a
// field which statements get one day leaves the IDs of older ones as they are.
// Status and history take no part either: what a statement says stays the same
// when it is retracted.
func contentID(s *facts.Statement) string {
	d := digest(make([]byte, 0, 512))
	d.add("subject", s.Subject.ID)
	d.add("property", s.Property)
	d.addValue(&s.Value)
	edtf, inferred, _ := formatValid(s.Valid) // nothing in it can fail to marshal
	d.add("valid", edtf)
	d.add("inferred", inferred)
	d.add("of", s.Of)
	d.add("place", s.Place.ID)
	d.add("asserted by", s.AssertedBy)
	d.add("certainty", string(s.Certainty))
	d.add("replaces", s.Replaces.ID)
	d.add("replaced by", s.ReplacedBy.ID)
	for i := range s.About {
		d.add("about", s.About[i].ID)
	}
	d.add("text", s.Text)
	d.add("rank", string(s.Rank))
	for i := range s.References {
		d.addReference(&s.References[i])
	}
	sum := sha256.Sum256(d)
	return "s" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}

// digest is the text of which the digest is made.
type digest []byte

// add writes a field, with the length of what it holds so that no two lists of
// fields give the same text.
func (d *digest) add(field, content string) {
	if content == "" {
		return
	}
	*d = append(*d, field...)
	*d = append(*d, ' ')
	*d = strconv.AppendInt(*d, int64(len(content)), 10)
	*d = append(*d, ' ')
	*d = append(*d, content...)
}

func (d *digest) addValue(v *facts.Value) {
	d.add("value", v.Entity.ID)
	d.add("value text", v.Text)
	if v.Kind == facts.QuantityValue {
		d.add("amount", strconv.FormatFloat(v.Quantity.Amount, 'g', -1, 64))
		d.add("unit", v.Quantity.Unit)
		d.add("sense", string(v.Quantity.Sense))
	}
}

func (d *digest) addReference(r *facts.Reference) {
	d.add("source", r.Source.ID)
	d.add("locator", r.Locator)
	d.add("quote", r.Quote)
	if r.End > 0 {
		d.add("start", strconv.Itoa(r.Start))
		d.add("end", strconv.Itoa(r.End))
	}
}
