-- Create what the other scripts of these tests work on.
CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE documents (
    id         INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    filename   TEXT NOT NULL,
    note       TEXT
);

CREATE INDEX ix_documents_project_id ON documents (project_id, filename);

CREATE TRIGGER documents_named AFTER INSERT ON documents WHEN new.filename = '' BEGIN
    UPDATE documents SET filename = 'unnamed' WHERE id = new.id;
END;

CREATE TABLE settings (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT);

CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);

CREATE VIEW project_names AS SELECT id, name FROM projects;

CREATE VIEW note_bodies AS SELECT body FROM notes;
