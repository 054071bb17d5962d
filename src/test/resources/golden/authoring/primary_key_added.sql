-- == before ==
CREATE TABLE t(a TEXT, b INTEGER);
INSERT INTO t(rowid, a, b) VALUES (5, 'x', 1), (9, 'y', 2);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
-- == written ==
-- up
-- * column-added: Column “t.id” is added, INTEGER.
--   Column “t.id” is new: every row has no value.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO "new_t" ("id", "a", "b")
SELECT rowid, "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * column-removed: Column “t.id” is dropped.
--   Column “t.id” goes with all its values.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(a TEXT, b INTEGER);
INSERT INTO "new_t" ("a", "b")
SELECT "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
