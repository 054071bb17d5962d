-- A script of these tests, with a head.
CREATE TABLE notes_copy (id INTEGER PRIMARY KEY, body TEXT);

INSERT INTO notes_copy (id, body) SELECT id, body FROM (SELECT * FROM notes);

INSERT INTO notes_copy (id) SELECT count(*) FROM notes;
