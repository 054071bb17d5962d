-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c VARCHAR(20) NOT NULL DEFAULT 'new', d TEXT);
-- == written ==
-- up
-- * column-added: Column “t.c” is added, VARCHAR(20).
-- * column-added: Column “t.d” is added, TEXT.
--   Column “t.c” is new: every row has the default 'new'.
--   Column “t.d” is new: every row has no value.
ALTER TABLE "t" ADD COLUMN c VARCHAR(20) NOT NULL DEFAULT 'new';
ALTER TABLE "t" ADD COLUMN d TEXT;
-- down
-- * column-removed: Column “t.c” is dropped.
-- * column-removed: Column “t.d” is dropped.
--   Column “t.c” goes with all its values.
--   Column “t.d” goes with all its values.
ALTER TABLE "t" DROP COLUMN "d";
ALTER TABLE "t" DROP COLUMN "c";
