package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.References;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * What a copy has to agree with, read from the source in the same read transaction that the copy is made in: a writer beside it changes neither.
 *
 * @param hash over schema and values; empty for a database that is too large to be read value by value with each backup
 */
record SourceState(Optional<Version> version, Map<String, Long> rows, References references, long pages, Optional<String> hash) {
    static SourceState of(Connection connection, Cancellation cancellation) throws SQLException {
        return new SourceState(SchemaHistory.read(connection).current(), Contents.rowCounts(connection), References.of(connection), Sql.number(connection, "PRAGMA page_count"),
            Contents.hashIfSmall(connection, cancellation));
    }

    /** @throws Problem BACKUP_NOT_VERIFIED naming the first difference */
    void requireSame(Path file, Connection copy, Verification found, Cancellation cancellation) throws SQLException {
        requireSame(file, "the schema version", version, found.version());
        requireSame(file, "the number of pages", pages, Sql.number(copy, "PRAGMA page_count"));
        requireSame(file, "the rows of the tables", rows, found.rows());
        requireSame(file, "the rows that point to nothing", references.brokenRows(), found.brokenReferences());
        if (hash.isPresent()) {
            requireSame(file, "the values", hash.get(), Contents.hash(copy, cancellation));
        }
    }

    private static void requireSame(Path file, String what, Object inSource, Object inCopy) {
        if (!inSource.equals(inCopy)) {
            throw Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", file, "detail", what + " differ from the database's: " + inCopy + " in place of " + inSource);
        }
    }
}
