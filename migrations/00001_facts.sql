-- What is known: sources, entities and their names, properties, statements.
-- Nothing here is ever deleted; a statement that turns out wrong is retracted.

-- +goose Up

CREATE TABLE source (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    title     TEXT NOT NULL,
    author    TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date      TEXT NOT NULL, -- EDTF
    url       TEXT NOT NULL,
    language  TEXT NOT NULL  -- BCP 47
) STRICT;

CREATE TABLE entity (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    label       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    description TEXT NOT NULL
) STRICT;

-- The names of an entity. A name that people also type otherwise, without its
-- "the" or written together, has rows of other forms, for looking up only.
CREATE TABLE name (
    key    INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entity (key),
    form   INTEGER NOT NULL CHECK (form IN (0, 1, 2)), -- label, alias, other form
    text   TEXT NOT NULL, -- as written
    folded TEXT NOT NULL  -- as compared
) STRICT;
CREATE INDEX name_folded ON name (folded, form);
CREATE INDEX name_entity ON name (entity);

CREATE TABLE property (
    key    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    label  TEXT NOT NULL,
    value  TEXT NOT NULL CHECK (value IN ('entity', 'text', 'quantity')),
    nouns  TEXT NOT NULL, -- one a line
    verbs  TEXT NOT NULL, -- one a line
    single INTEGER NOT NULL CHECK (single IN (0, 1)),
    phrase TEXT NOT NULL
) STRICT;

-- A statement. The value is an entity, a text or an amount with its unit and
-- sense, whichever is not null. first_day and last_day are the hull of the
-- valid time in days since 1970-01-01, for searching.
CREATE TABLE statement (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    subject     INTEGER NOT NULL REFERENCES entity (key),
    property    INTEGER NOT NULL REFERENCES property (key),
    value       INTEGER REFERENCES entity (key),
    value_text  TEXT,
    amount      REAL,
    unit        TEXT,
    sense       TEXT,
    valid       TEXT, -- EDTF interval or, for a point in time, date
    inferred    TEXT, -- JSON: how bounds are known that are not plainly stated
    first_day   INTEGER NOT NULL,
    last_day    INTEGER NOT NULL,
    narrowed_to TEXT, -- what the value is the reason, number or meaning of
    asserted_by TEXT,
    certainty   TEXT,
    text        TEXT,
    rank        TEXT,
    status      TEXT NOT NULL CHECK (status IN ('proposed', 'accepted', 'retracted')),
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL, -- microseconds since 1970, UTC
    CHECK ((value IS NOT NULL) + (value_text IS NOT NULL) + (amount IS NOT NULL) = 1)
) STRICT;
CREATE INDEX statement_subject ON statement (subject, property);
CREATE INDEX statement_value ON statement (value, property) WHERE value IS NOT NULL;
-- For what held at some time, of whatever subject: the latest start comes first,
-- so that what is near the time asked about is met early.
CREATE INDEX statement_time ON statement (property, first_day DESC, last_day, status);

-- The entities that a statement speaks of besides its subject and value.
CREATE TABLE participant (
    statement INTEGER NOT NULL REFERENCES statement (key),
    role      TEXT NOT NULL CHECK (role IN ('place', 'replaces', 'replaced by', 'about')),
    position  INTEGER NOT NULL, -- the order among those of one role
    entity    INTEGER NOT NULL REFERENCES entity (key),
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_entity ON participant (entity, statement);

CREATE TABLE reference (
    statement  INTEGER NOT NULL REFERENCES statement (key),
    position   INTEGER NOT NULL,
    source     INTEGER NOT NULL REFERENCES source (key),
    locator    TEXT NOT NULL,
    quote      TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

-- What became of a statement after it was recorded. A statement without a row
-- here still has the status that it was recorded with.
CREATE TABLE status_change (
    key       INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL REFERENCES statement (key),
    was       TEXT NOT NULL CHECK (was IN ('proposed', 'accepted', 'retracted')),
    status    TEXT NOT NULL CHECK (status IN ('proposed', 'accepted', 'retracted')),
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL, -- microseconds since 1970, UTC
    reason    TEXT NOT NULL
) STRICT;
CREATE INDEX status_change_statement ON status_change (statement);
