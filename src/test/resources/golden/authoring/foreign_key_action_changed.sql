-- == before ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES (1, 'one'), (2, NULL);
INSERT INTO c VALUES (7, 1), (8, 2);
-- == after ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE SET NULL ON UPDATE CASCADE);
-- == written ==
-- up
-- * foreign-key-changed: Table “c” changes its foreign key “p” REFERENCES p(id) ON DELETE CASCADE to “p” REFERENCES p(id) ON DELETE SET NULL ON UPDATE CASCADE.
--   Table “c” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_c"(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE SET NULL ON UPDATE CASCADE);
INSERT INTO "new_c" ("id", "p")
SELECT "id", "p"
FROM "c";
DROP TABLE "c";
ALTER TABLE "new_c" RENAME TO "c";
-- down
-- * foreign-key-changed: Table “c” changes its foreign key “p” REFERENCES p(id) ON DELETE SET NULL ON UPDATE CASCADE to “p” REFERENCES p(id) ON DELETE CASCADE.
--   Table “c” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_c"(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO "new_c" ("id", "p")
SELECT "id", "p"
FROM "c";
DROP TABLE "c";
ALTER TABLE "new_c" RENAME TO "c";
