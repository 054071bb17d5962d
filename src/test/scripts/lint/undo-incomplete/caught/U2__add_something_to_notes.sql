-- A script of these tests, with a head.
ALTER TABLE notes DROP COLUMN tag;
