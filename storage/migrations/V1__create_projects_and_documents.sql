-- Create projects and documents.
--
-- Why: a project is the workspace that keeps one subject's documents and chats apart from all others. A document is an
-- uploaded file: this table holds what is known of it, the file itself lies under documents/project_<id>/.
--
-- Timestamps are text in UTC, 2025-01-07T12:00:00.000Z: SQLite has no date type, and this form sorts as it reads.
-- INTEGER PRIMARY KEY makes the id the row's own number, so it needs no index of its own.
CREATE TABLE projects (
    id          INTEGER      PRIMARY KEY,
    name        VARCHAR(255) NOT NULL,
    description TEXT,
    created_at  TEXT         NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at  TEXT         NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
);

CREATE TABLE documents (
    id           INTEGER      PRIMARY KEY,
    project_id   INTEGER      NOT NULL,
    filename     VARCHAR(255) NOT NULL,
    file_path    TEXT         NOT NULL,
    file_type    VARCHAR(50)  NOT NULL,
    file_size    INTEGER      NOT NULL,
    created_at   TEXT         NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    processed_at TEXT,
    CONSTRAINT fk_documents_project_id FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE
);
