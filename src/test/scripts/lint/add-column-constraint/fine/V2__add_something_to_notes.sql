-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN tag TEXT;

CREATE UNIQUE INDEX uq_notes_tag ON notes (tag);

ALTER TABLE notes ADD COLUMN short TEXT AS (substr(body, 1, 10)) VIRTUAL;
