package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Version;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoScriptsTest {
    @TempDir Path folder;

    @Test void everyShippedMigrationCanBeTakenBackByDerivedScriptsAlone() throws Exception {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Services services = Services.of(space.workspace());
        for (int version = 1; version <= 9; version++) {
            int undo = version;
            try (var files = Files.list(space.workspace().migrations())) {
                Files.delete(files.filter(f -> f.getFileName().toString().startsWith("U" + undo + "__")).findFirst().orElseThrow());
            }
        }
        migrate(services);
        space.sql("INSERT INTO projects(id, name) VALUES (1, 'p')", "INSERT INTO documents(project_id, filename, file_path, file_type, file_size, status, metadata) VALUES (1, 'f', 'p', 't', 1, 'failed', '{}')");
        List<String> top = space.schema();
        for (int version = 1; version <= 9; version++) {
            DerivedUndo undo = services.undoScripts().derive(Version.of("" + version));
            assertThat(undo.script().unproven()).as("V%s", version).isNull();
            services.undoScripts().save(undo);
        }
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM documents")).isEqualTo(1);
        space.stockFlyway().accepts();
        services.migrations().run(services.migrations().planRollback(Target.BASE), false, Progress.NONE, Cancellation.never());
        assertThat(space.schema()).isEmpty();
        migrate(services);
        assertThat(space.schema()).isEqualTo(top);
        space.stockFlyway().accepts();
    }

    @Test void whatTheScriptRenamedIsRenamedBackAndNotDropped() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__people.sql", "CREATE TABLE p(id INTEGER PRIMARY KEY, x TEXT);\nCREATE TABLE c(n INT, o INT);\nCREATE TABLE d(a INT);")
            .script("V2__kids_and_titles.sql", "ALTER TABLE c RENAME TO kids;\nALTER TABLE kids RENAME n TO age;\nALTER TABLE p RENAME COLUMN x TO y;\nALTER TABLE \"p\" RENAME COLUMN y TO title;\n"
                + "ALTER TABLE main.d RENAME TO d_old;\nCREATE TABLE d(a INT DEFAULT 1);\nINSERT INTO d SELECT a FROM d_old;\nDROP TABLE d_old;");
        Services services = Services.of(space.workspace());
        migrate(services);
        space.sql("INSERT INTO p VALUES (1, 'kept')", "INSERT INTO kids VALUES (7, 8)", "INSERT INTO d VALUES (9)");
        DerivedUndo undo = services.undoScripts().derive(Version.of("2"));
        assertThat(undo.script().unproven()).isNull();
        assertThat(undo.script().losesData()).isFalse();
        services.undoScripts().save(undo);
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        assertThat(space.number("SELECT count(*) FROM p WHERE x = 'kept'")).isEqualTo(1);
        assertThat(space.number("SELECT n + o FROM c")).isEqualTo(15);
        assertThat(space.number("SELECT a FROM d")).isEqualTo(9);
    }

    @Test void itSaysWhatTheMigrationDidToRows() {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        DerivedUndo undo = Services.of(space.workspace()).undoScripts().derive(Version.of("5"));
        assertThat(undo.script().statements()).containsExactly("ALTER TABLE \"documents\" DROP COLUMN \"error_message\"", "ALTER TABLE \"documents\" DROP COLUMN \"status\"");
        assertThat(undo.notes()).contains("Column “documents.status” goes with all its values.").anyMatch(n -> n.startsWith("What V5 did to rows stays as it is: UPDATE documents"));
        assertThat(undo.file()).hasFileName("U5__add_document_processing_status.sql");
    }

    @Test void whatARebuildCopiesIsNoChangeOfRowsAndNothingIsAnnouncedThatDoesNotFollow() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__notes.sql", "CREATE TABLE notes(id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(10));")
            .script("V2__wider_names.sql", "CREATE TABLE new_notes(id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(50));\nINSERT INTO new_notes SELECT id, name FROM notes;\n"
                + "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'new_notes';\nDROP TABLE notes;\nALTER TABLE new_notes RENAME TO notes;")
            .script("V3__tags.sql", "CREATE TABLE IF NOT EXISTS tags(id INTEGER PRIMARY KEY);\nINSERT OR IGNORE INTO tags VALUES (1);\nUPDATE OR IGNORE notes SET name = 'x';");
        UndoScripts scripts = Services.of(space.workspace()).undoScripts();
        DerivedUndo wider = scripts.derive(Version.of("2"));
        assertThat(wider.rowChanges()).isEmpty();
        assertThat(wider.text()).contains("-- The structure comes back completely.\n").doesNotContain("does not:");
        assertThat(scripts.derive(Version.of("3")).rowChanges()).containsExactly("UPDATE OR IGNORE notes SET name = 'x'");
        DerivedUndo unproven = new DerivedUndo(wider.migration(), new SchemaScript(List.of(), List.of("DROP TABLE x"), List.of(), "no such table: x."), List.of());
        assertThat(unproven.text()).contains("It could not be shown that the structure comes back completely.", "-- Not tried on an empty copy: no such table: x.").doesNotContain("structure comes back completely.\n-- *");
    }

    @Test void anUndoScriptThatExistsIsNeverOverwritten() throws Exception {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        UndoScripts scripts = Services.of(space.workspace()).undoScripts();
        Path file = space.workspace().migrations().resolve("U9__add_metadata_to_messages.sql");
        String before = Files.readString(file);
        assertThatThrownBy(() -> scripts.save(scripts.derive(Version.of("9")))).isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.OUTPUT_EXISTS));
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test void theRefusalOfARollBackNamesBothWaysWithoutAScript() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);").script("V2__b.sql", "CREATE TABLE b(x);");
        Services services = Services.of(space.workspace());
        services.migrations().run(services.migrations().planMigrate(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        assertThatThrownBy(() -> services.migrations().planRollback(Target.BASE)).isInstanceOfSatisfying(Problem.class,
            p -> assertThat(p.next()).contains("tidemark undo-script 1", "there is no backup from before V1 was applied"));
        var report = services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        assertThatThrownBy(() -> services.migrations().planRollback(Target.parse("1"))).isInstanceOfSatisfying(Problem.class,
            p -> assertThat(p.next()).contains("tidemark undo-script 2", "tidemark restore " + report.backup().orElseThrow().name()));
    }

    private static void migrate(Services services) {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
    }
}
