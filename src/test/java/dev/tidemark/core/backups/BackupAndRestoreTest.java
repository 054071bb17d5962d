package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupAndRestoreTest {
    private static final Instant NOW = Instant.parse("2025-01-07T12:00:00Z");

    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void migrateAndFill() {
        space = TestWorkspace.withShippedMigrations(folder);
        services = new Services(space.workspace(), Clock.fixed(NOW, ZoneOffset.UTC), "tester");
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        space.sql("INSERT INTO projects(id, name) VALUES (1, 'one'), (2, 'two')");
    }

    @Test void aBackupIsNamedByItsMomentAndKnowsWhatItHolds() {
        Backup backup = backUp("before the holidays");
        assertThat(backup.name()).isEqualTo("app.db.20250107_120000.backup");
        assertThat(backup.createdAt()).isEqualTo(NOW);
        assertThat(backup.version()).contains(Version.of("9"));
        assertThat(backup.note()).contains("before the holidays");
        assertThat(backup.rows()).containsEntry("projects", 2L);
        assertThat(backup.verified()).isTrue();
        assertThat(services.backups().list()).containsExactly(backup);
        assertThat(backUp(null).name()).isEqualTo("app.db.20250107_120000_2.backup");
    }

    @Test void aBackupThatWasAskedForStandsInTheJournal() {
        Backup backup = backUp("before the holidays");
        assertThat(services.journal().entries().getLast()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("back up");
            assertThat(entry.sentence()).startsWith("Backed up app.db.20250107_120000.backup: V9, 2 rows, ").endsWith(", verified.");
            assertThat(entry.backup()).isEqualTo(backup.name());
            assertThat(entry.details()).containsExactly("before the holidays");
        });
        int before = services.journal().entries().size();
        services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        assertThat(services.journal().entries()).hasSize(before + 1);
    }

    @Test void aBackupHoldsTheSameValuesAndStandsAlone() throws IOException {
        walMode();
        space.sql("INSERT INTO projects(id, name) VALUES (3, 'in the log')");
        Backup backup = backUp(null);
        assertThat(hash(Database.at(backup.file()))).isEqualTo(hash(space.database()));
        assertThat(Database.at(backup.file()).<String>read(c -> Sql.text(c, "PRAGMA journal_mode"))).isEqualTo("delete");
        try (var files = Files.list(space.workspace().backups())) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder(backup.name(), backup.name() + ".json");
        }
    }

    @Test void aBackupIsForItsOwnersEyes() throws IOException {
        Backup backup = backUp(null);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file()))).isEqualTo("rw-------");
        }
    }

    @Test void aBackupThatWasTouchedIsFoundOut() throws IOException {
        Backup backup = backUp(null);
        services.backups().verify(backup.file(), Progress.NONE, Cancellation.never());
        try (RandomAccessFile file = new RandomAccessFile(backup.file().toFile(), "rw")) {
            file.seek(file.length() - 10);
            file.write(1);
        }
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.backups().verify(backup.file(), Progress.NONE, Cancellation.never()));
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()));
        assertThat(space.number("SELECT count(*) FROM projects")).isEqualTo(2);
    }

    @Test void aBackupOfADamagedDatabaseIsRefusedAndLeavesNothingBehind() throws IOException {
        damage();
        assertThatThrownBy(() -> backUp(null)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).as("it is the database that is told of, and not its copy").isEqualTo(ProblemCode.DAMAGED);
            assertThat(problem.details()).containsEntry("path", space.workspace().databaseFile().toString());
        });
        assertThat(space.workspace().backups()).isEmptyDirectory();
    }

    @Test void aRecordThatIsNoneLeavesAllBackupsInTheList() throws IOException {
        Backup kept = backUp(null);
        Backup told = backUp(null);
        Path record = BackupFolder.manifestOf(told.file());
        String words = Files.readString(record);
        for (String wrong : List.of(words.replace("\"9\"", "\"x;y\""), words.replace("ASKED_FOR", "NOPE"), "", "{", "[]", words.replace("2025-", "yesterday-"))) {
            Files.writeString(record, wrong);
            assertThat(services.backups().list()).as(wrong).extracting(Backup::name).containsExactlyInAnyOrder(kept.name(), told.name());
            assertThat(services.backups().find(told.name()).verified()).as(wrong).isFalse();
        }
    }

    /** SQLite would take them into the backup at the first look. */
    @ParameterizedTest
    @ValueSource(strings = {"-journal", "-wal"})
    void whatLiesBesideABackupIsNotWrittenIntoIt(String suffix) throws IOException {
        Backup backup = backUp(null);
        byte[] made = Files.readAllBytes(backup.file());
        Path foreign = Path.of(backup.file() + suffix);
        hotFiles(foreign, suffix);
        byte[] stray = Files.readAllBytes(foreign);
        assertThat(stray).hasSizeGreaterThan(512);
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.backups().verify(backup.file(), Progress.NONE, Cancellation.never()));
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()));
        assertThat(Files.readAllBytes(backup.file())).isEqualTo(made);
        assertThat(Files.readAllBytes(foreign)).isEqualTo(stray);
        Files.delete(foreign);
        assertThat(services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).sentence()).startsWith("Restored ");
    }

    /** The journal or the log of another program's change that is under way in another database, of which it has written some already. */
    private void hotFiles(Path copy, String suffix) throws IOException {
        Path other = Files.copy(space.workspace().databaseFile(), folder.resolve("other.db"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other)) {
            Sql.text(connection, "PRAGMA journal_mode = " + (suffix.equals("-wal") ? "WAL" : "DELETE"));
            Sql.run(connection, "PRAGMA cache_size = 2");
            Sql.run(connection, "BEGIN IMMEDIATE");
            Sql.run(connection, "CREATE TABLE noise AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT hex(randomblob(200)) AS x FROM n");
            if (suffix.equals("-wal")) {
                Sql.run(connection, "COMMIT");
            } else {
                Sql.run(connection, "UPDATE projects SET name = name || 'x'");
            }
            Files.copy(Path.of(other + suffix), copy);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test void whatIsCalledLikeABackupAndIsNoFileIsNotListed() throws IOException {
        Backup made = backUp(null);
        Path folder = space.workspace().backups();
        Files.writeString(Files.createDirectories(folder.resolve("app.db.20250101_000000.backup")).resolve("kept"), "x");
        Files.createSymbolicLink(folder.resolve("app.db.20250102_000000.backup"), folder.resolve("nowhere"));
        Path elsewhere = Files.copy(made.file(), this.folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("app.db.20250103_000000.backup"), elsewhere);
        assertThat(services.backups().list()).extracting(Backup::name).containsExactlyInAnyOrder(made.name(), "app.db.20250103_000000.backup");
        assertThat(services.backups().remove(services.backups().find("app.db.20250103_000000.backup"))).isTrue();
        assertThat(elsewhere).as("a link goes, and not what it leads to").exists();
    }

    /** It can be opened, so that other programs may have it open; no safety backup of it would pass its check. */
    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aDatabaseWithDamagedPagesIsReplacedWhileAnotherProgramHasItOpenAndACopyOfItIsKept(String mode) throws Exception {
        Backup backup = backUp(null);
        String before = hash(space.database());
        if (mode.equals("wal")) {
            walMode();
        }
        damage();
        String damaged = firstOfQuickCheck(space.database());
        try (Connection other = space.database().openForReading()) {
            RestoreReport report = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
            assertThat(report.safety()).isEmpty();
            assertThat(report.setAside()).hasValueSatisfying(file -> assertThat(firstOfQuickCheck(Database.at(file))).isEqualTo(damaged));
            assertThat(hash(space.database())).isEqualTo(before);
            assertThat(Sql.number(other, "SELECT count(*) FROM projects")).isEqualTo(2);
        }
        assertThat(services.journal().entries().getLast().kind()).isEqualTo("restore");
        damage();
        services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        assertThat(hash(space.database())).isEqualTo(before);
        damage();
        services.resets().reset("app.db", Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM projects")).isZero();
    }

    private void damage() throws IOException {
        space.sql("CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i, 'text ' || i AS t FROM n");
        try (RandomAccessFile file = new RandomAccessFile(space.workspace().databaseFile().toFile(), "rw")) {
            file.seek(file.length() - 4096 * 3);
            file.write(new byte[4096 * 2]);
        }
    }

    private static String firstOfQuickCheck(Database database) {
        String first = database.read(connection -> Sql.text(connection, "PRAGMA quick_check(1)"));
        assertThat(first).isNotEqualTo("ok");
        return first;
    }

    @Test void cancellingABackupLeavesNothingBehind() {
        Cancellation cancellation = new Cancellation();
        assertCode(ProblemCode.CANCELLED, () -> services.backups().create(BackupReason.ASKED_FOR, null, (doing, f) -> cancellation.cancel(), cancellation));
        assertThat(space.workspace().backups()).isEmptyDirectory();
    }

    @Test void aRestoreBringsEveryValueBackAndKeepsWhatWasThere() {
        Backup backup = backUp(null);
        String before = hash(space.database());
        space.sql("DELETE FROM projects", "CREATE TABLE later(x)");
        String changed = hash(space.database());
        RestoreReport report = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        assertThat(hash(space.database())).isEqualTo(before);
        assertThat(report.safety()).isPresent();
        assertThat(hash(Database.at(report.safety().get().file()))).isEqualTo(changed);
        assertThat(report.sentence()).startsWith("Restored app.db.20250107_120000.backup: V9, ");
        assertThat(services.journal().entries().getLast().kind()).isEqualTo("restore");
        space.stockFlyway().accepts();
    }

    @Test void aRestoreWorksInWalModeWhileAnotherProgramReads() throws Exception {
        walMode();
        Backup backup = backUp(null);
        String before = hash(space.database());
        space.sql("DELETE FROM projects");
        try (Connection reader = space.database().openForReading()) {
            reader.setAutoCommit(false);
            Sql.number(reader, "SELECT count(*) FROM projects");
            services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        }
        assertThat(hash(space.database())).isEqualTo(before);
        assertThat(space.database().<String>read(c -> Sql.text(c, "PRAGMA journal_mode"))).isEqualTo("wal");
        space.stockFlyway().accepts();
    }

    @Test void aMissingOrUnreadableDatabaseIsReplacedAndTheOldFilesAreKept() throws IOException {
        Backup backup = backUp(null);
        String before = hash(space.database());
        Path live = space.workspace().databaseFile();
        Files.writeString(live, "not a database at all, but somebody's text ".repeat(20));
        Files.writeString(SqliteFile.sibling(live, "-wal"), "a stale log");
        RestoreReport report = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        assertThat(report.safety()).isEmpty();
        assertThat(report.setAside()).hasValueSatisfying(file -> assertThat(file).content().startsWith("not a database at all"));
        assertThat(hash(space.database())).isEqualTo(before);
        Files.delete(live);
        services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        assertThat(hash(space.database())).isEqualTo(before);
        Files.writeString(live, "another unreadable one within the same second");
        assertThat(services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).setAside())
            .hasValueSatisfying(file -> assertThat(file).hasFileName("app.db.20250107_120000_2.unreadable").content().startsWith("another"));
    }

    /** The last it holds is in its log alone, as long as its program runs. */
    @Test void aDatabaseWithAWriteAheadLogTakesThePlaceOfAnUnreadableOneWithAllItHolds() throws Exception {
        Path other = folder.resolve("other.db");
        Database.at(other).create();
        try (Connection open = Database.at(other).openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(open, "PRAGMA journal_mode = wal");
            Sql.run(open, "CREATE TABLE strange(x)");
            Sql.run(open, "INSERT INTO strange VALUES ('in the log')");
            String wanted = hash(Database.at(other));
            Files.writeString(space.workspace().databaseFile(), "not a database at all");
            services.restores().restore(other, Progress.NONE, Cancellation.never());
            assertThat(hash(space.database())).isEqualTo(wanted);
        }
    }

    /** As when the source cannot be read to its end, or the person cancels meanwhile. */
    @Test void aSafetyBackupBeforeWhichNothingWasChangedGoesAgain() {
        Replacement replacement = new Replacement(space.workspace(), space.database(), Clock.systemUTC());
        Problem cancelled = Problem.of(ProblemCode.CANCELLED, "what", "the restore");
        assertThatThrownBy(() -> replacement.safely(services.backups(), BackupReason.BEFORE_RESTORE, Progress.NONE, Cancellation.never(), safety -> {
            assertThat(services.backups().list()).hasSize(1);
            throw cancelled;
        })).isSameAs(cancelled);
        assertThat(services.backups().list()).isEmpty();
        assertThatThrownBy(() -> replacement.safely(services.backups(), BackupReason.BEFORE_RESTORE, Progress.NONE, Cancellation.never(), safety -> {
            space.sql("DELETE FROM projects");
            throw cancelled;
        })).isSameAs(cancelled);
        assertThat(services.backups().list()).as("somebody wrote since: it may be wanted").hasSize(1);
    }

    @Test void backupsOfTheSameMomentNeverShareAFile() throws Exception {
        int together = 6;
        try (ExecutorService pool = Executors.newFixedThreadPool(together)) {
            List<Callable<Backup>> tasks = Collections.nCopies(together, () ->
                new Services(space.workspace(), Clock.fixed(NOW, ZoneOffset.UTC), "tester").backups().create(BackupReason.BEFORE_MIGRATE, null, Progress.NONE, Cancellation.never()));
            Set<String> names = new HashSet<>();
            for (Future<Backup> made : pool.invokeAll(tasks)) {
                names.add(made.get().name());
                services.backups().verify(made.get().file(), Progress.NONE, Cancellation.never());
            }
            assertThat(names).hasSize(together);
        }
        try (var files = Files.list(space.workspace().backups())) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".unfinished"));
        }
    }

    @Test void aBackupsFolderThatCannotBeMadeIsToldWithItsReason() throws IOException {
        Files.delete(space.workspace().backups());
        Files.writeString(space.workspace().backups(), "in the way");
        assertThatThrownBy(() -> backUp(null)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_FAILED);
            assertThat(problem.what()).endsWith(space.workspace().backups() + " is a file, and backups need a folder of that name.");
        });
    }

    @Test void aRestoreThatAnotherProgramWritesIntoSaysSoAndNamesWhatIsKept() {
        Backup backup = backUp(null);
        space.sql("DELETE FROM projects");
        Progress chatbot = (doing, fraction) -> {
            if (doing.equals("Comparing what was written")) {
                space.sql("INSERT INTO projects(name) VALUES ('from the chatbot')");
            }
        };
        assertThatThrownBy(() -> services.restores().restore(backup.file(), chatbot, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.RESTORE_DISTURBED);
            assertThat(problem.unchanged()).contains("app.db.20250107_120000_2.backup");
        });
    }

    @Test void aRestoreIntoAReadOnlyDatabaseNamesThatCause() throws Exception {
        Backup backup = backUp(null);
        space.sql("DELETE FROM projects");
        String before = hash(space.database());
        assumeThat(space.workspace().databaseFile().toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(space.workspace().databaseFile())).as("an administrator writes everywhere").isFalse();
        assertCode(ProblemCode.READ_ONLY, () -> services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()));
        assertThat(hash(space.database())).isEqualTo(before);
    }

    @Test void whatAFailedCheckSaysEndsWithOneFullStop() throws IOException {
        Path cut = folder.resolve("cut.db");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(space.workspace().databaseFile()), 8192));
        assertThatThrownBy(() -> services.backups().verify(cut, Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class,
            problem -> assertThat(problem.what()).endsWith(" has 8192."));
    }

    @Test void aMissingBackupChangesNothing() {
        assertCode(ProblemCode.BACKUP_MISSING, () -> services.restores().restore(folder.resolve("gone.backup"), Progress.NONE, Cancellation.never()));
        assertCode(ProblemCode.BACKUP_MISSING, () -> services.backups().find("gone.backup"));
        assertThat(space.workspace().backups()).isEmptyDirectory();
    }

    private Backup backUp(String note) {
        return services.backups().create(BackupReason.ASKED_FOR, note, Progress.NONE, Cancellation.never());
    }

    private void walMode() {
        try (Connection connection = space.database().openForWriting(Database.ForeignKeys.ENFORCED)) {
            assertThat(Sql.text(connection, "PRAGMA journal_mode = WAL")).isEqualTo("wal");
        } catch (java.sql.SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String hash(Database database) {
        return database.read(connection -> Contents.hash(connection, Cancellation.never()));
    }

    private static void assertCode(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }
}
