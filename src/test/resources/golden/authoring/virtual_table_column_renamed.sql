-- rename s.title=heading
-- rename s."my text"=body
-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT);
CREATE VIRTUAL TABLE s USING fts5(title, "my text", tokenize = 'porter');
CREATE TRIGGER keep AFTER INSERT ON t BEGIN INSERT INTO s(rowid, title) VALUES (new.id, new.a); END;
INSERT INTO s(rowid, title, "my text") VALUES (7, 'seven', 'sept');
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT);
CREATE VIRTUAL TABLE s USING fts5(heading, body, tokenize = 'porter');
CREATE TRIGGER keep AFTER INSERT ON t BEGIN INSERT INTO s(rowid, heading) VALUES (new.id, new.a); END;
-- == written ==
-- up
-- * column-renamed: Column “s.my text” is called “body” from now on.
-- * column-renamed: Column “s.title” is called “heading” from now on.
-- * trigger-changed: Trigger “keep” is defined anew.
DROP TRIGGER "keep";
CREATE VIRTUAL TABLE "new_s" USING fts5(heading, body, tokenize = 'porter');
INSERT INTO "new_s" (rowid, "heading", "body")
SELECT rowid, "title", "my text"
FROM "s";
DROP TABLE "s";
ALTER TABLE "new_s" RENAME TO "s";
CREATE TRIGGER keep AFTER INSERT ON t BEGIN INSERT INTO s(rowid, heading) VALUES (new.id, new.a); END;
-- down
-- * column-renamed: Column “s.body” is called “my text” from now on.
-- * column-renamed: Column “s.heading” is called “title” from now on.
-- * trigger-changed: Trigger “keep” is defined anew.
DROP TRIGGER "keep";
CREATE VIRTUAL TABLE "new_s" USING fts5(title, "my text", tokenize = 'porter');
INSERT INTO "new_s" (rowid, "title", "my text")
SELECT rowid, "heading", "body"
FROM "s";
DROP TABLE "s";
ALTER TABLE "new_s" RENAME TO "s";
CREATE TRIGGER keep AFTER INSERT ON t BEGIN INSERT INTO s(rowid, title) VALUES (new.id, new.a); END;
