package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.References;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the check of a database file found: it opens, its pages are sound, and this is in it.
 *
 * @param version the schema version, empty at base
 * @param rows the rows of each table
 * @param brokenReferences rows that point to nothing; a faithful copy keeps those of its source, so they are told and not refused
 * @param uncheckable references that SQLite cannot follow, in its words; told and not refused either
 */
public record Verification(Path file, Optional<Version> version, Map<String, Long> rows, long brokenReferences, List<String> uncheckable) {
    /**
     * Opens the file read-only and checks it with SQLite's own {@code quick_check} (https://www.sqlite.org/pragma.html#pragma_quick_check).
     *
     * @throws Problem BACKUP_NOT_VERIFIED naming what is wrong; FILE_MISSING and its kin when it cannot be opened at all
     */
    static Verification of(Path file, Progress progress, Cancellation cancellation) {
        try {
            return Database.at(file).read(connection -> check(file, connection, progress, cancellation));
        } catch (Problem problem) {
            throw switch (problem.code()) {
                case FILE_MISSING -> Problem.of(ProblemCode.BACKUP_MISSING, "path", file);
                case CANCELLED, BACKUP_NOT_VERIFIED -> problem;
                default -> Problem.because(problem, ProblemCode.BACKUP_NOT_VERIFIED, "path", file, "detail", problem.what().replaceFirst("\\.$", ""));
            };
        }
    }

    private static Verification check(Path file, Connection connection, Progress progress, Cancellation cancellation) throws SQLException {
        progress.report("Checking the pages", 0.1);
        List<String> findings = Sql.list(connection, "PRAGMA quick_check(5)", row -> row.getString(1));
        if (!findings.equals(List.of("ok"))) {
            throw Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", file, "detail", String.join("; ", findings));
        }
        cancellation.check("the check of " + file.getFileName());
        progress.report("Checking the references", 0.6);
        References references = References.of(connection);
        progress.report("Counting the rows", 0.8);
        return new Verification(file, SchemaHistory.read(connection).current(), Contents.rowCounts(connection), references.brokenRows(), List.copyOf(references.uncheckable().values()));
    }
}
