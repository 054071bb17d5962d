-- == before ==
CREATE VIRTUAL TABLE s USING fts5(x);
INSERT INTO s(rowid, x) VALUES (7, 'seven');
-- == after ==
CREATE VIRTUAL TABLE s USING fts5(x, y, tokenize = 'porter');
-- == written ==
-- up
-- * virtual-table-changed: Virtual table “s” is defined anew, with “y”, “tokenize = 'porter'”.
--   Table “s” is made anew, with the values of the columns that both forms have.
CREATE VIRTUAL TABLE "new_s" USING fts5(x, y, tokenize = 'porter');
INSERT INTO "new_s" (rowid, "x")
SELECT rowid, "x"
FROM "s";
DROP TABLE "s";
ALTER TABLE "new_s" RENAME TO "s";
-- down
-- * virtual-table-changed: Virtual table “s” is defined anew, without “y”, “tokenize = 'porter'”.
--   Table “s” is made anew, with the values of the columns that both forms have; those of “y” go.
CREATE VIRTUAL TABLE "new_s" USING fts5(x);
INSERT INTO "new_s" (rowid, "x")
SELECT rowid, "x"
FROM "s";
DROP TABLE "s";
ALTER TABLE "new_s" RENAME TO "s";
