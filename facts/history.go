package facts

import "time"

// A Change is a step in the history of a statement: who gave it which status,
// when and why. The first one is its recording.
type Change struct {
	Status Status
	By     string
	At     time.Time // UTC
	Reason string    // in the words of By; may be empty
}
