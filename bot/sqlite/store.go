package sqlite

import (
	"database/sql"
	"sync"
	"time"
)

// A Store keeps the bot's memory, its gaps and all that the desk keeps. It is
// safe for concurrent use, also by several processes over one file.
type Store struct {
	db      *sql.DB
	writing sync.Mutex // held by whoever writes
}

// New returns a Store over an open base. Closing the database is left to
// whoever opened it.
func New(db *sql.DB) *Store { return &Store{db: db} }

// moment is a stored time, in microseconds since 1970, in UTC.
func moment(microseconds int64) time.Time { return time.UnixMicro(microseconds).UTC() }
