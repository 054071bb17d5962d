package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored files of a restore that is disturbed: they are those of before or those of the archive, as the database is, and none is lost. */
class RestoredFilesTest {
    private static final String WRITING = "Writing the database";
    private static final String COMPARING = "Comparing what was written";

    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;
    private Backup archive;
    private Map<String, String> packed;
    private Map<String, String> now;

    @BeforeEach void make() {
        space = TestWorkspace.empty(folder.resolve("w"));
        space.sql("CREATE TABLE note(words TEXT)", "INSERT INTO note VALUES ('first')");
        services = Services.of(space.workspace());
        write("documents/1/readme.txt", "read me");
        write("chroma/index.bin", "vectors");
        archive = services.backups().createWithFiles(null, Progress.NONE, Cancellation.never());
        packed = files();
        space.sql("UPDATE note SET words = 'second'");
        write("documents/1/readme.txt", "changed");
        write("documents/new.txt", "new");
        now = files();
    }

    @Test void whoWritesOnceMakesASecondTryThatBringsAllFiles() {
        RestoreReport report = services.restores().restore(archive.file(), writesWhenReplaced(1), Cancellation.never());
        assertThat(report.files()).contains(new StoredFiles(2, 14));
        assertThat(files()).isEqualTo(packed);
        assertThat(words()).isEqualTo("first");
        assertThat(services.backups().list()).hasSize(2);
        assertThat(report.safety().orElseThrow().files()).isEmpty();
        assertThat(services.backups().named(report.safety().orElseThrow().name()).orElseThrow().files()).contains(new StoredFiles(3, 17));
        assertThat(leftovers()).isEmpty();
        undoLast();
        assertThat(files()).isEqualTo(now);
        assertThat(space.number("SELECT count(*) FROM note")).isEqualTo(2);
    }

    @Test void whoGoesOnWritingKeepsFilesAndDatabase() {
        assertCode(ProblemCode.OTHERS_WRITE, () -> services.restores().restore(archive.file(), writesWhenReplaced(100), Cancellation.never()));
        assertThat(files()).isEqualTo(now);
        assertThat(words()).isEqualTo("second");
        assertThat(services.backups().list()).containsExactly(archive);
        assertThat(leftovers()).isEmpty();
    }

    @Test void whatAKillLeftIsSettledBeforeTheNextRestore() {
        write(".tidemark/restoring/documents/unpacked.txt", "half");
        services.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
        assertThat(files()).isEqualTo(packed);
        assertThat(leftovers()).isEmpty();
    }

    @Test void aFolderThatWasNotThereIsNotThereAgain() {
        remove(space.workspace().chroma());
        assertCode(ProblemCode.OTHERS_WRITE, () -> services.restores().restore(archive.file(), writesWhenReplaced(100), Cancellation.never()));
        assertThat(space.workspace().chroma()).doesNotExist();
        now.keySet().removeIf(name -> name.startsWith("chroma"));
        assertThat(files()).isEqualTo(now);
        services.restores().restore(archive.file(), writesWhenReplaced(2), Cancellation.never());
        assertThat(files()).isEqualTo(packed);
        assertThat(leftovers()).isEmpty();
    }

    @Test void filesThatCannotGoBackAreKeptAndGoBackLater() {
        assertCode(ProblemCode.FILES_NOT_PUT_BACK, () -> services.restores().restore(archive.file(), (doing, fraction) -> {
            if (doing.equals(WRITING)) {
                write(".tidemark/restoring/documents/strange", "stands where the new ones go back to");
                space.sql("UPDATE note SET words = 'third'");
            }
        }, Cancellation.never()));
        assertThat(words()).isEqualTo("third");
        assertThat(services.backups().list()).as("what is kept with the safety backup would go with it").hasSize(2);
        assertThat(space.workspace().chroma()).isDirectory();
        Finding finding = services.health().run(Progress.NONE, Cancellation.never()).stream().filter(f -> f.key().equals("unsettled-files")).findFirst().orElseThrow();
        assertThat(finding.sentence()).contains(services.backups().list().getFirst().name());
        assertCode(ProblemCode.INPUT_OUTPUT, () -> finding.cures().getFirst().run(Progress.NONE, Cancellation.never()));
        remove(space.workspace().documents());
        assertThat(finding.cures().getFirst().preview()).isNotEmpty();
        assertThat(finding.cures().getFirst().run(Progress.NONE, Cancellation.never())).isEqualTo("The stored files belong to the database again.");
        assertThat(services.health().run(Progress.NONE, Cancellation.never())).noneMatch(f -> f.key().equals("unsettled-files"));
        assertThat(files()).isEqualTo(now);
        assertThat(leftovers()).isEmpty();
    }

