-- Undo V1: drop documents and projects.
--
-- Structure comes back completely. Data does not: every project and every document row is lost. The files under
-- documents/ are not touched, and only a backup knows which project they belonged to.
DROP TABLE documents;

DROP TABLE projects;
