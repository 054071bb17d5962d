-- A script of these tests, with a head.
CREATE TABLE documents_new (
    id         INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    filename   VARCHAR(500) NOT NULL,
    note       TEXT
);

INSERT INTO documents_new (id, project_id, filename, note) SELECT id, project_id, filename, note FROM documents;

DROP TABLE documents; -- here

ALTER TABLE documents_new RENAME TO documents;

CREATE INDEX ix_documents_project_id ON documents (project_id, filename);
