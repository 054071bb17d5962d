-- A script of these tests, with a head.
ALTER TABLE projects RENAME TO projects_old; -- here

CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT NOT NULL, tag TEXT);

INSERT INTO projects (id, name) SELECT id, name FROM projects_old;

DROP TABLE projects_old;
