-- A script of these tests, with a head.
INSERT INTO projects (id, name) VALUES (1, replace('REPLACE INTO', 'a', 'b')) ON CONFLICT (id) DO UPDATE SET name = excluded.name;

INSERT OR IGNORE INTO projects (id, name) VALUES (2, 'two');
