-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN tag TEXT;
VACUUM; -- here
