-- A script of these tests, with a head.
CREATE TABLE tags (
    id   INTEGER PRIMARY KEY,
    name VARCHAR(20) -- here
) STRICT;
