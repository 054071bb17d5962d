-- A script of these tests, with a head.
CREATE TABLE notes_new (id INTEGER PRIMARY KEY, body TEXT, tag TEXT);

INSERT INTO notes_new (id, body) SELECT id, body FROM notes;

DROP VIEW note_bodies;

DROP TABLE notes;

ALTER TABLE notes_new RENAME TO notes;

CREATE VIEW note_bodies AS SELECT body FROM notes;
