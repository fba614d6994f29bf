-- The words of readings as stems, so that a question's stems meet them as they
-- are. Texts that are in the base already are indexed again when it is opened.

-- +goose Up

DROP TABLE passage_words;
DROP TABLE sentence_words;

-- What a row of reading_words tells is in its key: the passage times 4096, plus
-- the sentence's place in the passage, from 0; 4094 for the heading that the
-- passage stands under, and 4095, of the first passage, for the reading's title.
-- So one walk over the keys of a stem gives sentences, passages and readings.
-- Stems are letters and digits, and the tokenizer takes each for one word.
CREATE VIRTUAL TABLE reading_words USING fts5 (
    stems, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);

-- Every stem of the index.
CREATE TABLE stem (
    text      TEXT PRIMARY KEY,
    sentences INTEGER NOT NULL, -- in how many it stands
    places    INTEGER NOT NULL  -- how many rows of reading_words have it
) STRICT, WITHOUT ROWID;

-- The readings whose words are in the index. Their passages have keys without a
-- gap.
CREATE TABLE indexed (
    reading       INTEGER PRIMARY KEY REFERENCES reading (key),
    first_passage INTEGER NOT NULL,
    passages      INTEGER NOT NULL,
    sentences     INTEGER NOT NULL
) STRICT;
