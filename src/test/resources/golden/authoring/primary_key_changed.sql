-- == before ==
CREATE TABLE t(a TEXT, b INTEGER, PRIMARY KEY (a));
INSERT INTO t VALUES ('x', 1);
-- == after ==
CREATE TABLE t(a TEXT, b INTEGER, PRIMARY KEY (a, b));
-- == written ==
-- up
-- * primary-key-changed: Table “t” changes its primary key (a) to (a, b).
--   No two rows of “t” may have the same key. Else the script stops and nothing is changed.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(a TEXT, b INTEGER, PRIMARY KEY (a, b));
INSERT INTO "new_t" (rowid, "a", "b")
SELECT rowid, "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * primary-key-changed: Table “t” changes its primary key (a, b) to (a).
--   No two rows of “t” may have the same key. Else the script stops and nothing is changed.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(a TEXT, b INTEGER, PRIMARY KEY (a));
INSERT INTO "new_t" (rowid, "a", "b")
SELECT rowid, "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
