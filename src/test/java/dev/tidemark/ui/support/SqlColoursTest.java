package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static dev.tidemark.ui.support.SqlColours.Kind.COMMENT;
import static dev.tidemark.ui.support.SqlColours.Kind.KEYWORD;
import static dev.tidemark.ui.support.SqlColours.Kind.NUMBER;
import static dev.tidemark.ui.support.SqlColours.Kind.PLAIN;
import static dev.tidemark.ui.support.SqlColours.Kind.STRING;

import dev.tidemark.ui.support.SqlColours.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlColoursTest {
    @Test
    void everyKindIsToldApart() {
        assertThat(SqlColours.of("select 'it''s' -- why\n, 42")).containsExactly(
            new Token(KEYWORD, "select"), new Token(PLAIN, " "), new Token(STRING, "'it''s'"), new Token(PLAIN, " "),
            new Token(COMMENT, "-- why"), new Token(PLAIN, "\n, "), new Token(NUMBER, "42"));
    }

    @Test
    void quotedNamesAreNoKeywordsAndNoStrings() {
        assertThat(SqlColours.of("\"select\" `from` [where] x.table2")).containsExactly(new Token(PLAIN, "\"select\" `from` [where] x.table2"));
    }

    @Test
    void keywordsInsideCommentsAndStringsStayThere() {
        assertThat(SqlColours.of("/* select\n 1 */'from 1'")).containsExactly(new Token(COMMENT, "/* select\n 1 */"), new Token(STRING, "'from 1'"));
    }

    @Test
    void anUnfinishedStringOrCommentReachesToTheEnd() {
        assertThat(SqlColours.of("'never ends select")).containsExactly(new Token(STRING, "'never ends select"));
        assertThat(SqlColours.of("/* never ends")).containsExactly(new Token(COMMENT, "/* never ends"));
        assertThat(SqlColours.of("\"never ends select")).containsExactly(new Token(PLAIN, "\"never ends select"));
    }

    @Test
    void aVeryLongLiteralIsNoTrouble() {
        String literal = "'" + "a''".repeat(500_000) + "'";
        assertThat(SqlColours.of(literal)).hasSize(1);
        assertThat(SqlColours.of("/*" + "x\n".repeat(500_000) + "*/")).hasSize(1);
    }

    @Test
    void nothingIsLostOfTheShippedScripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("storage", "migrations"))) {
            List<Path> scripts = files.filter(f -> f.toString().endsWith(".sql")).toList();
            assertThat(scripts).isNotEmpty();
            for (Path script : scripts) {
                String sql = Files.readString(script);
                assertThat(SqlColours.of(sql).stream().map(Token::text).collect(Collectors.joining())).isEqualTo(sql);
            }
        }
    }
}
