package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Whether the schema has drifted, for those who ask often. The answer of the full comparison is kept, in memory and beside the journal, under a mark of
 * all that it depends on: schema, history and scripts. As long as these are the same, asking again compares nothing. Blocking; safe for any thread.
 */
public final class KnownDrift {
    private static final int NOT_COMPARABLE = -1;

    private final DriftService drift;
    private final Path records;
    private volatile Answer last;

    public KnownDrift(Workspace workspace, DriftService drift) {
        this.drift = drift;
        this.records = workspace.notes();
    }

    private record Answer(String mark, int deviations) { }

    /**
     * In how many objects the schema differs from what its applied migrations build.
     *
     * @param history as it is on this connection
     * @return empty where nothing is applied, or where the two cannot be compared
     * @throws Problem when the database cannot be read
     */
    public OptionalInt deviations(Connection connection, SchemaHistory history, MigrationFolder folder) throws SQLException {
        if (history.applied().isEmpty()) {
            return OptionalInt.empty();
        }
        String mark = mark(connection, history, folder);
        Answer known = last;
        if (known == null || !known.mark().equals(mark)) {
            known = kept(mark);
        }
        if (known == null) {
            known = new Answer(mark, compare(connection, history, folder));
            keep(known);
        }
        last = known;
        return known.deviations() == NOT_COMPARABLE ? OptionalInt.empty() : OptionalInt.of(known.deviations());
    }

    private int compare(Connection connection, SchemaHistory history, MigrationFolder folder) throws SQLException {
        try {
            return drift.between(history, SchemaReader.read(connection), folder).deviations().size();
        } catch (Problem problem) {
            return switch (problem.code()) {
                case SCRATCH_FAILED, APPLIED_TEXT_UNKNOWN -> NOT_COMPARABLE;
                default -> throw problem;
            };
        }
    }

    private static String mark(Connection connection, SchemaHistory history, MigrationFolder folder) throws SQLException {
        MessageDigest digest = sha256();
        // Another release may compare otherwise.
        add(digest, String.valueOf(KnownDrift.class.getPackage().getImplementationVersion()));
        Sql.list(connection, "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name", row -> {
            add(digest, row.getString(1));
            return null;
        });
        for (HistoryRow row : history.applied()) {
            add(digest, row.version() + " " + row.description() + " " + row.type() + " " + row.script() + " " + row.checksum());
        }
        folder.migrations().forEach(migration -> add(digest, migration.fileName() + " " + migration.checksum()));
        folder.baselines().forEach(migration -> add(digest, migration.fileName() + " " + migration.checksum()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private Answer kept(String mark) {
        try {
            String[] words = Files.exists(file()) ? Files.readString(file()).strip().split(" ") : new String[0];
            return words.length == 2 && words[0].equals(mark) && words[1].matches("-1|\\d{1,9}") ? new Answer(mark, Integer.parseInt(words[1])) : null;
        } catch (IOException unreadable) {
            return notKept(unreadable);
        }
    }

    /** Where there are no records yet none are begun for this, and a folder that cannot be written costs a comparison each time, no more. */
    private void keep(Answer answer) {
        if (!Files.isDirectory(records)) {
            return;
        }
        try {
            WholeFile.at(file()).ownerOnly().write(answer.mark() + " " + answer.deviations() + "\n");
        } catch (Problem notWritten) {
            notKept(notWritten);
        }
    }

    private Answer notKept(Exception failure) {
        System.getLogger(KnownDrift.class.getName()).log(System.Logger.Level.DEBUG, "No answer is kept in " + file(), failure);
        return null;
    }

    private Path file() {
        return records.resolve("drift");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
