-- == before ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES (1, 'one'), (2, NULL);
INSERT INTO c VALUES (7, 1), (8, 2);
-- == after ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name VARCHAR(500));
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
-- == written ==
-- up
-- * column-type-changed: Column “p.name” is VARCHAR(500) and no longer TEXT.
--   Table “p” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_p"(id INTEGER PRIMARY KEY, name VARCHAR(500));
INSERT INTO "new_p" ("id", "name")
SELECT "id", "name"
FROM "p";
DROP TABLE "p";
ALTER TABLE "new_p" RENAME TO "p";
-- down
-- * column-type-changed: Column “p.name” is TEXT and no longer VARCHAR(500).
--   Table “p” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_p"(id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO "new_p" ("id", "name")
SELECT "id", "name"
FROM "p";
DROP TABLE "p";
ALTER TABLE "new_p" RENAME TO "p";
