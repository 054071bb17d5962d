-- Create settings.
--
-- Why: the configuration of the application, one named value in each row, grouped by category. The name is UNIQUE, and
-- the index behind that finds a setting by its name.
CREATE TABLE settings (
    id          INTEGER      PRIMARY KEY,
    key         VARCHAR(100) NOT NULL,
    value       TEXT,
    category    VARCHAR(50)  NOT NULL DEFAULT 'general',
    description TEXT,
    updated_at  TEXT         NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT uq_settings_key UNIQUE (key)
);
