-- Widen documents.filename from 255 to 500 characters.
--
-- Why: names of files from shared drives and mail archives are longer than 255 characters. SQLite itself does not
-- enforce the length, but the application reads it from the declared type and refuses longer names.
--
-- SQLite has no ALTER COLUMN for a type, so the table is rebuilt: create new, copy, drop, rename, recreate both indexes
-- (dropping a table drops its indexes and triggers, and this one has no triggers). Written for a connection with
-- foreign keys off, see https://sqlite.org/lang_altertable.html#otheralter
CREATE TABLE documents_new (
    id            INTEGER      PRIMARY KEY,
    project_id    INTEGER      NOT NULL,
    filename      VARCHAR(500) NOT NULL,
    file_path     TEXT         NOT NULL,
    file_type     VARCHAR(50)  NOT NULL,
    file_size     INTEGER      NOT NULL,
    status        VARCHAR(50)  NOT NULL DEFAULT 'processing' CHECK (status IN ('uploaded', 'processing', 'completed', 'failed')),
    error_message TEXT,
    created_at    TEXT         NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    processed_at  TEXT,
    CONSTRAINT fk_documents_project_id FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE
);

INSERT INTO documents_new (id, project_id, filename, file_path, file_type, file_size, status, error_message, created_at, processed_at)
SELECT id, project_id, filename, file_path, file_type, file_size, status, error_message, created_at, processed_at
FROM documents;

DROP TABLE documents;

ALTER TABLE documents_new RENAME TO documents;

CREATE INDEX ix_documents_project_id_created_at ON documents (project_id, created_at);

CREATE INDEX ix_documents_status ON documents (status);
