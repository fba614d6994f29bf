-- Which message asked, so that an edited or deleted one is found again.

-- +goose Up

ALTER TABLE turn ADD COLUMN message TEXT NOT NULL DEFAULT ''; -- empty where messages have no ID

-- One turn a message.
CREATE UNIQUE INDEX turn_message ON turn (network, room, thread, message) WHERE message <> '';
