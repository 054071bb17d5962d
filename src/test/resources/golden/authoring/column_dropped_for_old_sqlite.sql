-- floor 3.30
-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER);
-- == written ==
-- up
-- * column-removed: Column “t.a” is dropped.
--   Column “t.a” goes with all its values.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, b INTEGER);
INSERT INTO "new_t" ("id", "b")
SELECT "id", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * column-added: Column “t.a” is added, TEXT.
--   Column “t.a” is new: every row has no value.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO "new_t" ("id", "b")
SELECT "id", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
