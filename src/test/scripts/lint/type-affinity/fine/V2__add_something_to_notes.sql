-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN json TEXT;

ALTER TABLE notes ADD COLUMN code VARCHAR(20) DEFAULT 'STRING';
