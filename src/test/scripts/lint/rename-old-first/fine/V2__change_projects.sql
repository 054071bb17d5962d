-- A script of these tests, with a head.
ALTER TABLE notes RENAME TO notes_2024;

CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);
