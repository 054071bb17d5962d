package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.LockSafe;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.sqlite.WalIndex;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the bytes of a database together with its write-ahead log gives what SQLite reads, or nothing. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Locks belong to descriptors there, and SQLite copies the pages")
class WalPagesTest {
    @TempDir Path folder;
    private Database database;
    private Path copy;

    @BeforeEach void make() {
        database = TestWorkspace.empty(folder).database();
        copy = folder.resolve("copy.db");
    }

    @ParameterizedTest @ValueSource(ints = {512, 4096, 65536})
    void theCopyIsTheMomentOfTheTransactionHoweverOthersWriteAndCheckpoint(int pageSize) throws Exception {
        copyBesideAWriter(pageSize, 6);
    }

    @Tag("nightly") @ParameterizedTest @ValueSource(ints = {512, 1024, 4096, 32768, 65536})
    void ofTwoHundredCopiesEveryOneIsTheMomentOfItsTransaction(int pageSize) throws Exception {
        copyBesideAWriter(pageSize, 200);
    }

    private void copyBesideAWriter(int pageSize, int copies) throws SQLException, IOException {
        try (Connection writer = log(pageSize); Connection reader = database.openForReading()) {
            Random random = new Random(pageSize);
            for (int turn = 0; turn < copies; turn++) {
                for (int i = 0; i <= random.nextInt(6); i++) {
                    change(writer, random);
                }
                WalIndex index = begin(reader);
                for (int i = 0; i <= random.nextInt(6); i++) {
                    change(writer, random);
                }
                OptionalLong taken = taken(reader, index, () -> change(writer, random));
                String expected = Contents.hash(reader, Cancellation.never());
                reader.rollback();
                assertThat(taken).isPresent();
                assertThat(hash()).as("turn " + turn).isEqualTo(expected);
                assertThat(FileCopy.read(copy, Progress.NONE, Cancellation.never()).checksum()).isEqualTo(taken.getAsLong());
            }
        }
    }

    @Test void aLogThatBeganAnewIsNotNeededByWhoReadTheFileAlone() throws Exception {
        try (Connection writer = log(4096); Connection reader = database.openForReading()) {
            Sql.run(writer, "INSERT INTO t(text) VALUES ('before')");
            Sql.text(writer, "PRAGMA wal_checkpoint(PASSIVE)");
            WalIndex index = begin(reader);
            assertThat(index.isAllWritten()).isTrue();
            assertThat(taken(reader, index, () -> Sql.run(writer, "INSERT INTO t(text) VALUES ('after')"))).isPresent();
            assertThat(WalIndex.of(database.file()).orElseThrow().salts()).as("the log began anew").isNotEqualTo(index.salts());
            assertThat(Database.at(copy).<Long>read(c -> Sql.number(c, "SELECT count(*) FROM t"))).isEqualTo(1);
        }
    }

    @Test void aLogThatBeganAnewIsNotTakenForTheOneBefore() throws Exception {
        try (Connection writer = log(4096)) {
            Sql.run(writer, "INSERT INTO t(text) VALUES ('before')");
            WalIndex index = WalIndex.of(database.file()).orElseThrow();
            Sql.text(writer, "PRAGMA wal_checkpoint(RESTART)");
            Sql.run(writer, "INSERT INTO t(text) VALUES ('after')");
            assertThat(pages(writer, index)).isEmpty();
        }
    }

    @Test void aByteThatIsWrongInTheLogIsSeen() throws Exception {
        try (Connection writer = log(4096); Connection reader = database.openForReading()) {
            Sql.run(writer, "INSERT INTO t(text) VALUES ('in the log')");
            WalIndex index = begin(reader);
            try (WalPages pages = pages(reader, index).orElseThrow(); FileChannel log = FileChannel.open(SqliteFile.sibling(database.file(), "-wal"), StandardOpenOption.WRITE)) {
                log.write(ByteBuffer.wrap(new byte[] {42}), log.size() - 100);
                Files.createFile(copy);
                assertThat(FileCopy.copy(database.file(), pages, copy, Progress.NONE, Cancellation.never())).as("read before it was wrong").isEmpty();
            }
            assertThat(pages(reader, index)).as("read after").isEmpty();
        }
    }

