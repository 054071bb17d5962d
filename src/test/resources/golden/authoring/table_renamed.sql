-- rename p=parent
-- == before ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
INSERT INTO p VALUES (1, 'one'), (2, NULL);
INSERT INTO c VALUES (7, 1), (8, 2);
CREATE VIEW v AS SELECT name FROM p;
CREATE TRIGGER tr AFTER DELETE ON p BEGIN DELETE FROM c WHERE p = old.id; END;
-- == after ==
CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES parent(id) ON DELETE CASCADE);
CREATE VIEW v AS SELECT name FROM parent;
CREATE TRIGGER tr AFTER DELETE ON parent BEGIN DELETE FROM c WHERE p = old.id; END;
-- == written ==
-- up
-- * table-renamed: Table “p” is called “parent” from now on.
ALTER TABLE "p" RENAME TO "parent";
-- down
-- * table-renamed: Table “parent” is called “p” from now on.
ALTER TABLE "parent" RENAME TO "p";
