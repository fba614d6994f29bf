-- What the desk keeps: what reached the bot, what it says, and what people
-- settled and think about it.

-- +goose Up

-- What somebody did on a network. Once it is done only that it was remains, for
-- networks deliver the same thing again.
CREATE TABLE event (
    key     INTEGER PRIMARY KEY, -- in the order of arrival
    network TEXT NOT NULL,
    id      TEXT NOT NULL, -- the same whenever the network delivers it
    room    TEXT NOT NULL,
    thread  TEXT NOT NULL,
    body    TEXT,    -- JSON; null once it is done
    done_at INTEGER, -- microseconds since 1970, UTC; null while it waits
    silence TEXT,    -- why nothing was said; null if something was, as are the next two
    author  TEXT,
    at      INTEGER, -- microseconds since 1970, UTC
    UNIQUE (network, id),
    CHECK ((body IS NULL) = (done_at IS NOT NULL))
) STRICT;
CREATE INDEX event_waiting ON event (network, room, thread) WHERE done_at IS NULL;
CREATE INDEX event_done ON event (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX event_silence ON event (network, room) WHERE silence IS NOT NULL;

-- A message of the bot as it should stand. due says that it does not stand so
-- yet.
CREATE TABLE delivery (
    key       INTEGER PRIMARY KEY, -- in the order of first putting
    id        TEXT NOT NULL UNIQUE,
    network   TEXT NOT NULL,
    room      TEXT NOT NULL,
    thread    TEXT NOT NULL,
    recipient TEXT NOT NULL, -- who alone sees it; empty for everyone
    question  TEXT NOT NULL, -- the message that it answers; empty if none
    asker     TEXT NOT NULL,
    at        INTEGER NOT NULL, -- microseconds since 1970, UTC
    route     TEXT NOT NULL,
    message   TEXT NOT NULL, -- what the network calls it; empty where it does not stand
    version   INTEGER NOT NULL,
    gone      INTEGER NOT NULL CHECK (gone IN (0, 1)),
    due       INTEGER NOT NULL CHECK (due IN (0, 1)),
    refused   TEXT NOT NULL, -- why the network will not have it; empty if it will
    post      TEXT NOT NULL  -- JSON
) STRICT;
CREATE INDEX delivery_due ON delivery (network, room) WHERE due = 1;
CREATE INDEX delivery_message ON delivery (network, room, message) WHERE message <> '';
CREATE INDEX delivery_question ON delivery (network, room, question) WHERE question <> '';
CREATE INDEX delivery_asker ON delivery (network, asker) WHERE asker <> '';
CREATE INDEX delivery_thread ON delivery (network, room, thread) WHERE thread <> '' AND recipient = '';

-- The statements that a delivery's post rests on, by their IDs.
CREATE TABLE delivery_statement (
    statement TEXT NOT NULL,
    delivery  INTEGER NOT NULL REFERENCES delivery (key),
    PRIMARY KEY (statement, delivery)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_statement_delivery ON delivery_statement (delivery);

CREATE TABLE room (
    network  TEXT NOT NULL,
    room     TEXT NOT NULL,
    settings TEXT NOT NULL, -- JSON
    PRIMARY KEY (network, room)
) STRICT, WITHOUT ROWID;

-- The threads that the bot keeps out of.
CREATE TABLE left_thread (
    network TEXT NOT NULL,
    room    TEXT NOT NULL,
    thread  TEXT NOT NULL,
    PRIMARY KEY (network, room, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
    delivery TEXT NOT NULL, -- its ID
    author   TEXT NOT NULL,
    sign     TEXT NOT NULL,
    at       INTEGER NOT NULL, -- microseconds since 1970, UTC
    PRIMARY KEY (delivery, author, sign)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
    key        INTEGER PRIMARY KEY, -- in the order of proposing
    id         TEXT NOT NULL UNIQUE,
    statement  TEXT NOT NULL, -- the ID of the one said to be wrong
    instead    TEXT NOT NULL, -- the ID of the one to take its place; empty if none
    why        TEXT NOT NULL,
    author     TEXT NOT NULL,
    at         INTEGER NOT NULL, -- microseconds since 1970, UTC
    network    TEXT NOT NULL,
    room       TEXT NOT NULL,
    thread     TEXT NOT NULL,
    delivery   TEXT NOT NULL, -- its ID
    verdict    TEXT NOT NULL CHECK (verdict IN ('', 'accepted', 'rejected')), -- empty while it is open
    decided_by TEXT NOT NULL, -- who gave it its verdict; empty until somebody did
    decided_at INTEGER -- microseconds since 1970, UTC; null until somebody did
) STRICT;
CREATE INDEX correction_verdict ON correction (verdict);

-- How far the desk has followed status_change; one row at most.
CREATE TABLE log_mark (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    mark INTEGER NOT NULL -- a key of status_change
) STRICT;

CREATE INDEX unanswered_room ON unanswered (network, room, times DESC, last_at DESC);
