package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.References;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
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
    /** The same of another file, which is known to hold the same pages. */
    Verification asOf(Path other) {
        return new Verification(other, version, rows, brokenReferences, uncheckable);
    }

    /** The rows of each of the person's tables, by name: {@link #rows} without housekeeping. */
    public Map<String, Long> ownRows() {
        Map<String, Long> own = new LinkedHashMap<>(rows);
        own.keySet().removeIf(Table::isHousekeeping);
        return own;
    }

    /** The rows of the person's tables together. */
    public long totalRows() {
        return ownRows().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Opens the file read-only and checks it with SQLite's own {@code quick_check} (https://www.sqlite.org/pragma.html#pragma_quick_check).
     *
     * @throws Problem BACKUP_NOT_VERIFIED naming what is wrong; FILE_MISSING and its kin when it cannot be opened at all
     */
    static Verification of(Path file, Progress progress, Cancellation cancellation) {
        return refusing(file, connection -> check(file, connection, null, progress, cancellation));
    }

    /**
     * Checks a copy that was made just now, and compares it with its source; bytes that were copied as they are, by {@link PageCopy.Copied#requireArrived}.
     *
     * @throws Problem BACKUP_NOT_VERIFIED, CANCELLED
     */
    static Verification of(Path file, PageCopy.Copied copied, Progress progress, Cancellation cancellation) {
        if (copied.source().isEmpty()) {
            // Byte for byte the database: whatever its references are, they are the source's.
            return refusing(file, connection -> check(file, connection, new References(Map.of(), Map.of()), progress, cancellation));
        }
        return refusing(file, connection -> {
            Verification found = check(file, connection, null, progress, cancellation);
            copied.source().get().get().requireSame(file, connection, found, cancellation);
            return found;
        });
    }

    private static Verification refusing(Path file, Sql.Work<Verification> check) {
        try {
            return Database.at(file).read(check);
        } catch (Problem problem) {
            throw switch (problem.code()) {
                case FILE_MISSING -> Problem.of(ProblemCode.BACKUP_MISSING, "path", file);
                case CANCELLED, BACKUP_NOT_VERIFIED -> problem;
                default -> Problem.because(problem, ProblemCode.BACKUP_NOT_VERIFIED, "path", file, "detail", problem.what().replaceFirst("\\.$", ""));
            };
        }
    }

    private static Verification check(Path file, Connection connection, References known, Progress progress, Cancellation cancellation) throws SQLException {
        String what = "the check of " + file.getFileName();
        progress.report("Checking the pages", 0.1);
        List<String> findings = Interruptible.run(connection, cancellation, what, each -> Sql.list(each, "PRAGMA quick_check(5)", row -> row.getString(1)));
        cancellation.check(what);
        if (!findings.equals(List.of("ok"))) {
            throw Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", file, "detail", String.join("; ", findings));
        }
        progress.report("Checking the references", 0.6);
        References references = known == null ? References.of(connection) : known;
        progress.report("Counting the rows", 0.8);
        return new Verification(file, SchemaHistory.read(connection).current(), Contents.rowCounts(connection), references.brokenRows(), List.copyOf(references.uncheckable().values()));
    }
}
