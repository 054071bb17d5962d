-- A script of these tests, with a head.
DELETE FROM notes WHERE body IS NULL;

CREATE TRIGGER notes_emptied AFTER DELETE ON projects BEGIN
    DELETE FROM notes;
END;
