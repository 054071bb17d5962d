package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.support.StockFlyway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes: what was flushed to the disk is there, what was written after that is there, or in part, or not at all. The files are copied in the midst of a change, and what SQLite had
 * not flushed is cut off or torn in the copy: pages of the database that the journal still has, the end of the journal, the end of the write-ahead log. Opened with Tidemark, the copy is at
 * the state before or after the change.
 */
class PowerCutTest {
    private static final int CHILDREN = 24_000;
    private static final int SECTOR = 512;
    private static final int JOURNAL_RECORDS = 8;
    private static final int JOURNAL_SECTOR = 20;
    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;

    @TempDir Path folder;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test void aRollbackJournalTakesBackWhatWasTorn() throws Exception {
        journal(4);
    }

    @Test void aWriteAheadLogThatIsTornEndsAtItsLastWholeChange() throws Exception {
        log(4);
    }

    @Test void aCheckpointThatIsTornIsMadeAgain() throws Exception {
        checkpoint(4);
    }

    @Tag("nightly")
    @Test void manyMore() throws Exception {
        journal(150);
        log(150);
        checkpoint(150);
    }

    private void journal(int times) throws Exception {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", folder.resolve("journal"), CHILDREN);
        String before = Scene.state(workspace);
        byte[] flushed = Files.readAllBytes(file(workspace));
        List<Path> moments = moments(workspace, "journal-moment");
        String after = Scene.state(workspace);
        Map<String, Integer> ends = new TreeMap<>();
        for (int round = 0; round < times; round++) {
            Path copy = Scene.copy(moments.get(random.nextInt(moments.size())), folder.resolve("journal-" + round));
            Path journal = SqliteFile.sibling(file(copy), "-journal");
            if (Files.exists(journal)) {
                tearDatabase(file(copy), flushed);
                tearJournal(journal, flushed.length);
            }
            ends.merge(consistent(copy, List.of(before, after)).equals(before) ? "before" : "after", 1, Integer::sum);
        }
        tell("rollback journal", ends);
    }

    /** What differs from before was written since, and is flushed only right before the journal goes: any of it may be torn, and what the file grew by may be missing. */
    private void tearDatabase(Path file, byte[] flushed) throws IOException {
        byte[] now = Files.readAllBytes(file);
        int page = pageSize(flushed);
        for (int at = 0; at + page <= Math.min(now.length, flushed.length); at += page) {
            if (!Arrays.equals(now, at, at + page, flushed, at, at + page)) {
                switch (random.nextInt(4)) {
                    case 0 -> System.arraycopy(flushed, at, now, at, page);
                    case 1 -> System.arraycopy(flushed, at, now, at, SECTOR * random.nextInt(page / SECTOR));
                    case 2 -> noise(now, at, page);
                    default -> { }
                }
            }
        }
        int kept = now.length <= flushed.length ? now.length : flushed.length + random.nextInt(now.length - flushed.length + 1);
        Files.write(file, Arrays.copyOf(now, kept));
    }

    /** The records that the last header counts were flushed before it was; what stands behind them may be anything, or not be. */
    private void tearJournal(Path journal, long databaseBytes) throws IOException {
        byte[] bytes = Files.readAllBytes(journal);
        int end = 0;
        while (end + SECTOR <= bytes.length && isHeader(bytes, end)) {
            int records = number(bytes, end + JOURNAL_RECORDS);
            int sector = number(bytes, end + JOURNAL_SECTOR);
            if (records <= 0) {
                break;
            }
            int segment = end + sector + records * (number(bytes, end + JOURNAL_SECTOR + 4) + 8);
            end = (segment + sector - 1) / sector * sector;
        }
        if (end >= bytes.length) {
            return;
        }
        int kept = end + random.nextInt(bytes.length - end + 1);
        byte[] torn = Arrays.copyOf(bytes, kept);
        if (end == 0 && kept < SECTOR) {
            // The first header is not whole, so nothing was flushed and nothing of the database written.
            assertThat(databaseBytes).isPositive();
        }
        if (random.nextBoolean() && kept > end + SECTOR) {
            noise(torn, end + SECTOR, kept - end - SECTOR);
        }
        Files.write(journal, torn);
    }

    private static boolean isHeader(byte[] bytes, int at) {
        return number(bytes, at) == 0xd9d505f9 && number(bytes, at + 4) == 0x20a163d7;
    }