    /** Without a safety backup, by whose name files are kept otherwise. */
    @Test void filesFromBesideAnUnreadableDatabaseAreKeptEachTime() throws IOException {
        for (int time = 1; time <= 2; time++) {
            write("documents/new.txt", "new " + time);
            Files.write(space.workspace().databaseFile(), new byte[] {1, 2, 3});
            services.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
            assertThat(files()).isEqualTo(packed);
            assertThat(words()).isEqualTo("first");
            // Its name tells the second only.
            below(space.workspace().backups()).stream().filter(file -> file.toString().endsWith(".unreadable")).forEach(RestoredFilesTest::remove);
        }
        Path kept = space.workspace().records().resolve("files");
        assertThat(kept.resolve("before " + archive.name() + "/documents/new.txt")).hasContent("new 1");
        assertThat(kept.resolve("before " + archive.name() + " 2/documents/new.txt")).hasContent("new 2");
    }

    /** It can be opened and not be read to its end, so that what it holds cannot be compared with anything. */
    @Test void aKillBeforeADamagedDatabaseIsReplacedPutsTheFilesBackAndStandsInNobodysWay() throws IOException {
        space.sql("CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i, 'text ' || i AS t FROM n");
        try (RandomAccessFile file = new RandomAccessFile(space.workspace().databaseFile().toFile(), "rw")) {
            file.seek(file.length() - 4096 * 3);
            file.write(new byte[4096 * 2]);
        }
        Error kill = new AssertionError("killed");
        assertThatThrownBy(() -> services.restores().restore(archive.file(), at(WRITING, () -> {
            throw kill;
        }), Cancellation.never())).isSameAs(kill);
        assertThat(files()).isEqualTo(packed);
        Services later = Services.of(space.workspace());
        later.restores().settle();
        assertThat(files()).isEqualTo(now);
        assertThat(leftovers()).isEmpty();
        assertThat(later.undo().settle()).isZero();
        assertThat(later.journal().entries()).noneMatch(entry -> entry.kind().equals("restore"));
        later.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
        assertThat(files()).isEqualTo(packed);
        assertThat(words()).isEqualTo("first");
    }

    /** As it stays where it cannot be removed, or comes back after a power cut. */
    @ParameterizedTest @ValueSource(booleans = {false, true})
    void aRecordThatOutlivesItsRestoreTakesNothingBack(boolean wroteSince) {
        Path record = space.workspace().records().resolve("restoring.json");
        AtomicReference<String> seen = new AtomicReference<>();
        services.restores().restore(archive.file(), at(COMPARING, () -> seen.set(text(record))), Cancellation.never());
        write(".tidemark/restoring.json", seen.get());
        if (wroteSince) {
            space.sql("INSERT INTO note VALUES ('since')");
        }
        services.settle();
        assertThat(files()).isEqualTo(packed);
        assertThat(leftovers()).isEmpty();
        undoLast();
        assertThat(files()).isEqualTo(now);
        assertThat(words()).isEqualTo("second");
    }

    @Test void aJournalThatCannotBeWrittenTakesNoFilesBack() {
        Path journal = space.workspace().records().resolve("journal.jsonl");
        Path aside = folder.resolve("journal.jsonl");
        assertCode(ProblemCode.JOURNAL_NOT_WRITTEN, () -> services.restores().restore(archive.file(), at(COMPARING, () -> {
            move(journal, aside);
            write(".tidemark/journal.jsonl/strange", "a folder cannot be written to");
        }), Cancellation.never()));
        assertThat(words()).isEqualTo("first");
        assertThat(files()).isEqualTo(packed);
        assertThat(leftovers()).isEmpty();
        remove(journal);
        move(aside, journal);
        Services next = Services.of(space.workspace());
        assertThat(next.settle()).isEqualTo(1);
        assertThat(files()).isEqualTo(packed);
        undoLast();
        assertThat(files()).isEqualTo(now);
    }

