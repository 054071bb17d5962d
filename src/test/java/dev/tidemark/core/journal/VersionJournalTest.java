package dev.tidemark.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.RunReport;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.core.schema.Version;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words that the services write are those that the reader of one version understands. */
class VersionJournalTest {
    @TempDir Path folder;

    @Test void aVersionKnowsWhatWasDoneToIt() throws IOException {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Services services = Services.of(space.workspace());
        migrate(services, "7");
        RunReport back = services.migrations().run(services.migrations().planRollback(Target.parse("5")), true, Progress.NONE, Cancellation.never());
        services.restores().restore(back.backup().orElseThrow().file(), Progress.NONE, Cancellation.never());
        services.stamps().stamp(services.stamps().plan(Target.parse("9")), "tried out", Progress.NONE, Cancellation.never());
        services.stamps().stamp(services.stamps().plan(Target.parse("7")), null, Progress.NONE, Cancellation.never());
        Path script = space.workspace().migrations().resolve("V6__index_documents_by_status.sql");
        Files.writeString(script, Files.readString(script) + "-- edited\n");
        services.repairs().repair(services.repairs().planAccept(Version.of("6")).orElseThrow(), Progress.NONE, Cancellation.never());
        services.resets().reset(space.workspace().databaseName(), Progress.NONE, Cancellation.never());

        assertThat(words(services, "6")).satisfiesExactly(
            line -> assertThat(line).isEqualTo("Applied anew by a reset"),
            line -> assertThat(line).startsWith("Accept the script of V6 index documents by status as it is now"),
            line -> assertThat(line).isEqualTo("Came back with a restore, V5 → V7"),
            line -> assertThat(line).isEqualTo("Undone, 1 statement"),
            line -> assertThat(line).isEqualTo("Applied, 1 statement"));
        assertThat(words(services, "9")).containsExactly("Applied anew by a reset", "Marked as not applied, by a stamp", "Marked as applied, by a stamp");
        assertThat(words(services, "5")).as("what a restore did not go over is left out").doesNotContain("Came back with a restore, V5 → V7");
        VersionJournal.Line undone = VersionJournal.of(Version.of("6"), services.journal().entries()).get(3);
        assertThat(undone.took()).hasValueSatisfying(took -> assertThat(took).containsPattern("\\d"));
        assertThat(undone.entry().backup()).isEqualTo(back.backup().orElseThrow().name());
    }

    @Test void aFailureIsToldOfTheVersionThatFailed() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__notes.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY);")
            .script("V2__broken.sql", "ALTER TABLE nowhere ADD COLUMN x TEXT;").script("V20__more.sql", "CREATE TABLE more (id INTEGER PRIMARY KEY);");
        Services services = Services.of(space.workspace());
        assertThatThrownBy(() -> migrate(services, "20")).isInstanceOf(Problem.class);
        assertThat(words(services, "2")).singleElement().asString().startsWith("Migrate to V20 failed: V2__broken.sql");
        assertThat(words(services, "20")).as("named as the target only").isEmpty();
        assertThatThrownBy(() -> services.migrations().run(services.migrations().planMigrate(Target.LATEST).with(Transactions.ONE_EACH), false, Progress.NONE, Cancellation.never())).isInstanceOf(Problem.class);
        assertThat(words(services, "2").getFirst()).startsWith("Failed: ");
        assertThat(words(services, "1")).containsExactly("Applied, 1 statement");
    }

    @Test void scriptsThatWereMadeOrBroughtBackBelongToTheirVersion() throws IOException {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Services services = Services.of(space.workspace());
        migrate(services, "9");
        Path script = space.workspace().migrations().resolve("V3__index_browsing.sql");
        Files.writeString(script, Files.readString(script) + "-- edited\n");
        services.recovery().putBack(Version.of("3"));
        Files.delete(space.workspace().migrations().resolve("U3__index_browsing.sql"));
        services.undoScripts().save(services.undoScripts().derive(Version.of("3")));
        assertThat(words(services, "3")).startsWith("Saved a derived undo script for V3 index browsing.", "Put V3__index_browsing.sql back as it was applied.");
    }

    private static void migrate(Services services, String to) {
        services.migrations().run(services.migrations().planMigrate(Target.parse(to)), false, Progress.NONE, Cancellation.never());
    }

    private static List<String> words(Services services, String version) {
        return VersionJournal.of(Version.of(version), services.journal().entries()).stream().map(VersionJournal.Line::what).toList();
    }
}
