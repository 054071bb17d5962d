-- A script of these tests, with a head.
INSERT INTO notes (body) VALUES ('
.mode csv
');
