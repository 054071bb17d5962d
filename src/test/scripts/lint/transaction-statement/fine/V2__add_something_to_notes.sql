-- A script of these tests, with a head.
SAVEPOINT one;
ALTER TABLE notes ADD COLUMN tag TEXT;
ROLLBACK TO one;
RELEASE one;
CREATE TRIGGER t AFTER INSERT ON notes BEGIN
    SELECT 1;
END;
INSERT INTO notes (body) VALUES ('x;
COMMIT;');
