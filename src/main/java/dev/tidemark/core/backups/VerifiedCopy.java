package dev.tidemark.core.backups;

import dev.tidemark.core.common.Beside;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A copy of a database that is on the disk, and what its check found.
 *
 * @param mark of the database as it was copied
 * @param compared how it was compared with it, for the manifest
 */
record VerifiedCopy(String mark, String compared, FileCopy.Content content, Verification verification) {
    /**
     * Copies into a new file, for its owner alone, and verifies it.
     *
     * @throws Problem BACKUP_FAILED, BACKUP_NOT_VERIFIED, LOCKED, CANCELLED …; the file is then of no use
     */
    static VerifiedCopy of(Database database, Path target, Progress progress, Cancellation cancellation) throws IOException {
        progress.report("Copying the database", 0.01);
        Durable.createForOwnerOnly(target);
        return PageCopy.copy(database, target, copied -> checked(target, copied, progress.part(0.35, 0.95), cancellation), progress.part(0.01, 0.35), cancellation);
    }

    private static VerifiedCopy checked(Path file, PageCopy.Copied copied, Progress progress, Cancellation cancellation) {
        cancellation.check("the backup");
        progress.report("Writing it to the disk", 0);
        try {
            Durable.flush(file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.BACKUP_FAILED, "detail", "writing to " + file.getParent() + " failed, " + Texts.reason(failure));
        }
        try (Beside<FileCopy.Content> reading = Beside.begin(cancellation, own -> FileCopy.content(file, own))) {
            Verification verification = Verification.of(file, copied, progress.part(0.1, 1), cancellation);
            copied.requireArrived(file, reading.result());
            return new VerifiedCopy(copied.mark(), compared(copied), reading.result(), verification);
        }
    }

    private static String compared(PageCopy.Copied copied) {
        return copied.source().map(state -> state.get().hash().isPresent() ? "value by value" : "by counts").orElse("byte by byte");
    }
}
