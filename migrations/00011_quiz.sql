-- To be written.

-- +goose Up

SELECT 1;
