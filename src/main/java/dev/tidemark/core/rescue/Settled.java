package dev.tidemark.core.rescue;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.LockSafe;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Private;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database file with what its -wal or -journal says taken in, on a private copy where there is such a file; the original is only read. */
record Settled(Path file, Path folder) implements AutoCloseable {
    private static final List<String> BESIDE = List.of("-wal", "-journal");

    /** The file without what lies beside it. */
    static Settled asItIs(Path source) {
        return new Settled(source, null);
    }

    /**
     * The file with it, if that can be done.
     *
     * @param near where the copy is made, in a folder of its own
     * @param notes is told what was taken in, or why it could not be
     */
    static Settled of(Path source, Path near, Notes notes, Progress progress, Cancellation cancellation) throws IOException {
        List<Path> beside = new ArrayList<>();
        for (String suffix : BESIDE) {
            Path path = SqliteFile.sibling(source, suffix);
            if (Files.isRegularFile(path) && Files.size(path) > 0) {
                beside.add(path);
            }
        }
        if (beside.isEmpty()) {
            return asItIs(source);
        }
        progress.report("Copying the file and what lies beside it", 0);
        Path folder = near.resolveSibling(near.getFileName() + ".settling");
        Settled settled = new Settled(folder.resolve("copy.db"), folder);
        String names = String.join(" and ", beside.stream().map(path -> path.getFileName().toString()).toList());
        settled.close();
        Private.folder(folder);
        try {
            copy(source, settled.file(), cancellation);
            for (Path path : beside) {
                String suffix = path.getFileName().toString().substring(source.getFileName().toString().length());
                copy(path, SqliteFile.sibling(settled.file(), suffix), cancellation);
            }
            settle(settled.file());
            notes.remark(names + " beside the file was taken in. If it belongs to another database, rescue again with --without-log.");
            return settled;
        } catch (SQLException failure) {
            notes.add(names + " beside the file could not be taken in (" + SqliteErrors.reason(failure) + "): what was written last may be missing.");
            settled.close();
            return asItIs(source);
        } catch (IOException | RuntimeException failure) {
            settled.close();
            throw failure;
        }
    }

    /** SQLite plays a log in, or takes a change back, when it first reads; switching the mode writes the log's pages into the file. */
    private static void settle(Path copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection(SqliteFile.url(copy))) {
            // One statement of the schema that is damaged must not keep the log of all other tables out: https://www.sqlite.org/pragma.html#pragma_writable_schema.
            Sql.run(connection, "PRAGMA trusted_schema = OFF");
            Sql.run(connection, "PRAGMA writable_schema = ON");
            Sql.number(connection, "SELECT count(*) FROM sqlite_schema");
            Sql.text(connection, "PRAGMA journal_mode = DELETE");
        }
    }

    private static void copy(Path from, Path to, Cancellation cancellation) throws IOException {
        Private.file(to);
        LockSafe.read(from, channel -> {
            try (OutputStream out = Files.newOutputStream(to)) {
                byte[] chunk = new byte[1 << 20];
                ByteBuffer buffer = ByteBuffer.wrap(chunk);
                for (long at = 0; channel.read(buffer.clear(), at) > 0; at += buffer.position()) {
                    cancellation.check("the rescue");
                    out.write(chunk, 0, buffer.position());
                }
            }
            return null;
        });
    }

    @Override public void close() throws IOException {
        if (folder != null && Files.isDirectory(folder)) {
            SqliteFile.remove(file);
            Files.delete(folder);
        }
    }
}
