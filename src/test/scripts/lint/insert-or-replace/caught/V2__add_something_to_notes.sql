-- A script of these tests, with a head.
INSERT OR REPLACE INTO projects (id, name) VALUES (1, 'one'); -- here
