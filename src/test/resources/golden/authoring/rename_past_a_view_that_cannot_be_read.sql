-- rename t.a=title
-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
CREATE VIEW broken AS SELECT x FROM nowhere;
CREATE VIEW v AS SELECT a FROM t;
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, title TEXT, b INTEGER);
CREATE VIEW broken AS SELECT x FROM nowhere;
CREATE VIEW v AS SELECT title FROM t;
-- == written ==
-- up
-- * column-renamed: Column “t.a” is called “title” from now on.
-- * view-changed: View “v” is defined anew.
DROP VIEW "broken";
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "a" TO "title";
CREATE VIEW broken AS SELECT x FROM nowhere;
CREATE VIEW v AS SELECT title FROM t;
-- down
-- * column-renamed: Column “t.title” is called “a” from now on.
-- * view-changed: View “v” is defined anew.
DROP VIEW "broken";
DROP VIEW "v";
ALTER TABLE "t" RENAME COLUMN "title" TO "a";
CREATE VIEW broken AS SELECT x FROM nowhere;
CREATE VIEW v AS SELECT a FROM t;
