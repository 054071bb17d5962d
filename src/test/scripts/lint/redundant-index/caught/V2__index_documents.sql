-- A script of these tests, with a head.
CREATE INDEX ix_documents_project ON documents (project_id); -- here
