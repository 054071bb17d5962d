package dev.tidemark.core.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintServiceTest {
    private static final String GOOD = "-- Notes, so that people can write something down.\nCREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);\n";
    private static final String BACK = "-- Undo V1: all notes are lost.\nDROP TABLE notes;\n";

    @TempDir Path folder;
    private TestWorkspace workspace;
    private LintService lint;

    @BeforeEach void makeWorkspace() {
        workspace = TestWorkspace.empty(folder).script("V1__create_notes.sql", GOOD).script("U1__create_notes.sql", BACK);
        lint = Services.of(workspace.workspace()).lint();
    }

    @Test void gitIsAskedWhereThereIsOne() throws Exception {
        assertThat(codes()).as("no repository, no word about it").isEmpty();
        git("init", "-q");
        assertThat(codes()).containsExactly("not-in-version-control", "not-in-version-control");
        git("add", ".");
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Scripts");
        assertThat(codes()).isEmpty();
        workspace.script("V1__create_notes.sql", GOOD + "-- A word more.\n");
        assertThat(lint.all(Cancellation.never())).singleElement().satisfies(finding -> assertThat(finding.sentence()).contains("differs from what is committed"));
        Files.writeString(folder.resolve(".gitignore"), "migrations/\n");
        workspace.script("R__views.sql", "-- A view of the notes.\nCREATE VIEW v AS SELECT body FROM notes;");
        assertThat(codes()).as("what is ignored on purpose is no finding").containsExactly("not-in-version-control");
    }

    @Test void anEditAfterTheRunIsFound() {
        var migrations = Services.of(workspace.workspace()).migrations();
        migrations.run(migrations.planMigrate(Target.parse("latest")), false, Progress.NONE, Cancellation.never());
        assertThat(codes()).isEmpty();
        workspace.script("V1__create_notes.sql", GOOD.replace("body TEXT", "body TEXT NOT NULL"));
        assertThat(codes()).containsExactly("edited-after-applied");
        workspace.script("V1__create_notes.sql", GOOD.replace("\n", "\r\n"));
        assertThat(codes()).as("other line ends are the same text to Flyway").isEmpty();
    }

    @Test void aPlanShowsWhatItsOwnScriptsHave() {
        workspace.script("V2__drop_notes.sql", "-- Notes are no longer wanted.\nDROP TABLE notes;\n");
        var migrations = Services.of(workspace.workspace()).migrations();
        assertThat(lint.of(migrations.planMigrate(Target.parse("1")), Cancellation.never())).isEmpty();
        assertThat(lint.of(migrations.planMigrate(Target.parse("latest")), Cancellation.never())).extracting(LintFinding::code).containsExactly("no-undo", "drop-table");
    }

    @Test void aScriptThatCannotRunHidesNothingOfTheOthers() {
        workspace.script("V2__tag_notes.sql", "-- Tags make notes easy to find.\nALTER TABLE nots ADD COLUMN tag TEXT;\n").script("U2__tag_notes.sql", "-- Undo V2: tags are lost.\nALTER TABLE notes DROP COLUMN tag;\n")
            .script("V3__kind_of_notes.sql", "-- Kinds make notes easy to sort.\nALTER TABLE notes ADD COLUMN kind TEXT NOT NULL;\n").script("U3__kind_of_notes.sql", "-- Undo V3: kinds are lost.\nALTER TABLE notes DROP COLUMN kind;\n");
        assertThat(lint.all(Cancellation.never())).extracting(f -> f.place() + " " + f.code()).containsExactly("V2__tag_notes.sql:2:13 does-not-run", "V3__kind_of_notes.sql:2:30 not-null-without-default");
    }

    @Test void aFolderThatBeginsWithABaselineScriptIsTriedOnIt() throws IOException {
        Files.delete(folder.resolve("migrations/V1__create_notes.sql"));
        Files.delete(folder.resolve("migrations/U1__create_notes.sql"));
        workspace.script("B3__all_until_three.sql", GOOD).script("V4__tag_notes.sql", "-- Tags make notes easy to find.\nALTER TABLE notes ADD COLUMN tag TEXT;\n")
            .script("U4__tag_notes.sql", "-- Undo V4: tags are lost.\nALTER TABLE notes DROP COLUMN tag;\n");
        assertThat(lint.all(Cancellation.never())).isEmpty();
    }

    @Test void theFileOfSettingsSwitchesRulesAndMovesTheFloor() throws IOException {
        workspace.script("V2__tag_notes.sql", "ALTER TABLE notes ADD COLUMN tag TEXT CHECK (concat(tag, '') <> '');\n").script("U2__tag_notes.sql", "-- Undo V2: all tags are lost.\nALTER TABLE notes DROP COLUMN tag;\n");
        assertThat(codes()).containsExactlyInAnyOrder("no-header", "newer-sqlite");
        Files.writeString(folder.resolve("tidemark.toml"), "[sqlite]\nfloor = \"3.45\"\n[lint.rules]\nno-header = \"error\"\nvague-name = \"off\"\n");
        assertThat(lint.all(Cancellation.never())).singleElement().satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR));
        Files.writeString(folder.resolve("tidemark.toml"), "[lint.rules]\nno-header = \"of\"\n");
        assertThatThrownBy(this::codes).isInstanceOf(Problem.class).hasMessageContaining("no-header").hasMessageContaining("“of”");
        Files.writeString(folder.resolve("tidemark.toml"), "[sqlite]\nfloor = \"new\"\n");
        assertThatThrownBy(this::codes).isInstanceOf(Problem.class).hasMessageContaining("[sqlite] floor");
    }

    @Test void aFileFromElsewhereIsLookedAtAsTheNextOne() throws IOException {
        Path draft = Files.writeString(folder.resolve("draft.sql"), "-- Tags make notes easy to find.\nALTER TABLE notes ADD COLUMN tag TEXT UNIQUE;\n");
        assertThat(lint.files(List.of(draft))).extracting(LintFinding::code).contains("add-column-constraint").doesNotContain("does-not-run", "no-undo");
    }

    @Test void aMigrationAloneGivesItsTwoScripts() {
        workspace.script("U1__create_notes.sql", "-- Undo V1: all notes are lost.\nDROP TABLE IF EXISTS notes;\n");
        Migration migration = MigrationFolder.read(workspace.workspace().migrationFolders()).migrations().getFirst();
        assertThat(lint.of(migration)).extracting(f -> f.place().file() + " " + f.code()).containsExactly("U1__create_notes.sql if-exists");
    }

    private List<String> codes() {
        return lint.all(Cancellation.never()).stream().map(LintFinding::code).toList();
    }

    private void git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        } catch (IOException noGit) {
            assumeTrue(false, "There is no git here");
        }
    }
}
