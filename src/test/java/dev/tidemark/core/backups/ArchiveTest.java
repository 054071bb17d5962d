package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.pruning.Retention;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup of the database together with the stored files: made, checked, listed, restored whole or in part, and taken back. */
class ArchiveTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void make() throws IOException {
        space = TestWorkspace.empty(folder.resolve("w"));
        space.sql("CREATE TABLE note(words TEXT)", "INSERT INTO note VALUES ('first')");
        services = Services.of(space.workspace());
        write("documents/1/readme.txt", "read me");
        write("documents/2/ünïcödé & spaces.txt", "words");
        Files.createDirectories(space.workspace().documents().resolve("3"));
        write("chroma/index.bin", "vectors");
    }

    @Test void itHoldsTheDatabaseAndEveryFile() throws IOException {
        Backup archive = archive();
        assertThat(archive.name()).endsWith(".backup.zip");
        assertThat(archive.isArchive() && archive.verified()).isTrue();
        assertThat(archive.files()).contains(new StoredFiles(3, 19));
        assertThat(archive.rows()).containsEntry("note", 1L);
        assertThat(archive.sentence()).contains(" with 3 files, ", ", verified.");
        assertThat(services.backups().list()).containsExactly(archive);
        try (ZipFile zip = new ZipFile(archive.file().toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).contains("database/app.db", "documents/1/readme.txt", "documents/2/ünïcödé & spaces.txt", "documents/3/", "chroma/index.bin", "tidemark.json");
        }
        assertThat(services.backups().verify(archive.file(), Progress.NONE, Cancellation.never()).rows()).containsEntry("note", 1L);
        assertThat(leftovers()).isEmpty();
    }

    /** A sign like any other outside of Windows; as a chatbot for Windows leaves it in a container. */
    @Test @DisabledOnOs(OS.WINDOWS) void aBackslashInANameIsNoFolder() throws IOException {
        write("documents/a/b.txt", "in a folder");
        write("documents/a\\b.txt", "in none");
        write("documents/..\\..\\c.txt", "in none either");
        Map<String, String> first = files();
        Backup archive = archive();
        write("documents/a\\b.txt", "changed");
        services.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
        assertThat(files()).isEqualTo(first);
    }

    @Test void allOfItComesBackAndThatIsTakenBackAndThatToo() throws IOException {
        Map<String, String> first = files();
        Backup archive = archive();
        space.sql("UPDATE note SET words = 'second'");
        write("documents/1/readme.txt", "changed");
        write("documents/new.txt", "new");
        Files.delete(space.workspace().chroma().resolve("index.bin"));
        Map<String, String> second = files();

        RestoreReport report = services.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
        assertThat(report.sentence()).contains("with it 3 files");
        assertThat(files()).isEqualTo(first);
        assertThat(words()).isEqualTo("first");
        String safety = report.safety().orElseThrow().name();
        assertThat(services.backups().find(safety).files()).contains(new StoredFiles(3, 15));

        JournalEntry undone = undo(null);
        assertThat(undone.sentence()).startsWith("Restored ");
        assertThat(files()).isEqualTo(second);
        assertThat(services.backups().find(safety).files()).as("they are in place again").isEmpty();
        assertThat(services.backups().find(undone.backup()).files()).contains(new StoredFiles(3, 19));
        assertThat(words()).isEqualTo("second");

        undo(undone.number());
        assertThat(files()).isEqualTo(first);
        assertThat(words()).isEqualTo("first");
        assertThat(services.backups().find(undone.backup()).files()).isEmpty();
        assertThat(space.workspace().records().resolve("files").resolve(safety)).doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    @Test void theDatabaseAloneComesBackWhereOnlyThatIsAskedFor() throws IOException {
        Backup archive = archive();
        space.sql("UPDATE note SET words = 'second'");
        write("documents/1/readme.txt", "changed");
        Map<String, String> now = files();
        RestoreReport report = services.restores().restore(archive.file(), RestoreService.Scope.DATABASE_ONLY, Progress.NONE, Cancellation.never());
        assertThat(report.files()).isEmpty();
        assertThat(words()).isEqualTo("first");
        assertThat(files()).isEqualTo(now);
    }

    @Test void whatFailsLeavesFilesAndDatabaseAsTheyWere() throws Exception {
        Backup archive = archive();
        space.sql("UPDATE note SET words = 'second'");
        write("documents/1/readme.txt", "changed");
        Map<String, String> now = files();
        Services hasty = Services.of(space.workspace());
        Progress kept = (doing, fraction) -> {
            if (doing.equals("Writing the database")) {
                throw new IllegalStateException("in the midst");
            }
        };
        assertThatThrownBy(() -> hasty.restores().restore(archive.file(), kept, Cancellation.never())).hasMessage("in the midst");
        assertThat(files()).isEqualTo(now);
        assertThat(words()).isEqualTo("second");
        assertThat(leftovers()).isEmpty();
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertCode(ProblemCode.CANCELLED, () -> hasty.restores().restore(archive.file(), Progress.NONE, cancelled));
        assertCode(ProblemCode.CANCELLED, () -> hasty.backups().createWithFiles(null, Progress.NONE, cancelled));
        assertThat(files()).isEqualTo(now);
        assertThat(services.backups().list().stream().filter(Backup::isArchive)).hasSize(1);
    }

    /** What a process leaves that is killed between the folders and the database, before and after the commit. */
    @Test void aRestoreThatWasKilledIsTakenBackOrFinished() throws IOException {
        Map<String, String> first = files();
        Backup archive = archive();
        space.sql("UPDATE note SET words = 'second'");
        write("documents/1/readme.txt", "changed");
        Map<String, String> second = files();
        for (String moment : new String[] {"Writing the database", "Comparing what was written"}) {
            Path copy = folder.resolve("killed at " + moment);
            Progress dies = (doing, fraction) -> {
                if (doing.equals(moment) && Files.notExists(copy)) {
                    copy(space.workspace().root(), copy);
                }
            };
            services.restores().restore(archive.file(), dies, Cancellation.never());
            Services next = Services.of(new Workspaces(Map.of(), copy).at(copy));
            next.settle();
            boolean done = moment.startsWith("Comparing");
            assertThat(filesOf(copy)).as(moment).isEqualTo(done ? first : second);
            assertThat(next.database().<String>read(connection -> Sql.text(connection, "SELECT words FROM note"))).isEqualTo(done ? "first" : "second");
            assertThat(leftovers(copy)).isEmpty();
            assertThat(next.journal().entries().getLast().kind()).isEqualTo(done ? "restore" : "back up");
            if (done) {
                next.undo().undo(next.undo().plan(null, false, Cancellation.never()), Progress.NONE, Cancellation.never());
                assertThat(filesOf(copy)).isEqualTo(second);
            }
            undo(null);
            assertThat(files()).isEqualTo(second);
        }
    }

    /** A workspace that somebody else made may hold such a record. */
    @Test void aRecordOfARestoreThatLeadsElsewhereMovesNothing() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/documents"));
        for (String record : List.of("{\"incoming\":\".tidemark/restoring\",\"kept\":\"../elsewhere\",\"folders\":[\"documents\"],\"wanted\":\"x\"}",
            "{\"incoming\":\".tidemark/restoring\",\"kept\":\".tidemark/files/a\",\"folders\":[\"../elsewhere\"],\"wanted\":\"x\"}",
            "{\"incoming\":\".tidemark/restoring\",\"kept\":\".tidemark/files/a\",\"folders\":[\"sqlite\"],\"replaced\":[],\"wanted\":null}")) {
            Files.createDirectories(space.workspace().records());
            Files.writeString(space.workspace().records().resolve("restoring.json"), record);
            assertCode(ProblemCode.INPUT_OUTPUT, () -> services.restores().settle());
            assertThat(elsewhere).isDirectory();
            assertThat(words()).isEqualTo("first");
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test void linksAreNotFollowedAndSaidSo() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "not in the storage");
        try {
            Files.createSymbolicLink(space.workspace().documents().resolve("link.txt"), secret);
        } catch (IOException | UnsupportedOperationException notHere) {
            assumeTrue(false, "links cannot be made here");
        }
        Backup archive = archive();
        assertThat(services.backups().remarks(archive)).containsExactly("documents/link.txt is a link and was not followed.");
        assertThat(services.journal().entries().getLast().details()).contains("documents/link.txt is a link and was not followed.");
        try (ZipFile zip = new ZipFile(archive.file().toFile())) {
            assertThat(zip.getEntry("documents/link.txt")).isNull();
        }
    }

    @Test void aFileThatIsWrittenToMeanwhileIsTold() throws IOException {
        Path growing = write("documents/a-log.txt", "x".repeat(500_000));
        Progress writes = (doing, fraction) -> {
            if (doing.endsWith("database/app.db")) {
                remove(space.workspace().documents().resolve("2/ünïcödé & spaces.txt"));
            } else if (doing.endsWith("documents/a-log.txt")) {
                append(growing);
            }
        };
        Backup archive = services.backups().createWithFiles(null, writes, Cancellation.never());
        assertThat(services.backups().remarks(archive)).anyMatch(remark -> remark.startsWith("documents/a-log.txt was written to while it was read"))
            .contains("documents/2/ünïcödé & spaces.txt was removed while the archive was made; it is not in it.");
        assertThat(archive.verified()).isTrue();
    }

    @Test void aDatabaseAmongTheFilesIsOfOneMoment() throws Exception {
        Path vectors = space.workspace().chroma().resolve("chroma.sqlite3");
        Database store = Database.at(vectors);
        store.create();
        try (Connection open = store.openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(open, "PRAGMA journal_mode = WAL");
            Sql.run(open, "CREATE TABLE vector(words TEXT)");
            Sql.run(open, "INSERT INTO vector VALUES ('in the log only')");
            Backup archive = archive();
            assertThat(services.backups().remarks(archive)).isEmpty();
            try (ZipFile zip = new ZipFile(archive.file().toFile())) {
                assertThat(zip.getEntry("chroma/chroma.sqlite3-wal")).isNull();
                Path copy = folder.resolve("copy.db");
                Files.copy(zip.getInputStream(zip.getEntry("chroma/chroma.sqlite3")), copy);
                assertThat(Database.at(copy).<String>read(connection -> Sql.text(connection, "SELECT words FROM vector"))).isEqualTo("in the log only");
            }
        }
    }

    /** One that is damaged, or that another program keeps to itself; what is in its log alone would be missing. */
    @Test void aDatabaseThatSqliteCannotReadIsTakenWithItsLog() throws IOException {
        byte[] damaged = new byte[4096];
        System.arraycopy("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 0, damaged, 0, 16);
        Files.write(space.workspace().chroma().resolve("chroma.sqlite3"), damaged);
        write("chroma/chroma.sqlite3-wal", "what was written last");
        write("chroma/chroma.sqlite3-shm", "an index that is made anew");
        Map<String, String> before = files();
        Backup archive = archive();
        assertThat(services.backups().remarks(archive)).anyMatch(remark -> remark.startsWith("chroma/chroma.sqlite3 is a database that could not be copied through SQLite"))
            .contains("With chroma/chroma.sqlite3 goes its log: chroma.sqlite3-wal.");
        remove(space.workspace().chroma().resolve("chroma.sqlite3-wal"));
        services.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
        before.remove("chroma/chroma.sqlite3-shm");
        assertThat(files()).isEqualTo(before);
    }

    @Test void aDamagedArchiveIsRefusedBeforeAnythingIsTouched() throws IOException {
        Backup archive = archive();
        write("documents/1/readme.txt", "changed");
        Map<String, String> now = files();
        byte[] sound = Files.readAllBytes(archive.file());
        for (int at : new int[] {40, sound.length / 3, sound.length / 2, sound.length - 200}) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x55;
            Files.write(archive.file(), damaged);
            assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.restores().restore(archive.file(), Progress.NONE, Cancellation.never()));
        }
        Files.write(archive.file(), Arrays.copyOf(sound, sound.length / 2));
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.restores().restore(archive.file(), Progress.NONE, Cancellation.never()));
        assertThat(files()).isEqualTo(now);
    }

    @Test void anEntryThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Path foreign = foreign("chroma/index.bin", "chroma/../../../evil.bin", "chroma");
        Map<String, String> now = files();
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.restores().restore(foreign, Progress.NONE, Cancellation.never()));
        assertThat(files()).isEqualTo(now);
        assertThat(folder.resolve("evil.bin")).doesNotExist();
        assertThat(folder.getParent().resolve("evil.bin")).doesNotExist();
    }

    /** The folder of the database, for instance, would be replaced by what somebody else packed. */
    @ParameterizedTest @ValueSource(strings = {"sqlite", "backups", "migrations", ".tidemark", "documents/1", "."})
    void anArchiveOfAnotherFolderThanTheStoredOnesIsRefused(String name) throws IOException {
        Path foreign = foreign("chroma/index.bin", name + "/planted", name);
        Map<String, String> now = files();
        String words = words();
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.restores().restore(foreign, Progress.NONE, Cancellation.never()));
        assertCode(ProblemCode.BACKUP_NOT_VERIFIED, () -> services.backups().verify(foreign, Progress.NONE, Cancellation.never()));
        assertThat(files()).isEqualTo(now);
        assertThat(words()).isEqualTo(words);
        assertThat(space.workspace().root().resolve(name).resolve("planted")).doesNotExist();
    }

    /** An archive with another entry in the place of one of ours, and another folder in that of chroma. */
    private Path foreign(String entryName, String otherName, String otherFolder) throws IOException {
        Path foreign = space.workspace().backups().resolve("app.db.20200101_000000.backup.zip");
        try (ZipFile from = new ZipFile(archive().file().toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(foreign))) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                String told = new String(bytes, StandardCharsets.UTF_8).replace(entryName, otherName).replace("\"chroma\"", "\"" + otherFolder + "\"");
                to.putNextEntry(new ZipEntry(entry.getName().equals(entryName) ? otherName : entry.getName()));
                to.write(entry.getName().equals("tidemark.json") ? told.getBytes(StandardCharsets.UTF_8) : bytes);
                to.closeEntry();
            }
        }
        return foreign;
    }

    @Test void itIsPinnedAndPrunedLikeAnyOther() throws IOException {
        Backup archive = archive();
        assertThat(services.backups().pin(archive, true).pinned()).isTrue();
        services.backups().pin(archive, false);
        services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        services.prunes().prune(services.prunes().plan(new Retention(Optional.of(1), Optional.empty(), Optional.empty())), Progress.NONE, Cancellation.never());
        assertThat(archive.file()).doesNotExist();
        assertThat(Path.of(archive.file() + ".json")).doesNotExist();
    }

    @Test void itsDatabaseIsThereForAllElse() {
        Backup archive = archive();
        Path unpacked = services.backups().databaseIn(archive.file(), Cancellation.never());
        assertThat(unpacked).isNotEqualTo(archive.file());
        assertThat(Database.untouched(unpacked).<String>read(connection -> Sql.text(connection, "SELECT words FROM note"))).isEqualTo("first");
        assertThat(services.backups().databases()).isEmpty();
        assertThat(services.backups().current()).isEmpty();
    }

    @Test void anotherArchiveOfTheSameNameIsNotTakenForTheFirst() throws IOException {
        Backup first = archive();
        services.backups().databaseIn(first.file(), Cancellation.never());
        space.sql("UPDATE note SET words = 'second'");
        Backup second = archive();
        Files.delete(first.file());
        Files.delete(Path.of(first.file() + ".json"));
        Files.move(second.file(), first.file());
        space.sql("UPDATE note SET words = 'third'");
        services.restores().restore(first.file(), Progress.NONE, Cancellation.never());
        assertThat(words()).isEqualTo("second");
    }

    private JournalEntry undo(Integer entry) {
        return services.undo().undo(services.undo().plan(entry, false, Cancellation.never()), Progress.NONE, Cancellation.never());
    }

    private Backup archive() {
        return services.backups().createWithFiles("a note", Progress.NONE, Cancellation.never());
    }

    private String words() {
        return space.database().read(connection -> Sql.text(connection, "SELECT words FROM note"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = space.workspace().root().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void append(Path file) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write("more\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<String, String> files() throws IOException {
        return filesOf(space.workspace().root());
    }

    private static Map<String, String> filesOf(Path workspace) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path root : new Path[] {workspace.resolve("documents"), workspace.resolve("chroma")}) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.toList()) {
                    files.put(workspace.relativize(file).toString(), Files.isDirectory(file) ? "folder" : Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    private List<String> leftovers() throws IOException {
        return leftovers(space.workspace().root());
    }

    private static List<String> leftovers(Path workspace) throws IOException {
        try (Stream<Path> files = Files.walk(workspace)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.contains("unfinished") || name.contains(".making") || name.startsWith("restoring")).toList();
        }
    }

    private static void assertCode(ProblemCode code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).as(problem.what()).isEqualTo(code));
    }
}
