-- Polls with their votes, and the discussions that were opened.

-- +goose Up

CREATE TABLE poll (
    id        TEXT PRIMARY KEY,
    network   TEXT NOT NULL,
    room      TEXT NOT NULL,
    thread    TEXT NOT NULL,
    author    TEXT NOT NULL,
    question  TEXT NOT NULL,
    claim     INTEGER NOT NULL CHECK (claim IN (0, 1)), -- the question is a claim, with what the readings say to it
    options   TEXT NOT NULL,    -- JSON: the labels in their order
    opened_at INTEGER NOT NULL, -- microseconds since 1970, UTC; so are the other times
    closes_at INTEGER NOT NULL,
    closed_at INTEGER           -- null while it is open
) STRICT;
CREATE INDEX poll_open ON poll (network, closes_at) WHERE closed_at IS NULL;
CREATE INDEX poll_room ON poll (network, room, opened_at) WHERE closed_at IS NULL;

-- The vote that counts, of each member.
CREATE TABLE poll_vote (
    poll   TEXT NOT NULL REFERENCES poll (id),
    member TEXT NOT NULL,
    choice INTEGER NOT NULL, -- from 0
    at     INTEGER NOT NULL,
    act    TEXT NOT NULL,    -- the key of the act
    PRIMARY KEY (poll, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_vote_member ON poll_vote (member);

CREATE TABLE discussion (
    id        TEXT PRIMARY KEY,
    network   TEXT NOT NULL,
    room      TEXT NOT NULL,
    thread    TEXT NOT NULL,    -- empty where all of the room discusses it
    about     TEXT NOT NULL,    -- names the question among those that the base holds
    opened_at INTEGER NOT NULL, -- microseconds since 1970, UTC; so are the other times
    due_at    INTEGER NOT NULL, -- when it is followed up if nobody has spoken
    ended_at  INTEGER           -- null while a follow-up may come
) STRICT;
CREATE INDEX discussion_room ON discussion (network, room, opened_at);
CREATE INDEX discussion_quiet ON discussion (network, due_at) WHERE ended_at IS NULL;
