-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER CHECK (b > 0), CONSTRAINT longer CHECK (length(a) > 0));
-- == written ==
-- up
-- * check-added: Table “t” gets the check (b > 0).
-- * check-added: Table “t” gets the check (length(a) > 0).
--   Every row of “t” must pass the check. Else the script stops and nothing is changed.
--   Every row of “t” must pass the check. Else the script stops and nothing is changed.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER CHECK (b > 0), CONSTRAINT longer CHECK (length(a) > 0));
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * check-removed: Table “t” loses the check (b > 0).
-- * check-removed: Table “t” loses the check (length(a) > 0).
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
