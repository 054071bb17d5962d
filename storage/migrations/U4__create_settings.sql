-- Undo V4: drop settings.
--
-- Structure comes back completely. Data does not: every setting is lost.
DROP TABLE settings;
