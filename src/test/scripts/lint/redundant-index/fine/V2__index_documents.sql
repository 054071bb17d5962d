-- A script of these tests, with a head.
CREATE INDEX ix_documents_filename ON documents (filename);

CREATE UNIQUE INDEX uq_documents_project_id ON documents (project_id) WHERE note IS NULL;
