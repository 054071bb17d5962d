-- A script of these tests, with a head.
UPDATE notes SET body = "none" WHERE body IS NULL; -- here
