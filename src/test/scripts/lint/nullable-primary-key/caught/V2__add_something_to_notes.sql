-- A script of these tests, with a head.
CREATE TABLE tags (
    name TEXT PRIMARY KEY -- here
);
