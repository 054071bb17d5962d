-- A script of these tests, with a head.
CREATE INDEX ix_tags_project_id ON tags (project_id);
