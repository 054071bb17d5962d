package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Keeps a database of which no backup can be made, beside the backups, before it is replaced: {@code app.db.20250107_120000.unreadable}. */
final class SetAside {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
    private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal");

    private final Workspace workspace;
    private final Database database;
    private final Instant now;

    SetAside(Workspace workspace, Database database, Instant now) {
        this.workspace = workspace;
        this.database = database;
        this.now = now;
    }

    /** Moves the file and what lies beside it. @return where it is now; empty when there was none @throws Problem INPUT_OUTPUT */
    Optional<Path> move() {
        Optional<Path> kept = Optional.empty();
        try {
            Path free = free();
            for (String part : PARTS) {
                Path file = SqliteFile.sibling(database.file(), part);
                if (Files.exists(file)) {
                    Path aside = SqliteFile.sibling(free, part);
                    Files.move(file, aside);
                    kept = part.isEmpty() ? Optional.of(aside) : kept;
                }
            }
            return kept;
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /**
     * Copies what programs read that have the file open, damaged as it is; it is on the disk afterwards.
     *
     * @throws Problem LOCKED, DISK_FULL, BACKUP_FAILED, INPUT_OUTPUT, CANCELLED; nothing is left then
     */
    Path copy(Cancellation cancellation) {
        Path unfinished = null;
        try {
            Path free = free();
            unfinished = SqliteFile.sibling(free, ".unfinished");
            PageCopy.copyForOwnerOnly(database, unfinished, Progress.NONE, cancellation);
            Durable.flush(unfinished);
            Durable.rename(unfinished, free);
            return free;
        } catch (IOException failure) {
            throw failed(failure);
        } finally {
            if (unfinished != null) {
                Durable.removeLeftovers(unfinished);
            }
        }
    }

    /** Another within the same second gets a number. */
    private Path free() throws IOException {
        Private.folder(workspace.backups());
        String stem = workspace.databaseName() + "." + STAMP.format(now);
        for (int number = 1; ; number++) {
            Path free = workspace.backups().resolve(stem + (number == 1 ? "" : "_" + number) + ".unreadable");
            if (PARTS.stream().map(part -> SqliteFile.sibling(free, part)).noneMatch(Files::exists)) {
                return free;
            }
        }
    }

    private Problem failed(IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", database.file(), "detail", Texts.reason(failure));
    }
}
