-- == before ==
CREATE TABLE "order"("group" TEXT, "a ""b" INTEGER, [c;d] TEXT);
INSERT INTO "order" VALUES ('x', 1, 'y');
CREATE INDEX "the index" ON "order"([c;d]);
-- == after ==
CREATE TABLE "order"("group" VARCHAR(9), "a ""b" INTEGER, [c;d] TEXT, größe);
CREATE INDEX "the index" ON "order"([c;d]);
-- == written ==
-- up
-- * column-type-changed: Column “order.group” is VARCHAR(9) and no longer TEXT.
-- * column-added: Column “order.größe” is added.
--   Column “order.größe” is new: every row has no value.
--   Table “order” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_order"("group" VARCHAR(9), "a ""b" INTEGER, "c;d" TEXT, größe);
INSERT INTO "new_order" (rowid, "group", "a ""b", "c;d")
SELECT rowid, "group", "a ""b", "c;d"
FROM "order";
DROP TABLE "order";
ALTER TABLE "new_order" RENAME TO "order";
CREATE INDEX "the index" ON "order"("c;d");
-- down
-- * column-removed: Column “order.größe” is dropped.
-- * column-type-changed: Column “order.group” is TEXT and no longer VARCHAR(9).
--   Column “order.größe” goes with all its values.
--   Table “order” is rebuilt: its rows are copied, with the values of the columns that both forms have.
CREATE TABLE "new_order"("group" TEXT, "a ""b" INTEGER, "c;d" TEXT);
INSERT INTO "new_order" (rowid, "group", "a ""b", "c;d")
SELECT rowid, "group", "a ""b", "c;d"
FROM "order";
DROP TABLE "order";
ALTER TABLE "new_order" RENAME TO "order";
CREATE INDEX "the index" ON "order"("c;d");
