-- A script of these tests, with a head.
CREATE TABLE settings_new (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT, category TEXT);

INSERT INTO settings_new (id, key, value) SELECT id, key, value FROM settings;

DROP TABLE settings; -- here

ALTER TABLE settings_new RENAME TO settings;
