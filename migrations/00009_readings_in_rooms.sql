-- Files and pages that people bring into rooms to be read, and what comes nearest
-- to questions that nothing answers.

-- +goose Up

CREATE TABLE dropped (
    key        INTEGER PRIMARY KEY, -- in the order of bringing
    id         TEXT NOT NULL UNIQUE,
    network    TEXT NOT NULL,
    room       TEXT NOT NULL,
    thread     TEXT NOT NULL,
    message    TEXT NOT NULL, -- that brought it
    author     TEXT NOT NULL,
    at         INTEGER NOT NULL, -- microseconds since 1970, UTC
    name       TEXT NOT NULL,
    reading    TEXT,             -- JSON; null until it was read, and once it is decided on
    fresh      INTEGER NOT NULL CHECK (fresh IN (0, 1)),
    verdict    TEXT NOT NULL CHECK (verdict IN ('', 'accepted', 'rejected', 'withdrawn', 'closed')), -- empty while it is open
    decided_by TEXT NOT NULL,    -- empty until somebody did, as is the next
    source     TEXT NOT NULL,    -- the ID of the source that it became
    decided_at INTEGER           -- microseconds since 1970, UTC; null until somebody did
) STRICT;
CREATE INDEX dropped_message ON dropped (network, room, message);
CREATE INDEX dropped_pending ON dropped (network, key) WHERE verdict = '' AND reading IS NOT NULL;

-- The passage that comes nearest to the question: the ID of its source, and the
-- locator; empty where nothing does.
ALTER TABLE unanswered ADD COLUMN nearest_source TEXT NOT NULL DEFAULT '';
ALTER TABLE unanswered ADD COLUMN nearest_locator TEXT NOT NULL DEFAULT '';
