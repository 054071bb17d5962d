package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.undo.JournalExport;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.DamagedPages;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a database of which no backup can be made, before it is replaced. */
class KeptBeforeTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;
    private Backup backup;

    @BeforeEach void make() {
        space = TestWorkspace.withShippedMigrations(folder.resolve("w"));
        services = Services.of(space.workspace());
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        backup = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
    }

    /** Whether pages or values were compared is what the report says; a write-ahead log lays pages over the file, which are the same ones. */
    @Test void aReportSaysHowTheContentWasCompared() throws SQLException {
        RestoreReport report = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        assertThat(report.samePages()).isTrue();
        assertThat(report.sentence()).endsWith("compared byte by byte.");
        space.sql("CREATE TABLE more AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i, 'text ' || i AS t FROM n");
        Path other = folder.resolve("other.db");
        try (Connection connection = space.database().openForReading()) {
            Sql.run(connection, "VACUUM INTO ?", other.toString());
        }
        AtomicBoolean touched = new AtomicBoolean();
        RestoreReport byValue = services.restores().restore(other, (doing, fraction) -> {
            // Its time tells that it was written to since it was read: then its pages say nothing, and every value is compared.
            if (doing.equals("Writing the database") && touched.compareAndSet(false, true)) {
                assertThat(other.toFile().setLastModified(1_000_000_000_000L)).isTrue();
            }
        }, Cancellation.never());
        assertThat(byValue.samePages()).isFalse();
        assertThat(byValue.sentence()).endsWith("compared value by value.");
    }

    /** The workspace is copied while the copy is being written: what a process leaves that is killed then. */
    @Test void aKillWhileADamagedDatabaseIsCopiedLeavesWhatIsFoundAndRemoved() throws IOException {
        DamagedPages.in(space);
        Path left = folder.resolve("left");
        services.restores().restore(backup.file(), (doing, fraction) -> {
            if (!unfinished(space.workspace().backups()).isEmpty() && Files.notExists(left)) {
                copy(space.workspace().root(), left);
            }
        }, Cancellation.never());
        assertThat(unfinished(space.workspace().backups())).isEmpty();
        Path backups = left.resolve("backups");
        assertThat(unfinished(backups)).hasSize(1);
        byte[] damaged = Files.readAllBytes(left.resolve("sqlite/app.db"));
        Services next = Services.of(new Workspaces(Map.of(), left).at(left));
        assertThat(next.settle()).isZero();
        assertThat(BackupService.leftBehind(next.workspace(), false)).contains(unfinished(backups).getFirst());
        Finding finding = next.health().run(Progress.NONE, Cancellation.never()).stream().filter(f -> f.key().equals("interrupted-work")).findFirst().orElseThrow();
        assertThat(finding.cures().getFirst().preview()).anyMatch(line -> line.endsWith(".unreadable.unfinished"));
        finding.cures().getFirst().run(Progress.NONE, Cancellation.never());
        assertThat(unfinished(backups)).isEmpty();
        assertThat(below(backups)).noneMatch(file -> file.toString().endsWith(".making"));
        assertThat(left.resolve("sqlite/app.db")).hasBinaryContent(damaged);
        RestoreReport report = next.restores().restore(backups.resolve(backup.name()), Progress.NONE, Cancellation.never());
        assertThat(report.setAside().orElseThrow()).hasBinaryContent(damaged);
    }

    @Test void theJournalNamesTheCopyOfADamagedDatabase() throws IOException {
        DamagedPages.in(space);
        byte[] damaged = Files.readAllBytes(space.workspace().databaseFile());
        Path kept = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        assertThat(kept).hasBinaryContent(damaged);
        assertNames(kept, "the damaged database as it was is kept in ");
        DamagedPages.in(space);
        Path second = services.resets().reset("app.db", Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        assertThat(second).isNotEqualTo(kept).exists();
        assertNames(second, "the damaged database as it was is kept in ");
    }

    @Test void theJournalNamesWhereAnUnreadableFileWent() throws IOException {
        Files.writeString(space.workspace().databaseFile(), "no database");
        Path kept = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        assertThat(kept).hasContent("no database");
        assertNames(kept, "the unreadable file that was there is kept in ");
        Files.writeString(space.workspace().databaseFile(), "nor this");
        Path second = services.resets().reset("app.db", Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        assertThat(second).hasContent("nor this");
        assertNames(second, "the unreadable file that was there is kept in ");
        assertThat(services.journal().entries().getLast().sentence()).contains(second.getFileName().toString());
    }

    /** A log without its database is kept too, and it is told where it is and not where a file would be that is not there. */
    @Test void theJournalNamesALogWithoutItsDatabase() throws IOException {
        Path live = space.workspace().databaseFile();
        Files.delete(live);
        Files.writeString(SqliteFile.sibling(live, "-wal"), "a log");
        Path kept = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        assertThat(kept).hasContent("a log");
        assertNames(kept, "the unreadable file that was there is kept in ");
        Files.delete(live);
        assertThat(services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).setAside()).isEmpty();
        assertThat(JournalExport.way(services.journal().entries().getLast())).endsWith("there was no database before");
    }

    /** The process ended right after the change and before its entry: what was announced names it already. */
    @Test void anEntryThatIsFoundAtALaterStartNamesItToo() throws IOException {
        DamagedPages.in(space);
        Path kept = services.restores().restore(backup.file(), Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        Path journal = space.workspace().records().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        services = Services.of(space.workspace());
        assertThat(services.settle()).isEqualTo(1);
        assertNames(kept, "the damaged database as it was is kept in ");
    }

    /** Nothing was replaced, so the copy of now is of no use. */
    @Test void aCopyBeforeWhichNothingWasReplacedGoesAgain() {
        DamagedPages.in(space);
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> services.restores().restore(backup.file(), (doing, fraction) -> {
            if (below(space.workspace().backups()).stream().anyMatch(file -> file.toString().endsWith(".unreadable.unfinished"))) {
                cancellation.cancel();
            }
        }, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(below(space.workspace().backups())).noneMatch(file -> file.toString().contains(".unreadable") || file.toString().endsWith(".making"));
    }

    private void assertNames(Path kept, String detail) {
        JournalEntry entry = services.journal().entries().getLast();
        assertThat(entry.details()).contains(detail + kept);
        assertThat(JournalExport.way(entry)).startsWith("nothing to take back: ").endsWith("kept in " + kept);
        assertThatThrownBy(() -> services.undo().plan(entry.number(), false, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNDO_REFUSED);
            assertThat(problem.what()).contains(kept.toString());
        });
    }

    private static List<Path> unfinished(Path backups) {
        return below(backups).stream().filter(file -> file.toString().endsWith(".unreadable.unfinished")).toList();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            for (Path file : below(from)) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
