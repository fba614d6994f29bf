-- Looking up what is kept about a member.

-- +goose Up

CREATE INDEX feedback_author ON feedback (author);
CREATE INDEX event_author ON event (network, author) WHERE author IS NOT NULL;
CREATE INDEX unanswered_author ON unanswered (network, author);
CREATE INDEX correction_author ON correction (network, author);
CREATE INDEX dropped_author ON dropped (network, author);
CREATE INDEX delivery_recipient ON delivery (network, recipient) WHERE recipient <> '';

-- What members did in a room since its record was opened.
CREATE INDEX delivery_room ON delivery (network, room, at) WHERE recipient = '';
