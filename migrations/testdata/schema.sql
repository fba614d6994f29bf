CREATE TABLE entity (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    label       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    description TEXT NOT NULL
) STRICT;

CREATE TABLE name (
    key    INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entity (key),
    form   INTEGER NOT NULL CHECK (form IN (0, 1, 2)), -- label, alias, other form
    text   TEXT NOT NULL, -- as written
    folded TEXT NOT NULL  -- as compared
) STRICT;

CREATE INDEX name_entity ON name (entity);

CREATE INDEX name_folded ON name (folded, form);

CREATE VIRTUAL TABLE name_words USING fts5 (
    folded, content = 'name', content_rowid = 'key', columnsize = 0, tokenize = 'unicode61'
);

CREATE TABLE participant (
    statement INTEGER NOT NULL REFERENCES statement (key),
    role      TEXT NOT NULL CHECK (role IN ('place', 'replaces', 'replaced by', 'about')),
    position  INTEGER NOT NULL, -- the order among those of one role
    entity    INTEGER NOT NULL REFERENCES entity (key),
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX participant_entity ON participant (entity, statement);

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

CREATE TABLE spelling (
    key  TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

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

CREATE INDEX statement_time ON statement (property, first_day DESC, last_day, status);

CREATE INDEX statement_value ON statement (value, property) WHERE value IS NOT NULL;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    folded, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

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

CREATE TABLE turn (
    key     INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    room    TEXT NOT NULL,
    thread  TEXT NOT NULL,
    at      INTEGER NOT NULL, -- microseconds since 1970, UTC
    body    TEXT NOT NULL     -- JSON
, message TEXT NOT NULL DEFAULT '') STRICT;

CREATE UNIQUE INDEX turn_message ON turn (network, room, thread, message) WHERE message <> '';

CREATE INDEX turn_place ON turn (network, room, thread);

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

