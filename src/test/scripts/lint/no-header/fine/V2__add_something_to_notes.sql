/* Notes get a tag, so that they can be found by it. */
ALTER TABLE notes ADD COLUMN tag TEXT;
