package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFilesTest {
    @Test void aMistakeIsToldWithItsLineAndText() {
        assertThatThrownBy(() -> SchemaFiles.schema("schema.sql", "CREATE TABLE a(x);\n\nCREATE TABLE b (\n    id INTEGER,\n    name TEXTT NOT NUL DEFAULT 3,\n    y\n);\n"))
            .isInstanceOfSatisfying(Problem.class, p -> {
                assertThat(p.code()).isEqualTo(ProblemCode.SCHEMA_FILE_WRONG);
                assertThat(p.getMessage()).contains("schema.sql, line 5: near \"NUL\": syntax error. The line is: name TEXTT NOT NUL DEFAULT 3,");
            });
        assertThatThrownBy(() -> SchemaFiles.schema("schema.sql", "CREATE TABLE a(x);\nCREATE INDEX i ON b(x);"))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.getMessage()).contains("schema.sql, line 2: no such table: main.b. The line is: CREATE INDEX i ON b(x)"));
        assertThatThrownBy(() -> SchemaFiles.schema("schema.sql", "ATTACH 'x.db' AS x;"))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.getMessage()).contains("line 1: “ATTACH” begins no statement of a schema"));
    }

    @Test void whatTheShellWritesOfADatabaseIsASchemaToo() {
        Schema schema = SchemaFiles.schema("dump.sql", """
            PRAGMA foreign_keys=OFF;
            BEGIN TRANSACTION;
            CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a);
            INSERT INTO t VALUES(1,'x; y');
            CREATE TABLE sqlite_sequence(name,seq);
            DELETE FROM sqlite_sequence;
            CREATE VIRTUAL TABLE s USING fts5(x);
            CREATE TABLE IF NOT EXISTS 's_data'(id INTEGER PRIMARY KEY, block BLOB);
            CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM t WHERE a = 'x'; END;
            COMMIT;
            """);
        assertThat(schema.ownTables()).extracting(Table::name).containsExactly("s", "t");
        assertThat(schema.table("t").orElseThrow().triggers()).hasSize(1);
    }

    /** As sqlite3 3.40 and Python's iterdump write it, before and after a VACUUM, which puts the table behind its inner ones. */
    @ParameterizedTest
    @ValueSource(strings = {
        """
        PRAGMA foreign_keys=OFF;
        BEGIN TRANSACTION;
        CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
        INSERT INTO t VALUES(1,'it''s');
        PRAGMA writable_schema=ON;
        INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','ft','ft',0,'CREATE VIRTUAL TABLE ft USING fts5(a, tokenize=''porter'', content=''t'', content_rowid=''id'')');
        CREATE TABLE IF NOT EXISTS 'ft_data'(id INTEGER PRIMARY KEY, block BLOB);
        INSERT INTO ft_data VALUES(1,X'0102');
        CREATE TABLE IF NOT EXISTS 'ft_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS 'ft_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
        CREATE TABLE IF NOT EXISTS 'ft_config'(k PRIMARY KEY, v) WITHOUT ROWID;
        INSERT INTO ft_config VALUES('version',4);
        DELETE FROM sqlite_sequence;
        INSERT INTO sqlite_sequence VALUES('t',1);
        PRAGMA writable_schema=OFF;
        COMMIT;
        """, """
        BEGIN TRANSACTION;
        CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
        CREATE TABLE 'ft_config'(k PRIMARY KEY, v) WITHOUT ROWID;
        INSERT INTO "ft_config" VALUES('version',4);
        CREATE TABLE 'ft_data'(id INTEGER PRIMARY KEY, block BLOB);
        CREATE TABLE 'ft_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
        CREATE TABLE 'ft_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
        PRAGMA writable_schema=ON;
        INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)VALUES('table','ft','ft',0,'CREATE VIRTUAL TABLE ft USING fts5(a, tokenize=''porter'', content=''t'', content_rowid=''id'')');
        PRAGMA writable_schema=OFF;
        COMMIT;
        """})
    void aModulesTableInADumpIsOne(String dump) {
        Schema schema = SchemaFiles.schema("dump.sql", dump);
        assertThat(schema.ownTables()).extracting(Table::name).containsExactly("ft", "t");
        assertThat(schema.table("ft").orElseThrow().sql()).isEqualTo("CREATE VIRTUAL TABLE ft USING fts5(a, tokenize='porter', content='t', content_rowid='id')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('view','v','v',0,'CREATE VIEW v AS SELECT 1');", "UPDATE main.sqlite_master SET sql = 'CREATE TABLE a(y)';", "DELETE FROM sqlite_schema;"})
    void whatElseIsWrittenIntoTheListOfTablesIsToldOf(String statement) {
        assertThatThrownBy(() -> SchemaFiles.schema("dump.sql", "CREATE TABLE a(x);\n" + statement)).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.code()).isEqualTo(ProblemCode.SCHEMA_FILE_WRONG);
            assertThat(p.what()).contains("dump.sql, line 2: it writes SQLite’s own list of tables");
        });
    }

    @Test void aMistakeInADumpedTableOfAModuleIsToldWithItsLine() {
        assertThatThrownBy(() -> SchemaFiles.schema("dump.sql", "CREATE TABLE a(x);\nINSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','v','v',0,'CREATE VIRTUAL TABLE v USING nowhere(x)');"))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.what()).contains("dump.sql, line 2: no such module: nowhere"));
    }

    @Test void whatMakesNothingOfASchemaIsPassedOverWithANote() {
        SchemaFiles.Read read = SchemaFiles.read("schema.sql", """
            CREATE TABLE t(a); INSERT INTO t VALUES ('sqlite_x');
            UPDATE t SET a = 2;
            DELETE FROM sqlite_sequence;
            CREATE TEMP TABLE scratch(a);
            CREATE TABLE temp.other(a);
            CREATE TABLE "flyway_schema_history"(installed_rank INT, success BOOLEAN);
            CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
            """);
        assertThat(read.schema().objects()).extracting(SchemaObject::name).containsExactly("t");
        assertThat(read.notes()).containsExactly(
            "Rows are no part of a schema: 2 statements of schema.sql that write rows were passed over, the first in line 1. Write rows in a migration by hand: “tidemark new --template data”.",
            "What is temporary is gone with its connection and was passed over in schema.sql: line 4: CREATE TEMP TABLE scratch(a); line 5: CREATE TABLE temp.other(a). Take TEMP away if it shall stay.",
            "The migration tool makes its own table, which was passed over in schema.sql: line 6: CREATE TABLE \"flyway_schema_history\"(installed_rank INT, su…; line 7: CREATE INDEX \"flyway_schema_history_s_idx\" ON \"flyway_schem…. Take it out.");
        assertThat(SchemaFiles.read("schema.sql", "CREATE TABLE temperature(temp INT); CREATE INDEX temp_of ON temperature(temp); CREATE VIEW v AS SELECT temp.a FROM (SELECT 1 AS a) AS temp;").notes()).isEmpty();
    }

    @Test void ofALineWithSeveralStatementsOnlyTheWrongOneIsShown() {
        assertThatThrownBy(() -> SchemaFiles.schema("schema.sql", "CREATE TABLE a(x);\nCREATE TABLE b(y); CREATE TABLE c(z,\n  w NOT NUL); CREATE TABLE d(v);"))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.what()).endsWith("The line is: w NOT NUL)").contains("line 3: near"));
        assertThatThrownBy(() -> SchemaFiles.schema("schema.sql", "CREATE TABLE b(y); CREATE INDEX i ON nowhere(x); CREATE TABLE d(v);"))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.what()).contains("line 1:").endsWith("The line is: CREATE INDEX i ON nowhere(x)"));
    }

    @Test void tablesThatReferToEachOtherInACircleAreNoMistake() {
        assertThat(SchemaFiles.schema("schema.sql", "CREATE TABLE a(x REFERENCES b(y)); CREATE TABLE b(y REFERENCES c); CREATE TABLE c(z REFERENCES a);").ownTables()).hasSize(3);
    }
}
