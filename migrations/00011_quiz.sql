-- Quizzes: games and what was answered in them, when members are to see which
-- card again, and what people think of questions. All times are microseconds
-- since 1970, UTC.

-- +goose Up

CREATE TABLE quiz (
    id        TEXT PRIMARY KEY,
    network   TEXT NOT NULL,
    room      TEXT NOT NULL,
    thread    TEXT NOT NULL,
    mode      TEXT NOT NULL CHECK (mode IN ('race', 'everyone', 'alone')),
    member    TEXT NOT NULL,    -- who opened it
    clock     INTEGER NOT NULL, -- microseconds a question; 0 for no clock
    count     INTEGER NOT NULL, -- how many questions there are to be
    about     TEXT NOT NULL,    -- JSON: the IDs of entities, or null
    opened_at INTEGER NOT NULL,
    ended_at  INTEGER,          -- null while it is open
    ended_by  TEXT              -- the key of the act
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX quiz_open ON quiz (network, room) WHERE ended_at IS NULL;
CREATE INDEX quiz_room ON quiz (network, room, ended_by);
CREATE INDEX quiz_member ON quiz (network, member);

CREATE TABLE quiz_question (
    quiz      TEXT NOT NULL REFERENCES quiz (id) ON DELETE CASCADE,
    n         INTEGER NOT NULL, -- from 0
    card      TEXT NOT NULL,    -- JSON
    asked_by  TEXT,             -- the key of the act; null until it is asked, as is the next
    asked_at  INTEGER,
    until     INTEGER,          -- when its clock runs out; null for never
    closed_by TEXT,             -- the key of the act; null while it is open, as is the next
    closed_at INTEGER,
    PRIMARY KEY (quiz, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_clock ON quiz_question (until) WHERE closed_by IS NULL AND until IS NOT NULL;

-- The first answer of each member to each question.
CREATE TABLE quiz_answer (
    key     INTEGER PRIMARY KEY, -- in the order in which they came
    quiz    TEXT NOT NULL REFERENCES quiz (id) ON DELETE CASCADE,
    n       INTEGER NOT NULL,
    network TEXT NOT NULL,
    member  TEXT NOT NULL,
    act     TEXT NOT NULL, -- its key
    message TEXT NOT NULL,
    text    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
    UNIQUE (quiz, n, member)
) STRICT;
CREATE INDEX quiz_answer_member ON quiz_answer (network, member);

-- When a member is to see a card again.
CREATE TABLE quiz_review (
    network  TEXT NOT NULL,
    member   TEXT NOT NULL,
    card     TEXT NOT NULL,    -- its ID
    schedule TEXT NOT NULL,    -- JSON
    before   TEXT NOT NULL,    -- JSON: the schedule before the last review
    rating   INTEGER NOT NULL, -- of the last review, as in FSRS, as are the next two
    at       INTEGER NOT NULL,
    act      TEXT NOT NULL,
    due      INTEGER NOT NULL,
    PRIMARY KEY (network, member, card)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_due ON quiz_review (network, member, due);

-- The days on which a member reviewed, in the member's time zone.
CREATE TABLE quiz_day (
    network TEXT NOT NULL,
    member  TEXT NOT NULL,
    day     TEXT NOT NULL, -- 2006-01-02
    PRIMARY KEY (network, member, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE quiz_reminder (
    network TEXT NOT NULL,
    member  TEXT NOT NULL,
    minute  INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439), -- of the day, in the zone
    zone    TEXT NOT NULL,                                      -- IANA
    next_at INTEGER NOT NULL,
    PRIMARY KEY (network, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_reminder_next ON quiz_reminder (next_at);

-- Who wants to be seen on the leaderboard of a room.
CREATE TABLE quiz_listed (
    network TEXT NOT NULL,
    room    TEXT NOT NULL,
    member  TEXT NOT NULL,
    PRIMARY KEY (network, room, member)
) STRICT, WITHOUT ROWID;

-- Questions that somebody holds for bad.
CREATE TABLE quiz_objection (
    card_id    TEXT PRIMARY KEY,
    card       TEXT NOT NULL, -- JSON
    network    TEXT NOT NULL,
    member     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    verdict    TEXT NOT NULL CHECK (verdict IN ('', 'kept', 'dropped')), -- empty while it waits for one
    decided_by TEXT NOT NULL, -- empty until somebody did
    decided_at INTEGER        -- null until then
) STRICT, WITHOUT ROWID;
