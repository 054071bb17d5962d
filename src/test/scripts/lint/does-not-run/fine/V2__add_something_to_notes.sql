-- A script of these tests, with a head.
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT);

INSERT INTO tags (name) SELECT my_own_function(body) FROM notes;
