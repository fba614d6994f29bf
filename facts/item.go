package facts

// An Item is one entry of a fact file: exactly one of Entity, Property, Source
// and Statement is set. Inside a Statement as it comes from a file, an entity
// has only the Label as it was written, which may be an ID, a label or an
// alias; a value that was written as a plain word has the empty Kind and is in
// Text, for the store to read by the property's ValueKind; a Reference's Source
// has only its ID. What goes without saying is empty: a certainty of states, a
// status of accepted, the label of an Entity or a Property that is its ID.
type Item struct {
	Line      int // where it begins in the file, from 1; 0 when it came from no file
	Entity    *Entity
	Property  *Property
	Source    *Source
	Statement *Statement
	// History is what became of Statement, from its recording on; empty where
	// that is no more than its own fields say.
	History []Change
}
