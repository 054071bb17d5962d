-- A script of these tests, with a head.
UPDATE notes SET "body" = 'say "none"' WHERE "body" IS NULL;

INSERT INTO documents (project_id, filename) SELECT "id", "name" FROM projects WHERE "name" = "name";
