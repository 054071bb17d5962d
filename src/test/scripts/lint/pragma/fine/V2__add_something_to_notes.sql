-- A script of these tests, with a head.
-- PRAGMA foreign_keys = OFF;
ALTER TABLE notes ADD COLUMN pragma TEXT DEFAULT 'PRAGMA foreign_keys';
