-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, twice AS (b * 2));
INSERT INTO t(id, a, b) VALUES (1, 'x', 4);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, twice AS (b + b));
-- == written ==
-- up
-- * column-generated-changed: Column “t.twice” is computed: AS (b + b).
--   Column “t.twice” goes with the values that were written into it.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, twice AS (b + b));
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * column-generated-changed: Column “t.twice” is computed: AS (b * 2).
--   Column “t.twice” goes with the values that were written into it.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, twice AS (b * 2));
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
