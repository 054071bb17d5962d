package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanCommandsTest {
    @TempDir Path folder;
    private Cli cli;

    @BeforeEach void sample() {
        cli = Cli.in(folder);
        cli.run("init --sample");
    }

    private Path old(String path) throws IOException {
        Path file = Files.writeString(folder.resolve("storage").resolve(path), "abc");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        return file;
    }

    @Test void filesWithoutRowsGoToTheTrashAndFromThereBackOrAway() throws IOException {
        assertThat(cli.run("orphans").out()).isEqualTo("✓ Rows and stored files agree.\n");
        Path file = old("documents/project_1/left.txt");
        Cli.Run found = cli.run("orphans");
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out()).contains("no row: " + Path.of("storage", "documents", "project_1", "left.txt") + ", 3 B", "1 file without a row.", "Next: tidemark orphans --trash");
        assertThat(cli.run("orphans --trash").out()).contains("✓ Moved to the trash: 1 file without a row, 3 B.", "tidemark undo ");
        assertThat(file).doesNotExist();
        assertThat(cli.run("trash").out()).contains("Moved to the trash: 1 file without a row, 3 B.", "The files of 1 entry, 3 B.", "tidemark trash --empty");
        assertThat(cli.run("undo").exitCode()).isZero();
        assertThat(file).hasContent("abc");
        cli.run("orphans --trash");
        assertThat(cli.run("trash --empty --older-than 30d").out()).isEqualTo("✓ There was nothing to remove.\n");
        assertThat(cli.run("trash --empty").out()).isEqualTo("✓ Removed the files of 1 entry from the trash, 3 B.\n");
        assertThat(cli.run("undo").err()).contains("TM-531");
        assertThat(cli.run("trash --older-than soon").exitCode()).isEqualTo(2);
    }

    @Test void aDocumentWithoutItsFileIsListed() throws IOException {
        try (var files = Files.list(folder.resolve("storage/documents/project_1"))) {
            Files.delete(files.sorted().toList().getFirst());
        }
        Cli.Run run = cli.run("orphans");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("no file: document ", "1 document without its file.", "tidemark delete document ");
    }

    @Test void movingFilesDoesNotHideTheDocumentsThatHaveLostTheirs() throws IOException {
        try (var files = Files.list(folder.resolve("storage/documents/project_1"))) {
            Files.delete(files.sorted().toList().getFirst());
        }
        old("documents/project_1/left.txt");
        Cli.Run run = cli.run("orphans --trash");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("✓ Moved to the trash: 1 file without a row, 3 B.", "no file: document ", "\n1 document without its file.\n", "tidemark delete document ", "to take it back: tidemark undo ");
        assertThat(run.out()).doesNotContain("no row:");
        assertThat(cli.run("orphans --trash").exitCode()).isEqualTo(1);
    }

    @Test void aCommandThatWaitsForAnotherProgramSaysSo() throws Exception {
        Database database = Database.at(folder.resolve("storage/sqlite/app.db"));
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "INSERT INTO projects(name) VALUES ('busy')");
            StringWriter err = new StringWriter();
            Thread letsGo = Thread.ofVirtual().start(() -> {
                while (!err.toString().contains("Waiting for")) {
                    LockSupport.parkNanos(20_000_000);
                }
                try {
                    writer.commit();
                    // Or the driver begins the next transaction at once.
                    writer.close();
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            Cli.Run run = cli.saying(err, "rename project 1 Waders");
            letsGo.join();
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).isEqualTo("Waiting for another program to let go of app.db …\n");
        }
    }
}
