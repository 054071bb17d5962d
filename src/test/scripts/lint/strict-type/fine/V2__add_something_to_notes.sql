-- A script of these tests, with a head.
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT CHECK (length(name) <= 20)) STRICT;

CREATE TABLE strict (id INTEGER PRIMARY KEY, name VARCHAR(20));
