package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that need quotes, references in circles and a slip in the wanted schema, from the file to the database and back. */
class NewCommandNamesTest {
    private static final List<String> NAMES = List.of("order", "my table", "it's \"q\"", "Größe Ω", "select;from", "[brackets]", "a`b");

    @TempDir Path folder;
    private TestWorkspace workspace;
    private Cli cli;

    @BeforeEach void makeWorkspace() {
        workspace = TestWorkspace.empty(folder.resolve("storage"));
        cli = Cli.in(folder);
    }

    @Test void namesThatNeedQuotesGoThereAndBackWithTheirRows() throws IOException {
        goes("Make_the_strange_tables", schema("VARCHAR(10)", ""));
        for (String name : NAMES) {
            workspace.sql("INSERT INTO " + quote(name) + " VALUES (1, 'one', NULL), (2, 'two', 1)");
        }
        List<String> before = workspace.schema();
        // Another type asks for a rebuild, one column more for an ALTER TABLE, and triggers and views name all of them.
        goes("Change_the_strange_tables", schema("VARCHAR(20)", ", \"group by\" INTEGER DEFAULT 7"));
        for (String name : NAMES) {
            assertThat(workspace.number("SELECT count(*) FROM " + quote(name) + " WHERE \"a \"\"b\"\"\" IN ('one', 'two') AND \"group by\" = 7")).as(name).isEqualTo(2);
            assertThat(workspace.number("SELECT count(*) FROM " + quote("view of " + name))).isEqualTo(2);
        }
        assertThat(cli.run("rollback --steps 1 --no-backup").exitCode()).isZero();
        assertThat(workspace.schema()).isEqualTo(before);
        for (String name : NAMES) {
            assertThat(workspace.number("SELECT count(*) FROM " + quote(name) + " WHERE parent = 1 AND \"a \"\"b\"\"\" = 'two'")).as(name).isEqualTo(1);
        }
        workspace.stockFlyway().accepts();
    }

    @Test void tablesThatReferToEachOtherInACircleGoThereAndBack() throws IOException {
        String circle = "CREATE TABLE chicken(id INTEGER PRIMARY KEY, egg INTEGER REFERENCES egg(id) DEFERRABLE INITIALLY DEFERRED, name VARCHAR(10));\n"
            + "CREATE TABLE egg(id INTEGER PRIMARY KEY, chicken INTEGER REFERENCES chicken(id) ON DELETE CASCADE, self INTEGER REFERENCES egg(id));\n";
        goes("Make_chicken_and_egg", circle);
        workspace.sql("INSERT INTO chicken VALUES (1, NULL, 'Ann')", "INSERT INTO egg VALUES (1, 1, 1)", "UPDATE chicken SET egg = 1");
        List<String> before = workspace.schema();
        goes("Widen_the_names_of_chickens", circle.replace("VARCHAR(10)", "VARCHAR(20)"));
        assertThat(workspace.number("SELECT count(*) FROM chicken c JOIN egg e ON e.id = c.egg AND e.chicken = c.id")).isEqualTo(1);
        assertThat(cli.run("rollback --steps 1 --no-backup").exitCode()).isZero();
        assertThat(workspace.schema()).isEqualTo(before);
        assertThat(workspace.number("SELECT count(*) FROM chicken c JOIN egg e ON e.id = c.egg AND e.chicken = c.id")).isEqualTo(1);
        assertThat(cli.run("rollback --to base --no-backup").exitCode()).isZero();
        workspace.stockFlyway().accepts();
    }

    @Test void aSlipInTheWantedSchemaIsToldWithLineAndText() throws IOException {
        wanted("CREATE TABLE a(id INTEGER PRIMARY KEY);\n\nCREATE TABLE b(\n  id INTEGER PRIMARY KEY,\n  name TEXT NOT NUL\n);\n");
        Cli.Run run = cli.run("new --auto Add_two_tables");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("schema.sql", "line 5", "name TEXT NOT NUL");
    }

    private void goes(String message, String schema) throws IOException {
        wanted(schema);
        Cli.Run made = cli.run("new --auto " + message);
        assertThat(made.exitCode()).as(made.out() + made.err()).isZero();
        assertThat(made.out()).doesNotContain("Not tried");
        Cli.Run run = cli.run("migrate --no-backup");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(cli.run("new --auto There_is_nothing_left").out()).contains("There is no difference");
        assertThat(cli.run("drift").exitCode()).isZero();
    }

    private void wanted(String schema) throws IOException {
        Files.writeString(workspace.workspace().root().resolve("schema.sql"), schema);
    }

    private static String schema(String type, String more) {
        StringBuilder schema = new StringBuilder();
        for (String name : NAMES) {
            schema.append("CREATE TABLE ").append(quote(name)).append("(id INTEGER PRIMARY KEY, \"a \"\"b\"\"\" ").append(type).append(", parent INTEGER REFERENCES ").append(quote(name)).append("(id)").append(more).append(");\n");
            schema.append("CREATE INDEX ").append(quote("index of " + name)).append(" ON ").append(quote(name)).append("(parent);\n");
            schema.append("CREATE VIEW ").append(quote("view of " + name)).append(" AS SELECT \"a \"\"b\"\"\" AS shown FROM ").append(quote(name)).append(";\n");
            schema.append("CREATE TRIGGER ").append(quote("trigger of " + name)).append(" AFTER DELETE ON ").append(quote(name)).append(" BEGIN DELETE FROM ").append(quote(name)).append(" WHERE parent = old.id; END;\n");
        }
        return schema.toString();
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
