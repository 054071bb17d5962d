-- A script of these tests, with a head.
CREATE VIEW titles AS SELECT concat('a', name) AS title FROM projects; -- here
