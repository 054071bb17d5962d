-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER, UNIQUE (a, b));
-- == written ==
-- up
-- * unique-added: Table “t” gets the unique constraint on “a”.
-- * unique-added: Table “t” gets the unique constraint on (a, b).
--   No two rows of “t” may be alike in “a”. Else the script stops and nothing is changed.
--   No two rows of “t” may be alike in (a, b). Else the script stops and nothing is changed.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER, UNIQUE (a, b));
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * unique-removed: Table “t” loses the unique constraint on “a”.
-- * unique-removed: Table “t” loses the unique constraint on (a, b).
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
