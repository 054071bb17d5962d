package dev.tidemark.core.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneServiceTest {
    private static final Instant NOW = Instant.parse("2025-01-31T12:00:00Z");

    @TempDir Path folder;
    private TestWorkspace space;

    @BeforeEach void make() {
        space = TestWorkspace.empty(folder);
        space.sql("CREATE TABLE t(x)");
    }

    @Test void theNewestStayByCount() {
        List<Backup> made = backUpOnDays(1, 2, 3, 4, 5);
        PrunePlan plan = plan(keep(2));
        assertThat(plan.goes()).containsExactly(made.get(2), made.get(1), made.get(0));
        assertThat(plan.sentence()).startsWith("3 backups go, ").endsWith("; 2 stay.");
        assertThat(services().backups().list()).as("a preview removes nothing").hasSize(5);
        prune(plan);
        assertThat(services().backups().list()).containsExactly(made.get(4), made.get(3));
        assertThat(services().journal().entries().getLast()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("prune");
            assertThat(entry.details()).hasSize(3);
        });
    }

    @Test void theOldGoByAgeButNeverTheNewestVerifiedOne() {
        List<Backup> made = backUpOnDays(1, 2);
        PrunePlan plan = plan(new Retention(Optional.empty(), Optional.of(Duration.ofDays(7)), Optional.empty()));
        assertThat(plan.goes()).containsExactly(made.get(0));
        assertThat(plan.spared()).containsEntry(made.get(1), "it is the newest verified one");
    }

    @Test void oneThatWasCutShortSinceIsNotTheVerifiedOneThatStays() throws IOException {
        List<Backup> made = backUpOnDays(1, 2, 3);
        try (FileChannel file = FileChannel.open(made.get(2).file(), StandardOpenOption.WRITE)) {
            file.truncate(made.get(2).bytes() / 2);
        }
        assertThat(services().backups().list()).extracting(Backup::verified).containsExactly(false, true, true);
        PrunePlan plan = plan(keep(1));
        assertThat(plan.spared()).containsExactly(Map.entry(made.get(1), "it is the newest verified one"));
        assertThat(prune(plan)).containsExactly(made.get(0));
    }

    @Test void thoseOfAClockThatWasWrongPushOutNone() {
        List<Backup> made = backUpOnDays(1, 2, 3, 20_000);
        PrunePlan plan = plan(keep(2));
        assertThat(plan.goes()).containsExactly(made.get(0));
        assertThat(plan.spared()).containsExactly(Map.entry(made.get(3), "its time lies in the future, a clock was or is wrong"));
        assertThat(plan.stays()).isEqualTo(3);
    }

    @Test void nothingGoesWhereNoneThatStaysIsSound() throws IOException {
        List<Backup> made = backUpOnDays(1, 2, 3);
        PrunePlan plan = plan(keep(1));
        byte[] sound = Files.readAllBytes(made.get(2).file());
        byte[] flipped = sound.clone();
        flipped[flipped.length - 10] ^= 1;
        Files.write(made.get(2).file(), flipped);
        assertThatThrownBy(() -> prune(plan)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_NOT_VERIFIED);
            assertThat(problem.what()).contains(made.get(2).name()).endsWith("; no backup was removed, since no sound one would stay.");
        });
        assertThat(services().backups().list()).hasSize(3);
        assertThat(prune(plan(keep(2)))).as("another one that stays is sound").containsExactly(made.get(0));
        Files.delete(made.get(2).file());
        assertThatThrownBy(() -> prune(plan)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.what()).contains("there is no other one that was verified"));
        Files.write(made.get(2).file(), sound);
        assertThat(prune(plan(keep(1)))).containsExactly(made.get(1));
    }

    @Test void asManyStayAsFitIntoTheSize() {
        List<Backup> made = backUpOnDays(1, 2, 3);
        PrunePlan plan = plan(new Retention(Optional.empty(), Optional.empty(), Optional.of(2 * made.getFirst().bytes())));
        assertThat(plan.goes()).containsExactly(made.get(0));
    }

    @Test void aPinnedOneStaysAlsoWhenItIsPinnedAfterThePreview() {
        List<Backup> made = backUpOnDays(1, 2, 3);
        Backup pinned = services().backups().pin(made.get(0), true);
        assertThat(pinned.pinned()).isTrue();
        PrunePlan plan = plan(keep(1));
        assertThat(plan.goes()).containsExactly(made.get(1));
        assertThat(plan.spared()).containsEntry(pinned, "it is pinned");
        services().backups().pin(made.get(1), true);
        assertThat(prune(plan)).isEmpty();
        services().backups().pin(made.get(0), false);
        assertThat(plan(keep(1)).goes()).containsExactly(made.get(0));
    }

    @Test void oneThatAnUndoNeedsStaysUntilThatIsUndone() {
        Backup first = backUpOnDays(1).getFirst();
        Services then = servicesAt(NOW.minus(Duration.ofDays(20)));
        then.restores().restore(first.file(), Progress.NONE, Cancellation.never());
        int restore = then.journal().entries().getLast().number();
        backUpOnDays(25, 26);
        assertThat(plan(keep(1)).spared().values()).containsExactly("entry " + restore + " of the journal is taken back by it");
        prune(plan(keep(1)));
        assertThat(services().undo().plan(restore, true, Cancellation.never()).backup()).isNotNull();
    }

    @Test void aRemovedBackupTakesItsRecordAlong() throws IOException {
        List<Backup> made = backUpOnDays(1, 2);
        prune(plan(keep(1)));
        try (var files = Files.list(space.workspace().backups())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(made.get(1).name(), made.get(1).name() + ".json");
        }
    }

    @Test void theRulesAreReadFromTheSettings() throws IOException {
        assertThat(services().prunes().settings().isEmpty()).isTrue();
        Path toml = space.workspace().root().resolve("tidemark.toml");
        Files.writeString(toml, "[backups]\nkeep = 20\nolder-than = \"30d\"\nmax-size = \"5G\"\n");
        assertThat(services().prunes().settings()).isEqualTo(new Retention(Optional.of(20), Optional.of(Duration.ofDays(30)), Optional.of(5_000_000_000L)));
        for (String wrong : List.of("keep = 0", "older-than = \"soon\"", "max-size = true")) {
            Files.writeString(toml, "[backups]\n" + wrong + "\n");
            assertThatThrownBy(() -> services().prunes().settings()).as(wrong)
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONFIG_UNREADABLE));
        }
    }

    private static Retention keep(int count) {
        return new Retention(Optional.of(count), Optional.empty(), Optional.empty());
    }

    private List<Backup> backUpOnDays(int... days) {
        return java.util.Arrays.stream(days).mapToObj(day -> servicesAt(Instant.parse("2025-01-01T12:00:00Z").plus(Duration.ofDays(day - 1L)))
            .backups().create(BackupReason.BEFORE_EDIT, null, Progress.NONE, Cancellation.never())).toList();
    }

    private PrunePlan plan(Retention rules) {
        return services().prunes().plan(rules);
    }

    private List<Backup> prune(PrunePlan plan) {
        return services().prunes().prune(plan, Progress.NONE, Cancellation.never());
    }

    private Services services() {
        return servicesAt(NOW);
    }

    private Services servicesAt(Instant moment) {
        return new Services(space.workspace(), Clock.fixed(moment, ZoneOffset.UTC), "tester");
    }
}
