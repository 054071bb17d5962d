-- A script of these tests, with a head.
CREATE TABLE documents_new (
    id         INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    filename   VARCHAR(500) NOT NULL,
    note       TEXT
);

INSERT INTO documents_new (id, project_id, filename, note) SELECT id, project_id, filename, note FROM documents;

DROP TABLE documents; -- here

ALTER TABLE documents_new RENAME TO documents;

CREATE INDEX ix_documents_project_id ON documents (project_id, filename);

CREATE TRIGGER documents_named AFTER INSERT ON documents WHEN new.filename = '' BEGIN
    UPDATE documents SET filename = 'unnamed' WHERE id = new.id;
END;
