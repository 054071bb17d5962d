package dev.tidemark.core.authoring.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"ALTER TABLE a DROP COLUMN b|3.35", "ALTER TABLE a ALTER COLUMN b SET NOT NULL|3.53", "CREATE TABLE a(b INT) STRICT|3.37", "CREATE TABLE a(b INT) WITHOUT ROWID, STRICT|3.37",
        "CREATE VIEW v AS SELECT * FROM a RIGHT JOIN b ON a.x = b.x|3.39", "CREATE VIEW v AS SELECT * FROM a FULL OUTER JOIN b ON a.x = b.x|3.39", "CREATE VIEW v AS SELECT m ->> 'x' FROM a|3.38",
        "UPDATE a SET b = c.b FROM c WHERE c.id = a.id|3.33", "CREATE TABLE a(b INT, c INT GENERATED ALWAYS AS (b + 1))|3.31", "CREATE TABLE a(b INT, c INT AS (b + 1))|3.31", "ALTER TABLE a ADD COLUMN c INT AS (b + 1)|3.31",
        "CREATE VIEW v AS SELECT b FROM a ORDER BY b NULLS LAST|3.30", "CREATE VIEW v AS SELECT iif(b, 1, 2) FROM a|3.32", "INSERT INTO a(b) VALUES (1) RETURNING b|3.35",
        "UPDATE a SET b = 1 WHERE b IS NOT DISTINCT FROM 2|3.39", "CREATE VIEW v AS WITH c AS MATERIALIZED (SELECT 1) SELECT * FROM c|3.35", "CREATE VIEW v AS SELECT unixepoch() AS t|3.38"})
    void whatIsNewIsKnownWithItsVersion(String sql, String since) {
        assertThat(words(sql)).containsExactly(Floor.parse(since).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"ALTER TABLE a ADD COLUMN strict", "CREATE TABLE a(strict INT)", "CREATE VIEW v AS SELECT a.b AS (c) FROM a", "UPDATE a SET b = (SELECT c FROM d)", "CREATE TABLE iif (a)",
        "CREATE VIEW v AS SELECT * FROM a LEFT JOIN b ON a.x = b.x", "CREATE VIEW v AS SELECT a - 1 > 2 FROM a", "UPDATE a SET b = 'x FROM y'", "DELETE FROM a WHERE b = 'RETURNING'", "CREATE TABLE nulls (first INT, last INT)",
        "CREATE TABLE a AS SELECT cast(b AS INT) FROM c"})
    void whatOnlyLooksLikeItIsNot(String sql) {
        assertThat(words(sql)).isEmpty();
    }

    private static List<Floor> words(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        return IntStream.range(0, tokens.size()).mapToObj(i -> NewWords.at(tokens, i)).filter(Objects::nonNull).map(NewWords.Word::since).toList();
    }
}
