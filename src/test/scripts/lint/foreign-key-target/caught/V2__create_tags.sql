-- A script of these tests, with a head.
CREATE TABLE tags (
    id   INTEGER PRIMARY KEY,
    body TEXT REFERENCES notes (body) -- here
);
