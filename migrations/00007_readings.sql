-- Readings: the texts of sources, in passages and sentences.

-- +goose Up

-- A text. Its bytes are those of its passages in order, each with the white
-- space ahead of it, and the tail. The same text twice is one reading, whatever
-- sources have it.
CREATE TABLE reading (
    key      INTEGER PRIMARY KEY,
    digest   BLOB NOT NULL UNIQUE, -- SHA-256 of the text
    format   TEXT NOT NULL,        -- in which it came
    bytes    INTEGER NOT NULL,
    tail     TEXT NOT NULL,        -- white space after the last passage
    added_by TEXT NOT NULL,
    added_at INTEGER NOT NULL      -- microseconds since 1970, UTC
) STRICT;

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

CREATE TABLE sentence (
    key        INTEGER PRIMARY KEY, -- in the order of the text
    passage    INTEGER NOT NULL REFERENCES passage (key),
    start_byte INTEGER NOT NULL, -- in the reading's text, as is the next
    end_byte   INTEGER NOT NULL
) STRICT;
CREATE INDEX sentence_passage ON sentence (passage);

ALTER TABLE source ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN reading INTEGER REFERENCES reading (key);
CREATE INDEX source_reading ON source (reading) WHERE reading IS NOT NULL;

-- For looking up the references that quote a source when its text comes.
CREATE INDEX reference_source ON reference (source);

-- The words of passages and of sentences, folded, under the keys of those.
-- Texts never change, so they are not kept a second time.
CREATE VIRTUAL TABLE passage_words USING fts5 (
    title, heading, folded, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE sentence_words USING fts5 (
    folded, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
