-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, twice INTEGER AS (b * 2), kept TEXT GENERATED ALWAYS AS (upper(a)) STORED);
-- == written ==
-- up
-- * column-added: Column “t.twice” is added, INTEGER.
-- * column-added: Column “t.kept” is added, TEXT.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, twice INTEGER AS (b * 2), kept TEXT GENERATED ALWAYS AS (upper(a)) STORED);
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * column-removed: Column “t.twice” is dropped.
-- * column-removed: Column “t.kept” is dropped.
ALTER TABLE "t" DROP COLUMN "kept";
ALTER TABLE "t" DROP COLUMN "twice";
