-- A script of these tests, with a head.
PRAGMA foreign_keys = OFF; -- here
ALTER TABLE notes ADD COLUMN tag TEXT;
