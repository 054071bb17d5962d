package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.sqlite.ErrorPlace;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What came of a script on an empty copy of a schema.
 *
 * @param after the schema afterwards; empty when a statement failed
 * @param failed the statement that failed, or null
 * @param reason SQLite's words for why, or null
 * @param at what in the statement they are about, or null
 */
record DryRun(Optional<Schema> after, Statement failed, String reason, ErrorPlace.Span at) {
    /** Nothing could be tried. */
    static final DryRun UNKNOWN = new DryRun(Optional.empty(), null, null, null);

    static DryRun of(Schema before, List<Statement> statements) {
        try (EmptyDatabase database = new EmptyDatabase(before)) {
            return database.attempt(statements);
        } catch (SQLException failure) {
            // The schema itself cannot be copied here, as one that uses a module of the application's own.
            System.getLogger(DryRun.class.getName()).log(System.Logger.Level.DEBUG, "No dry run", failure);
            return UNKNOWN;
        }
    }
}
