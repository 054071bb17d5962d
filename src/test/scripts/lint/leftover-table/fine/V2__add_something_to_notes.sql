-- A script of these tests, with a head.
CREATE TEMP TABLE notes_tmp (id INTEGER PRIMARY KEY, body TEXT);

CREATE TABLE news (id INTEGER PRIMARY KEY, body TEXT);
