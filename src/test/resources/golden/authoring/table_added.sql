-- == before ==
-- == after ==
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
CREATE INDEX ix_c_p ON c(p);
-- == written ==
-- up
-- * table-added: Table “c” is added.
-- * table-added: Table “p” is added.
-- * index-added: Index “ix_c_p” is added.
--   Table “c” is made anew and is empty.
--   Table “p” is made anew and is empty.
CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);
CREATE INDEX ix_c_p ON c(p);
-- down
-- * table-removed: Table “c” is dropped.
-- * table-removed: Table “p” is dropped.
-- * index-removed: Index “ix_c_p” is dropped.
--   Table “c” goes with all its rows.
--   Table “p” goes with all its rows.
DROP TABLE "c";
DROP TABLE "p";
