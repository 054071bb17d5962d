-- A script of these tests, with a head.
DROP INDEX ix_notes_body;

ALTER TABLE notes DROP COLUMN tag;
