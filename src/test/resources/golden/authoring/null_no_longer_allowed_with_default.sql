-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'none', b INTEGER);
-- == written ==
-- up
-- * column-nullability-changed: Column “t.a” must have a value from now on.
-- * column-default-changed: Column “t.a” has the default 'none' from now on.
--   Column “t.a” needs a value: a row without one gets 'none'.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'none', b INTEGER);
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", coalesce("a", 'none'), "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
-- down
-- * column-nullability-changed: Column “t.a” may be without a value from now on.
-- * column-default-changed: Column “t.a” has no default any more.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_t"(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO "new_t" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
