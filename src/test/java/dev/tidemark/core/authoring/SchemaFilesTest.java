package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import org.junit.jupiter.api.Test;

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

    @Test void whatMakesNothingOfASchemaIsPassedOverWithANote() {
        SchemaFiles.Read read = SchemaFiles.read("schema.sql", """
            CREATE TABLE t(a); INSERT INTO t VALUES (1);
            UPDATE t SET a = 2;
            DELETE FROM sqlite_sequence;
            CREATE TEMP TABLE scratch(a);
            CREATE TABLE temp.other(a);
            CREATE TABLE "flyway_schema_history"(installed_rank INT);
            """);
        assertThat(read.schema().objects()).extracting(SchemaObject::name).containsExactly("t");
        assertThat(read.notes()).containsExactly(
            "Rows are no part of a schema: 2 statements of schema.sql that write rows were passed over, the first in line 1. Write rows in a migration by hand: “tidemark new --template data”.",
            "What is temporary is gone with its connection and was passed over in schema.sql: line 4: CREATE TEMP TABLE scratch(a); line 5: CREATE TABLE temp.other(a). Take TEMP away if it shall stay.",
            "The migration tool makes its own table, which was passed over in schema.sql: line 6: CREATE TABLE \"flyway_schema_history\"(installed_rank INT). Take it out.");
        assertThat(SchemaFiles.read("schema.sql", "CREATE TABLE temperature(temp INT); CREATE INDEX temp_of ON temperature(temp);").notes()).isEmpty();
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
