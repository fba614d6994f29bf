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

CREATE INDEX correction_author ON correction (network, author);

CREATE INDEX correction_verdict ON correction (verdict);

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

CREATE INDEX delivery_asker ON delivery (network, asker) WHERE asker <> '';

CREATE INDEX delivery_due ON delivery (network, room) WHERE due = 1;

CREATE INDEX delivery_message ON delivery (network, room, message) WHERE message <> '';

CREATE INDEX delivery_question ON delivery (network, room, question) WHERE question <> '';

CREATE INDEX delivery_recipient ON delivery (network, recipient) WHERE recipient <> '';

CREATE INDEX delivery_room ON delivery (network, room, at) WHERE recipient = '';

CREATE TABLE delivery_statement (
    statement TEXT NOT NULL,
    delivery  INTEGER NOT NULL REFERENCES delivery (key),
    PRIMARY KEY (statement, delivery)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_statement_delivery ON delivery_statement (delivery);

CREATE INDEX delivery_thread ON delivery (network, room, thread) WHERE thread <> '' AND recipient = '';

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

CREATE INDEX discussion_quiet ON discussion (network, due_at) WHERE ended_at IS NULL;

CREATE INDEX discussion_room ON discussion (network, room, opened_at);

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

CREATE INDEX dropped_author ON dropped (network, author);

CREATE INDEX dropped_message ON dropped (network, room, message);

CREATE INDEX dropped_pending ON dropped (network, key) WHERE verdict = '' AND reading IS NOT NULL;

CREATE INDEX dropped_source ON dropped (source) WHERE verdict = 'accepted';

CREATE TABLE entity (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    label       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    description TEXT NOT NULL
) STRICT;

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

CREATE INDEX event_author ON event (network, author) WHERE author IS NOT NULL;

CREATE INDEX event_done ON event (done_at) WHERE done_at IS NOT NULL;

CREATE INDEX event_silence ON event (network, room) WHERE silence IS NOT NULL;

CREATE INDEX event_waiting ON event (network, room, thread) WHERE done_at IS NULL;

CREATE TABLE feedback (
    delivery TEXT NOT NULL, -- its ID
    author   TEXT NOT NULL,
    sign     TEXT NOT NULL,
    at       INTEGER NOT NULL, -- microseconds since 1970, UTC
    PRIMARY KEY (delivery, author, sign)
) STRICT, WITHOUT ROWID;

CREATE INDEX feedback_author ON feedback (author);

CREATE TABLE indexed (
    reading       INTEGER PRIMARY KEY REFERENCES reading (key),
    first_passage INTEGER NOT NULL,
    passages      INTEGER NOT NULL,
    sentences     INTEGER NOT NULL
) STRICT;

CREATE TABLE left_thread (
    network TEXT NOT NULL,
    room    TEXT NOT NULL,
    thread  TEXT NOT NULL,
    PRIMARY KEY (network, room, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_mark (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    mark INTEGER NOT NULL -- a key of status_change
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

CREATE TABLE network_note (
    network TEXT NOT NULL,
    name    TEXT NOT NULL, -- the adapter's own
    note    TEXT NOT NULL,
    PRIMARY KEY (network, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
    statement INTEGER NOT NULL REFERENCES statement (key),
    role      TEXT NOT NULL CHECK (role IN ('place', 'replaces', 'replaced by', 'about')),
    position  INTEGER NOT NULL, -- the order among those of one role
    entity    INTEGER NOT NULL REFERENCES entity (key),
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX participant_entity ON participant (entity, statement);

CREATE TABLE passage (
    key        INTEGER PRIMARY KEY,
    reading    INTEGER NOT NULL REFERENCES reading (key),
    ordinal    INTEGER NOT NULL, -- from 0
    kind       TEXT NOT NULL CHECK (kind IN ('', 'heading', 'title', 'subtitle', 'byline')),
    page       INTEGER NOT NULL, -- 0 if it has none, as is the next
    paragraph  INTEGER NOT NULL,
    heading    TEXT NOT NULL,    -- under which it stands
    start_byte INTEGER NOT NULL, -- where text begins
    space      TEXT NOT NULL,    -- white space ahead of text
    text       TEXT NOT NULL,
    UNIQUE (reading, ordinal)
) STRICT;

CREATE TABLE plan (
    network  TEXT NOT NULL,
    room     TEXT NOT NULL,
    settings TEXT NOT NULL,
    PRIMARY KEY (network, room)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_reminder (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

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

CREATE TABLE poll_vote (
    poll   TEXT NOT NULL REFERENCES poll (id),
    member TEXT NOT NULL,
    choice INTEGER NOT NULL, -- from 0
    at     INTEGER NOT NULL,
    act    TEXT NOT NULL,    -- the key of the act
    PRIMARY KEY (poll, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX poll_vote_member ON poll_vote (member);

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

CREATE INDEX quiz_clock ON quiz_question (until) WHERE closed_by IS NULL AND until IS NOT NULL;

CREATE TABLE quiz_day (
    network TEXT NOT NULL,
    member  TEXT NOT NULL,
    day     TEXT NOT NULL, -- 2006-01-02
    PRIMARY KEY (network, member, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX quiz_due ON quiz_review (network, member, due);

CREATE TABLE quiz_listed (
    network TEXT NOT NULL,
    room    TEXT NOT NULL,
    member  TEXT NOT NULL,
    PRIMARY KEY (network, room, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX quiz_member ON quiz (network, member);

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

CREATE UNIQUE INDEX quiz_open ON quiz (network, room) WHERE ended_at IS NULL;

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

CREATE TABLE quiz_reminder (
    network TEXT NOT NULL,
    member  TEXT NOT NULL,
    minute  INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439), -- of the day, in the zone
    zone    TEXT NOT NULL,                                      -- IANA
    next_at INTEGER NOT NULL,
    PRIMARY KEY (network, member)
) STRICT, WITHOUT ROWID;

CREATE INDEX quiz_reminder_next ON quiz_reminder (next_at);

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

CREATE INDEX quiz_room ON quiz (network, room, ended_by);

CREATE TABLE reading (
    key      INTEGER PRIMARY KEY,
    digest   BLOB NOT NULL UNIQUE, -- SHA-256 of the text
    format   TEXT NOT NULL,        -- in which it came
    bytes    INTEGER NOT NULL,
    tail     TEXT NOT NULL,        -- white space after the last passage
    added_by TEXT NOT NULL,
    added_at INTEGER NOT NULL      -- microseconds since 1970, UTC
) STRICT;

CREATE VIRTUAL TABLE reading_words USING fts5 (
    stems, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);

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

CREATE INDEX reference_source ON reference (source);

CREATE TABLE room (
    network  TEXT NOT NULL,
    room     TEXT NOT NULL,
    settings TEXT NOT NULL, -- JSON
    PRIMARY KEY (network, room)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
    key        INTEGER PRIMARY KEY, -- in the order of the text
    passage    INTEGER NOT NULL REFERENCES passage (key),
    start_byte INTEGER NOT NULL, -- in the reading's text, as is the next
    end_byte   INTEGER NOT NULL
) STRICT;

CREATE INDEX sentence_passage ON sentence (passage);

CREATE TABLE source (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    title     TEXT NOT NULL,
    author    TEXT NOT NULL,
    publisher TEXT NOT NULL,
    date      TEXT NOT NULL, -- EDTF
    url       TEXT NOT NULL,
    language  TEXT NOT NULL  -- BCP 47
, licence TEXT NOT NULL DEFAULT '', reading INTEGER REFERENCES reading (key)) STRICT;

CREATE INDEX source_reading ON source (reading) WHERE reading IS NOT NULL;

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

CREATE TABLE stem (
    text      TEXT PRIMARY KEY,
    sentences INTEGER NOT NULL, -- in how many it stands
    places    INTEGER NOT NULL  -- how many rows of reading_words have it
) STRICT, WITHOUT ROWID;

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
, nearest_source TEXT NOT NULL DEFAULT '', nearest_locator TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE INDEX unanswered_author ON unanswered (network, author);

CREATE INDEX unanswered_last ON unanswered (network, last_at DESC);

CREATE INDEX unanswered_room ON unanswered (network, room, times DESC, last_at DESC);

CREATE INDEX unanswered_times ON unanswered (times DESC, last_at DESC);

