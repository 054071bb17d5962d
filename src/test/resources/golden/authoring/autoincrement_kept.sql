-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
INSERT INTO t VALUES (41, 'gone');
DELETE FROM t;
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a VARCHAR(9));
-- == written ==
-- up
-- * column-type-changed: Column “t.a” is VARCHAR(9) and no longer TEXT.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY AUTOINCREMENT, a VARCHAR(9));
INSERT INTO "new_t" ("id", "a")
SELECT "id", "a"
FROM "t";
DELETE FROM sqlite_sequence WHERE name = 'new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_t', seq FROM sqlite_sequence WHERE name = 't';
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * column-type-changed: Column “t.a” is TEXT and no longer VARCHAR(9).
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
INSERT INTO "new_t" ("id", "a")
SELECT "id", "a"
FROM "t";
DELETE FROM sqlite_sequence WHERE name = 'new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_t', seq FROM sqlite_sequence WHERE name = 't';
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
