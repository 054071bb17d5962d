-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
CREATE VIEW v AS SELECT a FROM t;
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE VIEW v AS SELECT a FROM t;
CREATE TRIGGER tr AFTER UPDATE OF a ON t WHEN new.a <> old.a BEGIN UPDATE t SET b = b + 1 WHERE id = new.id; END;
CREATE TRIGGER on_v INSTEAD OF INSERT ON v BEGIN INSERT INTO t(a) VALUES (new.a); END;
-- == written ==
-- up
-- * trigger-added: Trigger “on_v” is added.
-- * trigger-added: Trigger “tr” is added.
CREATE TRIGGER tr AFTER UPDATE OF a ON t WHEN new.a <> old.a BEGIN UPDATE t SET b = b + 1 WHERE id = new.id; END;
CREATE TRIGGER on_v INSTEAD OF INSERT ON v BEGIN INSERT INTO t(a) VALUES (new.a); END;
-- down
-- * trigger-removed: Trigger “on_v” is dropped.
-- * trigger-removed: Trigger “tr” is dropped.
DROP TRIGGER "tr";
DROP TRIGGER "on_v";
