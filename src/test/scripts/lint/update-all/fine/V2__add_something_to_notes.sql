-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN tag TEXT;

UPDATE notes SET tag = 'old';

UPDATE notes SET body = '' WHERE body IS NULL;
