-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN tag TEXT NOT NULL DEFAULT '';

ALTER TABLE notes ADD COLUMN kind TEXT CHECK (kind IS NOT NULL OR body = 'NOT NULL');