    @Test void aBackupMadeOfBytesStandsAloneAndSaysSo() throws Exception {
        try (Connection writer = log(4096)) {
            Sql.run(writer, "INSERT INTO t(text) VALUES ('in the log')");
            Files.createFile(copy);
            PageCopy.Copied copied = PageCopy.copy(database, copy, made -> made, Progress.NONE, Cancellation.never());
            assertThat(copied.checksum()).as("the bytes were copied").isPresent();
            assertThat(SqliteFile.withSiblings(copy).stream().skip(1)).noneMatch(Files::exists);
            try (Connection connection = Database.at(copy).openForReading()) {
                assertThat(Sql.text(connection, "PRAGMA journal_mode")).isEqualTo("delete");
            }
        }
    }

    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws SQLException;
    }

    @Test void aDatabaseIsComparedWithItsBackupThroughItsLog() throws Exception {
        try (Connection writer = log(4096); Connection reader = database.openForReading()) {
            Sql.run(writer, "INSERT INTO t(text) VALUES ('first')");
            Files.createFile(copy);
            PageCopy.copy(database, copy, made -> made, Progress.NONE, Cancellation.never());
            Sql.run(writer, "UPDATE t SET text = 'second'");
            assertThat(hasPagesOfTheCopy(reader)).isFalse();
            assertThat(PageCopy.restore(copy, database, null)).isTrue();
            assertThat(hasPagesOfTheCopy(reader)).isTrue();
            Sql.run(writer, "INSERT INTO t(text) VALUES ('third')");
            assertThat(hasPagesOfTheCopy(reader)).isFalse();
        }
    }

    private boolean hasPagesOfTheCopy(Connection reader) throws SQLException, IOException {
        reader.setAutoCommit(false);
        try (WalPages pages = WalPages.begin(reader, database, Cancellation.never()).orElseThrow(); FileChannel here = FileChannel.open(copy)) {
            return LockSafe.read(database.file(), live -> FileCopy.samePages(here, live, pages));
        }
    }

    private OptionalLong taken(Connection reader, WalIndex index, Meanwhile meanwhile) throws IOException, SQLException {
        Files.deleteIfExists(copy);
        Files.createFile(copy);
        Optional<WalPages> log = pages(reader, index);
        if (log.isEmpty()) {
            return OptionalLong.empty();
        }
        try (WalPages pages = log.get()) {
            meanwhile.happens();
            return FileCopy.copy(database.file(), pages, copy, Progress.NONE, Cancellation.never());
        }
    }

    private Optional<WalPages> pages(Connection connection, WalIndex index) throws SQLException, IOException {
        return WalPages.of(database.file(), index, Sql.number(connection, "PRAGMA page_count"), (int) Sql.number(connection, "PRAGMA page_size"), Cancellation.never());
    }

    private WalIndex begin(Connection reader) throws SQLException, IOException {
        WalIndex index = WalIndex.of(database.file()).orElseThrow();
        reader.setAutoCommit(false);
        Sql.number(reader, "SELECT count(*) FROM sqlite_schema");
        return index;
    }

    private String hash() {
        return Database.at(copy).read(connection -> {
            assertThat(Sql.text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            return Contents.hash(connection, Cancellation.never());
        });
    }

    private Connection log(int pageSize) throws SQLException {
        Connection writer = database.openForWriting(Database.ForeignKeys.ENFORCED);
        Sql.run(writer, "PRAGMA page_size = " + pageSize);
        Sql.run(writer, "VACUUM");
        Sql.text(writer, "PRAGMA journal_mode = WAL");
        Sql.run(writer, "PRAGMA synchronous = OFF");
        Sql.text(writer, "PRAGMA wal_autocheckpoint = 7");
        Sql.run(writer, "CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT)");
        Sql.run(writer, "CREATE INDEX t_text ON t(text)");
        return writer;
    }

    private static void change(Connection writer, Random random) throws SQLException {
        switch (random.nextInt(5)) {
            case 0, 1 -> Sql.run(writer, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO t(text) SELECT hex(randomblob(100)) FROM n");
            case 2 -> Sql.run(writer, "UPDATE t SET text = hex(randomblob(90)) WHERE id % 7 = " + random.nextInt(7));
            case 3 -> Sql.run(writer, "DELETE FROM t WHERE id % 5 = " + random.nextInt(5));
            default -> {
                if (random.nextBoolean()) {
                    Sql.run(writer, "VACUUM");
                }
                Sql.text(writer, "PRAGMA wal_checkpoint(" + (random.nextBoolean() ? "PASSIVE" : "TRUNCATE") + ")");
            }
        }
    }
}
