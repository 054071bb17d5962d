-- rename t.a=b
-- rename t.b=a
-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b TEXT);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, b TEXT, a TEXT);
-- == written ==
-- up
-- * column-renamed: Column “t.a” is called “b” from now on.
-- * column-renamed: Column “t.b” is called “a” from now on.
ALTER TABLE "t" RENAME COLUMN "a" TO "new_b";
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "new_b" TO "b";
-- down
-- * column-renamed: Column “t.a” is called “b” from now on.
-- * column-renamed: Column “t.b” is called “a” from now on.
ALTER TABLE "t" RENAME COLUMN "a" TO "new_b";
ALTER TABLE "t" RENAME COLUMN "b" TO "a";
ALTER TABLE "t" RENAME COLUMN "new_b" TO "b";
