-- A script of these tests, with a head.
ALTER TABLE notes ADD COLUMN vacuum TEXT;
UPDATE notes SET vacuum = 'VACUUM; ATTACH' WHERE vacuum IS NULL;
