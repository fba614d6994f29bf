-- Looking up who brought a source, and the questions that were asked last.

-- +goose Up

CREATE INDEX dropped_source ON dropped (source) WHERE verdict = 'accepted';
CREATE INDEX unanswered_last ON unanswered (network, last_at DESC);
