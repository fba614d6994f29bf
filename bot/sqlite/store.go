package sqlite

import (
	"database/sql"
	"time"
)

// A Store keeps the bot's memory and its gaps. It is safe for concurrent use.
type Store struct{ db *sql.DB }

// New returns a Store over an open base. Closing the database is left to
// whoever opened it.
func New(db *sql.DB) *Store { return &Store{db: db} }

// moment is a stored time, in microseconds since 1970, in UTC.
func moment(microseconds int64) time.Time { return time.UnixMicro(microseconds).UTC() }
