-- Undo V5: drop the status and the error message of documents.
--
-- Structure comes back completely. Data does not: every status and every error message is lost. Running V5 again gives
-- each document a status from its processed_at, so a failed or an uploaded one becomes processing.
--
-- Both constraints belong to the dropped column itself, so SQLite 3.35 or newer drops it without a rebuild.
ALTER TABLE documents DROP COLUMN error_message;

ALTER TABLE documents DROP COLUMN status;
