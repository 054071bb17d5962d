-- Undo V7: narrow documents.filename from 500 to 255 characters again.
--
-- Structure comes back completely, and no data is lost: SQLite does not enforce the length, so a longer name stays as it
-- is. The application may refuse it when it next writes that row.
--
-- The same rebuild as in V7, with the old type.
CREATE TABLE documents_new (
    id            INTEGER      PRIMARY KEY,
    project_id    INTEGER      NOT NULL,
    filename      VARCHAR(255) NOT NULL,
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
