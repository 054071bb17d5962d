-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, b INTEGER, a TEXT);
-- == written ==
-- up
-- * columns-reordered: The columns of “t” stand in another order.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, b INTEGER, a TEXT);
INSERT INTO "new_t" ("id", "b", "a")
SELECT "id", "b", "a"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * columns-reordered: The columns of “t” stand in another order.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
