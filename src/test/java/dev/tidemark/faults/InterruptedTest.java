package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal tells of every change that was made and of none that was not, also when the process died around its commit; what is found can be taken back. */
class InterruptedTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"ARCHIVE", "COMPACT"})
    void aChangeWhoseEntryWasNeverWrittenIsFoundAndTakenBack(Operation operation) throws IOException {
        Path workspace = Scene.of(operation, "DELETE", folder.resolve("w"), 50);
        String before = Scene.state(workspace);
        operation.run(workspace, Progress.NONE);
        String after = Scene.state(workspace);
        int entries = withoutTheLastLine(workspace);
        Services services = Operation.services(workspace);
        assertThat(services.journal().entries()).hasSize(entries - 1);
        assertThat(services.undo().settle()).isEqualTo(1);
        JournalEntry found = services.journal().entries().getLast();
        assertThat(found.remark()).startsWith("Written down at a later start: Tidemark ended right after");
        assertThat(found.kind()).isEqualTo(switch (operation) {
            case ROLLBACK -> "roll back";
            case MIGRATE_EACH -> "migrate";
            case RESTORE_FILES -> "restore";
            default -> operation.name().toLowerCase(java.util.Locale.ROOT);
        });
        assertThat(services.undo().settle()).isZero();
        services.undo().undo(services.undo().plan(found.number(), false, Cancellation.never()), Progress.NONE, Cancellation.never());
        assertThat(Scene.state(workspace)).isEqualTo(before).isNotEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"ARCHIVE", "COMPACT"})
    void aChangeThatWasAnnouncedAndNotMadeLeavesNoEntry(Operation operation) throws IOException {
        Path workspace = Scene.of(operation, "WAL", folder.resolve("w"), 50);
        Path untouched = folder.resolve("untouched");
        Scene.copy(workspace, untouched);
        int entries = Operation.services(workspace).journal().entries().size();
        operation.run(workspace, Progress.NONE);
        withoutTheLastLine(workspace);
        for (String file : List.of("app.db", "app.db-wal", "app.db-shm")) {
            Files.deleteIfExists(workspace.resolve("sqlite").resolve(file));
        }
        Files.copy(untouched.resolve("sqlite/app.db"), workspace.resolve("sqlite/app.db"));
        Services services = Operation.services(workspace);
        assertThat(services.journal().mayBeUnsettled()).isTrue();
        assertThat(services.undo().settle()).isZero();
        assertThat(services.journal().entries()).hasSize(entries);
        assertThat(services.journal().mayBeUnsettled()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTORE", "RESET"})
    void aReplacementThatWasNotMadeBeforeOthersWroteIsNotToldAsMade(Operation operation) throws IOException {
        Path workspace = Scene.of(operation, "DELETE", folder.resolve("w"), 50);
        Path untouched = folder.resolve("untouched");
        Scene.copy(workspace, untouched);
        operation.run(workspace, Progress.NONE);
        withoutTheLastLine(workspace);
        Files.delete(workspace.resolve("sqlite/app.db"));
        Files.copy(untouched.resolve("sqlite/app.db"), workspace.resolve("sqlite/app.db"));
        if (operation == Operation.RESTORE) {
            Files.delete(workspace.resolve("backups").resolve(Scene.BACKUP));
        }
        Services services = Operation.services(workspace);
        services.database().write("chatbot", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "UPDATE child SET words = 'by the chatbot' WHERE id = 1");
            return null;
        });
        assertThat(services.undo().settle()).isEqualTo(1);
        assertThat(services.journal().entries().getLast().remark()).contains("it is not known whether it was made");
    }

    @Test void anUndoOfWhichItIsNotKnownWhetherItWasMadeLeavesItsEntryToBeTakenBack() throws IOException {
        Path workspace = Scene.of(Operation.RESET, "DELETE", folder.resolve("w"), 50);
        Operation.RESET.run(workspace, Progress.NONE);
        Services services = Operation.services(workspace);
        JournalEntry reset = services.journal().entries().getLast();
        services.undo().undo(services.undo().plan(reset.number(), false, Cancellation.never()), Progress.NONE, Cancellation.never());
        withoutTheLastLine(workspace);
        services.database().write("chatbot", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "UPDATE child SET words = 'by the chatbot' WHERE id = 1");
            return null;
        });
        Services later = Operation.services(workspace);
        assertThat(later.undo().settle()).isEqualTo(1);
        JournalEntry undo = later.journal().entries().getLast();
        assertThat(undo.remark()).contains("it is not known whether it was made");
        assertThat(undo.details()).contains("It was to take back entry " + reset.number() + ", which still counts.");
        assertThat(later.undo().lineage().undoneBy(reset)).isEmpty();
        assertThat(later.undo().plan(reset.number(), true, Cancellation.never()).possible()).isTrue();
    }

    @Test void aRestoreIsKnownToBeMadeAlsoWhenItsFileIsGone() throws IOException {
        Path workspace = Scene.of(Operation.RESTORE, "DELETE", folder.resolve("w"), 50);
        Operation.RESTORE.run(workspace, Progress.NONE);
        withoutTheLastLine(workspace);
        Files.delete(workspace.resolve("backups").resolve(Scene.BACKUP));
        Services services = Operation.services(workspace);
        assertThat(services.undo().settle()).isEqualTo(1);
        JournalEntry found = services.journal().entries().getLast();
        assertThat(found.remark()).startsWith("Written down at a later start: Tidemark ended right after");
        assertThat(found.content()).isNull();
    }

    @Test void aKilledProcessLeavesAJournalThatIsTrue() throws Exception {
        for (Operation operation : List.of(Operation.MIGRATE, Operation.RESTORE)) {
            kills(operation, 1, new Random());
        }
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"ARCHIVE", "COMPACT"})
    void soDoForty(Operation operation) throws Exception {
        kills(operation, 40, new Random());
    }

    /** Kills in the last part of the operation, where the commit and the entry are; the moment moves with the rounds. */
    private void kills(Operation operation, int times, Random random) throws Exception {
        Path template = Scene.of(operation, "DELETE", folder.resolve(operation + "-template"), 500);
        String before = Scene.state(template);
        int entries = Operation.services(template).journal().entries().size();
        for (int round = 0; round < times; round++) {
            Path workspace = folder.resolve(operation + "-" + round);
            Scene.copy(template, workspace);
            boolean ended = killedNearTheEnd(operation, workspace, random.nextInt(1, 60));
            Services services = Operation.services(workspace);
            services.undo().settle();
            boolean changed = !Scene.state(workspace).equals(before);
            assertThat(services.journal().entries()).as("%s, round %d, changed %s, ended %s", operation, round, changed, ended).hasSize(entries + (changed ? 1 : 0));
            // After an undo the newest change that can be taken back is an older one.
            if (changed && operation != Operation.UNDO) {
                services.undo().undo(services.undo().plan(null, false, Cancellation.never()), Progress.NONE, Cancellation.never());
                assertThat(Scene.state(workspace)).as("%s, round %d", operation, round).isEqualTo(before);
            }
        }
    }

    private boolean killedNearTheEnd(Operation operation, Path workspace, long milliseconds) throws Exception {
        Process process = Child.start(operation, workspace, folder);
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null && !late(line); line = said.readLine()) {
                assertThat(line).doesNotStartWith("Exception");
            }
            boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            return ended;
        }
    }

    private static boolean late(String line) {
        return line.contains("Asking Flyway") || line.contains("Writing the database") || line.equals("done");
    }

    /** As if the process had died between its commit and the last line. @return how many entries there were */
    private static int withoutTheLastLine(Path workspace) throws IOException {
        Path file = workspace.resolve(".tidemark/journal.jsonl");
        int entries = Operation.services(workspace).journal().entries().size();
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        return entries;
    }
}
