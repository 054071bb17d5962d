package dev.tidemark.core.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.pruning.Retention;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.WorkspaceLock;
import dev.tidemark.support.DamagedPages;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to no backup is seen, counted and removed by nobody but a person. */
class KeptServiceTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;
    private Backup archive;

    @BeforeEach void make() throws IOException {
        space = TestWorkspace.empty(folder.resolve("w"));
        space.sql("CREATE TABLE note(words TEXT)", "INSERT INTO note VALUES ('first')");
        Files.writeString(Files.createDirectories(space.workspace().documents()).resolve("hours.txt"), "open from nine");
        services = Services.of(space.workspace());
        archive = services.backups().createWithFiles(null, Progress.NONE, Cancellation.never());
    }

    @Test void nothingIsKeptWhereASafetyBackupIs() {
        services.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
        assertThat(services.kept().list()).as("the files from before belong to the safety backup").isEmpty();
    }

    @Test void anUnreadableDatabaseWithItsLogAndTheFilesBesideItAreSeenAndCounted() throws IOException {
        Path live = space.workspace().databaseFile();
        Files.writeString(live, "no database");
        Files.writeString(SqliteFile.sibling(live, "-wal"), "its log");
        Files.writeString(space.workspace().documents().resolve("hours.txt"), "closed");
        Path aside = services.restores().restore(archive.file(), Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        List<Kept> kept = services.kept().list();
        assertThat(kept).extracting(Kept::name).containsExactlyInAnyOrder(aside.getFileName().toString(), "before " + archive.name());
        assertThat(kept).extracting(Kept::bytes).containsExactlyInAnyOrder(18L, 6L);
        assertThat(KeptService.bytes(kept)).isEqualTo(24);
        assertThat(kept).allMatch(each -> Files.exists(each.path()));
        services.prunes().prune(services.prunes().plan(new Retention(Optional.of(1), Optional.empty(), Optional.of(1L))), Progress.NONE, Cancellation.never());
        assertThat(services.kept().list()).as("no rule lets them go").isEqualTo(kept);
        Kept database = kept.stream().filter(Kept::database).findFirst().orElseThrow();
        assertThat(services.kept().remove(List.of(database), Progress.NONE, Cancellation.never())).containsExactly(database);
        assertThat(aside).doesNotExist();
        assertThat(SqliteFile.sibling(aside, "-wal")).doesNotExist();
        JournalEntry told = services.journal().entries().getLast();
        assertThat(told.sentence()).isEqualTo("Removed 1 item kept from before restores, 18 B.");
        assertThat(told.details()).containsExactly(aside.toString());
        assertThat(told.undo()).isInstanceOf(Undo.None.class);
        assertThat(services.kept().remove(kept, Progress.NONE, Cancellation.never())).as("what is gone is passed over").hasSize(1);
        assertThat(services.kept().list()).isEmpty();
        assertThat(space.workspace().documents().resolve("hours.txt")).hasContent("open from nine");
        assertThat(services.backups().list()).hasSize(1);
    }

    @Test void aCopyOfADamagedDatabaseIsSeen() {
        DamagedPages.in(space);
        Path aside = services.resets().reset("app.db", Progress.NONE, Cancellation.never()).setAside().orElseThrow();
        assertThat(services.kept().list()).singleElement().satisfies(kept -> {
            assertThat(kept.path()).isEqualTo(aside);
            assertThat(kept.database()).isTrue();
        });
    }

    /** Somebody removed the backup by hand: its files would be lost from sight. */
    @Test void filesWhoseBackupIsGoneAreSeen() throws IOException {
        Backup safety = services.restores().restore(archive.file(), Progress.NONE, Cancellation.never()).safety().orElseThrow();
        Files.delete(safety.file());
        assertThat(services.kept().list()).extracting(Kept::name).containsExactly(safety.name());
    }

    @Test void whatARestoreStillNeedsThatIsNotEndedIsNotOffered() throws IOException {
        Files.writeString(space.workspace().databaseFile(), "no database");
        Error kill = new AssertionError("killed");
        assertThatThrownBy(() -> services.restores().restore(archive.file(), (doing, fraction) -> {
            if (doing.equals("Writing the database")) {
                throw kill;
            }
        }, Cancellation.never())).isSameAs(kill);
        assertThat(space.workspace().records().resolve("files/before " + archive.name())).isDirectory();
        assertThat(services.kept().list()).isEmpty();
        Services.of(space.workspace()).settle();
        assertThat(services.kept().list()).isEmpty();
        assertThat(space.workspace().documents().resolve("hours.txt")).exists();
    }

    @Test void nothingIsRemovedBesideAnotherChangeOrInWhatIsOnlyLookedAt() throws IOException {
        Files.writeString(space.workspace().databaseFile(), "no database");
        services.restores().restore(archive.file(), Progress.NONE, Cancellation.never());
        List<Kept> kept = services.kept().list();
        try (WorkspaceLock _ = WorkspaceLock.take(space.workspace(), "Restore")) {
            Services other = Services.of(space.workspace());
            assertThatThrownBy(() -> other.kept().remove(kept, Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.WORKSPACE_BUSY));
        }
        assertThat(services.kept().list()).isEqualTo(kept);
    }
}