    private void log(int times) throws Exception {
        Path workspace = Scene.of(Operation.MIGRATE, "WAL", folder.resolve("log"), CHILDREN);
        String before = Scene.state(workspace);
        Map<String, Integer> ends = new TreeMap<>();
        // A connection that stays open keeps the log from being taken in at the end.
        try (Connection open = Database.at(file(workspace)).openForReading()) {
            Sql.number(open, "SELECT count(*) FROM child");
            long flushed = size(SqliteFile.sibling(file(workspace), "-wal"));
            List<Path> moments = new ArrayList<>(moments(workspace, "log-moment"));
            moments.add(Scene.copy(workspace, folder.resolve("log-moment-after")));
            String after = Scene.state(workspace);
            for (int round = 0; round < times; round++) {
                Path copy = Scene.copy(moments.get(round % 2 == 0 ? moments.size() - 1 : random.nextInt(moments.size())), folder.resolve("log-" + round));
                tearLog(SqliteFile.sibling(file(copy), "-wal"), flushed);
                ends.merge(consistent(copy, List.of(before, after)).equals(before) ? "before" : "after", 1, Integer::sum);
            }
        }
        tell("write-ahead log", ends);
    }

    /** All that came since the last commit before may be cut anywhere, and torn; the -shm is never flushed. */
    private void tearLog(Path log, long flushed) throws IOException {
        Files.deleteIfExists(log.resolveSibling(log.getFileName().toString().replace("-wal", "-shm")));
        if (!Files.exists(log) || Files.size(log) <= Math.max(LOG_HEADER, flushed)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(log);
        int from = (int) Math.max(LOG_HEADER, flushed);
        int kept = from + random.nextInt(bytes.length - from + 1);
        byte[] torn = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? bytes.length : kept);
        if (random.nextInt(3) == 0 && torn.length > from + FRAME_HEADER) {
            int at = from + random.nextInt(torn.length - from);
            noise(torn, at, Math.min(SECTOR, torn.length - at));
        }
        Files.write(log, torn);
    }

    private void checkpoint(int times) throws Exception {
        Path workspace = Scene.of(Operation.MIGRATE, "WAL", folder.resolve("checkpoint"), CHILDREN);
        Path changed;
        byte[] whole;
        try (Connection open = Database.at(file(workspace)).openForReading()) {
            Sql.number(open, "SELECT count(*) FROM child");
            Operation.MIGRATE.run(workspace, Progress.NONE);
            changed = Scene.copy(workspace, folder.resolve("checkpoint-changed"));
        }
        String after = Scene.state(workspace);
        checkpointed(workspace);
        whole = Files.readAllBytes(file(workspace));
        for (int round = 0; round < times; round++) {
            Path copy = Scene.copy(changed, folder.resolve("checkpoint-" + round));
            // The log is whole and flushed; of the pages that go into the file some have come, some have not, some are torn.
            byte[] before = Files.readAllBytes(file(copy));
            byte[] torn = Arrays.copyOf(before, random.nextBoolean() ? whole.length : before.length);
            int page = pageSize(whole);
            for (int at = 0; at + page <= torn.length; at += page) {
                if (at + page > before.length || !Arrays.equals(whole, at, at + page, before, at, at + page)) {
                    switch (random.nextInt(3)) {
                        case 0 -> System.arraycopy(whole, at, torn, at, page);
                        case 1 -> System.arraycopy(whole, at, torn, at, SECTOR * random.nextInt(page / SECTOR));
                        default -> { }
                    }
                }
            }
            Files.write(file(copy), torn);
            Files.deleteIfExists(SqliteFile.sibling(file(copy), "-shm"));
            consistent(copy, List.of(after));
        }
        tell("checkpoint", Map.of("after", times));
    }

    private static void checkpointed(Path workspace) throws SQLException {
        try (Connection connection = Database.at(file(workspace)).openForWriting(ForeignKeys.ENFORCED)) {
            Sql.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** Carries a migrate out and copies the workspace at each step of it. */
    private List<Path> moments(Path workspace, String name) {
        List<Path> moments = new ArrayList<>();
        Operation.MIGRATE.run(workspace, (doing, fraction) -> {
            try {
                moments.add(Scene.copy(workspace, folder.resolve(name + "-" + moments.size())));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        assertThat(moments).hasSizeGreaterThan(4);
        return moments;
    }

    private String consistent(Path workspace, List<String> states) throws IOException {
        Operation.services(workspace).settle();
        String state = Scene.state(workspace);
        assertThat(state).as("%s, seed %d", workspace.getFileName(), seed).isIn(states);
        new StockFlyway(file(workspace), workspace.resolve("migrations")).accepts();
        return state;
    }

    private void noise(byte[] bytes, int at, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, length);
    }

    private static Path file(Path workspace) {
        return workspace.resolve("sqlite/app.db");
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static int pageSize(byte[] database) {
        int size = (database[16] & 0xff) << 8 | database[17] & 0xff;
        return size == 1 ? 65_536 : size;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }

    private static void tell(String what, Map<String, Integer> ends) {
        System.getLogger(PowerCutTest.class.getName()).log(System.Logger.Level.INFO, "{0}: {1}", what, ends);
    }
}
