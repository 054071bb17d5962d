ALTER TABLE notes ADD COLUMN tag TEXT;
-- A comment that comes too late.
