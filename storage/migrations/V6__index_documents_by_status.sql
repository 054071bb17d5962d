-- Index documents by status.
--
-- Why: what is still to be processed and what failed is asked for all the time, and both are a few rows among many.
CREATE INDEX ix_documents_status ON documents (status);
