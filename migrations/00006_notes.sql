-- What an adapter has to know again after a restart: how far it has followed
-- its network, and the like.

-- +goose Up

CREATE TABLE network_note (
    network TEXT NOT NULL,
    name    TEXT NOT NULL, -- the adapter's own
    note    TEXT NOT NULL,
    PRIMARY KEY (network, name)
) STRICT, WITHOUT ROWID;
