package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore and a reset while others have the database open, in both journal modes, and beside files that another database left. */
class RestoreBesideOthersTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;
    private Backup backup;
    private String before;

    @BeforeEach void makeAndBackUp() {
        space = TestWorkspace.empty(folder.resolve("space"));
        space.script("V1__make_notes.sql", "CREATE TABLE notes(id INTEGER PRIMARY KEY, note TEXT);");
        services = Services.of(space.workspace());
        services.migrations().run(services.migrations().planMigrate(dev.tidemark.core.migrations.Target.LATEST), false, Progress.NONE, Cancellation.never());
        space.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO notes SELECT i, 'note ' || i FROM n");
        backup = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        before = hash();
    }

    @ParameterizedTest @ValueSource(strings = {"delete", "wal"})
    void whoHasItOpenSeesTheRestoredContent(String mode) throws SQLException {
        mode(mode);
        try (Connection other = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            Sql.run(other, "DELETE FROM notes WHERE id > 10");
            restore();
            assertThat(Sql.number(other, "SELECT count(*) FROM notes")).isEqualTo(2000);
            assertThat(Sql.text(other, "PRAGMA integrity_check")).isEqualTo("ok");
            Sql.run(other, "INSERT INTO notes VALUES (5000, 'goes on')");
        }
        assertThat(space.number("SELECT count(*) FROM notes")).isEqualTo(2001);
        assertThat(space.database().<String>read(c -> Sql.text(c, "PRAGMA journal_mode"))).isEqualTo(mode);
    }

    @ParameterizedTest @ValueSource(strings = {"delete", "wal"})
    void whoHasItOpenSeesTheResetDatabase(String mode) throws SQLException {
        mode(mode);
        try (Connection other = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            assertThat(Sql.number(other, "SELECT count(*) FROM notes")).isEqualTo(2000);
            services.resets().reset("app.db", Progress.NONE, Cancellation.never());
            assertThat(Sql.number(other, "SELECT count(*) FROM notes")).isZero();
            assertThat(Sql.text(other, "PRAGMA integrity_check")).isEqualTo("ok");
        }
    }

    @ParameterizedTest @CsvSource({"restore, delete", "restore, wal", "reset, delete", "reset, wal"})
    void aRowThatIsWrittenAfterTheSafetyBackupIsInTheNextOne(String operation, String mode) throws SQLException {
        mode(mode);
        AtomicInteger written = new AtomicInteger();
        Backup safety = carryOut(operation, writesWhenReplaced(written, 1)).orElseThrow();
        assertThat(written).hasValue(2);
        assertThat(Database.at(safety.file()).<Long>read(c -> Sql.number(c, "SELECT count(*) FROM notes WHERE note = 'meanwhile'"))).isEqualTo(1);
        assertThat(services.backups().list()).containsExactlyInAnyOrder(backup, safety);
        assertThat(services.journal().entries().getLast().backup()).isEqualTo(safety.name());
    }

    @ParameterizedTest @CsvSource({"restore, delete", "restore, wal", "reset, delete", "reset, wal"})
    void whoGoesOnWritingKeepsTheDatabaseFromBeingReplaced(String operation, String mode) throws SQLException {
        mode(mode);
        int entries = services.journal().entries().size();
        assertThatThrownBy(() -> carryOut(operation, writesWhenReplaced(new AtomicInteger(), 100))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.OTHERS_WRITE);
            assertThat(problem.what()).contains("3 times");
        });
        assertThat(space.number("SELECT count(*) FROM notes WHERE note = 'meanwhile'")).isEqualTo(3);
        assertThat(services.backups().list()).containsExactly(backup);
        assertThat(services.journal().entries()).hasSize(entries);
        assertThat(services.journal().unsettled()).isEmpty();
    }

    @Test void whereNobodyMayWriteNoBackupIsTakenBefore() throws SQLException {
        List<String> said = new ArrayList<>();
        try (Connection other = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            Sql.run(other, "BEGIN IMMEDIATE");
            RestoreService restores = restores(Database.at(space.workspace().databaseFile(), Duration.ofMillis(100)));
            assertThatThrownBy(() -> restores.restore(backup.file(), (doing, fraction) -> said.add(doing), Cancellation.never()))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LOCKED));
            Sql.run(other, "ROLLBACK");
        }
        assertThat(said).isNotEmpty().doesNotContain("Copying the database");
    }

    /** Another program, which writes in the moment before the database is replaced. */
    private Progress writesWhenReplaced(AtomicInteger seen, int times) {
        return (doing, fraction) -> {
            if (doing.equals("Writing the database") && seen.incrementAndGet() <= times) {
                space.sql("INSERT INTO notes(note) VALUES ('meanwhile')");
            }
        };
    }

    private Optional<Backup> carryOut(String operation, Progress progress) {
        return operation.equals("reset") ? services.resets().reset("app.db", progress, Cancellation.never()).safety()
            : services.restores().restore(backup.file(), progress, Cancellation.never()).safety();
    }

    @Tag("nightly") @Test void aReaderThatDoesNotLetGoIsNamedAndNothingIsChanged() throws SQLException {
        space.sql("DELETE FROM notes WHERE id > 10");
        String changed = hash();
        try (Connection reader = space.database().openForReading()) {
            reader.setAutoCommit(false);
            Sql.number(reader, "SELECT count(*) FROM notes");
            assertThatThrownBy(this::restore).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LOCKED));
        }
        assertThat(hash()).isEqualTo(changed);
    }

    @Test void filesBesideItThatAreNoLogDoNotGetIntoTheRestoredDatabase() throws IOException {
        Files.writeString(beside("-wal"), "nobody's log ".repeat(1000));
        Files.writeString(beside("-shm"), "nobody's index ".repeat(1000));
        restore();
        assertThat(hash()).isEqualTo(before);
        assertSound();
    }

    @Test void theLogOfAnotherDatabaseDoesNotGetIntoTheRestoredDatabase() throws Exception {
        Path other = folder.resolve("other.db");
        Database.at(other).create();
        try (Connection writer = Database.at(other).openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(writer, "PRAGMA journal_mode = wal");
            Sql.run(writer, "CREATE TABLE strange(x)");
            Sql.run(writer, "INSERT INTO strange SELECT hex(randomblob(3000)) FROM pragma_function_list LIMIT 20");
            Files.copy(SqliteFile.sibling(other, "-wal"), beside("-wal"));
        }
        restore();
        assertThat(hash()).isEqualTo(before);
        assertSound();
    }

    @Test void theLogThatADeletedDatabaseLeftDoesNotGetIntoTheRestoredDatabase() throws Exception {
        mode("wal");
        Path log = folder.resolve("left.wal");
        try (Connection writer = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            Sql.run(writer, "UPDATE notes SET note = 'later'");
            Files.copy(beside("-wal"), log);
        }
        Files.delete(space.workspace().databaseFile());
        Files.deleteIfExists(beside("-wal"));
        Files.deleteIfExists(beside("-shm"));
        Files.copy(log, beside("-wal"));
        restore();
        assertThat(hash()).isEqualTo(before);
        assertSound();
    }

    @Test void aRestoreThatCouldNotBeComparedIsNotDenied() {
        space.sql("DELETE FROM notes WHERE id > 10");
        Database impatient = Database.at(space.workspace().databaseFile(), Duration.ofMillis(100));
        Journal journal = services.journal();
        RestoreService restores = restores(impatient);
        List<Connection> lock = new ArrayList<>();
        Progress locks = (doing, fraction) -> {
            if (doing.equals("Comparing what was written")) {
                lock.add(space.locked());
            }
        };
        try {
            assertThatThrownBy(() -> restores.restore(backup.file(), locks, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.RESTORE_DISTURBED);
                assertThat(problem.unchanged()).contains(services.backups().list().getFirst().name());
            });
            assertThat(Touched.after(backup, impatient)).isEmpty();
        } finally {
            lock.forEach(TestWorkspace::release);
        }
        assertThat(hash()).isEqualTo(before);
        assertThat(journal.unsettled()).isEmpty();
        assertThat(journal.entries().getLast().kind()).isEqualTo("restore");
        assertThat(journal.entries().getLast().details()).anyMatch(line -> line.startsWith("It ended with: TM-406"));
    }

    @Test void aCopyThatCannotGetItsNameLeavesNoRecord() throws IOException {
        Progress takesTheName = (doing, fraction) -> {
            if (doing.equals("Counting the rows")) {
                try (Stream<Path> files = Files.list(space.workspace().backups())) {
                    Path marker = files.filter(file -> file.toString().endsWith(".making")).findFirst().orElseThrow();
                    Files.createFile(Files.createDirectory(Path.of(marker.toString().replaceFirst("\\.making$", ""))).resolve("in the way"));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        };
        assertThatThrownBy(() -> services.backups().create(BackupReason.ASKED_FOR, null, takesTheName, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_FAILED));
        try (Stream<Path> files = Files.list(space.workspace().backups())) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(1);
        }
    }

    @Test void readingABackupBackCanBeCancelled() {
        Cancellation cancellation = new Cancellation();
        Progress cancels = (doing, fraction) -> {
            if (doing.equals("Checking the pages")) {
                cancellation.cancel();
            }
        };
        space.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6) INSERT INTO notes(note) SELECT randomblob(1000000) FROM n");
        Backup large = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        assertThatThrownBy(() -> services.backups().verify(large.file(), cancels, cancellation))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    @ParameterizedTest @ValueSource(strings = {"delete", "wal"})
    void aSourceThatIsWrittenToMeanwhileIsNoSuccess(String mode) throws SQLException {
        mode(mode);
        TestWorkspace other = TestWorkspace.empty(folder.resolve("other"));
        other.sql("CREATE TABLE notes(id INTEGER PRIMARY KEY, note TEXT)");
        Progress writes = (doing, fraction) -> {
            if (doing.equals("Writing the database")) {
                other.sql("INSERT INTO notes(note) VALUES ('meanwhile')");
            }
        };
        Path source = other.workspace().databaseFile();
        assertThatThrownBy(() -> services.restores().restore(source, writes, Cancellation.never()))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.RESTORE_DISTURBED));
        assertThat(services.journal().unsettled()).isEmpty();
        assertThat(services.backups().list()).hasSize(2);
    }

    private RestoreService restores(Database database) {
        BackupService backups = new BackupService(space.workspace(), database, services.journal(), Clock.systemUTC());
        return new RestoreService(space.workspace(), database, backups, new Replacement(space.workspace(), database, Clock.systemUTC()), services.journal());
    }

    private void restore() {
        services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
    }

    private Path beside(String suffix) {
        return SqliteFile.sibling(space.workspace().databaseFile(), suffix);
    }

    private void mode(String mode) throws SQLException {
        try (Connection connection = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            assertThat(Sql.text(connection, "PRAGMA journal_mode = " + mode)).isEqualTo(mode);
        }
    }

    private void assertSound() {
        assertThat(space.database().<String>read(c -> Sql.text(c, "PRAGMA integrity_check"))).isEqualTo("ok");
    }

    private String hash() {
        return space.database().read(connection -> Contents.hash(connection, Cancellation.never()));
    }
}
