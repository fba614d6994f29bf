-- Ways to find names and statements by their words.

-- +goose Up

-- Whole words inside names, folded as the name table has them.
CREATE VIRTUAL TABLE name_words USING fts5 (
    folded, content = 'name', content_rowid = 'key', columnsize = 0, tokenize = 'unicode61'
);

-- The words of names by their spelling keys (see facts.SpellingKeys).
CREATE TABLE spelling (
    key  TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

-- The words of those statements that have words of their own. Statements never
-- change, so the text is not kept a second time.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    folded, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);
