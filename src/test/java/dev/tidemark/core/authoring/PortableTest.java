package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "CREATE TABLE [a;b](`c;d` INT)|CREATE TABLE \"a;b\"(\"c;d\" INT)",
        "CREATE TABLE [a \"b\"](`c``d`)|CREATE TABLE \"a \"\"b\"\"\"(\"c`d\")",
        "SELECT '[x]', \"[y]\" FROM a -- [z]|SELECT '[x]', \"[y]\" FROM a -- [z]",
        "CREATE INDEX i ON a(b)|CREATE INDEX i ON a(b)"})
    void namesInBracketsAndBackticksGetTheQuotesThatFlywayKnows(String statement, String portable) {
        assertThat(Portable.sql(statement)).isEqualTo(portable);
    }
}
