-- A script of these tests, with a head.
ALTER TABLE projects ADD COLUMN status TEXT;

CREATE TABLE members (
    id         INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL REFERENCES projects (id)
);

CREATE INDEX ix_members_project_id ON members (project_id);
