package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.health.Upkeep;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A write-ahead log that grows: somebody reads all the time, or nobody gets to write it back (https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files). */
public final class LogSizeCheck implements HealthCheck {
    /** Sixteen times the thousand pages of 4 kB at which SQLite begins to write it back. */
    private static final long LARGE = 64L << 20;

    private final Upkeep upkeep;
    private final long large;

    public LogSizeCheck(Upkeep upkeep) {
        this(upkeep, LARGE);
    }

    LogSizeCheck(Upkeep upkeep, long large) {
        this.upkeep = upkeep;
        this.large = large;
    }

    @Override public String title() {
        return "Size of the write-ahead log";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        Path log = SqliteFile.sibling(examination.workspace().databaseFile(), "-wal");
        if (examination.live().isEmpty() || size(log) < large) {
            return List.of();
        }
        String name = log.getFileName().toString();
        Cure cure = new Cure("write-back", "Write the log back", "What the log holds is written into the database file, as SQLite does from time to time, and the log is emptied. No row changes.", Cure.Touches.STORAGE,
            () -> List.of("PRAGMA wal_checkpoint(TRUNCATE);", name + ": " + Texts.size(size(log)) + " now"),
            (progress, cancelled) -> upkeep.run("Write the log back", "Wrote " + name + " back into " + examination.workspace().databaseName() + ".", List.of("PRAGMA wal_checkpoint(TRUNCATE)"), connection -> {
                if (Sql.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
                    throw Problem.of(ProblemCode.LOCKED, "path", examination.database().file(), "waited", Database.WAITED);
                }
                return null;
            }));
        return List.of(new Finding("log-size", Severity.WARNING, "The write-ahead log " + name + " has grown to " + Texts.size(size(log))
            + ": a program keeps an old state open, so that the log cannot begin anew. It slows down every read, and is lost work if it is deleted.", name, List.of(cure)));
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", log, "detail", Texts.reason(failure));
        }
    }
}
