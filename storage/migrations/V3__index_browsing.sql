-- Index what browsing asks for: the documents of a project, its chats by last change, the messages of a chat.
--
-- Why: SQLite makes no index for a foreign key. Without these, opening a project and every cascading delete would read
-- whole tables.
--
-- Every SQLite index ends with the id of its row, so the one on chat_id alone gives the messages of a chat in the order
-- in which they were written.
CREATE INDEX ix_documents_project_id_created_at ON documents (project_id, created_at);

CREATE INDEX ix_chats_project_id_updated_at ON chats (project_id, updated_at);

CREATE INDEX ix_messages_chat_id ON messages (chat_id);
