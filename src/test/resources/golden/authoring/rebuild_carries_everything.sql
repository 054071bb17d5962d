-- == before ==
CREATE TABLE t(a TEXT, b INTEGER);
INSERT INTO t(rowid, a, b) VALUES (5, 'x', 1), (9, 'y', 2);
CREATE INDEX ix ON t(a);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT * FROM v;
CREATE TABLE log(x);
CREATE TRIGGER mine AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END;
CREATE TRIGGER others AFTER DELETE ON log BEGIN DELETE FROM t WHERE a = old.x; END;
-- == after ==
CREATE TABLE t(a TEXT, b REAL);
CREATE INDEX ix ON t(a);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT * FROM v;
CREATE TABLE log(x);
CREATE TRIGGER mine AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END;
CREATE TRIGGER others AFTER DELETE ON log BEGIN DELETE FROM t WHERE a = old.x; END;
-- == written ==
-- up
-- * column-type-changed: Column “t.b” is REAL and no longer INTEGER.
--   Column “t.b” is stored as REAL: values that can be are turned into that, the others stay as they are. Numbers of more than 15 digits do not come back as they were.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
DROP TRIGGER "others";
DROP VIEW "v";
DROP VIEW "w";
CREATE TABLE "new_t"(a TEXT, b REAL);
INSERT INTO "new_t" (rowid, "a", "b")
SELECT rowid, "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE INDEX ix ON t(a);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT * FROM v;
CREATE TRIGGER others AFTER DELETE ON log BEGIN DELETE FROM t WHERE a = old.x; END;
CREATE TRIGGER mine AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END;
-- down
-- * column-type-changed: Column “t.b” is INTEGER and no longer REAL.
--   Column “t.b” is stored as INTEGER: values that can be are turned into that, the others stay as they are.
--   Table “t” is rebuilt: its rows are copied, with the values of the columns that both forms have.
DROP TRIGGER "others";
DROP VIEW "v";
DROP VIEW "w";
CREATE TABLE "new_t"(a TEXT, b INTEGER);
INSERT INTO "new_t" (rowid, "a", "b")
SELECT rowid, "a", "b"
FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE INDEX ix ON t(a);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT * FROM v;
CREATE TRIGGER others AFTER DELETE ON log BEGIN DELETE FROM t WHERE a = old.x; END;
CREATE TRIGGER mine AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END;
