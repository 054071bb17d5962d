package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PermissionsCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;
    private Path database;

    @BeforeEach void reachable() throws Exception {
        checked = CheckedWorkspace.migrated(folder);
        database = checked.space.workspace().databaseFile();
        for (Path each = folder.getParent(); each != null; each = each.getParent()) {
            assumeTrue(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)).endsWith("x") || PosixFilePermissions.toString(Files.getPosixFilePermissions(each)).endsWith("t"));
        }
        rights(database.getParent(), "rwxr-xr-x");
        rights(database, "rw-r--r--");
        rights(folder, "rwxr-xr-x");
    }

    @Test void aDatabaseThatEverybodyCanReadIsClosedToOthersAndOpenToItsGroup() throws Exception {
        assertThat(checked.finding("open-to-all").severity()).isEqualTo(Severity.NOTE);
        assertThat(checked.preview("open-to-all", "close")).containsExactly(database + ": rw-r--r-- → rw-r-----");
        assertThat(checked.cured("open-to-all", "close")).isEqualTo("Took the rights of others away from 1 file or folder.");
        assertThat(checked.services.journal().entries().getLast().details()).containsExactly(database + ": rw-r--r-- → rw-r-----");
        assertThat(checked.keys()).isEmpty();
    }

    @Test void aFolderAboveThatIsClosedIsEnough() throws Exception {
        rights(folder, "rwxr-x---");
        assertThat(checked.keys()).isEmpty();
    }

    @Test void whatEverybodyCanChangeIsAWarning() throws Exception {
        rights(database, "rw-rw-rw-");
        rights(database.getParent(), "rwxrwxrwx");
        assertThat(checked.finding("writable-by-all").severity()).isEqualTo(Severity.WARNING);
        checked.cured("writable-by-all", "close");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database))).isEqualTo("rw-rw----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database.getParent()))).isEqualTo("rwxrwx---");
    }

    @Test void scriptsAndSettingsThatEverybodyCanChangeAreToo() throws Exception {
        rights(database, "rw-------");
        Path migrations = checked.space.workspace().migrations();
        Path script = checked.script("V1__create_projects_and_documents.sql");
        Path settings = Files.createFile(folder.resolve("tidemark.toml"));
        rights(migrations, "rwxr-xr-x");
        rights(script, "rw-r--r--");
        assertThat(checked.keys()).as("others may read them").isEmpty();
        rights(migrations, "rwxrwxrwx");
        rights(script, "rw-rw-rw-");
        rights(settings, "rw-r--rw-");
        rights(folder, "rwxr-xrwx");
        assertThat(checked.preview("writable-by-all", "close")).containsExactlyInAnyOrder(folder + ": rwxr-xrwx → rwxr-x---", settings + ": rw-r--rw- → rw-r-----",
            migrations + ": rwxrwxrwx → rwxrwx---", script + ": rw-rw-rw- → rw-rw----");
        checked.cured("writable-by-all", "close");
    }

    @Test void aFolderForEverybodyInWhichNobodyCanReplaceAnythingIsLeftOpen() throws Exception {
        rights(database, "rw-------");
        rights(database.getParent(), "rwxrwxrwx");
        assertThat(checked.keys()).containsExactly("writable-by-all");
        Files.setAttribute(database.getParent(), "unix:mode", 01777);
        assertThat(checked.keys()).as("as /tmp is").isEmpty();
    }

    @Test void backupsAndTheJournalAreTheirOwnersAlone() throws Exception {
        Path backup = checked.services.backups().list().getFirst().file();
        rights(checked.space.workspace().backups(), "rwxr-xr-x");
        rights(backup, "rw-r--r--");
        assertThat(checked.finding("copies-open-to-all").severity()).isEqualTo(Severity.WARNING);
        assertThat(checked.preview("copies-open-to-all", "close")).contains(backup + ": rw-r--r-- → rw-------");
        checked.cured("copies-open-to-all", "close");
    }

    @Test void aFileThatIsGoneByNowIsPassedOverAndTheOthersAreInTheJournal() throws Exception {
        Path log = Files.createFile(database.resolveSibling("app.db-wal"));
        rights(log, "rw-r--r--");
        Cure cure = checked.finding("open-to-all").cure("close").orElseThrow();
        assertThat(cure.preview()).hasSize(2);
        Files.delete(log);
        assertThat(cure.run(Progress.NONE, Cancellation.never())).isEqualTo("Took the rights of others away from 1 file or folder.");
        assertThat(checked.services.journal().entries().getLast().details()).containsExactly(database + ": rw-r--r-- → rw-r-----");
        Files.delete(database);
        assertThat(cure.run(Progress.NONE, Cancellation.never())).isEqualTo("There was nothing left to change.");
    }

    /** What the system does not let change is met halfway here: the second is a link in a circle by then, whose rights nobody can set. */
    @Test void whatWasDoneBeforeAFailureIsInTheJournal() throws Exception {
        Path log = Files.createFile(database.resolveSibling("app.db-wal"));
        rights(log, "rw-r--r--");
        Cure cure = checked.finding("open-to-all").cure("close").orElseThrow();
        Files.delete(log);
        Files.createSymbolicLink(log, log.getFileName());
        assertThatThrownBy(() -> cure.run(Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_OUTPUT));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database))).isEqualTo("rw-r-----");
        assertThat(checked.services.journal().entries().getLast().details()).containsExactly(database + ": rw-r--r-- → rw-r-----");
    }

    private static void rights(Path path, String rights) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}
