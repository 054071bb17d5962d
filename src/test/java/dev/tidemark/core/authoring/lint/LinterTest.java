package dev.tidemark.core.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.authoring.lint.rules.Rules;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Scratch;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinterTest {
    private static final String HEAD = "-- A head that says why.\n";

    private final Linter linter = new Linter(Rules.all());

    @Test void aCommentInTheHeadIsForTheWholeScript() {
        assertThat(codes(HEAD + "-- tidemark:ignore delete-all the notes are only examples\nDELETE FROM a;\nDELETE FROM b;")).isEmpty();
    }

    @Test void aCommentBeforeOrBehindAStatementIsForThatOne() {
        assertThat(lines(HEAD + "DELETE FROM a;\n-- tidemark:ignore delete-all only examples\nDELETE FROM b;\nDELETE FROM c; -- tidemark:ignore delete-all, no-header only examples\nDELETE FROM d;")).containsExactly(2, 6);
    }

    @Test void aCommentInAStringIgnoresNothing() {
        assertThat(codes(HEAD + "DELETE FROM a;\nINSERT INTO b (c) VALUES ('-- tidemark:ignore delete-all no');")).containsExactly("delete-all");
    }

    @Test void aCommentWithoutReasonOrWithAnUnknownCodeIsANote() {
        assertThat(codes(HEAD + "-- tidemark:ignore delete-all\nDELETE FROM a;")).containsExactly(Linter.IGNORE);
        assertThat(codes(HEAD + "-- tidemark:ignore delete-everything it is old\nDELETE FROM a;")).containsExactly(Linter.IGNORE, "delete-all");
        assertThat(codes(HEAD + "-- tidemark:ignore\nDELETE FROM a;")).containsExactly(Linter.IGNORE, "delete-all");
    }

    @Test void thePlaceIsTheWordThatIsMeant() {
        LintFinding finding = linter.check("\uFEFF" + HEAD + "\r\n/* é */ DELETE\r\n  FROM [my notes];", "V2__clear_notes.sql", LintContext.of(LintSettings.DEFAULT)).getFirst();
        assertThat(finding.place()).isEqualTo(new Place("V2__clear_notes.sql", 4, 8, (HEAD + "\r\n/* é */ DELETE\r\n  FROM ").length(), "[my notes]".length()));
    }

    @Test void aColumnThatOnlyPicksTheRowsOfACopyIsLostAllTheSame() {
        String create = HEAD + "CREATE TABLE new_a (id INTEGER PRIMARY KEY, b TEXT);\nINSERT INTO new_a (id, b) ";
        String rest = ";\nDROP TABLE a;\nALTER TABLE new_a RENAME TO a;";
        for (String lost : List.of("SELECT id, b FROM a WHERE gone IS NULL", "SELECT id, b FROM a ORDER BY gone", "SELECT id, b FROM a WHERE id IN (SELECT gone FROM a)")) {
            assertThat(onTable(create + lost + rest)).as(lost).contains("drop-column");
        }
        for (String moved : List.of("SELECT id, gone FROM a", "SELECT id, coalesce(b, lower(gone)) FROM a WHERE id > 0", "WITH x AS (SELECT id, gone AS b FROM a) SELECT id, b FROM x")) {
            assertThat(onTable(create + moved + rest)).as(moved).doesNotContain("drop-column");
        }
    }

    private List<String> onTable(String text) {
        try (Connection connection = Scratch.open()) {
            Sql.run(connection, "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT, gone TEXT)");
            Schema schema = SchemaReader.read(connection);
            return linter.check(text, "V2__change_a.sql", LintContext.of(LintSettings.DEFAULT).on(schema, schema)).stream().map(LintFinding::code).toList();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** A person is in the middle of a word most of the time. */
    @ParameterizedTest
    @ValueSource(strings = {"", ";", "CREATE", "CREATE TABLE", "CREATE TABLE x (", "CREATE TABLE x (a", "CREATE TABLE x (a,", "CREATE TABLE IF", "CREATE INDEX i ON", "CREATE TRIGGER t AFTER INSERT ON", "ALTER TABLE",
        "ALTER TABLE x ADD", "ALTER TABLE x RENAME", "ALTER TABLE x RENAME COLUMN a TO", "ALTER TABLE x DROP", "DROP", "DROP TABLE IF", "INSERT", "INSERT OR", "INSERT INTO", "UPDATE", "UPDATE x SET", "DELETE FROM", "PRAGMA",
        "WITH x AS (SELECT", "'open", "\"open", "[open", "/* open", "-- open", ")", "CREATE TABLE x (a DEFAULT", "ALTER TABLE x ADD COLUMN a DEFAULT (", "x.", "main.", "DROP TABLE main.", "-- tidemark:ignore"})
    void halfAStatementBreaksNothing(String text) {
        LintContext known = LintContext.of(LintSettings.DEFAULT).on(new Schema(List.of(), List.of()), new Schema(List.of(), List.of()));
        for (String before : List.of("", HEAD, HEAD + "CREATE TABLE x (a);\n")) {
            assertThat(linter.check(before + text, "V1__x.sql", known)).isNotNull();
            assertThat(linter.check(before + text, "U1__x.sql", LintContext.of(LintSettings.DEFAULT))).isNotNull();
        }
    }

    private List<String> codes(String text) {
        return linter.check(text, "V2__clear_notes.sql", LintContext.of(LintSettings.DEFAULT)).stream().map(LintFinding::code).filter(code -> !code.equals("unrelated-changes")).toList();
    }

    private List<Integer> lines(String text) {
        return linter.check(text, "V2__clear_notes.sql", LintContext.of(LintSettings.DEFAULT)).stream().filter(f -> f.code().equals("delete-all")).map(f -> f.place().line()).toList();
    }
}
