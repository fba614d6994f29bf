-- Reading plans: when rooms meet, what they read for it, and which reminders
-- were given.

-- +goose Up

-- What is settled about the sessions of a room, as JSON.
CREATE TABLE plan (
    network  TEXT NOT NULL,
    room     TEXT NOT NULL,
    settings TEXT NOT NULL,
    PRIMARY KEY (network, room)
) STRICT, WITHOUT ROWID;

-- wall is what the clocks in the zone show when a session begins, such as
-- 2026-12-03T18:00. When that is, the zone's rules tell.
CREATE TABLE plan_session (
    key      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    network  TEXT NOT NULL,
    room     TEXT NOT NULL,
    wall     TEXT NOT NULL,
    zone     TEXT NOT NULL,    -- empty for the plan's
    readings TEXT NOT NULL,    -- JSON
    author   TEXT NOT NULL,
    set_at   INTEGER NOT NULL, -- microseconds since 1970, UTC
    change   TEXT NOT NULL,    -- the ID of the act that changed it last
    removed  INTEGER           -- microseconds since 1970, UTC; null unless it was
) STRICT;
CREATE INDEX plan_session_room ON plan_session (network, room);
CREATE INDEX plan_session_wall ON plan_session (wall) WHERE removed IS NULL;

-- The reminders that were given.
CREATE TABLE plan_reminder (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
