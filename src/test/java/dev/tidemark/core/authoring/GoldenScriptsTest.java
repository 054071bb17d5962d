package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of change with the very statements that it becomes: {@code src/test/resources/golden/authoring/*.sql} holds the schema and rows before, the schema after, and what is
 * written. The statements are compared, then run there and back. {@code -Dgolden.update=true} writes them anew.
 */
class GoldenScriptsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "authoring").toAbsolutePath();
    private static final String BEFORE = "-- == before ==\n";
    private static final String AFTER = "-- == after ==\n";
    private static final String WRITTEN = "-- == written ==\n";

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theScriptIsAsWrittenAndLeadsThereAndBack(Path file) throws IOException {
        String text = Files.readString(file);
        String head = text.substring(0, text.indexOf(BEFORE));
        String before = between(text, BEFORE, AFTER);
        String after = between(text, AFTER, WRITTEN);
        Renames renames = head.lines().filter(l -> l.startsWith("-- rename ")).map(l -> l.substring(10)).reduce(Renames.none(), (r, l) -> r.plus(l).orElseThrow(), (a, _) -> a);
        Floor floor = head.lines().filter(l -> l.startsWith("-- floor ")).map(l -> Floor.parse(l.substring(9)).orElseThrow()).findFirst().orElse(Floor.DEFAULT);
        try (Memory live = new Memory(statements(before)); Memory wanted = new Memory(statements(after))) {
            Schema from = live.schema();
            Schema to = wanted.schema();
            SchemaScript up = SchemaScript.between(from, to, renames, new Fills(Map.of(), true), floor);
            SchemaScript down = SchemaScript.between(to, from, renames.inverse(), new Fills(Map.of(), true), floor);
            String written = written("up", up) + written("down", down);
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, head + BEFORE + before + AFTER + after + WRITTEN + written);
            } else {
                assertThat(written).isEqualTo(text.substring(text.indexOf(WRITTEN) + WRITTEN.length()));
            }
            assertThat(up.unproven()).isNull();
            assertThat(down.unproven()).isNull();
            List<String> rows = rows(live, from);
            live.run(up.statements());
            assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(to));
            assertThat(live.texts("SELECT count(*) FROM pragma_foreign_key_check")).containsExactly("0");
            live.run(down.statements());
            assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(from));
            if (!up.losesData()) {
                assertThat(rows(live, from)).as("rows of each table, there and back").isEqualTo(rows);
            }
            assertThat(live.texts("SELECT count(*) FROM pragma_foreign_key_check")).containsExactly("0");
        }
    }

    private static List<String> rows(Memory live, Schema schema) {
        return schema.ownTables().stream().map(table -> table.name() + ": " + live.texts("SELECT count(*) FROM " + Identifiers.quote(table.name()))).toList();
    }

    private static String written(String way, SchemaScript script) {
        StringBuilder text = new StringBuilder("-- " + way + "\n");
        script.changes().forEach(c -> text.append("-- * ").append(c.kind()).append(": ").append(c.sentence()).append('\n'));
        script.notes().forEach(n -> text.append("--   ").append(n).append('\n'));
        script.statements().forEach(s -> text.append(s).append(";\n"));
        return text.toString();
    }

    private static String between(String text, String start, String end) {
        return text.substring(text.indexOf(start) + start.length(), text.indexOf(end));
    }

    private static List<String> statements(String script) {
        return SqlScript.split(script).stream().map(SqlStatement::text).toList();
    }
}
