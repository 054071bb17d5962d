-- A script of these tests, with a head.
CREATE TABLE IF NOT EXISTS tags (id INTEGER PRIMARY KEY, name TEXT); -- here
