package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.StockFlyway;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up in the middle: a clear Problem, the database as it was, no half file. Needs a small disk of its own, which only root can mount. */
class FullDiskTest {
    @TempDir Path folder;
    private Path disk;
    private boolean mounted;

    @BeforeEach void mountASmallDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(System.getProperty("os.name").equals("Linux"), "a small disk is mounted as tmpfs, which is Linux's");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString());
        assumeTrue(mounted, "only root may mount a small disk");
    }

    @AfterEach void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test void aMigrateOnAFullDiskChangesNothing() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", disk.resolve("w"), 30_000);
        String before = Scene.state(workspace);
        Services services = Operation.services(workspace);
        leaveFree(300_000);
        assertProblem(List.of(ProblemCode.DISK_FULL), () -> services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never()));
        assertAsBefore(workspace, before);
        freeAll();
        Operation.MIGRATE.run(workspace, Progress.NONE);
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V4");
    }

    @Test void aMigrateInWalModeOnAFullDiskChangesNothing() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "WAL", disk.resolve("w"), 30_000);
        String before = Scene.state(workspace);
        Services services = Operation.services(workspace);
        leaveFree(300_000);
        assertProblem(List.of(ProblemCode.DISK_FULL), () -> services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never()));
        freeAll();
        assertAsBefore(workspace, before);
    }

    @Test void aBackupOnADiskThatFillsUpLeavesNoHalfFile() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", disk.resolve("w"), 30_000);
        String before = Scene.state(workspace);
        Services services = Operation.services(workspace);
        Progress fills = (doing, fraction) -> {
            if (doing.equals("Copying the database")) {
                leaveFree(200_000);
            }
        };
        assertProblem(List.of(ProblemCode.DISK_FULL, ProblemCode.BACKUP_FAILED), () -> services.backups().create(BackupReason.ASKED_FOR, null, fills, Cancellation.never()));
        assertThat(services.backups().list()).isEmpty();
        assertAsBefore(workspace, before);
    }

    @Test void anArchiveOnADiskThatFillsUpLeavesNoHalfFile() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", disk.resolve("w"), 10_000);
        String before = Scene.state(workspace);
        Services services = Operation.services(workspace);
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        Files.write(workspace.resolve("documents/noise.bin"), noise);
        Progress fills = (doing, fraction) -> {
            if (doing.endsWith("database/app.db")) {
                leaveFree(200_000);
            }
        };
        assertProblem(List.of(ProblemCode.DISK_FULL, ProblemCode.BACKUP_FAILED), () -> services.backups().createWithFiles(null, fills, Cancellation.never()));
        assertThat(services.backups().list()).isEmpty();
        assertProblem(List.of(ProblemCode.NO_SPACE_FOR_BACKUP), () -> services.backups().createWithFiles(null, Progress.NONE, Cancellation.never()));
        assertAsBefore(workspace, before);
    }

    @Test void aRestoreOfFilesOnADiskThatFillsUpChangesNothing() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", disk.resolve("w"), 10_000);
        Services services = Operation.services(workspace);
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        Path stored = Files.write(workspace.resolve("documents/noise.bin"), noise);
        Path archive = services.backups().createWithFiles(null, Progress.NONE, Cancellation.never()).file();
        Files.writeString(stored, "other");
        String before = Scene.state(workspace);
        Progress fills = (doing, fraction) -> {
            if (doing.startsWith("Unpacking")) {
                leaveFree(200_000);
            }
        };
        assertProblem(List.of(ProblemCode.DISK_FULL, ProblemCode.INPUT_OUTPUT), () -> services.restores().restore(archive, fills, Cancellation.never()));
        assertThat(stored).hasContent("other");
        assertProblem(List.of(ProblemCode.NO_SPACE_FOR_RESTORE), () -> services.restores().restore(archive, Progress.NONE, Cancellation.never()));
        freeAll();
        assertAsBefore(workspace, before);
        services.restores().restore(archive, Progress.NONE, Cancellation.never());
        assertThat(stored).hasBinaryContent(noise);
    }

    @Test void aBackupThatCannotFitIsRefusedBeforeItBegins() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", disk.resolve("w"), 30_000);
        leaveFree(200_000);
        assertProblem(List.of(ProblemCode.NO_SPACE_FOR_BACKUP), () -> Operation.services(workspace).backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()));
        assertProblem(List.of(ProblemCode.NO_SPACE_FOR_REHEARSAL), () -> {
            Services services = Operation.services(workspace);
            services.rehearsal().run(services.migrations().planMigrate(Target.LATEST), Progress.NONE, Cancellation.never());
        });
    }

    @Test void aRestoreOnADiskThatFillsUpChangesNothing() throws IOException {
        Path workspace = Scene.of(Operation.RESTORE, "DELETE", disk.resolve("w"), 20_000);
        String before = Scene.state(workspace);
        Services services = Operation.services(workspace);
        Progress fills = (doing, fraction) -> {
            if (doing.equals("Writing the database")) {
                leaveFree(100_000);
            }
        };
        assertProblem(List.of(ProblemCode.DISK_FULL), () -> services.restores().restore(workspace.resolve("backups").resolve(Scene.BACKUP), fills, Cancellation.never()));
        assertAsBefore(workspace, before);
        freeAll();
        Operation.RESTORE.run(workspace, Progress.NONE);
        assertThat(services.migrations().timeline().currentLabel()).isEqualTo("V1");
    }

    @Test void aChangeOfRowsThatCannotBeKeptChangesNothing() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", disk.resolve("w"), 20_000);
        String before = Scene.state(workspace);
        Services services = Operation.services(workspace);
        RowWork deletes = new RowWork("Delete", "delete", BackupReason.BEFORE_DELETE, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "DELETE FROM child");
            leaveFree(0);
            return new SafeRoad.Done("Deleted.", List.of(), Map.of());
        });
        assertProblem(List.of(ProblemCode.DISK_FULL), () -> services.road().changeRows(deletes, null, Progress.NONE, Cancellation.never()));
        assertAsBefore(workspace, before);
        assertThat(services.journal().folder()).isEmptyDirectory();
    }

    @Test void aRehearsalOnADiskThatFillsUpLeavesNothing() throws IOException {
        Path workspace = Scene.of(Operation.MIGRATE, "DELETE", disk.resolve("w"), 20_000);
        String before = Scene.state(workspace);
        Services services = Operation.services(workspace);
        Progress fills = (doing, fraction) -> {
            if (doing.startsWith("Apply V2")) {
                leaveFree(100_000);
            }
        };
        assertProblem(List.of(ProblemCode.DISK_FULL), () -> services.rehearsal().run(services.migrations().planMigrate(Target.LATEST), fills, Cancellation.never()));
        assertAsBefore(workspace, before);
    }

    private static void assertAsBefore(Path workspace, String before) throws IOException {
        assertThat(Scene.state(workspace)).isEqualTo(before);
        assertThat(Scene.leftovers(workspace)).isEmpty();
        new StockFlyway(workspace.resolve("sqlite/app.db"), workspace.resolve("migrations")).accepts();
    }

    private static void assertProblem(List<ProblemCode> codes, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).as(problem.what()).isIn(codes));
    }

    /** Fills the disk up to a rest of so many bytes. */
    private void leaveFree(long bytes) {
        Path ballast = disk.resolve("ballast");
        try (OutputStream out = Files.newOutputStream(ballast)) {
            long fill = Files.getFileStore(disk).getUsableSpace() - bytes;
            byte[] block = new byte[4096];
            for (long written = 0; written + block.length <= fill; written += block.length) {
                out.write(block);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void freeAll() throws IOException {
        Files.delete(disk.resolve("ballast"));
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
