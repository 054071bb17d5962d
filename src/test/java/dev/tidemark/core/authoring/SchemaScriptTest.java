package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
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

class SchemaScriptTest {
    private static final String PARENT_AND_CHILD = "CREATE TABLE p(id INTEGER PRIMARY KEY, name VARCHAR(10)); "
        + "CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE); ";

    @TempDir Path folder;
    private int files;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "CREATE TABLE t(a)|CREATE TABLE t(a)",
        "|CREATE TABLE t(a); CREATE INDEX ix ON t(a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER tr DELETE ON t BEGIN SELECT 1; END",
        "CREATE TABLE t(a); CREATE INDEX ix ON t(a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER tr DELETE ON t BEGIN SELECT 1; END|",
        "CREATE TABLE t(a)|CREATE TABLE t(a); ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT 'x; y'",
        "CREATE TABLE t(a); ALTER TABLE t ADD COLUMN b TEXT; CREATE INDEX ix ON t(b); CREATE VIEW v AS SELECT b FROM t|CREATE TABLE t(a)",
        "CREATE TABLE t(a, b, c)|CREATE TABLE t(c, a)",
        "CREATE TABLE t(a)|CREATE TABLE t(a, b DEFAULT CURRENT_TIMESTAMP)",
        "CREATE TABLE t(a); CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM t WHERE a = 0; END|CREATE TABLE t(a NOT NULL); CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM t WHERE a = 0; END",
        "CREATE TABLE t(a); CREATE TABLE log(x); CREATE TRIGGER tr AFTER INSERT ON log BEGIN DELETE FROM t; END|CREATE TABLE t(a UNIQUE); CREATE TABLE log(x); CREATE TRIGGER tr AFTER INSERT ON log BEGIN DELETE FROM t; END",
        "CREATE TABLE t(a); CREATE VIEW v AS SELECT * FROM t; CREATE VIEW w AS SELECT * FROM v|CREATE TABLE t(a CHECK (a > 0)); CREATE VIEW v AS SELECT * FROM t; CREATE VIEW w AS SELECT * FROM v",
        "CREATE VIEW v AS SELECT 1|CREATE VIEW v AS SELECT 2",
        "CREATE TABLE t(a); CREATE INDEX ix ON t(a)|CREATE TABLE t(a); CREATE INDEX ix ON t(a DESC)",
        "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a)|CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
        "CREATE TABLE t(a, b AS (a + 1))|CREATE TABLE t(a INT, b AS (a + 2))",
        "CREATE TABLE t(a PRIMARY KEY, b) WITHOUT ROWID|CREATE TABLE t(a PRIMARY KEY, b)",
        "CREATE VIRTUAL TABLE s USING fts5(x)|CREATE VIRTUAL TABLE s USING fts5(x, y)",
        "CREATE TABLE new_t(x); CREATE TABLE t(a)|CREATE TABLE new_t(x); CREATE TABLE t(a TEXT)",
        "CREATE TABLE \"a b\"(\"c d\")|CREATE TABLE \"a b\"(\"c d\" TEXT, \"e;f\")",
        "CREATE TABLE a(x REFERENCES b(y)); CREATE TABLE b(y REFERENCES a(x))|"})
    void theScriptLeadsToExactlyThatSchema(String before, String after) {
        Database database = database(before == null ? "" : before);
        Schema wanted = SchemaReader.of(database(after == null ? "" : after));
        SchemaScript script = SchemaScript.between(SchemaReader.of(database), wanted, Floor.DEFAULT);
        assertThat(script.unproven()).isNull();
        run(database, String.join(";\n", script.statements()));
        assertThat(SchemaReader.of(database).sameAs(wanted)).isTrue();
        assertThat(script.empty()).isEqualTo(SchemaReader.of(database(before == null ? "" : before)).sameAs(wanted));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {"7,true", "-3,true", "'x',true", "x'01',true", "TRUE,true", "(1),true", "((NULL)),true", "NULL,true", "word,true", "\"word\",true", "(1 + 1),false",
        "((1 + 1)),false", "(-(2)),true", "CURRENT_DATE,false", "(random()),false", "('a' || 'b'),false", "(1 + 1) NOT NULL,false", "((7)) NOT NULL,true", "'' NOT NULL,true"})
    void aNewColumnComesToATableWithRowsWhateverItsDefault(String value, boolean added) {
        Database database = database("CREATE TABLE t(a); INSERT INTO t VALUES ('kept')");
        Schema wanted = SchemaReader.of(database("CREATE TABLE t(a); ALTER TABLE t ADD COLUMN b DEFAULT " + value));
        SchemaScript script = SchemaScript.between(SchemaReader.of(database), wanted, Floor.DEFAULT);
        run(database, String.join(";\n", script.statements()));
        assertThat(SchemaReader.of(database).sameAs(wanted)).isTrue();
        assertThat(texts(database, "SELECT a FROM t")).containsExactly("kept");
        assertThat(script.statements().getFirst().contains("ADD COLUMN")).as("%s", script.statements()).isEqualTo(added);
    }

    @Test void aRebuildKeepsRowsOfTheTableAndOfItsChildren() {
        Database database = database(PARENT_AND_CHILD + "CREATE INDEX ix ON p(name); INSERT INTO p VALUES (1, 'a'), (2, NULL); INSERT INTO c VALUES (7, 1), (8, 2)");
        Schema wanted = SchemaReader.of(database(PARENT_AND_CHILD.replace("VARCHAR(10)", "VARCHAR(500) NOT NULL DEFAULT 'none'") + "CREATE INDEX ix ON p(name)"));
        SchemaScript script = SchemaScript.between(SchemaReader.of(database), wanted, Floor.DEFAULT);
        run(database, String.join(";\n", script.statements()));
        assertThat(texts(database, "SELECT id || name FROM p ORDER BY id")).containsExactly("1a", "2none");
        assertThat(texts(database, "SELECT id || '>' || p FROM c ORDER BY id")).containsExactly("7>1", "8>2");
        assertThat(texts(database, "SELECT count(*) FROM pragma_foreign_key_check")).containsExactly("0");
        assertThat(script.notes()).contains("Column “p.name” needs a value: a row without one gets 'none'.");
    }

    @Test void rowIdsAndTheHighestNumberGivenOutSurviveARebuild() {
        Database database = database("CREATE TABLE t(a); INSERT INTO t(rowid, a) VALUES (5, 'x'), (9, 'y'); CREATE TABLE n(id INTEGER PRIMARY KEY AUTOINCREMENT, a); INSERT INTO n VALUES (41, 'gone'); DELETE FROM n");
        Schema wanted = SchemaReader.of(database("CREATE TABLE t(a TEXT); CREATE TABLE n(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)"));
        run(database, String.join(";\n", SchemaScript.between(SchemaReader.of(database), wanted, Floor.DEFAULT).statements()) + "; INSERT INTO n(a) VALUES ('next')");
        assertThat(texts(database, "SELECT rowid || a FROM t ORDER BY rowid")).containsExactly("5x", "9y");
        assertThat(texts(database, "SELECT id FROM n")).containsExactly("42");
    }

    @Test void theNotesSayWhatBecomesOfTheData() {
        Schema before = SchemaReader.of(database("CREATE TABLE gone(x); CREATE TABLE t(a, lost)"));
        Schema after = SchemaReader.of(database("CREATE TABLE fresh(x); CREATE TABLE t(a); ALTER TABLE t ADD COLUMN b DEFAULT 7"));
        assertThat(SchemaScript.between(before, after, Floor.DEFAULT).notes()).containsExactly("Table “gone” goes with all its rows.", "Table “fresh” is made anew and is empty.",
            "Column “t.lost” goes with all its values.", "Column “t.b” is new: every row has the default 7.");
    }

    @Test void aNewColumnThatMustNotBeEmptyIsFilledInAndSaidSo() {
        Database database = database("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
        SchemaScript script = SchemaScript.between(SchemaReader.of(database), SchemaReader.of(database("CREATE TABLE t(a, n INT NOT NULL, s TEXT NOT NULL)")), Floor.DEFAULT);
        run(database, String.join(";\n", script.statements()));
        assertThat(texts(database, "SELECT a || '/' || n || '/' || s FROM t")).containsExactly("1/0/");
        assertThat(script.notes()).anyMatch(note -> note.contains("“t.n” needs a value: every row gets 0"));
    }

    private Database database(String script) {
        Database database = Database.at(folder.resolve(files++ + ".db"));
        database.create();
        run(database, script);
        return database;
    }

    private static void run(Database database, String script) {
        database.write("test", ForeignKeys.CHECKED_BY_US, connection -> {
            for (SqlStatement statement : SqlScript.split(script)) {
                Sql.run(connection, statement.text());
            }
            return null;
        });
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(connection -> Sql.list(connection, sql, row -> row.getString(1)));
    }
}
