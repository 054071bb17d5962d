-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE VIRTUAL TABLE search USING fts5(a, content='t', content_rowid='id');
-- == written ==
-- up
-- * table-added: Table “search” is added.
--   Table “search” is made anew and is empty.
CREATE VIRTUAL TABLE search USING fts5(a, content='t', content_rowid='id');
INSERT INTO "search" ("search") VALUES ('rebuild');
-- down
-- * table-removed: Table “search” is dropped.
--   Table “search” goes with all its rows.
DROP TABLE "search";
