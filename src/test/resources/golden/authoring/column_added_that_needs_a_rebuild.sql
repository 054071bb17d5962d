-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
-- == written ==
-- up
-- * column-added: Column “t.created” is added, TEXT.
--   Column “t.created” is new: every row has the default CURRENT_TIMESTAMP.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, created TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * column-removed: Column “t.created” is dropped.
--   Column “t.created” goes with all its values.
ALTER TABLE "t" DROP COLUMN "created";
