-- A script of these tests, with a head.
ALTER TABLE documents DROP COLUMN note; -- here
