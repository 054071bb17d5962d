-- A script of these tests, with a head.
DROP TABLE notes; -- here
