package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.NewMigrations.Request;
import dev.tidemark.core.authoring.Source.Designed;
import dev.tidemark.core.authoring.Source.SchemaFile;
import dev.tidemark.core.authoring.Source.TableDesign;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewMigrationsTest {
    private static final String NOTES = "CREATE TABLE notes (\n    id INTEGER PRIMARY KEY,\n    name TEXT,\n    body TEXT\n);\n";

    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;
    private NewMigrations authoring;

    @BeforeEach void makeWorkspace() {
        space = TestWorkspace.empty(folder).script("V1__create_notes.sql", NOTES).script("U1__create_notes.sql", "DROP TABLE notes;");
        services = new Services(space.workspace(), Clock.fixed(Instant.parse("2025-01-07T14:30:00Z"), ZoneOffset.UTC), "");
        authoring = services.newMigrations();
        migrate();
        space.sql("INSERT INTO notes VALUES (1, 'a', 'x'), (2, NULL, 'y')");
    }

    @Test void aChangedSchemaFileBecomesAMigrationAndItsUndoThatGoTheOrdinaryRoad() throws IOException {
        List<String> before = space.schema();
        Draft draft = draft("Add colour to notes", NOTES.replace("body TEXT\n", "body TEXT,\n    colour VARCHAR(20) NOT NULL DEFAULT 'red'\n") + "CREATE INDEX ix_notes_colour ON notes (colour);");
        assertThat(draft.text()).isEqualTo("""
            -- Add colour to notes.
            --
            -- Why: the schema shall be as schema.sql says.
            -- Builds on: V1 create notes
            -- Created: 2025-01-07 14:30:00 UTC
            --
            -- What changes:
            -- * Column “notes.colour” is added, VARCHAR(20).
            -- * Index “ix_notes_colour” is added.
            --
            -- What becomes of the data:
            -- * Column “notes.colour” is new: every row has the default 'red'.
            ALTER TABLE "notes" ADD COLUMN colour VARCHAR(20) NOT NULL DEFAULT 'red';

            CREATE INDEX ix_notes_colour ON notes (colour);
            """);
        assertThat(authoring.save(draft)).hasFileName("V2__add_colour_to_notes.sql").hasContent(draft.text());
        migrate();
        space.stockFlyway().accepts();
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        assertThat(space.schema()).isEqualTo(before);
        assertThat(space.number("SELECT count(*) FROM notes")).isEqualTo(2);
        assertThat(space.stockFlyway().migrate()).isEqualTo(1);
        assertThat(authoring.draft(Request.of("Nothing to see here", new SchemaFile(null))).empty()).isTrue();
    }

    @Test void whatLooksLikeARenameIsAskedAndNeitherGuessedNorDropped() throws IOException {
        Draft open = draft("Call the name a title", NOTES.replace("name TEXT", "title TEXT"));
        assertThat(open.proposals()).extracting(RenameProposal::option).containsExactly("notes.name=title");
        assertThatThrownBy(() -> authoring.save(open)).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.RENAME_UNDECIDED));
        Draft renamed = draft("Call the name a title", NOTES.replace("name TEXT", "title TEXT"), Choices.none().withRenames(open.proposals().getFirst().in(Renames.none())));
        assertThat(renamed.up().statements()).containsExactly("ALTER TABLE \"notes\" RENAME COLUMN \"name\" TO \"title\"");
        assertThat(renamed.down().statements()).containsExactly("ALTER TABLE \"notes\" RENAME COLUMN \"title\" TO \"name\"");
        Draft dropped = draft("Call the name a title", NOTES.replace("name TEXT", "title TEXT"), Choices.none().withoutFurtherRenames());
        assertThat(dropped.up().losesData()).isTrue();
        assertThat(dropped.undoText()).contains("-- Data does NOT come back where V2 let it go", "-- * Column “notes.name” goes with all its values.");
    }

    @Test void aValueThatRowsMustHaveIsAskedForWithTheirNumber() throws IOException {
        String wanted = NOTES.replace("name TEXT", "name TEXT NOT NULL");
        Draft open = draft("Require names of notes", wanted);
        assertThat(open.missing()).containsExactly(new Draft.MissingFill("notes", "name", 1));
        assertThatThrownBy(() -> authoring.save(open)).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.FILL_MISSING);
            assertThat(p.getMessage()).contains("notes.name", "1 row");
        });
        Draft filled = draft("Require names of notes", wanted, Choices.none().withFill("notes.name", "'unnamed'"));
        assertThat(filled.decided()).isTrue();
        authoring.save(filled);
        migrate();
        assertThat(space.number("SELECT count(*) FROM notes WHERE name = 'unnamed'")).isEqualTo(1);
        space.stockFlyway().accepts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fts5(a, content='')|fts5(a, b, content='')|it keeps no text", "rtree(id, x0, x1)|rtree(id, x0, x1, y0, y1)|the module rtree has forms"})
    void aVirtualTableWhoseRowsNoScriptCanCarryIsRefusedWithWhatToWriteByHand(String before, String after, String reason) throws IOException {
        space.script("V2__add_search.sql", "CREATE VIRTUAL TABLE search USING " + before + ";");
        assertThatThrownBy(() -> draft("Search by more", NOTES + "CREATE VIRTUAL TABLE search USING " + after + ";")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.DERIVED_NOT_POSSIBLE);
            assertThat(problem.what()).contains("“search”", reason);
            assertThat(problem.next()).contains("Write it by hand", "DROP TABLE, CREATE VIRTUAL TABLE, then INSERT");
        });
        assertThat(draft("Search by nothing", NOTES).up().statements()).containsExactly("DROP TABLE \"search\"");
    }

    @Test void aDesignedTableIsTheSameRoad() {
        TableDefinition notes = authoring.base().table("notes").flatMap(t -> TableDefinition.parse(t.sql())).orElseThrow();
        TableDesign design = new TableDesign("notes", notes.plus(ColumnDefinition.of("size", "INTEGER").withDefault("0")), List.of("CREATE INDEX ix_size ON notes(size)"));
        TableDesign fresh = new TableDesign(null, TableDefinition.fresh("tags"), List.of());
        Draft draft = authoring.draft(Request.of("Add size and tags", new Designed(List.of(design, fresh))));
        assertThat(draft.up().changes()).extracting(SchemaChange::kind).containsExactly("table-added", "column-added", "index-added");
        assertThat(draft.up().unproven()).isNull();
        assertThatThrownBy(() -> authoring.draft(Request.of("Add size and tags", new Designed(List.of(new TableDesign("notes", notes.plus(ColumnDefinition.of("ID", "")), null))))))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.getMessage()).contains("duplicate column name: ID"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"update|does not say", "Fix some stuff|does not say", "notes|one word", "…!|no letter", "Add ${x} to notes|placeholder"})
    void aMessageThatSaysNothingIsRefused(String message, String why) {
        assertThatThrownBy(() -> authoring.draft(Request.of(message, new Source.Template()))).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.MESSAGE_NOT_CLEAR);
            assertThat(p.getMessage()).contains(why);
        });
    }

    @Test void namesAndNumbersFollowTheScriptsThatAreThere() {
        assertThat(name("Überprüfe die Notizen, groß!")).isEqualTo("V2__uberprufe_die_notizen_gross.sql");
        assertThatThrownBy(() -> name("Create notes")).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.MIGRATION_EXISTS));
        space.script("V0007__seven_is_here.sql", "");
        assertThat(name("Add tags table")).isEqualTo("V0008__add_tags_table.sql");
        space.script("V20240101000000__a_time.sql", "");
        assertThat(name("Add tags table")).isEqualTo("V20250107143000__add_tags_table.sql");
        assertThat(authoring.draft(new Request("Add tags table", null, new Source.Template(), Choices.none(), Numbering.SEQUENCE)).version()).hasToString("20240101000001");
    }

    @Test void aFolderThatBeginsWithABaselineScriptIsBuiltFromIt() throws IOException {
        Files.delete(folder.resolve("migrations/V1__create_notes.sql"));
        Files.delete(folder.resolve("migrations/U1__create_notes.sql"));
        space.script("B3__all_until_three.sql", NOTES).script("V4__add_tags.sql", "CREATE TABLE tags(id INTEGER PRIMARY KEY);").script("R__views.sql", "CREATE VIEW v AS SELECT name FROM notes;");
        assertThat(authoring.base().objects()).extracting(SchemaObject::name).containsExactlyInAnyOrder("notes", "tags", "v");
        Draft draft = draft("Add colour to notes", NOTES.replace("body TEXT\n", "body TEXT,\n    colour TEXT\n") + "CREATE TABLE tags(id INTEGER PRIMARY KEY); CREATE VIEW v AS SELECT name FROM notes;");
        assertThat(draft.up().statements()).containsExactly("ALTER TABLE \"notes\" ADD COLUMN colour TEXT");
        assertThat(draft.name().file('V')).isEqualTo("V5__add_colour_to_notes.sql");
        assertThat(services.undoScripts().derive(Version.of("4")).script().statements()).containsExactly("DROP TABLE \"tags\"");
        Files.delete(folder.resolve("migrations/V4__add_tags.sql"));
        assertThat(authoring.draft(Request.of("Add more notes", new Source.Template())).text()).contains("-- Builds on: V3 all until three");
    }

    @Test void theSchemaFileOfTheWorkspaceCanBeAnother() throws IOException {
        Path wanted = folder.resolve("model/wanted schema.sql");
        Files.createDirectories(wanted.getParent());
        Files.writeString(wanted, NOTES + "CREATE TABLE tags(id INTEGER PRIMARY KEY);");
        authoring.useSchemaFile(wanted);
        assertThat(folder.resolve("tidemark.toml")).hasContent("[new]\nschema = \"model/wanted schema.sql\"");
        assertThat(authoring.schemaFile()).isEqualTo(wanted);
        assertThat(authoring.draft(Request.of("Add tags table", new SchemaFile(null))).up().statements()).containsExactly("CREATE TABLE tags(id INTEGER PRIMARY KEY)");
        authoring.useSchemaFile(folder.resolveSibling("beside.sql"));
        assertThat(authoring.schemaFile()).isEqualTo(folder.resolveSibling("beside.sql"));
    }

    @Test void aTemplateForDataRunsAsItStandsAndAsItAdvises() {
        Draft draft = authoring.draft(Request.of("Complete the notes", new Source.Template(Source.Template.Form.DATA)));
        assertThat(draft.text().lines()).allMatch(line -> line.isEmpty() || line.startsWith("--"));
        assertThat(draft.undoText().lines()).allMatch(line -> line.isEmpty() || line.startsWith("--"));
        List<String> before = names();
        space.script(draft.name().file('V'), advice(draft.text())).script(draft.name().file('U'), advice(draft.undoText()));
        migrate();
        assertThat(space.number("SELECT count(*) FROM notes WHERE name = 'completed'")).isEqualTo(1);
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        assertThat(names()).isEqualTo(before);
        space.stockFlyway().accepts();
    }

    @Test void theAdviceForATableWithoutRowidGoesByItsWholeKey() {
        space.script("V2__create_prices.sql", "CREATE TABLE prices (shop TEXT, number INTEGER, note TEXT, PRIMARY KEY (shop, number)) WITHOUT ROWID;").script("U2__create_prices.sql", "DROP TABLE prices;");
        migrate();
        space.sql("INSERT INTO prices VALUES ('a', 1, NULL), ('a', 2, 'x'), ('z', -1, NULL)");
        Draft draft = authoring.draft(Request.of("Complete the prices", new Source.Template(Source.Template.Form.DATA, "prices")));
        space.script(draft.name().file('V'), advice(draft.text())).script(draft.name().file('U'), advice(draft.undoText()));
        migrate();
        assertThat(space.number("SELECT count(*) FROM prices WHERE note = 'completed'")).isEqualTo(2);
        space.sql("UPDATE prices SET note = 'completed' WHERE number = 2");
        services.migrations().run(services.migrations().planRollback(Target.parse("2")), false, Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM prices WHERE note IS NULL")).isEqualTo(2);
        assertThat(space.number("SELECT number FROM prices WHERE note = 'completed'")).as("not by the half of a key").isEqualTo(2);
    }

    private List<String> names() {
        return space.database().read(connection -> Sql.list(connection, "SELECT id || coalesce(name, '-') FROM notes ORDER BY id", row -> row.getString(1)));
    }

    /** The statements in the comments, for the table of this test. */
    private static String advice(String template) {
        return template.lines().filter(line -> line.matches("--\\s+(\\d\\. )?(CREATE|INSERT|UPDATE|DROP|WHERE).*")).map(line -> line.replaceFirst("--\\s+(\\d\\. )?", ""))
            .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test void settingsAreReadFromTidemarkToml() throws IOException {
        Files.writeString(folder.resolve("tidemark.toml"), "[sqlite]\nfloor = \"3.30\"\n[new]\nnumbering = \"timestamp\"\nschema = \"wanted.sql\"\n");
        assertThat(authoring.floor()).isEqualTo(new Floor(30));
        assertThat(authoring.schemaFile()).isEqualTo(folder.resolve("wanted.sql"));
        assertThat(name("Add tags table")).startsWith("V20250107143000__");
        Files.writeString(folder.resolve("tidemark.toml"), "[sqlite]\nfloor = \"four\"\n");
        assertThatThrownBy(authoring::floor).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.getMessage()).contains("[sqlite] floor is “four”"));
        Files.writeString(folder.resolve("tidemark.toml"), "[sqlite]\nfloor = \"3.25\"\n");
        assertThatThrownBy(authoring::floor).as("a rename would break what follows it").hasMessageContaining("from 3.26 on");
    }

    @Test void whatIsDerivedUnaskedKeepsTheFloorToo() throws IOException {
        Files.writeString(folder.resolve("tidemark.toml"), "[sqlite]\nfloor = \"3.30\"\n");
        space.script("V2__add_size.sql", "ALTER TABLE notes ADD COLUMN size INTEGER;");
        assertThat(services.undoScripts().derive(Version.of("2")).script().statements()).as("3.30 cannot drop a column").contains("DROP TABLE \"notes\"").noneMatch(s -> s.contains("DROP COLUMN"));
        migrate();
        space.sql("ALTER TABLE notes DROP COLUMN size");
        assertThat(authoring.ofDrift().up().statements()).contains("DROP TABLE \"notes\"").noneMatch(s -> s.contains("DROP COLUMN"));
    }

    private String name(String message) {
        return authoring.draft(Request.of(message, new Source.Template())).name().file('V');
    }

    private Draft draft(String message, String schema) throws IOException {
        return draft(message, schema, Choices.none());
    }

    private Draft draft(String message, String schema, Choices choices) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), schema);
        return authoring.draft(Request.of(message, new SchemaFile(null)).withChoices(choices));
    }

    private void migrate() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
    }
}
