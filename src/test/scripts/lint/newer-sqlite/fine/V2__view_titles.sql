-- A script of these tests, with a head.
CREATE VIEW titles AS SELECT 'concat(' || name AS concat FROM projects;
