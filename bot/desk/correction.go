package desk

import (
	"time"

	"footnote/bot"
)

// A Verdict is what became of a correction.
type Verdict string

// The verdicts. The empty Verdict is still open.
const (
	Open     Verdict = ""
	Accepted Verdict = "accepted"
	Rejected Verdict = "rejected"
)

// A Correction is somebody's word that a statement is wrong.
type Correction struct {
	ID        string
	Statement string // the ID of the statement that is said to be wrong
	// Instead is the ID of the proposed statement that is to take its place;
	// empty where it is only to be retracted.
	Instead string
	Why     string
	Author  string
	At      time.Time
	Place   bot.Place // where the answer was that used the statement
	// Delivery is the ID of that answer.
	Delivery string
	Verdict  Verdict
	By       string // who decided
	Decided  time.Time
}
