package extract

import "footnote/facts"

// Extract reads the statements that a reading makes, in the order of its text,
// each with the status Proposed and one reference, whose quote is a sentence of
// the reading byte for byte. Entities are written by label, as in a fact file.
// The same reading always gives the same statements.
func Extract(r *facts.Reading) []facts.Statement { return nil }

// Properties describes the properties that the statements use, for a base that
// does not have them. The caller may change what it gets.
func Properties() []facts.Property { return nil }
