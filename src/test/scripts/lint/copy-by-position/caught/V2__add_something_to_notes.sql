-- A script of these tests, with a head.
CREATE TABLE notes_copy (id INTEGER PRIMARY KEY, body TEXT);

INSERT INTO notes_copy SELECT * FROM notes; -- here
