package dev.tidemark.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Column.Kind;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaReaderTest {
    @TempDir Path folder;
    private Database database;

    @BeforeEach void makeOne() {
        database = Database.at(folder.resolve("app.db"));
        database.create();
    }

    @Test void anEmptyDatabaseHasAnEmptySchema() {
        assertThat(schema()).isEqualTo(new Schema(List.of(), List.of()));
        assertThat(schema().fingerprint()).hasSize(64);
    }

    @Test void columnsAreReadWithTypeNullDefaultAndKey() {
        run("CREATE TABLE documents(id INTEGER PRIMARY KEY, name VARCHAR(255) NOT NULL, status TEXT NOT NULL DEFAULT 'it''s new', made TEXT DEFAULT (datetime('now')), loose)");
        Table documents = table("documents");
        assertThat(documents.columns()).containsExactly(
            new Column("id", "INTEGER", false, null, 1, Kind.STORED_VALUE),
            new Column("name", "VARCHAR(255)", true, null, 0, Kind.STORED_VALUE),
            new Column("status", "TEXT", true, "'it''s new'", 0, Kind.STORED_VALUE),
            new Column("made", "TEXT", false, "datetime('now')", 0, Kind.STORED_VALUE),
            new Column("loose", "", false, null, 0, Kind.STORED_VALUE));
        assertThat(documents.rowidAlias()).contains("id");
        assertThat(documents.sql()).startsWith("CREATE TABLE documents(id INTEGER PRIMARY KEY");
    }

    @Test void generatedColumnsAreReadAndKnownAsSuch() {
        run("CREATE TABLE t(a INTEGER, b INTEGER AS (a * 2), c INTEGER AS (a * 3) STORED)");
        assertThat(table("t").columns()).extracting(Column::kind).containsExactly(Kind.STORED_VALUE, Kind.GENERATED_VIRTUAL, Kind.GENERATED_STORED);
        assertThat(table("t").columns()).extracting(Column::generated).containsExactly(false, true, true);
    }

    @Test void strictAndWithoutRowidTablesAreTold() {
        run("CREATE TABLE s(x TEXT, y INT, PRIMARY KEY(y, x)) STRICT, WITHOUT ROWID; CREATE TABLE plain(x)");
        assertThat(table("s").strict()).isTrue();
        assertThat(table("s").withoutRowid()).isTrue();
        assertThat(table("s").primaryKey()).as("in the order of the key, not of the columns").containsExactly("y", "x");
        assertThat(table("plain").strict()).isFalse();
        assertThat(table("plain").primaryKey()).isEmpty();
    }

    @Test void onlyATrueIntegerKeyIsAnotherNameOfTheRowId() {
        run("CREATE TABLE a(id INTEGER PRIMARY KEY); CREATE TABLE b(id INT PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY DESC); CREATE TABLE d(id INTEGER PRIMARY KEY) WITHOUT ROWID");
        assertThat(table("a").rowidAlias()).contains("id");
        assertThat(List.of(table("b"), table("c"), table("d"))).allMatch(t -> t.rowidAlias().isEmpty());
    }

    @Test void indexesAreReadWithExpressionsDirectionConditionAndOrigin() {
        run("""
            CREATE TABLE t(id INT PRIMARY KEY, name TEXT, a, b, UNIQUE(a, b));
            CREATE UNIQUE INDEX "by name" ON t(lower(name) || ',' /* a comma, */, b COLLATE NOCASE DESC) WHERE a IS NOT NULL""");
        Map<String, Index> indexes = table("t").indexes().stream().collect(java.util.stream.Collectors.toMap(Index::name, i -> i));
        Index named = indexes.get("by name");
        assertThat(named.unique()).isTrue();
        assertThat(named.partial()).isTrue();
        assertThat(named.origin()).isEqualTo(Index.Origin.CREATE_INDEX);
        assertThat(named.columns()).containsExactly(new Index.Key("lower(name) || ','", true, false, "BINARY"), new Index.Key("b", false, true, "NOCASE"));
        assertThat(indexes.values()).extracting(Index::origin)
            .containsExactlyInAnyOrder(Index.Origin.CREATE_INDEX, Index.Origin.PRIMARY_KEY, Index.Origin.UNIQUE_CONSTRAINT);
        assertThat(indexes.values()).filteredOn(i -> i.origin() != Index.Origin.CREATE_INDEX).allMatch(i -> i.sql() == null);
    }

    @Test void foreignKeysAreReadInTheOrderOfDeclarationWithTheParentsKeyFilledIn() {
        run("""
            CREATE TABLE projects(id INTEGER PRIMARY KEY); CREATE TABLE pair(x, y, PRIMARY KEY(x, y));
            CREATE TABLE child(p REFERENCES projects ON DELETE CASCADE, a, b, g REFERENCES gone, FOREIGN KEY(a, b) REFERENCES pair(y, x) ON UPDATE SET NULL)""");
        assertThat(table("child").foreignKeys()).containsExactly(
            new ForeignKey(List.of("p"), "projects", List.of("id"), "NO ACTION", "CASCADE"),
            new ForeignKey(List.of("g"), "gone", List.of(), "NO ACTION", "NO ACTION"),
            new ForeignKey(List.of("a", "b"), "pair", List.of("y", "x"), "SET NULL", "NO ACTION"));
        assertThat(schema().referencesTo("PROJECTS")).singleElement().satisfies(r -> {
            assertThat(r.table()).isEqualTo("child");
            assertThat(r.key().cascades()).isTrue();
        });
    }

    @Test void triggersAndViewsBelongToWhatTheyWatch() {
        run("""
            CREATE TABLE t(a, b); CREATE VIEW v AS SELECT a AS first, b FROM t;
            CREATE TRIGGER log AFTER UPDATE OF a, b ON t BEGIN SELECT 1; END;
            CREATE TRIGGER quiet DELETE ON t BEGIN SELECT 1; END;
            CREATE TRIGGER into_v INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.first, new.b); END""");
        assertThat(table("t").triggers()).extracting(Trigger::event).containsExactly("AFTER UPDATE OF a, b", "BEFORE DELETE");
        View view = schema().view("V").orElseThrow();
        assertThat(view.columns()).extracting(Column::name).containsExactly("first", "b");
        assertThat(view.triggers()).extracting(Trigger::event).containsExactly("INSTEAD OF INSERT");
        assertThat(view.broken()).isFalse();
    }

    @Test void aViewOverADroppedTableSaysWhyItsColumnsAreUnknown() {
        run("CREATE TABLE t(a); CREATE TABLE other(b); CREATE VIEW v AS SELECT a FROM t; DROP TABLE t");
        View view = schema().view("v").orElseThrow();
        assertThat(view.broken()).isTrue();
        assertThat(view.columns()).isEmpty();
        assertThat(view.columnsUnknownBecause()).isEqualTo("no such table: main.t");
        assertThat(table("other").columns()).hasSize(1);
    }

    @Test void virtualTablesAreToldFromTheTablesTheyKeepTheirDataIn() {
        run("CREATE VIRTUAL TABLE search USING fts5(body)");
        assertThat(table("search").kind()).isEqualTo(Table.Kind.VIRTUAL);
        assertThat(table("search").columns()).extracting(Column::kind).contains(Kind.HIDDEN);
        assertThat(table("search_data").kind()).isEqualTo(Table.Kind.SHADOW);
        assertThat(schema().ownTables()).extracting(Table::name).containsExactly("search");
    }

    @Test void aTableOfAMissingModuleSaysSo() {
        run("CREATE TABLE t(a); PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'vec', 'vec', 0, 'CREATE VIRTUAL TABLE vec USING vec0(x)')");
        assertThat(table("vec").columnsUnknownBecause()).isEqualTo("no such module: vec0");
        assertThat(database.<Map<String, Long>>read(c -> RowCounts.of(c, SchemaReader.read(c)))).containsOnlyKeys("t");
    }

    @Test void awkwardNamesAreReadAndCounted() {
        List<String> names = List.of("order", "two words", "a\"quote", "it's", "semi;colon", "naïve ümläut", "1st", "[brackets]", "back`tick", "percent%_");
        for (String name : names) {
            String quoted = '"' + name.replace("\"", "\"\"") + '"';
            database.write("fill", ForeignKeys.ENFORCED, c -> Sql.run(c, "CREATE TABLE " + quoted + "(" + quoted + " TEXT PRIMARY KEY, parent REFERENCES " + quoted + ")")
                + Sql.run(c, "INSERT INTO " + quoted + " VALUES ('x', NULL)"));
        }
        assertThat(schema().tables()).extracting(Table::name).containsExactlyInAnyOrderElementsOf(names);
        assertThat(schema().tables()).allSatisfy(t -> {
            assertThat(t.primaryKey()).containsExactly(t.name());
            assertThat(t.foreignKeys().getFirst().parentTable()).isEqualTo(t.name());
            assertThat(t.indexes()).singleElement().satisfies(i -> assertThat(i.columns().getFirst().text()).isEqualTo(t.name()));
        });
        assertThat(database.<Map<String, Long>>read(c -> RowCounts.of(c, SchemaReader.read(c)))).hasSize(names.size()).allSatisfy((name, rows) -> assertThat(rows).isEqualTo(1));
    }

    @Test void sqlitesOwnTablesAreLeftOutAndHousekeepingIsMarked() {
        run("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE flyway_schema_history(x); CREATE TABLE Alembic_Version(x); ANALYZE");
        assertThat(schema().tables()).extracting(Table::name).containsExactly("Alembic_Version", "flyway_schema_history", "t");
        assertThat(schema().ownTables()).extracting(Table::name).containsExactly("t");
    }

    @Test void aDamagedFileIsAProblemAndNotAPartOfTheSchema() throws Exception {
        run("CREATE TABLE t(a)");
        try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(database.file().toFile(), "rw")) {
            file.seek(100);
            file.write(new byte[3000]);
        }
        assertThatThrownBy(this::schema).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DAMAGED));
    }

    private Schema schema() {
        return SchemaReader.of(database);
    }

    private Table table(String name) {
        return schema().table(name).orElseThrow();
    }

    private void run(String script) {
        database.write("fill", ForeignKeys.CHECKED_BY_US, c -> {
            for (SqlStatement statement : SqlScript.split(script)) {
                Sql.run(c, statement.text());
            }
            return null;
        });
    }
}
