-- A script of these tests, with a head.
ALTER TABLE documents ADD COLUMN status TEXT;

CREATE TABLE weather (id INTEGER PRIMARY KEY, degrees REAL); -- here
