-- Create chats and messages.
--
-- Why: a chat is one conversation thread of a project, a message is one turn in it. Deleting a project deletes its
-- chats, and deleting a chat deletes its messages.
--
-- SQLite keeps foreign keys only on connections that ask for it (foreign_keys is off by default), so the application
-- has to switch it on for the cascade to happen.
CREATE TABLE chats (
    id         INTEGER      PRIMARY KEY,
    project_id INTEGER      NOT NULL,
    title      VARCHAR(255) NOT NULL,
    created_at TEXT         NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT         NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT fk_chats_project_id FOREIGN KEY (project_id) REFERENCES projects (id) ON DELETE CASCADE
);

CREATE TABLE messages (
    id         INTEGER     PRIMARY KEY,
    chat_id    INTEGER     NOT NULL,
    role       VARCHAR(20) NOT NULL CHECK (role IN ('system', 'user', 'assistant')),
    content    TEXT        NOT NULL,
    created_at TEXT        NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT fk_messages_chat_id FOREIGN KEY (chat_id) REFERENCES chats (id) ON DELETE CASCADE
);
