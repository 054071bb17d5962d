package dev.tidemark.core.rescue;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.LockSafe;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * Reads what can be read of a damaged database file into a new one. The file is only read, page by page, never opened in SQLite: what lies beside it
 * (a log, a journal) is taken in on a private copy. Blocking; needs no workspace.
 */
public final class RescueService {
    private static final int CHUNK = 1 << 20;

    private RescueService() { }

    /**
     * Rescues a file.
     *
     * @param source the damaged file
     * @param output the new database; nothing may be there, and its folder must be. Only its owner may read it
     * @param withLog whether the -wal or -journal beside the file is part of it
     * @throws Problem FILE_MISSING, NOT_A_FILE, FILE_EMPTY, OUTPUT_EXISTS, NOTHING_TO_RESCUE, DISK_FULL, INPUT_OUTPUT, CANCELLED; there is then no new file
     */
    public static RescueReport rescue(Path source, Path output, boolean withLog, Progress progress, Cancellation cancellation) {
        requireFile(source);
        Path target = output.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw Problem.of(ProblemCode.OUTPUT_EXISTS, "path", target);
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            SqliteFile.remove(unfinished);
            Private.file(unfinished);
            Notes notes = new Notes();
            try (Settled settled = withLog ? Settled.of(source, target, notes, progress, cancellation) : Settled.asItIs(source)) {
                RescueReport report = LockSafe.read(settled.file(), channel -> rescued(channel, source, unfinished, target, notes, progress, cancellation));
                flush(unfinished);
                Files.move(unfinished, target);
                return report;
            } finally {
                SqliteFile.remove(unfinished);
            }
        } catch (FileAlreadyExistsException meanwhile) {
            throw Problem.because(meanwhile, ProblemCode.OUTPUT_EXISTS, "path", target);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", target, "detail", Texts.reason(failure));
        }
    }

    /**
     * Saves what was rescued under another name, on the disk when this returns.
     *
     * @param rescued a rescue whose output is still there; nobody writes into it
     * @param target the new file; nothing may be there, and its folder must be. Only its owner may read it
     * @throws Problem OUTPUT_EXISTS, INPUT_OUTPUT, CANCELLED; there is then no new file
     */
    public static void save(RescueReport rescued, Path target, Progress progress, Cancellation cancellation) {
        WholeFile.at(target).ownerOnly().unlessThere().write(out -> LockSafe.read(rescued.output(), channel -> {
            copy(channel, out, progress, cancellation);
            return null;
        }));
        try {
            flush(target);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", target, "detail", Texts.reason(failure));
        }
    }

    private static void copy(FileChannel source, OutputStream out, Progress progress, Cancellation cancellation) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = source.size();
        int read;
        for (long at = 0; (read = source.read(ByteBuffer.wrap(chunk), at)) > 0; at += read) {
            cancellation.check("saving what was rescued");
            progress.report("Saved " + Texts.size(at) + " of " + Texts.size(size), (double) at / size);
            out.write(chunk, 0, read);
        }
    }

    private static RescueReport rescued(FileChannel channel, Path source, Path unfinished, Path output, Notes notes, Progress progress, Cancellation cancellation) throws IOException {
        Pages pages = Pages.of(channel);
        try (NewDatabase target = new NewDatabase(unfinished, pages)) {
            return Interruptible.run(target.connection(), cancellation, "the rescue", connection -> {
                try {
                    return new Rescue(pages, new Trees(pages, progress, cancellation), target, notes, progress, cancellation).run(source, output);
                } catch (IOException failure) {
                    throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", source, "detail", Texts.reason(failure));
                }
            });
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, output);
        }
    }

    private static void requireFile(Path source) {
        if (!Files.exists(source)) {
            throw Problem.of(ProblemCode.FILE_MISSING, "path", source);
        }
        if (Files.isDirectory(source)) {
            throw Problem.of(ProblemCode.NOT_A_FILE, "path", source);
        }
        if (SqliteFile.isNothing(source)) {
            throw Problem.of(ProblemCode.FILE_EMPTY, "path", source);
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
