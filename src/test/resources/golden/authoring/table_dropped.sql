-- == before ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES (1, 'one'), (2, NULL);
INSERT INTO c VALUES (7, 1), (8, 2);
-- == after ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
-- == written ==
-- up
-- * table-removed: Table “c” is dropped.
--   Table “c” goes with all its rows.
DROP TABLE "c";
-- down
-- * table-added: Table “c” is added.
--   Table “c” is made anew and is empty.
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
