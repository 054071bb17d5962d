-- A script of these tests, with a head.
DROP VIEW note_bodies;

DROP TABLE notes;
