package dev.tidemark.faults;

import dev.tidemark.support.OtherProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Another program that writes one row after the other, each in a transaction of its own, and says its number once it is committed: the chatbot, at its busiest. */
final class BusyWriter implements AutoCloseable {
    private static final int FIRST = 1_000_000;

    private final Process process;
    private final BufferedReader said;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final Future<Set<Long>> committed;

    private BusyWriter(Process process, BufferedReader said) throws IOException {
        this.process = process;
        this.said = said;
        String first = said.readLine();
        // The driver says first that there is no logging.
        while (first != null && !isRow(first)) {
            first = said.readLine();
        }
        if (first == null) {
            throw new IOException("The writer wrote nothing");
        }
        this.committed = reader.submit(() -> said.lines().filter(BusyWriter::isRow).map(Long::valueOf).collect(Collectors.toCollection(() -> new TreeSet<>(Set.of((long) FIRST)))));
    }

    /** Starts it; it has committed its first row when this returns. @param pause in milliseconds, between two rows */
    static BusyWriter on(Path database, int pause) throws IOException {
        Process process = OtherProcess.start(BusyWriter.class, database, pause);
        return new BusyWriter(process, process.inputReader());
    }

    /** The last line may be cut off. */
    private static boolean isRow(String line) {
        return line.matches("\\d{7}");
    }

    /** Ends it. @return the numbers of all rows that it committed */
    Set<Long> stop() throws Exception {
        process.destroyForcibly().waitFor();
        return committed.get();
    }

    @Override public void close() throws IOException {
        process.destroyForcibly();
        reader.close();
        said.close();
    }

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0] + "?busy_timeout=20000")) {
            for (long id = FIRST; ; id++) {
                write(connection, id);
                System.out.println(id);
                Thread.sleep(Integer.parseInt(arguments[1]));
            }
        }
    }

    private static void write(Connection connection, long id) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO child(id, parent, words) VALUES (?, 1, 'written meanwhile')")) {
            row.setLong(1, id);
            row.executeUpdate();
        }
    }
}
