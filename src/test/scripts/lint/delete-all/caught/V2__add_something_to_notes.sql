-- A script of these tests, with a head.
DELETE FROM notes; -- here
