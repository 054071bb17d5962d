package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files and folders that one may not read or not write. The command line runs in a process of its own, which root's right to overlook all others is taken from
 * (capabilities(7), CAP_DAC_OVERRIDE): it then has the rights that the files give to their owner.
 */
class NoPermissionTest {
    private static final List<String> AS_ANYBODY = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");
    private static final Pattern SAID = Pattern.compile("\\$ (.*)\\n((?s:.*?))exit (\\d)\\n");
    private static final String[] CHANGES = {"migrate", "rollback --to base", "restore " + Scene.BACKUP, "reset --yes", "query --write DELETE\u00a0FROM\u00a0child", "stamp base --because tried"};

    @TempDir Path folder;
    private Path workspace;
    private String before;
    private Map<Path, String> rights = new TreeMap<>();

    @BeforeEach void makeWorkspace() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "rights are taken away as POSIX systems have them");
        Path closed = Files.writeString(folder.resolve("closed"), "closed");
        take(closed, "---------");
        assumeTrue(!Files.isReadable(closed) || isClosed(closed), "this user may read any file, and setpriv cannot take that right from a process");
        workspace = Scene.of(Operation.RESTORE, "DELETE", folder.resolve("w"), 50);
        Operation.services(workspace).backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        Files.writeString(workspace.resolve("migrations/V5__more.sql"), "ALTER TABLE child ADD COLUMN more TEXT;");
        before = state();
    }

    @AfterEach void giveAllBack() throws IOException {
        for (Map.Entry<Path, String> each : rights.entrySet()) {
            Files.setPosixFilePermissions(each.getKey(), PosixFilePermissions.fromString(each.getValue()));
        }
    }

    @Test void aDatabaseThatCannotBeReadIsLeftAlone() throws Exception {
        take(database(), "---------");
        Map<String, Said> said = run("status", "backup", "rehearse", "history", "undo", "check", "health");
        assertThat(said.remove("check").words()).contains("could not be opened: permission denied").doesNotContain("is read-only", "can be written");
        assertThat(said.remove("health").words()).contains("could not be opened: permission denied", "It cannot be written: ").doesNotContain("You can look at everything");
        said.forEach((command, each) -> each.refusedWith(command, "TM-108", "could not be opened: permission denied", "Check that you may read the file and its folder"));
        assertAsBefore();
    }

    @Test void aFolderThatCannotBeLookedIntoIsNoMissingDatabase() throws Exception {
        take(database().getParent(), "---------");
        Map<String, Said> said = run("status", "init");
        assertThat(said.remove("init").exit()).isEqualTo(1);
        said.forEach((command, each) -> each.refusedWith(command, "TM-108", "could not be opened: permission denied", "Check that you may read the file and its folder"));
        assertAsBefore();
    }

    @Test void aDatabaseThatCannotBeWrittenIsLeftAsItIs() throws Exception {
        take(database(), "r--r-----");
        Map<String, Said> said = run("health", "status");
        assertThat(said.remove("health").words()).contains("It cannot be written: ");
        assertThat(said.remove("status").exit()).isZero();
        said.forEach((command, each) -> each.refusedWith(command, "TM-107", "cannot be written", "Give yourself write permission for the file and its folder"));
        assertAsBefore();
    }

    @Test void withoutAFolderForBackupsNothingIsChanged() throws Exception {
        take(workspace.resolve("backups"), "r-x------");
        Map<String, Said> said = run("backup", "backup --with-files", "health");
        assertThat(said.remove("health").words()).contains("It cannot be written: " + workspace.resolve("backups"));
        said.forEach((command, each) -> each.refusedWith(command, "TM-403", "permission denied", "the folder must be yours to write into"));
        assertAsBefore();
    }

    @Test void backupsThatMayNotBeLookedAtAreNotMissing() throws Exception {
        take(workspace.resolve("backups"), "r--------");
        Map<String, Said> said = runAlone("backups", "verify " + Scene.BACKUP, "restore " + Scene.BACKUP, "prune --keep 1");
        said.forEach((command, each) -> each.refusedWith(command, "TM-111", "backups", "permission denied"));
        assertAsBefore();
    }

    @Test void backupsThatMayNotBeLookedAtHideNoDamage() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
            file.seek(file.length() - 4096);
            file.write(new byte[4096]);
        }
        before = state();
        take(workspace.resolve("backups"), "---------");
        Said health = runAlone("health --integrity quick").get("health --integrity quick");
        assertThat(health.words()).contains("is damaged: ", "There is no verified backup", "backups failed: permission denied");
        assertThat(health.exit()).isEqualTo(1);
        assertAsBefore();
    }

    @Test void storedFilesThatMayNotBeReadAreNamedAndNotTheFolderForBackups() throws Exception {
        Path documents = Files.createDirectories(workspace.resolve("documents/closed"));
        take(documents, "---------");
        runAlone("backup --with-files").get("backup --with-files").refusedWith("backup --with-files", "TM-111", documents.toString(), "permission denied");
        assertAsBefore();
    }

    @Test void aRecordOfABackupThatMayNotBeReadIsToldInALine() throws Exception {
        Path record;
        try (Stream<Path> files = Files.list(workspace.resolve("backups"))) {
            record = files.filter(file -> file.toString().endsWith(".backup.json")).findFirst().orElseThrow();
        }
        take(record, "---------");
        Said backups = runAlone("backups").get("backups");
        assertThat(backups.exit()).isZero();
        assertThat(backups.words()).contains(record.getFileName() + " cannot be read", "not yet").doesNotContain("\tat ");
        assertAsBefore();
    }

    @Test void withoutRecordsNothingIsChanged() throws Exception {
        try (Stream<Path> files = Files.list(workspace.resolve(".tidemark"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                take(file, "r--------");
            }
        }
        take(workspace.resolve(".tidemark"), "r-x------");
        Map<String, Said> said = run("rehearse", "health", "journal");
        said.remove("rehearse").refusedWith("rehearse", "TM-111", "permission denied", "Check that you may read and write there");
        assertThat(said.remove("health").words()).contains("It cannot be written: " + workspace.resolve(".tidemark"));
        assertThat(said.remove("journal").words()).contains("Migrated base → V1");
        said.forEach((command, each) -> each.refusedWith(command, "TM-107", workspace.resolve(".tidemark") + " cannot be written", "Give yourself write permission"));
        assertAsBefore();
    }

    @Test void aJournalThatCannotBeReadIsNoEmptyOne() throws Exception {
        take(workspace.resolve(".tidemark"), "---------");
        Map<String, Said> said = run("journal", "undo");
        said.remove("journal").refusedWith("journal", "TM-111", "permission denied", "Check that you may read and write there");
        said.remove("undo").refusedWith("undo", "TM-111", "permission denied", "Check that you may read and write there");
        said.forEach((command, each) -> assertThat(each.exit()).as(each.words()).isEqualTo(1));
        assertAsBefore();
    }

    @Test void aDeleteTellsOfTheFilesThatItCannotLookAt() throws Exception {
        workspace = Scene.of(Operation.DELETE, "DELETE", folder.resolve("files"), 50);
        before = state();
        take(workspace.resolve("documents"), "---------");
        assertThat(runAlone("delete project 1 --dry-run").values()).singleElement().satisfies(said -> assertThat(said.words()).contains("60 files that you may not look at stay: documents/"));
        assertAsBefore();
    }

    private Path database() {
        return workspace.resolve("sqlite/app.db");
    }

    private void take(Path path, String left) throws IOException {
        rights.putIfAbsent(path, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(left));
    }

    private void assertAsBefore() throws Exception {
        giveAllBack();
        assertThat(state()).isEqualTo(before);
        assertThat(Scene.leftovers(workspace)).isEmpty();
    }

    /** Every file with its bytes, without what tells only of the moment: the lock, and what could be made again. */
    private String state() throws Exception {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(workspace)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = workspace.relativize(file).toString();
                if (!name.startsWith(".tidemark") || name.endsWith("journal.jsonl")) {
                    files.add(name + " " + new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))).toString(16));
                }
            }
        }
        return String.join("\n", files);
    }

    /** What a command said and how it ended. */
    private record Said(String words, int exit) {
        void refusedWith(String command, String code, String what, String next) {
            assertThat(words).as(command).contains("(" + code + ")", what, next).containsPattern("(was|were) not |Nothing was |No change was ");
            assertThat(exit).as(command).isEqualTo(1);
        }
    }

    /** All that change something, and these. */
    private Map<String, Said> run(String... more) throws Exception {
        return runAlone(Stream.concat(Stream.of(CHANGES), Stream.of(more)).toArray(String[]::new));
    }

    private Map<String, Said> runAlone(String... commands) throws Exception {
        String[] lines = Stream.of(commands).map(command -> command + " --workspace " + workspace).toArray(String[]::new);
        ProcessBuilder builder = Child.builder(Commands.class, folder, lines);
        builder.command().addAll(0, Files.isReadable(folder.resolve("closed")) ? AS_ANYBODY : List.of());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        Map<String, Said> said = new TreeMap<>();
        SAID.matcher(out).results().forEach(each -> said.put(each.group(1).replaceFirst(" --workspace .*", ""), new Said(each.group(2), Integer.parseInt(each.group(3)))));
        assertThat(said).as(out).containsOnlyKeys(commands);
        return said;
    }

    private boolean isClosed(Path file) throws Exception {
        try {
            List<String> command = new ArrayList<>(AS_ANYBODY);
            command.addAll(List.of("cat", file.toString()));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() != 0 && out.contains("Permission denied");
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
