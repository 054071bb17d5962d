-- == before ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
INSERT INTO t VALUES (1, 'x', 10), (2, NULL, 20);
CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET b = 1 WHERE id = new.id; END;
-- == after ==
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TRIGGER tr BEFORE DELETE ON t WHEN old.b > 3 BEGIN SELECT RAISE(ABORT, 'no; never'); END;
-- == written ==
-- up
-- * trigger-changed: Trigger “tr” is defined anew.
DROP TRIGGER "tr";
CREATE TRIGGER tr BEFORE DELETE ON t WHEN old.b > 3 BEGIN SELECT RAISE(ABORT, 'no; never'); END;
-- down
-- * trigger-changed: Trigger “tr” is defined anew.
DROP TRIGGER "tr";
CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET b = 1 WHERE id = new.id; END;
