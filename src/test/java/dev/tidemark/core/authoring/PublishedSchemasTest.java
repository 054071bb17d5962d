package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real schemas there and back: those that Spring Batch, Spring Session and JobRunr publish for SQLite, to the letter, fetched by the build into
 * {@code target/published-schemas}; those of Sakila, Chinook and Fossil, written anew after theirs for their views, triggers and odd keys; and the one that the
 * shipped migrations build.
 */
class PublishedSchemasTest {
    private static final Path PUBLISHED = Path.of("target", "published-schemas");
    private static final Path FOLDER = Path.of("src", "test", "resources", "schemas");

    static Stream<String> schemas() {
        return Stream.of("spring-batch", "spring-session", "jobrunr", "sakila", "chinook", "fossil", "specification");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void fromNothingAndToNothing(String name) throws IOException {
        try (Memory nothing = new Memory(List.of()); Memory made = new Memory(statements(name))) {
            SchemaScript up = SchemaScript.between(nothing.schema(), made.schema(), Floor.DEFAULT);
            SchemaScript down = SchemaScript.between(made.schema(), nothing.schema(), Floor.DEFAULT);
            assertThat(up.unproven()).isNull();
            nothing.run(up.statements());
            assertThat(Memory.facts(nothing.schema())).isEqualTo(Memory.facts(made.schema()));
            nothing.run(down.statements());
            assertThat(nothing.schema().objects()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aTableWrittenFromItsDefinitionIsTheSameTable(String name) throws IOException {
        try (Memory made = new Memory(statements(name))) {
            for (Table table : made.schema().ownTables()) {
                TableDefinition definition = TableDefinition.parse(table.sql()).orElseThrow();
                assertThat(definition.columns()).extracting(c -> c.name()).containsExactlyElementsOf(table.columns().stream().map(Column::name).toList());
                assertThat(TableDefinition.parse(definition.sql()).orElseThrow().sameAs(definition)).as(table.name()).isTrue();
            }
        }
    }

    /** Each table in turn is rebuilt with another type for its last column, which every view, trigger, index and child of it has to survive. */
    @ParameterizedTest
    @MethodSource("schemas")
    void everyTableIsRebuiltAndTakenBack(String name) throws IOException {
        try (Memory live = new Memory(statements(name))) {
            Schema before = live.schema();
            fill(live, before);
            for (Table table : before.ownTables()) {
                List<String> rows = rows(live, before, table.name() + "." + table.columns().getLast().name());
                TableDefinition definition = TableDefinition.parse(table.sql()).orElseThrow();
                if (definition.sql().contains("AUTOINCREMENT") && definition.columns().size() == 1) {
                    // The row id of a table that counts can have no other type.
                    continue;
                }
                TableDefinition wider = definition.withColumn(definition.columns().getLast().name(), definition.columns().getLast().withType("VARCHAR(4000)"));
                Schema after = DesignedSchema.of(before, List.of(new Source.TableDesign(table.name(), wider, null)), Renames.none());
                there(live, before, after);
                assertThat(rows(live, before, table.name() + "." + table.columns().getLast().name())).as(table.name()).isEqualTo(rows);
            }
        }
    }

    /** Each table in turn gets another name, and each column of it. */
    @ParameterizedTest
    @MethodSource("schemas")
    void everyTableIsRenamedAndTakenBack(String name) throws IOException {
        try (Memory live = new Memory(statements(name))) {
            Schema before = live.schema();
            fill(live, before);
            List<String> rows = rows(live, before, "");
            for (Table table : before.ownTables()) {
                Renames renames = Renames.none().table(table.name(), "renamed " + table.name()).column(table.name(), table.columns().getLast().name(), "last one");
                Schema after = DesignedSchema.of(before, List.of(), renames);
                SchemaScript up = SchemaScript.between(before, after, renames, new Fills(Map.of(), false), Floor.DEFAULT);
                SchemaScript down = SchemaScript.between(after, before, renames.inverse(), new Fills(Map.of(), false), Floor.DEFAULT);
                assertThat(up.unproven()).as(table.name()).isNull();
                assertThat(up.statements()).as("nothing is rebuilt").noneMatch(s -> s.startsWith("CREATE TABLE"));
                live.run(up.statements());
                assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(after));
                live.run(down.statements());
                assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(before));
                assertThat(rows(live, before, "")).as(table.name()).isEqualTo(rows);
            }
        }
    }

    /** Three rows for each table, with values of their columns' types; none where a check of the application's own refuses them, as in few tables. */
    private static void fill(Memory live, Schema schema) {
        long filled = schema.ownTables().stream().filter(table -> {
            List<Column> columns = table.columns().stream().filter(c -> !c.generated()).toList();
            String names = String.join(", ", columns.stream().map(c -> Schemas.quote(c.name())).toList());
            for (int row = 1; row <= 3; row++) {
                int number = row;
                String values = String.join(", ", columns.stream().map(c -> value(c, number)).toList());
                live.run(List.of("INSERT OR IGNORE INTO " + Schemas.quote(table.name()) + " (" + names + ") VALUES (" + values + ")"));
            }
            return !live.texts("SELECT 1 FROM " + Schemas.quote(table.name())).isEmpty();
        }).count();
        assertThat(filled).as("tables with rows").isGreaterThanOrEqualTo(Math.max(1, schema.ownTables().size() * 2L / 3));
    }

    private static String value(Column column, int row) {
        return switch (Affinity.of(column.type())) {
            case TEXT -> "'text " + row + "'";
            case BLOB -> "x'0" + row + "'";
            case REAL -> row + ".5";
            default -> "" + row;
        };
    }

    /** Every value of every table, but for a column that is given another type on the way. */
    private static List<String> rows(Memory live, Schema schema, String but) {
        return schema.ownTables().stream().flatMap(table -> {
            String values = String.join(" || '|' || ", table.columns().stream().filter(c -> !but.equals(table.name() + "." + c.name())).map(c -> "quote(" + Schemas.quote(c.name()) + ")").toList());
            return live.texts("SELECT " + (values.isEmpty() ? "count(*)" : values) + " FROM " + Schemas.quote(table.name())).stream().sorted().map(row -> table.name() + " " + row);
        }).toList();
    }

    private static void there(Memory live, Schema before, Schema after) {
        SchemaScript up = SchemaScript.between(before, after, Floor.DEFAULT);
        SchemaScript down = SchemaScript.between(after, before, Floor.DEFAULT);
        assertThat(up.unproven()).isNull();
        assertThat(down.unproven()).isNull();
        live.run(up.statements());
        assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(after));
        live.run(down.statements());
        assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(before));
    }

    private static List<String> statements(String name) throws IOException {
        List<Path> files = new ArrayList<>();
        if (name.equals("specification")) {
            try (Stream<Path> scripts = Files.list(TestWorkspace.SHIPPED)) {
                scripts.filter(f -> f.getFileName().toString().startsWith("V")).sorted().forEach(files::add);
            }
        } else if (Files.exists(FOLDER.resolve(name + ".sql"))) {
            files.add(FOLDER.resolve(name + ".sql"));
        } else {
            try (Stream<Path> scripts = Files.walk(PUBLISHED.resolve(name))) {
                scripts.filter(f -> f.getFileName().toString().endsWith(".sql")).sorted().forEach(files::add);
            }
            assertThat(files).isNotEmpty();
        }
        List<String> statements = new ArrayList<>();
        for (Path file : files) {
            SqlScript.split(Files.readString(file)).stream().map(SqlStatement::text).forEach(statements::add);
        }
        return statements;
    }
}
