-- Add metadata to messages.
--
-- Why: an answer can be judged only by what it came from: the model, the sources with page and score, the number of tokens
-- and the time it took. It is one JSON object, because it differs with the model and the role.
--
-- TEXT with a check, for the reasons in V8.
ALTER TABLE messages ADD COLUMN metadata TEXT CHECK (metadata IS NULL OR json_valid(metadata));
