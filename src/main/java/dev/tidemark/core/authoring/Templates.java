package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.Source.Template.Form;
import java.util.stream.Collectors;

/** What stands in scripts that are still to be written, below their heads: comments only, so that nothing runs before somebody has written it. */
final class Templates {
    private static final String STRUCTURE = """
        -- Write the statements here, and what takes them back into the undo script. For a new column that must have a value:
        --   1. ALTER TABLE %1$s ADD COLUMN status VARCHAR(50);
        --   2. UPDATE %1$s SET status = 'completed' WHERE status IS NULL;
        --   3. NOT NULL by a rebuild of the table: let the table designer write it, or “tidemark new --auto” after a change of schema.sql.
        """;
    private static final String DATA = """
        -- Write the statements here; the names are examples. The old values are the only way back, so keep them before anything is written over:
        --   1. CREATE TABLE %1$s (%5$s);
        --      INSERT INTO %1$s (%3$s, %4$s) SELECT %3$s, %4$s FROM %2$s WHERE %4$s IS NULL;
        --   2. Change the rows in batches by their key, each finding only the rows that are still to be changed. The plan counts each statement by itself,
        --      progress shows and Cancel works between two of them; all run in one transaction, so that a failure takes all of them back.
        --      %7$s
        --   3. Try it on the real data first: “tidemark rehearse” runs it on a copy, there and back, and compares the rows.
        """;
    private static final String DATA_BACK = """
        -- Write here what takes %6$s back. Only the rows that were kept get their old values again; what others have written since stays:
        --   1. UPDATE %2$s SET %4$s = (SELECT kept.%4$s FROM %1$s kept WHERE %8$s)
        --      WHERE %4$s = 'completed' AND %9$s IN (SELECT %3$s FROM %1$s);
        --   2. DROP TABLE %1$s;
        -- Where nothing was kept the old values do not come back. Say so here; a backup from before has them.
        """;

    private Templates() { }

    static String script(Example example, MigrationName name) {
        return example.form() == Form.DATA ? filled(DATA, example, name) : STRUCTURE.formatted(example.table());
    }

    static String undo(Example example, MigrationName name) {
        return example.form() == Form.DATA ? filled(DATA_BACK, example, name) : "-- Write here what takes " + name.file('V') + " back, and where data does not come back.\n";
    }

    private static String filled(String text, Example example, MigrationName name) {
        return text.formatted(kept(name), example.table(), example.names(), example.column(), example.kept(), name.file('V'), batches(example), example.sameAs("kept"), example.value());
    }

    private static String batches(Example example) {
        return example.batches().stream().map(rows -> "UPDATE " + example.table() + " SET " + example.column() + " = 'completed' WHERE " + example.column() + " IS NULL AND " + rows + ";")
            .collect(Collectors.joining("\n--      "));
    }

    private static String kept(MigrationName name) {
        return "kept_by_v" + name.version().toString().replace('.', '_');
    }
}
