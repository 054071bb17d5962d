-- A script of these tests, with a head.
ALTER TABLE documents RENAME COLUMN note TO remark; -- here
