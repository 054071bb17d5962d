-- A script of these tests, with a head.
CREATE TABLE tags (
    id      INTEGER PRIMARY KEY,
    note_id INTEGER REFERENCES notes (id) -- here
);
