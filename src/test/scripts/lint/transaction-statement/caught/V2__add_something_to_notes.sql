-- A script of these tests, with a head.
BEGIN IMMEDIATE; -- here
ALTER TABLE notes ADD COLUMN tag TEXT;
