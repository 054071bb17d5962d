-- Undo V6: drop the index of documents by status.
--
-- Structure comes back completely, and no data is lost: an index holds nothing of its own.
DROP INDEX ix_documents_status;
