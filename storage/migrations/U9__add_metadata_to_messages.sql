-- Undo V9: drop the metadata of messages.
--
-- Structure comes back completely. Data does not: the model, the sources and the token counts of every message are lost,
-- and nothing but a backup brings them back.
ALTER TABLE messages DROP COLUMN metadata;
