-- A script of these tests, with a head.
CREATE TABLE archive AS SELECT * FROM notes; -- here
