-- == before ==
CREATE TABLE t(k TEXT PRIMARY KEY, v);
INSERT INTO t VALUES ('a', 1);
-- == after ==
CREATE TABLE t(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
-- == written ==
-- up
-- * table-option-changed: Table “t” is WITHOUT ROWID from now on.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO "new_t" ("k", "v")
SELECT "k", "v"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * table-option-changed: Table “t” is no longer WITHOUT ROWID.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(k TEXT PRIMARY KEY, v);
INSERT INTO "new_t" ("k", "v")
SELECT "k", "v"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
