package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CureCommandsTest {
    @TempDir Path folder;
    private TestWorkspace workspace;
    private Cli cli;

    @BeforeEach void makeWorkspace() {
        workspace = TestWorkspace.empty(folder.resolve("storage"))
            .script("V1__create_notes.sql", "CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT);")
            .script("U1__create_notes.sql", "DROP TABLE notes;")
            .script("V2__add_colour.sql", "ALTER TABLE notes ADD COLUMN colour TEXT;\nUPDATE notes SET colour = 'red';");
        cli = Cli.in(folder);
    }

    @Test void driftIsAFindingWithASentencePerObject() {
        cli.run("migrate --no-backup");
        assertThat(cli.run("drift").out()).isEqualTo("✓ The database is what V2 builds.\n");
        workspace.sql("CREATE TABLE tags(x)", "ALTER TABLE notes ADD COLUMN size INT DEFAULT 1");
        Cli.Run run = cli.run("drift");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("""
            ✗ The database differs from what V2 builds in 2 objects.
              Table “notes” is different: column size is extra.
              Table “tags” is in the database, and no migration makes it.
            """);
        assertThat(cli.run("drift --sql").out()).contains("CREATE TABLE tags(x);", "ALTER TABLE \"notes\" ADD COLUMN size INT DEFAULT 1;");
        assertThat(cli.run("drift --json").json().path("deviations").path(0).path("name").asString()).isEqualTo("notes");
    }

    @Test void aDerivedUndoScriptIsShownAndWrittenOnlyWhenAsked() {
        cli.run("migrate --no-backup");
        Cli.Run refused = cli.run("rollback --steps 1");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("tidemark undo-script 2");
        assertThat(cli.run("undo-script 2").out()).isEqualTo("""
            -- Undo V2: derived from the difference of the two schemas.
            --
            -- The structure comes back completely. Data that went, or that only the newer structure holds, does not:
            -- * not taken back: UPDATE notes SET colour = 'red'
            -- * Column “notes.colour” goes with all its values.
            ALTER TABLE "notes" DROP COLUMN "colour";

            Nothing was written.

            Next: tidemark undo-script 2 --write
            """);
        assertThat(cli.run("undo-script V2 --write").out()).contains("✓ Saved as storage/migrations/U2__add_colour.sql");
        assertThat(cli.run("undo-script 2 --write").err()).contains("TM-602");
        assertThat(cli.run("rollback --steps 1 --no-backup").exitCode()).isZero();
        workspace.stockFlyway().accepts();
        assertThat(cli.run("undo-script base").exitCode()).isEqualTo(2);
        assertThat(cli.run("undo-script 7").err()).contains("TM-304");
    }
}
