-- A script of these tests, with a head.
CREATE TABLE tags (name TEXT NOT NULL PRIMARY KEY);

CREATE TABLE kinds (name TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE ids (id INTEGER PRIMARY KEY);
