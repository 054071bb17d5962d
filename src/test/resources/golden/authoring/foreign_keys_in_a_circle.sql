-- == before ==
CREATE TABLE a(id INTEGER PRIMARY KEY, b INTEGER REFERENCES b(id));
CREATE TABLE b(id INTEGER PRIMARY KEY, a INTEGER REFERENCES a(id));
INSERT INTO a VALUES (1, 1);
INSERT INTO b VALUES (1, 1);
-- == after ==
CREATE TABLE a(id INTEGER PRIMARY KEY, b INTEGER NOT NULL REFERENCES b(id));
CREATE TABLE b(id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a(id));
-- == written ==
-- up
-- * column-nullability-changed: Column “a.b” must have a value from now on.
-- * column-nullability-changed: Column “b.a” must have a value from now on.
--   Column “a.b” needs a value: a row without one gets 0. Put another one there if that is wrong.
--   Column “b.a” needs a value: a row without one gets 0. Put another one there if that is wrong.
--   Table “a” is rebuilt: its rows are copied, with the values of the columns that both forms have.
--   Table “b” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_a"(id INTEGER PRIMARY KEY, b INTEGER NOT NULL REFERENCES b(id));
INSERT INTO "new_a" ("id", "b")
SELECT "id", coalesce("b", 0)
FROM "a";
DROP TABLE "a";
ALTER TABLE "new_a" RENAME TO "a";
CREATE TABLE "new_b"(id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a(id));
INSERT INTO "new_b" ("id", "a")
SELECT "id", coalesce("a", 0)
FROM "b";
DROP TABLE "b";
ALTER TABLE "new_b" RENAME TO "b";
-- down
-- * column-nullability-changed: Column “a.b” may be without a value from now on.
-- * column-nullability-changed: Column “b.a” may be without a value from now on.
--   Table “a” is rebuilt: its rows are copied, with the values of the columns that both forms have.
--   Table “b” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_a"(id INTEGER PRIMARY KEY, b INTEGER REFERENCES b(id));
INSERT INTO "new_a" ("id", "b")
SELECT "id", "b"
FROM "a";
DROP TABLE "a";
ALTER TABLE "new_a" RENAME TO "a";
CREATE TABLE "new_b"(id INTEGER PRIMARY KEY, a INTEGER REFERENCES a(id));
INSERT INTO "new_b" ("id", "a")
SELECT "id", "a"
FROM "b";
DROP TABLE "b";
ALTER TABLE "new_b" RENAME TO "b";
