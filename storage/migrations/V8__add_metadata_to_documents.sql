-- Add metadata to documents.
--
-- Why: what the reader of a file finds out beside its text, such as pages, language, author and number of chunks, differs
-- from one file type to the next, so it is one JSON object and not a column for each.
--
-- The type is TEXT: SQLite has no JSON type, and a column declared as JSON would turn a text such as 1.0 into a number.
-- The check names NULL: json_valid(NULL) is NULL in newer versions of SQLite and false in older ones, and the rows that
-- exist have no value.
ALTER TABLE documents ADD COLUMN metadata TEXT CHECK (metadata IS NULL OR json_valid(metadata));
