-- What the bot keeps of its conversations.

-- +goose Up

CREATE TABLE turn (
    key     INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    room    TEXT NOT NULL,
    thread  TEXT NOT NULL,
    at      INTEGER NOT NULL, -- microseconds since 1970, UTC
    body    TEXT NOT NULL     -- JSON
) STRICT;
CREATE INDEX turn_place ON turn (network, room, thread);

-- Questions that the base could not answer, one row for all wordings that fold
-- to the same.
CREATE TABLE unanswered (
    folded   TEXT PRIMARY KEY,
    question TEXT NOT NULL, -- as last asked
    network  TEXT NOT NULL, -- where and by whom last asked
    room     TEXT NOT NULL,
    thread   TEXT NOT NULL,
    author   TEXT NOT NULL,
    times    INTEGER NOT NULL,
    first_at INTEGER NOT NULL, -- microseconds since 1970, UTC
    last_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unanswered_times ON unanswered (times DESC, last_at DESC);
