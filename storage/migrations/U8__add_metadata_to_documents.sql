-- Undo V8: drop the metadata of documents.
--
-- Structure comes back completely. Data does not: the metadata of every document is lost. Processing a document again
-- finds it out anew.
ALTER TABLE documents DROP COLUMN metadata;
