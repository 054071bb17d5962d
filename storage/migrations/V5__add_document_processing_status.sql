-- Add the processing status of a document, and the reason when its processing failed.
--
-- Why: processed_at alone cannot tell a document that is being processed from one that failed. Existing documents are
-- marked completed if they have a processed_at, otherwise processing.
--
-- In three steps, so that no row is ever without a valid status: add the column as nullable, fill it, then enforce it.
-- SQLite before 3.53 cannot add NOT NULL or CHECK to a column that exists, so the last step rebuilds the table: create
-- new, copy, drop, rename, recreate its index. It is written for a connection with foreign keys off, as migrations run:
-- with them on, dropping a table first deletes its rows, and with them what points to these rows.
ALTER TABLE documents ADD COLUMN status VARCHAR(50);

UPDATE documents SET status = 'completed' WHERE processed_at IS NOT NULL;

UPDATE documents SET status = 'processing' WHERE processed_at IS NULL;

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

INSERT INTO documents_new (id, project_id, filename, file_path, file_type, file_size, status, created_at, processed_at)
SELECT id, project_id, filename, file_path, file_type, file_size, status, created_at, processed_at
FROM documents;

DROP TABLE documents;

ALTER TABLE documents_new RENAME TO documents;

CREATE INDEX ix_documents_project_id_created_at ON documents (project_id, created_at);
