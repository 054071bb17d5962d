-- A script of these tests, with a head.
CREATE TEMP TABLE kept AS SELECT id FROM notes;

CREATE VIEW archive AS SELECT * FROM notes;
