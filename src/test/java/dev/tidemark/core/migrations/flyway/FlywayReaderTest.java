package dev.tidemark.core.migrations.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayReaderTest {
    private static final List<String> PIECES = List.of("SELECT", "CREATE TABLE", "INSERT INTO", "t", "name", " ", "\n", "\r\n", "; SELECT", ";;\nINSERT", ";\n-- x;\nSELECT", ",", "(a, 'b;')", "((1))", "'a;b'", "'it''s'", "''", "\"q;\"", "\"a\"\"b\"",
        "-- a; comment\n", "--\n", "1", "2.5", "x'00'", "=", "<>", "+", "*", "||", "NULL", "äöü", "'ü;'", "BEGINNING", "the_end", "cases");

    private final FlywayReader reader = new FlywayReader();

    /** Only scripts with a sign or a word of some kinds are shown to Flyway, which takes time: all others must be read alike by both. */
    @Test void scriptsThatFlywayIsNotAskedAboutAreReadAlike() {
        Random random = new Random(20_251_103);
        for (int round = 0; round < 3000; round++) {
            StringBuilder script = new StringBuilder("UPDATE ");
            for (int piece = random.nextInt(25); piece >= 0; piece--) {
                script.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
            }
            String text = script.toString();
            List<String> ours = SqlScript.split(text).stream().map(SqlStatement::text).toList();
            List<String> flyways = reader.statementsOf(text).stream().flatMap(read -> SqlScript.split(read).stream()).map(SqlStatement::text).toList();
            assertThat(flyways).as(text).isEqualTo(ours);
            assertThat(reader.statementsOf(text)).as(text).hasSameSizeAs(ours);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE VIEW v AS SELECT id AS begin FROM t; CREATE TABLE lost(x); CREATE VIEW w AS SELECT id AS end FROM t;",
        "CREATE TABLE [a;b](x);",
        "ALTER TABLE t ADD COLUMN end;",
    })
    void aScriptThatFlywayReadsOtherwiseIsFound(String script) {
        assertThat(reader.differsAt(script, SqlScript.split(script))).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET x = CASE WHEN x THEN 'y' ELSE 'z' END; END; SELECT 1;",
        "/* a; b */ SELECT `x;y` FROM [t]; -- end",
        "SELECT CASE WHEN 1 THEN 2 END; SELECT 3",
        "INSERT INTO t VALUES ('${placeholder}', '#', 'begin')",
        "",
        "-- nothing but this",
    })
    void aScriptThatBothReadAlikeIsNot(String script) {
        assertThat(reader.differsAt(script, SqlScript.split(script))).isEmpty();
    }
}
