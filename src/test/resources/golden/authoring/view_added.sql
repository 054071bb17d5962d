-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
CREATE VIEW v AS SELECT a FROM t;
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v WHERE a IS NOT NULL;
-- == written ==
-- up
-- * view-added: View “w” is added.
CREATE VIEW w AS SELECT a FROM v WHERE a IS NOT NULL;
-- down
-- * view-removed: View “w” is dropped.
DROP VIEW "w";
