-- A script of these tests, with a head.
CREATE TABLE notes_new (id INTEGER PRIMARY KEY, body TEXT); -- here
