-- A script of these tests, with a head.
DELETE FROM notes WHERE id NOT IN (SELECT min(id) FROM notes GROUP BY body);

CREATE UNIQUE INDEX uq_notes_body ON notes (body);

CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT);

CREATE UNIQUE INDEX uq_tags_name ON tags (name);
