-- A script of these tests, with a head.
CREATE TABLE settings_new (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT, category TEXT);

INSERT INTO settings_new (id, key, value) SELECT id, key, value FROM settings;

DELETE FROM sqlite_sequence WHERE name = 'settings_new';

INSERT INTO sqlite_sequence (name, seq) SELECT 'settings_new', seq FROM sqlite_sequence WHERE name = 'settings';

DROP TABLE settings;

ALTER TABLE settings_new RENAME TO settings;
