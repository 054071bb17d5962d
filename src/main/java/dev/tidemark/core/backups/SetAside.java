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

    private final Database database;
    private final Path place;
    private final Path file;

    private SetAside(Database database, Path place, Path file) {
        this.database = database;
        this.place = place;
        this.file = file;
    }

    /**
     * Looks where an unreadable file and what lies beside it will go; {@link #move} does it. Take the workspace's lock before.
     *
     * @return empty when there is nothing to keep
     * @throws Problem INPUT_OUTPUT
     */
    static Optional<SetAside> planned(Workspace workspace, Database database, Instant now) {
        Optional<String> first = PARTS.stream().filter(part -> Files.exists(SqliteFile.sibling(database.file(), part))).findFirst();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = 1;
            while (!isFree(place(workspace, now, number))) {
                number++;
            }
            Path place = place(workspace, now, number);
            return Optional.of(new SetAside(database, place, SqliteFile.sibling(place, first.get())));
        } catch (IOException failure) {
            throw failed(database, failure);
        }
    }

    /** Moves the file and what lies beside it. @throws Problem INPUT_OUTPUT */
    void move() {
        try {
            for (String part : PARTS) {
                Path from = SqliteFile.sibling(database.file(), part);
                if (Files.exists(from)) {
                    Files.move(from, SqliteFile.sibling(place, part));
                }
            }
        } catch (IOException failure) {
            throw failed(database, failure);
        }
    }

    /**
     * Copies what programs read that have the file open, damaged as it is; it is on the disk afterwards. What a killed process leaves of it is found as that of a backup is.
     *
     * @throws Problem LOCKED, DISK_FULL, BACKUP_FAILED, INPUT_OUTPUT, CANCELLED; nothing is left then
     */
    static SetAside copied(Workspace workspace, Database database, Instant now, Progress progress, Cancellation cancellation) {
        try (Reservation reserved = reserve(workspace, now)) {
            PageCopy.copyForOwnerOnly(database, reserved.unfinished(), progress, cancellation);
            Durable.flush(reserved.unfinished());
            Durable.rename(reserved.unfinished(), reserved.target());
            return new SetAside(database, reserved.target(), reserved.target());
        } catch (IOException failure) {
            throw failed(database, failure);
        }
    }

    private static Reservation reserve(Workspace workspace, Instant now) throws IOException {
        for (int number = 1; ; number++) {
            Path place = place(workspace, now, number);
            Reservation reserved = isFree(place) ? Reservation.of(place) : null;
            if (reserved != null) {
                return reserved;
            }
        }
    }

    /** Where a person finds it. */
    Path file() {
        return file;
    }

    /** Removes a copy before which nothing was replaced. */
    void remove() {
        Durable.removeLeftovers(place);
    }

    /** Another within the same second gets a number. */
    private static Path place(Workspace workspace, Instant now, int number) throws IOException {
        Private.folder(workspace.backups());
        return workspace.backups().resolve(workspace.databaseName() + "." + STAMP.format(now) + (number == 1 ? "" : "_" + number) + ".unreadable");
    }

    private static boolean isFree(Path place) {
        return PARTS.stream().map(part -> SqliteFile.sibling(place, part)).noneMatch(Files::exists);
    }

    private static Problem failed(Database database, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", database.file(), "detail", Texts.reason(failure));
    }
}
