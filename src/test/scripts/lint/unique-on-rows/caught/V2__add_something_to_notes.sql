-- A script of these tests, with a head.
CREATE UNIQUE INDEX uq_notes_body ON notes (body); -- here
