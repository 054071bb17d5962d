-- Undo V3: drop the three indexes for browsing.
--
-- Structure comes back completely, and no data is lost: an index holds nothing of its own.
DROP INDEX ix_messages_chat_id;

DROP INDEX ix_chats_project_id_updated_at;

DROP INDEX ix_documents_project_id_created_at;
