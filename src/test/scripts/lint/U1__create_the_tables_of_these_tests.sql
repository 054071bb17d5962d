-- Undo V1: drop everything. All rows are lost.
DROP VIEW note_bodies;

DROP VIEW project_names;

DROP TABLE notes;

DROP TABLE settings;

DROP TABLE documents;

DROP TABLE projects;