    /** The database has the new content, which nobody could read at once. */
    @Test void filesStayWithADatabaseThatCouldNotBeCompared() {
        Database impatient = Database.at(space.workspace().databaseFile(), Duration.ofMillis(100));
        BackupService backups = new BackupService(space.workspace(), impatient, services.journal(), Clock.systemUTC());
        RestoreService restores = new RestoreService(space.workspace(), impatient, backups, new Replacement(space.workspace(), impatient, Clock.systemUTC()), services.journal());
        List<Connection> lock = new ArrayList<>();
        try {
            assertCode(ProblemCode.RESTORE_DISTURBED, () -> restores.restore(archive.file(), at(COMPARING, () -> lock.add(space.locked())), Cancellation.never()));
            assertThat(files()).isEqualTo(packed);
            Backup safety = services.backups().list().getFirst();
            assertThat(safety.isArchive()).isFalse();
            assertThat(services.backups().remove(safety)).as("the files that may have to go back are kept with it").isFalse();
        } finally {
            lock.forEach(TestWorkspace::release);
        }
        services.settle();
        assertThat(words()).isEqualTo("first");
        assertThat(files()).isEqualTo(packed);
        assertThat(leftovers()).isEmpty();
        undoLast();
        assertThat(files()).isEqualTo(now);
        assertThat(words()).isEqualTo("second");
    }

    @Test void filesThatCannotBeCountedDoNotUndoTheRestore() {
        RestoreReport report = services.restores().restore(archive.file(), at(COMPARING, () -> {
            String safety = services.backups().list().stream().filter(backup -> !backup.isArchive()).findFirst().orElseThrow().name();
            write(".tidemark/files/" + safety + "/files.json/strange", "a folder cannot be replaced");
        }), Cancellation.never());
        assertThat(report.files()).isPresent();
        assertThat(files()).isEqualTo(packed);
        assertThat(leftovers()).isEmpty();
        undoLast();
        assertThat(files()).isEqualTo(now);
    }

    private void undoLast() {
        Services later = Services.of(space.workspace());
        later.undo().undo(later.undo().plan(null, true, Cancellation.never()), Progress.NONE, Cancellation.never());
    }

    private static Progress at(String moment, Runnable work) {
        AtomicInteger seen = new AtomicInteger();
        return (doing, fraction) -> {
            if (doing.equals(moment) && seen.incrementAndGet() == 1) {
                work.run();
            }
        };
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Another program, which writes in the moment before the database is replaced. */
    private Progress writesWhenReplaced(int times) {
        AtomicInteger seen = new AtomicInteger();
        return (doing, fraction) -> {
            if (doing.equals(WRITING) && seen.incrementAndGet() <= times) {
                space.sql("INSERT INTO note VALUES ('meanwhile')");
            }
        };
    }

    private String words() {
        return space.database().read(connection -> Sql.text(connection, "SELECT words FROM note"));
    }

    private Path write(String name, String text) {
        try {
            Path file = space.workspace().root().resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void remove(Path path) {
        try {
            KeptFiles.removeAll(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, String> files() {
        return filesOf(space.workspace().root());
    }

    private static Map<String, String> filesOf(Path workspace) {
        Map<String, String> files = new TreeMap<>();
        for (Path file : below(workspace)) {
            String name = workspace.relativize(file).toString();
            if (name.startsWith("documents") || name.startsWith("chroma")) {
                files.put(name, Files.isDirectory(file) ? "folder" : text(file));
            }
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> leftovers() {
        return leftovers(space.workspace().root());
    }

    private static List<String> leftovers(Path workspace) {
        return below(workspace).stream().map(file -> file.getFileName().toString()).filter(name -> name.contains("unfinished") || name.contains(".making") || name.startsWith("restoring")).toList();
    }

    private static void assertCode(ProblemCode code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).as(problem.what()).isEqualTo(code));
    }
}
