package sqlite

import "footnote/facts"

// role is the part that an entity plays in a statement besides subject and
// value.
type role string

const (
	placeRole      role = "place"
	replacesRole   role = "replaces"
	replacedByRole role = "replaced by"
	aboutRole      role = "about"
)

// place is where the statement keeps the entity of the role; nil for
// aboutRole, of which there are any number.
func (r role) place(s *facts.Statement) *facts.Entity {
	switch r {
	case placeRole:
		return &s.Place
	case replacesRole:
		return &s.Replaces
	case replacedByRole:
		return &s.ReplacedBy
	}
	return nil
}
