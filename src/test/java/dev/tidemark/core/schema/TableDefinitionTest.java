package dev.tidemark.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Clause.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableDefinitionTest {
    private static TableDefinition parsed(String sql) {
        return TableDefinition.parse(sql).orElseThrow();
    }

    @Test void everyClauseOfAColumnIsFound() {
        ColumnDefinition column = parsed("CREATE TABLE t(a VARCHAR(10, 2) CONSTRAINT filled NOT NULL ON CONFLICT FAIL DEFAULT NULL COLLATE nocase CHECK (a IN ('x, y', \"b)\")) UNIQUE "
            + "REFERENCES p(id) ON DELETE SET NULL ON UPDATE SET DEFAULT NOT DEFERRABLE INITIALLY DEFERRED CONSTRAINT c2 CHECK(a > -1))").columns().getFirst();
        assertThat(column.type()).isEqualTo("VARCHAR(10, 2)");
        assertThat(column.clauses()).extracting(Clause::sql).containsExactly("CONSTRAINT filled NOT NULL ON CONFLICT FAIL", "DEFAULT NULL", "COLLATE nocase",
            "CHECK (a IN ('x, y', \"b)\"))", "UNIQUE", "REFERENCES p(id) ON DELETE SET NULL ON UPDATE SET DEFAULT NOT DEFERRABLE INITIALLY DEFERRED", "CONSTRAINT c2 CHECK(a > -1)");
        assertThat(column.defaultSql()).isNull();
        assertThat(column.collation()).isEqualTo("nocase");
    }

    @Test void generatedColumnsAndDefaultsOfAllFormsAreFound() {
        TableDefinition table = parsed("CREATE TABLE \"a \"\"b\" (x INT DEFAULT -1.5e3 NOT NULL, [y z] DEFAULT (1, 2), `g` INT GENERATED ALWAYS AS (x + 1) STORED, h AS (x) UNIQUE, ü, n DEFAULT 'it''s' NULL)");
        assertThat(table.name()).isEqualTo("a \"b");
        assertThat(table.columns()).extracting(ColumnDefinition::name).containsExactly("x", "y z", "g", "h", "ü", "n");
        assertThat(table.columns()).extracting(ColumnDefinition::defaultSql).containsExactly("-1.5e3", "(1, 2)", null, null, null, "'it''s'");
        assertThat(table.columns()).extracting(ColumnDefinition::generated).containsExactly(false, false, true, true, false, false);
        assertThat(table.column("X").orElseThrow().notNull()).isTrue();
    }

    @Test void constraintsOfTheTableAreFoundWithoutCommasToo() {
        TableDefinition table = parsed("CREATE TABLE t(a, b, CONSTRAINT k PRIMARY KEY(a) UNIQUE(b), FOREIGN KEY(a, b) REFERENCES p ON DELETE CASCADE, c TEXT) WITHOUT ROWID, STRICT");
        assertThat(table.columns()).extracting(ColumnDefinition::name).containsExactly("a", "b", "c");
        assertThat(table.constraints()).extracting(Clause::kind).containsExactly(Kind.PRIMARY_KEY, Kind.UNIQUE, Kind.FOREIGN_KEY);
        assertThat(table.constraints().getFirst().sql()).isEqualTo("CONSTRAINT k PRIMARY KEY(a)");
        assertThat(table.strict() && table.withoutRowid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE VIRTUAL TABLE s USING fts5(x)", "CREATE VIEW v AS SELECT 1", "", "nonsense", "CREATE INDEX i ON t(a)"})
    void whatIsNoTableHasNone(String sql) {
        assertThat(TableDefinition.parse(sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "CREATE TABLE t(a INT, CHECK(a > 0), b TEXT)|CREATE TABLE \"t\" (A int, b TEXT, CHECK (a>0)) -- as old SQLite adds a column|true",
        "CREATE TABLE t(a INT NOT NULL DEFAULT 1)|CREATE TABLE t(a INT DEFAULT 1 NOT NULL)|true",
        "CREATE TABLE t(a, UNIQUE(a), CHECK(a))|CREATE TABLE t(a, CHECK(a), UNIQUE(a))|true",
        "CREATE TABLE t(a NULL)|CREATE TABLE t(a)|true",
        "CREATE TABLE t(a, b)|CREATE TABLE t(b, a)|false",
        "CREATE TABLE t(a DEFAULT 'x')|CREATE TABLE t(a DEFAULT 'X')|false",
        "CREATE TABLE t(a)|CREATE TABLE t(a) STRICT|false"})
    void whatMeansTheSameIsTheSame(String one, String other, boolean same) {
        assertThat(ObjectSql.same(one, other)).isEqualTo(same);
    }

    @Test void aChangedCopyIsWrittenAsAStatement() {
        TableDefinition table = parsed("CREATE TABLE t(id INTEGER PRIMARY KEY, status TEXT, UNIQUE(status))")
            .withColumn("STATUS", ColumnDefinition.of("status", "VARCHAR(50)").withNotNull(true).withDefault("'new'").withCollation("NOCASE"))
            .plus(ColumnDefinition.of("order", "INTEGER"));
        assertThat(table.sql()).isEqualTo("""
            CREATE TABLE t (
                id INTEGER PRIMARY KEY,
                status VARCHAR(50) NOT NULL DEFAULT 'new' COLLATE NOCASE,
                "order" INTEGER,
                UNIQUE(status)
            )""");
        assertThat(parsed(table.sql())).isEqualTo(table);
        assertThat(table.column("status").orElseThrow().withNotNull(false).withDefault(" ").withCollation(null).sql()).isEqualTo("status VARCHAR(50)");
    }
}
