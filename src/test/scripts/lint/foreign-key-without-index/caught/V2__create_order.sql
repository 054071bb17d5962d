-- A script of these tests, with a head.
CREATE TABLE "order" (
    id   INTEGER PRIMARY KEY,
    "to" INTEGER REFERENCES notes (id) -- here
);
