-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN made TEXT DEFAULT CURRENT_TIMESTAMP; -- here
