-- A script of these tests, with a head.
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'IF NOT EXISTS');

UPDATE notes SET body = '' WHERE NOT EXISTS (SELECT 1 FROM tags);
