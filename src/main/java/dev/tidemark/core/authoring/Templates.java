package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.Source.Template.Form;

/** What stands in scripts that are still to be written, below their heads: comments only, so that nothing runs before somebody has written it. */
final class Templates {
    private static final String STRUCTURE = """
        -- Write the statements here, and what takes them back into the undo script. For a new column that must have a value:
        --   1. ALTER TABLE documents ADD COLUMN status VARCHAR(50);
        --   2. UPDATE documents SET status = 'completed' WHERE processed_at IS NOT NULL;
        --   3. NOT NULL by a rebuild of the table: let the table designer write it, or “tidemark new --auto” after a change of schema.sql.
        """;
    private static final String DATA = """
        -- Write the statements here; the names are examples. The old values are the only way back, so keep them before anything is written over:
        --   1. CREATE TABLE %1$s (id INTEGER PRIMARY KEY, status VARCHAR(50));
        --      INSERT INTO %1$s (id, status) SELECT id, status FROM documents WHERE status IS NULL;
        --   2. Change the rows in batches by their key, each finding only the rows that are still to be changed. The plan counts each statement by itself,
        --      progress shows and Cancel works between two of them; all run in one transaction, so that a failure takes all of them back.
        --      UPDATE documents SET status = 'completed' WHERE status IS NULL AND id BETWEEN 1 AND 100000;
        --      UPDATE documents SET status = 'completed' WHERE status IS NULL AND id BETWEEN 100001 AND 200000;
        --      UPDATE documents SET status = 'completed' WHERE status IS NULL AND id > 200000;
        --   3. Try it on the real data first: “tidemark rehearse” runs it on a copy, there and back, and compares the rows.
        """;
    private static final String DATA_BACK = """
        -- Write here what takes %2$s back. Only the rows that were kept get their old values again; what others have written since stays:
        --   1. UPDATE documents SET status = (SELECT kept.status FROM %1$s kept WHERE kept.id = documents.id)
        --      WHERE status = 'completed' AND id IN (SELECT id FROM %1$s);
        --   2. DROP TABLE %1$s;
        -- Where nothing was kept the old values do not come back. Say so here; a backup from before has them.
        """;

    private Templates() { }

    static String script(Form form, MigrationName name) {
        return form == Form.DATA ? DATA.formatted(kept(name)) : STRUCTURE;
    }

    static String undo(Form form, MigrationName name) {
        return form == Form.DATA ? DATA_BACK.formatted(kept(name), name.file('V')) : "-- Write here what takes " + name.file('V') + " back, and where data does not come back.\n";
    }

    private static String kept(MigrationName name) {
        return "kept_by_v" + name.version().toString().replace('.', '_');
    }
}
