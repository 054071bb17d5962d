-- A script of these tests, with a head.
ALTER TABLE documents ADD COLUMN tag TEXT;

UPDATE documents SET tag = note WHERE note IS NOT NULL;

ALTER TABLE documents ADD COLUMN scratch TEXT;

ALTER TABLE documents DROP COLUMN scratch;
