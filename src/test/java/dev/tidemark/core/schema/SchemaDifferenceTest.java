package dev.tidemark.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.SchemaDifference.Change;
import dev.tidemark.core.schema.SchemaDifference.Kind;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDifferenceTest {
    @TempDir Path folder;
    private int files;

    @Test void blanksCommentsCaseAndNeedlessQuotesAreNoDifference() {
        Schema one = schema("CREATE TABLE documents(id INTEGER PRIMARY KEY, name TEXT DEFAULT 'A  b')");
        Schema other = schema("create table \"documents\" (\n  id integer primary key, -- the key\n  [name] TEXT /* shown */ default 'A  b'\n)");
        assertThat(one).isNotEqualTo(other);
        assertThat(one.sameAs(other)).isTrue();
        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
        assertThat(SchemaDifference.between(one, other).isEmpty()).isTrue();
    }

    @Test void aRebuiltTableIsTheSameAsTheOneMadeAtOnce() {
        Schema rebuilt = schema("CREATE TABLE t(a); CREATE TABLE t_new(a TEXT NOT NULL, b); DROP TABLE t; ALTER TABLE t_new RENAME TO t; ALTER TABLE t ADD COLUMN c INT");
        assertThat(rebuilt.sameAs(schema("CREATE TABLE t(a TEXT NOT NULL, b, c INT)"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        "CREATE TABLE t(a DEFAULT 'x')|CREATE TABLE t(a DEFAULT 'X')",
        "CREATE TABLE t(a DEFAULT 'a b')|CREATE TABLE t(a DEFAULT 'a  b')",
        "CREATE TABLE t(a DEFAULT null)|CREATE TABLE t(a DEFAULT \"null\")",
        "CREATE TABLE t(\"a b\")|CREATE TABLE t(\"a  b\")",
        "CREATE TABLE t(a, b)|CREATE TABLE t(b, a)",
        "CREATE TABLE t(a)|CREATE TABLE t(a NOT NULL)",
        "CREATE TABLE t(a CHECK(a -> 'x' > 1))|CREATE TABLE t(a CHECK(a ->> 'x' > 1))"})
    void whatHasAMeaningIsADifference(String one, String other) {
        assertThat(schema(one).sameAs(schema(other))).isFalse();
        assertThat(schema(one).fingerprint()).isNotEqualTo(schema(other).fingerprint());
    }

    @Test void eachObjectIsListedWithBothStatements() {
        Schema before = schema("CREATE TABLE gone(x); CREATE TABLE t(a); CREATE INDEX ix ON t(a); CREATE VIEW v AS SELECT a FROM t");
        Schema after = schema("CREATE TABLE t(a, b); CREATE VIEW v AS SELECT a  FROM t; CREATE TRIGGER tr DELETE ON t BEGIN SELECT 1; END");
        assertThat(SchemaDifference.between(before, after).changes()).containsExactly(
            new Change(Kind.REMOVED, "index", "ix", "CREATE INDEX ix ON t(a)", null),
            new Change(Kind.REMOVED, "table", "gone", "CREATE TABLE gone(x)", null),
            new Change(Kind.CHANGED, "table", "t", "CREATE TABLE t(a)", "CREATE TABLE t(a, b)"),
            new Change(Kind.ADDED, "trigger", "tr", null, "CREATE TRIGGER tr DELETE ON t BEGIN SELECT 1; END"));
    }

    @Test void housekeepingAndTheTablesOfModulesDoNotCount() {
        Schema plain = schema("CREATE VIRTUAL TABLE s USING fts5(x)");
        Schema kept = schema("CREATE VIRTUAL TABLE s USING fts5(x); CREATE TABLE flyway_schema_history(x); CREATE INDEX h ON flyway_schema_history(x)");
        assertThat(SchemaDifference.between(plain, kept)).isEqualTo(new SchemaDifference(List.of()));
    }

    private Schema schema(String script) {
        Database database = Database.at(folder.resolve(files++ + ".db"));
        database.create();
        database.write("fill", ForeignKeys.CHECKED_BY_US, c -> {
            for (SqlStatement statement : SqlScript.split(script)) {
                Sql.run(c, statement.text());
            }
            return null;
        });
        return SchemaReader.of(database);
    }
}
