-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN code STRING; -- here
