-- A script of these tests, with a head.
CREATE TABLE tags (
    id         INTEGER PRIMARY KEY,
    note_id    INTEGER REFERENCES notes (id),
    project_id INTEGER REFERENCES projects (id),
    UNIQUE (note_id, project_id)
);
