-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
CREATE INDEX ix ON t(a);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX ix ON t(a DESC) WHERE a IS NOT NULL;
-- == written ==
-- up
-- * index-changed: Index “ix” is defined anew.
DROP INDEX "ix";
CREATE INDEX ix ON t(a DESC) WHERE a IS NOT NULL;
-- down
-- * index-changed: Index “ix” is defined anew.
DROP INDEX "ix";
CREATE INDEX ix ON t(a);
