-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX ix_part ON t(a) WHERE b > 5;
CREATE INDEX ix_expr ON t(lower(a), b DESC);
CREATE UNIQUE INDEX ux ON t(a COLLATE NOCASE);
-- == written ==
-- up
-- * index-added: Index “ix_expr” is added.
-- * index-added: Index “ix_part” is added.
-- * index-added: Index “ux” is added.
CREATE INDEX ix_expr ON t(lower(a), b DESC);
CREATE INDEX ix_part ON t(a) WHERE b > 5;
CREATE UNIQUE INDEX ux ON t(a COLLATE NOCASE);
-- down
-- * index-removed: Index “ix_expr” is dropped.
-- * index-removed: Index “ix_part” is dropped.
-- * index-removed: Index “ux” is dropped.
DROP INDEX "ix_expr";
DROP INDEX "ix_part";
DROP INDEX "ux";
