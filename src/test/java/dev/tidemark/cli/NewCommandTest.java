package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
    private static final String NOTES = "CREATE TABLE notes(id INTEGER PRIMARY KEY, name TEXT);\n";

    @TempDir Path folder;
    private TestWorkspace workspace;
    private Cli cli;

    @BeforeEach void makeWorkspace() {
        workspace = TestWorkspace.empty(folder.resolve("storage")).script("V1__create_notes.sql", NOTES).script("U1__create_notes.sql", "DROP TABLE notes;");
        cli = Cli.in(folder);
        cli.run("migrate --no-backup");
        workspace.sql("INSERT INTO notes VALUES (1, NULL)");
    }

    @Test void aTemplateHasAHeadAndAnUndoScriptBesideIt() throws IOException {
        assertThat(cli.run("new Add_tags_to_notes --why search").out()).isEqualTo("""
            ✓ Wrote storage/migrations/V2__add_tags_to_notes.sql and its undo script U2__add_tags_to_notes.sql.

            Next: fill both in, then: tidemark migrate --dry-run
            """);
        assertThat(Files.readString(script("V2__add_tags_to_notes.sql"))).startsWith("-- Add_tags_to_notes.\n--\n-- Why: search\n-- Builds on: V1 create notes\n-- Created: 2025-01-07 14:30:00 UTC\n");
        assertThat(script("U2__add_tags_to_notes.sql")).exists();
        assertThat(cli.run("new Add_tags_to_notes").err()).contains("TM-333");
        assertThat(cli.run("new update").err()).contains("TM-332", "Add metadata to documents");
    }

    @Test void aTemplateForDataKeepsTheOldValuesAndTellsTheWayBack() throws IOException {
        assertThat(cli.run("new Complete_the_notes --template data").exitCode()).isZero();
        assertThat(Files.readString(script("V2__complete_the_notes.sql"))).contains("CREATE TABLE kept_by_v2 (id INTEGER PRIMARY KEY, name TEXT);", "UPDATE notes SET name = 'completed'", "id <= 100000", "id BETWEEN 100001 AND 200000");
        workspace.sql("CREATE TABLE \"an order\" (number INTEGER PRIMARY KEY, size NOT NULL, \"a note\" VARCHAR(20))");
        assertThat(cli.run("new Complete_the_orders --template data --table=an_order --dry-run").err()).contains("no table “an_order”", "an order, notes");
        assertThat(cli.run("new Complete_the_orders --table=notes").err()).contains("--table goes with --template data");
        assertThat(Files.readString(script("U2__complete_the_notes.sql"))).contains("takes V2__complete_the_notes.sql back", "DROP TABLE kept_by_v2;", "a backup from before has them");
        assertThat(cli.run("new Complete_more_notes --template rows").err()).contains("--template takes structure or data, not rows");
        assertThat(cli.run("new Complete_more_notes --auto --template data").err()).contains("goes without --auto");
    }

    @Test void fromSchemaSqlToTheDatabaseAndBack() throws IOException {
        schema(NOTES + "CREATE TABLE tags(id INTEGER PRIMARY KEY, note INTEGER REFERENCES notes(id));");
        Cli.Run preview = cli.run("new --auto --dry-run Add_a_table_of_tags");
        assertThat(preview.exitCode()).isZero();
        assertThat(preview.out()).contains("-- V2__add_a_table_of_tags.sql", "-- * Table “tags” is added.", "DROP TABLE \"tags\";", "Nothing was written.");
        assertThat(script("V2__add_a_table_of_tags.sql")).doesNotExist();
        assertThat(cli.run("new --auto Add_a_table_of_tags").out()).contains("✓ Wrote storage/migrations/V2__add_a_table_of_tags.sql");
        assertThat(cli.run("rehearse").exitCode()).isZero();
        assertThat(cli.run("migrate --no-backup").exitCode()).isZero();
        workspace.stockFlyway().accepts();
        Cli.Run again = cli.run("new --auto There_is_nothing_left");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).isEqualTo("✓ There is no difference, so nothing was written.\n");
        assertThat(cli.run("rollback --steps 1 --no-backup").exitCode()).isZero();
    }

    @Test void openQuestionsAreFindingsWithTheOptionsThatAnswerThem() throws IOException {
        schema(NOTES.replace("name TEXT", "title TEXT"));
        Cli.Run open = cli.run("new --auto Call_the_name_a_title");
        assertThat(open.exitCode()).isEqualTo(1);
        assertThat(open.out()).contains("✗ Is “title” the new name of column “notes.name”?", "Nothing was written.", "--rename notes.name=title", "--no-rename");
        assertThat(cli.run("new --auto Call_the_name_a_title --rename notes.name=title --dry-run").out()).contains("RENAME COLUMN \"name\" TO \"title\"");
        schema(NOTES.replace("name TEXT", "name TEXT NOT NULL"));
        Cli.Run missing = cli.run("new --auto Require_a_name");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.out()).contains("✗ Column “notes.name” must have a value from now on, and 1 row has none.", "--fill notes.name=VALUE");
        assertThat(cli.run("new --auto Require_a_name --fill notes.name=it's --dry-run").out()).contains("coalesce(\"name\", 'it''s')");
        assertThat(cli.run("new --auto Require_a_name --fill notes.name=(lower('X')) --json --dry-run").json().path("script").asString()).contains("coalesce(\"name\", (lower('X')))");
        assertThat(cli.run("new --auto Require_a_name --rename nonsense").exitCode()).isEqualTo(2);
        assertThat(cli.run("new Require_a_name --from-drift").exitCode()).isEqualTo(2);
    }

    @Test void whatOfASchemaFileIsPassedOverIsTold() throws IOException {
        schema("CREATE TABLE Notes(id INTEGER PRIMARY KEY, Name TEXT);\nINSERT INTO notes VALUES (1, 'x');\nCREATE TEMP VIEW v AS SELECT 1;");
        Cli.Run run = cli.run("new --auto Nothing_is_left_to_do");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 statement of schema.sql that writes rows was passed over, the first in line 2", "line 3: CREATE TEMP VIEW", "--rename notes=Notes", "--rename notes.name=Name", "✓ There is no difference");
        assertThat(cli.run("new --auto Write_names_in_capitals --rename notes=Notes --rename notes.name=Name --dry-run").out()).contains("RENAME TO \"Notes\"", "RENAME COLUMN \"name\" TO \"Name\"", "-- V2__").doesNotContain("same name to SQLite");
    }

    @Test void rowsOnWhichTheScriptWouldStopAreToldWithTheirNumber() throws IOException {
        workspace.sql("INSERT INTO notes VALUES (2, 'a'), (3, 'A')");
        schema(NOTES.replace("name TEXT", "name TEXT COLLATE NOCASE UNIQUE"));
        Cli.Run dry = cli.run("new --auto Let_no_name_stand_twice --dry-run");
        assertThat(dry.exitCode()).isEqualTo(1);
        assertThat(dry.out()).contains("✗ 1 value of “notes” (“name”) stands in 2 rows, and each may stand in one only: for example 'a' in 2 rows."
            + " The migration would stop there, and nothing would be changed. Correct the rows first, by hand or by a migration of their own below this one.");
        assertThat(cli.run("new --auto Let_no_name_stand_twice --json --dry-run").json().path("obstacles").path(0).path("kind").asString()).isEqualTo("duplicate");
        Cli.Run written = cli.run("new --auto Let_no_name_stand_twice");
        assertThat(written.exitCode()).as("written for who corrects the rows, and yet a finding").isEqualTo(1);
        assertThat(script("V2__let_no_name_stand_twice.sql")).exists();
        Cli.Run stopped = cli.run("migrate --no-backup");
        assertThat(stopped.exitCode()).isEqualTo(1);
        assertThat(stopped.err()).contains("TM-308", "Correct the rows that it runs into");
        workspace.sql("DELETE FROM notes WHERE id = 3");
        assertThat(cli.run("migrate --no-backup").exitCode()).isZero();
    }

    @Test void driftAndBackupsAreSourcesToo() {
        assertThat(cli.run("backup").exitCode()).isZero();
        workspace.sql("ALTER TABLE notes ADD COLUMN colour TEXT");
        assertThat(cli.run("new --auto --from-drift Adopt_the_colour --dry-run").out()).contains("ADD COLUMN colour TEXT", "-- Why: the database was changed by hand.");
        workspace.script("V2__add_size.sql", "ALTER TABLE notes ADD COLUMN size INT;");
        assertThat(cli.run("new --auto --from-backup app.db.20250107_143000.backup Take_the_size_away --dry-run").out()).contains("ALTER TABLE \"notes\" DROP COLUMN \"size\"");
        assertThat(cli.run("new --auto --schema nowhere.sql Take_the_size_away").err()).contains("TM-331", "nowhere.sql");
    }

    @Test void aScriptThatCouldNotBeTriedIsAFinding() throws IOException {
        Files.copy(workspace.database().file(), folder.resolve("other.db"));
        Database.at(folder.resolve("other.db")).write("test", ForeignKeys.CHECKED_BY_US, connection -> {
            Sql.run(connection, "PRAGMA writable_schema = ON");
            Sql.run(connection, "INSERT INTO sqlite_schema VALUES ('table', 'vec', 'vec', 0, 'CREATE VIRTUAL TABLE vec USING vec0(x)')");
            return null;
        });
        String command = "new --auto --from-backup " + folder.resolve("other.db") + " Take_over_the_vectors";
        assertThat(cli.run(command + " --json --dry-run").json().path("untried")).hasSize(1);
        Cli.Run made = cli.run(command);
        assertThat(made.exitCode()).isEqualTo(1);
        assertThat(made.out()).contains("✗ Neither script could be shown to work on an empty copy: no such module: vec0. Rehearse before it is applied.", "✓ Wrote");
    }

    @Test void aScriptOfTheDriftIsMarkedAsAppliedSinceItIsThereAlready() {
        workspace.sql("ALTER TABLE notes ADD COLUMN colour TEXT");
        Cli.Run made = cli.run("new --auto --from-drift Adopt_the_colour");
        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).contains("Marked V2 as applied");
        assertThat(script("V2__adopt_the_colour.sql")).exists();
        assertThat(cli.run("migrate").exitCode()).isZero();
        assertThat(cli.run("drift").exitCode()).isZero();
        assertThat(cli.run("status").out()).contains("V2");
    }

    @Test void aSchemaFileWithoutATableDropsNothing() throws IOException {
        schema("");
        Cli.Run empty = cli.run("new --auto Empty_the_whole_thing");
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.err()).contains("TM-339", "would drop every table");
        schema("SELECT 1;");
        assertThat(cli.run("new --auto Empty_the_whole_thing").err()).contains("TM-339");
        assertThat(script("V2__empty_the_whole_thing.sql")).doesNotExist();
    }

    @Test void anUndoScriptDoesNotPromiseValuesThatWereConverted() throws IOException {
        schema(NOTES.replace("name TEXT", "name INTEGER"));
        assertThat(cli.run("new --auto Count_the_names --dry-run").out()).contains("Data does NOT come back where V2 let it go", "Texts such as 007 or 1.50 do not come back as they were.").doesNotContain("No data of before is lost");
    }

    @Test void aColumnThatAFullTextTableLosesIsToldAsLost() throws IOException {
        workspace.script("V2__search.sql", "CREATE VIRTUAL TABLE search USING fts5(title, body);");
        assertThat(cli.run("migrate").exitCode()).isZero();
        schema(NOTES + "CREATE VIRTUAL TABLE search USING fts5(headline, body);");
        assertThat(cli.run("new --auto Search_by_the_headline --no-rename --dry-run").out()).contains("those of “title” go", "Data does NOT come back where V3 let it go");
    }

    @Test void namesInOtherScriptsAreTakenAsLongAsTheyFitIntoAFileName() {
        assertThat(cli.run("new 日本語を追加する").exitCode()).isZero();
        String tooLong = "Добавить_" + "очень_".repeat(30) + "длинное_описание";
        assertThat(cli.run("new " + tooLong).err()).contains("TM-332", "too long for a file name");
    }

    private void schema(String sql) throws IOException {
        Files.writeString(folder.resolve("storage/schema.sql"), sql);
    }

    private Path script(String name) {
        return folder.resolve("storage/migrations").resolve(name);
    }
}
